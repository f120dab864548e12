/**
 * The steps of a figure, one at a time between its picture and its knobs. Their words are the list that the page
 * holds, slotted in, so that terms and links in it work. What answers a step stands under the knobs: nothing moves
 * under the hand. Which steps are done is kept on the reader's own device.
 */
import { dress, make, put, say } from "../../dom/nodes.js";
import { recall, remember, watch } from "../../dom/storage.js";
import { stepOn, veiled } from "../../model/shown.js";
import { answerTo } from "../../measure/deeds.js";
import { STRINGS } from "../../strings/en_more.js";
import { sureOf } from "../../look/sureness.js";
import { keyOf } from "../answers.js";
import { atStep } from "../at_step.js";
import { more } from "../later.js";
import words from "./steps.css";
/** @import { Step } from "../../types.d.ts" */
/** @type {import("../../types.d.ts").Mount} */
export function mount(explorable) {
  const list = explorable.querySelector(":scope > lupus-steps");
  return list && explorable.settings.start.steps.length ? new Steps(explorable, list) : null;
}

/** What a step's conditions may ask of. */
const state = ({ values, time, pins, view }) => [values, time, pins, view];

const button = (attributes, words, act) => {
  const node = make("button", { type: "button", ...attributes }, words);
  node.addEventListener("click", act);
  return node;
};

class Steps {
  constructor(explorable, list) {
    const { id, model, settings, nodes } = explorable;
    this.explorable = explorable;
    this.list = list;
    this.steps = settings.start.steps;
    this.items = [...list.querySelectorAll("li")];
    this.key = id || model.name;
    this.answer = make("p", {});
    this.ask = button({}, STRINGS.steps.saw, () => {
      this.open(true);
      nodes.reply.focus({ preventScroll: true });
      nodes.reply.scrollIntoView({ block: "nearest" });
    });
    this.said = make("p", {});
    this.saw = make("div", { slot: "reply" });
    this.live = make("p", { class: "unseen", role: "status" });
    this.node = make(
      "div",
      { class: "steps", role: "group", "aria-label": STRINGS.steps.name },
      this.walk(),
      make("slot", { name: "steps" }),
      make("div", { class: "met" }, this.answer, this.ask),
      this.table(),
      this.live,
    );
    nodes.reply.tabIndex = -1;
    this.further = button({}, `${STRINGS.steps.on} ›`, () => {
      this.to(this.number + 1);
      this.all.scrollIntoView({ block: "nearest" });
      this.all.focus({ preventScroll: true });
    });
    nodes.reply.append(this.said, make("slot", { name: "reply" }), this.further);
    dress(/** @type {Document} */ (explorable.getRootNode()), words);
    this.unwatch = watch(() => this.mark());
  }

  get number() {
    return this.explorable.settings.step ?? 1;
  }

  /** Numbers of the steps that are done. What comes from storage may be anything. */
  get done() {
    const kept = recall("steps", this.key);
    return Array.isArray(kept) ? kept : [];
  }

  walk() {
    const go = (way) => () => this.to(this.number + way);
    this.back = button({ class: "step", "aria-label": STRINGS.steps.back }, "‹", go(-1));
    this.all = button({ "aria-expanded": "false" }, "", () => this.unfold(this.others.hidden));
    this.on = button({ class: "step", "aria-label": STRINGS.steps.on }, "›", go(1));
    this.tools = make("div", { class: "verbs" });
    const node = make("div", { class: "walk" }, this.back, this.all, this.on, this.tools);
    node.addEventListener("keydown", ({ key, target }) => {
      const way = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (way && !this.tools.contains(/** @type {Node} */ (target))) this.to(this.number + way);
    });
    return node;
  }

  /** All steps, as buttons. */
  table() {
    this.words = this.items.map((item) => item.querySelector("p").textContent);
    this.rows = this.words.map((words, i) =>
      button({}, `${i + 1}. ${words}`, () => {
        this.unfold(false);
        this.to(i + 1);
        this.all.focus();
      }),
    );
    const again = button({ class: "quiet" }, STRINGS.steps.again, () => {
      remember("steps", this.key, undefined);
      this.unfold(false);
      this.shown = null;
      this.explorable.change({ ...atStep(this.explorable.model, this.explorable.settings, 1) });
      this.all.focus();
    });
    const rows = make("ol", {}, ...this.rows.map((row) => make("li", {}, row)));
    return (this.others = make("div", { class: "all", hidden: true }, rows, again));
  }

  unfold(open) {
    this.others.hidden = !open;
    put(this.all, { "aria-expanded": open });
  }

  to(number) {
    const { model, settings, change } = this.explorable;
    if (!this.steps[number - 1]) return;
    change(atStep(model, settings, number));
    say(this.live, `${STRINGS.steps.all(number, this.steps.length)}. ${this.words[number - 1]}`);
  }

  /** Show the reply under the knobs, or put it away. Who has seen it has done the step. */
  open(opened) {
    const { number, done, explorable } = this;
    this.opened = opened;
    if (opened && !done.includes(number)) remember("steps", this.key, [...done, number]);
    say(this.said, opened ? this.met(stepOn(explorable.settings)) : "");
    explorable.nodes.reply.hidden = !opened || !(this.said.textContent || this.saw.childElementCount);
    this.mark();
  }

  /** The step that is on, where it is another than before. */
  show(settings) {
    const { number, items } = this;
    const step = stepOn(settings);
    this.shown = number;
    this.from = state(settings);
    items.forEach((item, i) => item.toggleAttribute("data-on", i === number - 1));
    this.list.toggleAttribute("data-live", true);
    this.saw.replaceChildren(...[...items[number - 1].querySelectorAll("details > :not(summary)")].map(copy));
    if (!this.saw.isConnected) this.explorable.append(this.saw);
    this.ask.hidden = !this.saw.childElementCount;
    const parts = (step.show ?? []).map((name) =>
      more()[name === "pins" ? "pin" : name]?.mount(this.explorable),
    );
    this.parts = parts.filter(Boolean);
    this.tools.replaceChildren(...this.parts.map((part) => part.node));
    say(this.answer, "");
    this.open(this.done.includes(number));
  }

  update(run, settings, drawn) {
    this.node.hidden = veiled(settings) !== null;
    if (this.shown !== this.number) this.show(settings);
    this.mark();
    if (run) this.parts.forEach((part) => part.update?.(run, settings, drawn));
  }

  /** Which step is on, and which are done. */
  mark() {
    const { number, steps, done, rows } = this;
    const here = done.includes(number);
    say(this.all, `${STRINGS.steps.all(number, steps.length)}${here ? " ✓" : ""}`);
    put(this.back, { "aria-disabled": number === 1 });
    put(this.on, { "aria-disabled": number === steps.length });
    this.further.hidden = number === steps.length;
    this.on.classList.toggle("primary", here && number < steps.length);
    rows.forEach((row, i) => {
      put(row, { "aria-current": i === number - 1 ? "step" : null });
      row.classList.toggle("done", done.includes(i + 1));
    });
  }

  tell(run, settings, drawn) {
    this.parts?.forEach((part) => part.tell?.(run, settings, drawn));
  }

  /** Once the hand rests: whether it has done what the step asks for, or something on the way. */
  rest(run, settings, drawn) {
    this.parts?.forEach((part) => part.rest?.(run, settings, drawn));
    const { explorable, from } = this;
    const still = state(settings).every((one, i) => one === from?.[i]);
    if (!run || explorable.error || veiled(settings) !== null || still) return;
    const step = stepOn(settings);
    const answer = answerTo(step.done, run, settings);
    // What has been answered stays; what was only on the way goes.
    if (answer === undefined && this.opened) return;
    const words = answer ?? answerTo(step.hints, run, settings) ?? "";
    if (answer !== undefined) this.open(true);
    if (this.answer.textContent === words) return;
    say(this.answer, words);
    say(this.live, [words, this.said.textContent].join(" "));
  }

  /**
   * What was predicted beside what the run gave, in words.
   * @type {(step: Step) => string}
   */
  met({ answers, gave = "" }) {
    const { start } = this.explorable.settings;
    const kept =
      answers && recall("predictions", answers === start.predict ? keyOf(this.explorable) : answers);
    if (typeof kept?.answer !== "string") return gave;
    return `${STRINGS.steps.said(kept.answer, STRINGS.sureness[sureOf(kept.sure)])} ${gave}`;
  }

  stop() {
    this.unwatch();
    this.saw.remove();
    this.list.toggleAttribute("data-live", false);
  }
}

/** What is shown in two places has its names in one. */
function copy(node) {
  const made = node.cloneNode(true);
  made.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
  return made;
}
