/**
 * Predict before you see: choose one of four sketches or draw the curve, say how sure you are, lock it. Then
 * the run is shown over it. Declared by the attribute predict="B"; "B 60" shows the curve up to day 60. A
 * view that asks has a dot placed in it instead. The answer is kept on the reader's own device.
 */
import { Pad } from "./drawing_pad.js";
import { draw, make, say } from "../../../dom/nodes.js";
import { reader, remember, tab } from "../../../dom/storage.js";
import { plotOn, veiled } from "../../../model/shown.js";
import { Placing } from "./dot.js";
import { Sure } from "./sure.js";
import { sketches } from "./sketches.js";
import { keyOf } from "../../answers.js";
import { SKIPPED } from "../../settings.js";
import { STRINGS } from "../../../strings/en_more.js";
import { path } from "../../../measure/course.js";
import { number } from "../../../words/numbers.js";
/** @import { Part } from "../../../types.d.ts" */

/** @type {import("../../../types.d.ts").Mount} */
export function mount(explorable) {
  const { model, settings } = explorable;
  const { predict } = settings.start;
  if (!predict) return null;
  const key = keyOf(explorable);
  const view = model.views?.find(({ name }) => name === predict);
  const skip = () => {
    tab.remember("skipped", key, reader());
    settle(explorable, SKIPPED);
  };
  /** @type {Part} */
  const asked = view
    ? new Placing(explorable, key, view, (prediction) => settle(explorable, prediction), skip)
    : new Question(explorable, key, skip);
  return {
    node: asked.node,
    update: (...now) => asked.update(...now),
    stop: () => asked.stop?.(),
  };
}

/** Show the run; the keyboard goes on where the answer is. */
function settle({ change, nodes: { words } }, prediction) {
  change({ prediction });
  words.tabIndex = -1;
  words.focus({ preventScroll: true });
}

class Question {
  constructor(explorable, key, showWithout) {
    const { model, settings, nodes } = explorable;
    const { start, prediction } = settings;
    // {how, kind, heights, sure}, until it is locked: of an element that was moved, as it was there.
    const draft = prediction?.locked ? null : prediction;
    this.explorable = explorable;
    this.key = key;
    this.draft = draft;
    const { label } = [...model.observables, ...model.species].find((one) => one.name === start.predict);
    this.pad = new Pad({
      drawn: (heights) => this.drawn(heights),
      kept: () => this.kept(),
      told: (...place) => this.told(...place),
    });
    this.choices = make("div", { class: "sketches" });
    this.sure = new Sure(draft?.sure);
    this.problem = make("p", { class: "problem", role: "alert" });
    const lock = make("button", { type: "button", class: "primary" }, STRINGS.lockPrediction);
    lock.addEventListener("click", () => this.lock());
    const skip = make("button", { type: "button", class: "quiet" }, STRINGS.showWithout);
    skip.addEventListener("click", showWithout);
    this.ask = nodes.ask;
    this.ask.append(
      make("p", { class: "intro" }, STRINGS.intro(label)),
      make("fieldset", { class: "choice" }, make("legend", {}, STRINGS.predictSketch), this.choices),
      this.sure.node,
      this.problem,
      make("div", { class: "verbs" }, lock, skip),
    );
    this.node = make("div", { class: "predict" }, this.ask);
  }

  /** Where the predicted curve starts, as a part of the axis. */
  from(run, { start: { predict, from } }, { y, tall }) {
    const first = run.sample([from])[predict][0];
    return Math.max(0, Math.min(1, 1 - y(Math.max(first, y.domain()[0])) / tall));
  }

  /** Four sketches and the drawing, as radio buttons: the arrow keys walk them. */
  offer(start) {
    this.inputs = [];
    const radio = (value, words, picture, pick) => {
      const checked = this.draft?.kind === value;
      const input = make("input", { type: "radio", name: "sketch", value, checked });
      input.addEventListener("change", pick);
      this.inputs.push(input);
      return make("label", {}, input, make("span", {}, picture, words));
    };
    const offered = sketches(start);
    this.blank = offered[0].heights;
    this.choices.replaceChildren(
      ...offered.map(({ kind, heights }) =>
        radio(kind, STRINGS.shape[kind], thumbnail(heights), () =>
          this.take({ how: "chosen", kind, heights }),
        ),
      ),
      radio("drawn", STRINGS.predictDraw, thumbnail(null), () =>
        this.take({ how: "drawn", kind: "drawn", heights: this.draft?.heights ?? null }),
      ),
    );
  }

  take(draft) {
    this.draft = draft;
    say(this.problem, "");
    this.pad.show(draft.heights, draft.how === "drawn");
  }

  drawn(heights) {
    this.draft = { how: "drawn", kind: "drawn", heights };
    say(this.problem, "");
    this.inputs.at(-1).checked = true;
    this.pad.show(heights, true);
  }

  /** Puts back what is drawn and chosen now. */
  kept() {
    const { draft, inputs } = this;
    const chosen = inputs.find((one) => one.checked);
    return () => {
      this.draft = draft;
      for (const input of inputs) input.checked = input === chosen;
      this.pad.show(draft?.heights ?? null, draft?.how === "drawn");
    };
  }

  /** A place on the picture in words, for those who draw by keyboard. */
  told(along, height) {
    const { drawn, settings } = this.explorable;
    const { y, tall, last } = drawn.axis;
    const {
      start: { from },
      locale,
    } = settings;
    return STRINGS.cursorDay(
      number(from + along * (last - from), "d", locale),
      number(y.invert((1 - height) * tall), "", locale),
    );
  }

  /** What the curve does, in words. */
  get answer() {
    const { heights, kind } = this.draft;
    const days = heights.map((_, i) => i / (heights.length - 1));
    return STRINGS.shape[kind === "drawn" ? path(days, heights).kind : kind];
  }

  /** What is not locked yet waits in the settings. */
  stop() {
    this.pad.node.remove();
    if (this.draft) this.explorable.change({ prediction: { ...this.draft, sure: this.sure.key } });
  }

  lock() {
    if (!this.draft?.heights) return say(this.problem, STRINGS.predictFirst);
    const { y, tall, last } = this.explorable.drawn.axis;
    const values = this.draft.heights.map((height) => Number(y.invert((1 - height) * tall).toPrecision(3)));
    const made = {
      how: this.draft.how,
      answer: this.answer,
      sure: this.sure.key,
      values,
      last,
    };
    remember("predictions", this.key, made);
    settle(this.explorable, { ...made, locked: true });
  }

  update(run, settings, { axis }) {
    const { model, nodes } = this.explorable;
    const { predict, from } = settings.start;
    const open = veiled(settings) !== null;
    this.ask.hidden = !open;
    if (!open) this.draft = null;
    const here = open && run && axis && plotOn(model, settings)?.series.includes(predict);
    this.pad.node.hidden = !here;
    if (!here) return;
    if (!this.pad.node.isConnected) nodes.stage.append(this.pad.node);
    const start = this.from(run, settings, axis);
    if (!this.inputs || Math.abs(start - this.start) > 0.01) {
      this.offer(start);
      this.start = start;
    }
    const known = axis.x(from);
    this.pad.place({ ...axis, left: axis.left + known, inner: axis.inner - known }, this.blank);
    this.pad.show(this.draft?.heights ?? null, this.draft?.how === "drawn");
  }
}

/** A small picture of a curve; of a pencil stroke when there is none. */
function thumbnail(heights) {
  const d = heights
    ? `M${heights.map((height, i) => `${(4 + i * 1.4).toFixed(1)},${(36 - height * 32).toFixed(1)}`).join("L")}`
    : "M6,30C16,6 22,38 34,18S52,28 56,10";
  return draw("svg", { width: 64, height: 40, "aria-hidden": "true", class: "thumb" }, draw("path", { d }));
}
