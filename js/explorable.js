/**
 * <lupus-explorable model="living_drug">: question, picture, words from the run, knobs. Attributes: sliders (names of
 * knobs or parameters), views (of plots), preset, values ("dose=2.8 h=0"), caption. What it contains is the fallback.
 */
import sheet from "./style.css";
import { Knob } from "./knob.js";
import { draw, make, say } from "./make.js";
import { options } from "./options.js";
import { Presets } from "./presets.js";
import { whenModel } from "./registry.js";
import { State } from "./state.js";
import { STRINGS } from "./strings.js";
import { table } from "./table.js";
import { tabs } from "./tabs.js";
import { css, isDark, watchTheme } from "./theme.js";
import { view } from "./views.js";
import { ruler } from "./ruler.js";
import { sentences, settingsInWords } from "./words.js";

const QUIET = 700; // ms without a change before a screen reader is told

class Explorable extends HTMLElement {
  static observedAttributes = ["model", "sliders", "views", "preset", "values", "caption"];

  constructor() {
    super();
    this.stops = [];
    this.attachShadow({ mode: "open" }).append(make("style", {}, css() + sheet), make("slot"));
  }

  connectedCallback() {
    // JupyterLab would take the arrow keys for moving between cells.
    this.dataset.lmSuppressShortcuts = "true";
    // A notebook moves its outputs about: what the reader has set stays.
    this.kept = this.state && { values: this.state.values, view: this.state.view };
    this.renew();
  }

  disconnectedCallback() {
    this.stops.splice(0).forEach((stop) => stop());
  }

  attributeChangedCallback() {
    if (this.isConnected && this.stops.length) this.renew();
  }

  /** A model object given directly (JupyterLab) instead of by name. */
  set definition(model) {
    this.given = model;
    if (this.isConnected) this.renew();
  }

  /** The sliders' values and whatever else is not as usual. */
  get values() {
    return this.state?.settings() ?? this.kept?.values ?? {};
  }

  set values(values) {
    if (this.state) this.state.replace({ ...values });
    else this.kept = { values: { ...values } };
  }

  get run() {
    return this.state?.run;
  }

  /** Build from the attributes once the model is there; until then the fallback shows. */
  renew() {
    this.disconnectedCallback();
    this.stops.push(watchTheme(() => this.themed()));
    if (this.given) return this.show(this.given);
    const name = this.getAttribute("model") ?? "";
    if (!name) return this.fail(STRINGS.noModel);
    this.stops.push(whenModel(name, (model) => this.show(model), () => this.fail(STRINGS.missing(name))));
  }

  /** Nothing can be run: say so above the fallback. */
  fail(message) {
    this.replaceFrame(make("div", { class: "frame fatal" }, make("p", { class: "problem", role: "alert" }, message), make("slot")));
  }

  show(model) {
    const asked = Object.fromEntries(["sliders", "views", "preset", "values"].map((name) => [name, this.getAttribute(name)]));
    const start = options(model, asked);
    this.state = new State(model, start);
    this.locale = document.documentElement.lang || "en";
    this.state.locale = this.locale;
    Object.assign(this.state, this.kept);
    this.kept = null;
    this.build(model, start.problems);
    this.state.subscribe(() => this.changed());
    this.resized();
    const watch = new ResizeObserver(() => this.resized());
    watch.observe(this.frame);
    this.stops.push(() => watch.disconnect(), () => cancelAnimationFrame(this.frameAsked), () => clearTimeout(this.telling));
  }

  replaceFrame(frame) {
    for (const node of [...this.shadowRoot.children]) if (node.tagName !== "STYLE") node.remove();
    this.shadowRoot.append(frame);
    this.frame = frame;
    this.themed();
  }

  themed() {
    this.frame?.toggleAttribute("data-dark", isDark());
  }

  build(model, problems) {
    const caption = this.getAttribute("caption") || model.question || model.title;
    this.picture = make("div", { class: "picture" });
    this.words = make("p", { class: "words" });
    this.live = make("p", { class: "unseen", role: "status" });
    this.error = make("div", { class: "error", role: "alert" });
    this.knobs = this.state.knobs.map((knob, i) => new Knob(knob, this.state, this.locale, i));
    this.presets = model.presets.length > 1 ? new Presets(this.state, this.locale) : null;
    this.printed = make("p", { class: "printed" });
    this.replaceFrame(make("div", { class: "frame", role: "group", "aria-labelledby": "question" },
      make("p", { class: "question", id: "question" }, caption),
      problems.length ? make("ul", { class: "problem", role: "alert" }, ...problems.map((text) => make("li", {}, text))) : null,
      make("div", { class: "live" },
        this.state.views.length > 1 ? tabs(this.state.views.map((name) => view(model, name).title), this.picture, (i) => this.look(this.state.views[i])) : null,
        make("div", { class: "play" }, this.picture, this.error, this.words, make("div", { class: "knobs" }, ...this.knobs.map((one) => one.node))),
        this.presets?.node, this.footer()),
      this.live, this.printed, make("slot")));
    this.look(this.state.view);
  }

  /** Show one view. */
  look(name) {
    this.state.view = name;
    this.view = view(this.state.model, name);
    this.canvas = this.view.element === "svg" ? draw("svg", {}) : make(this.view.element);
    this.picture.replaceChildren(this.canvas);
    if (this.state.size) this.update();
  }

  footer() {
    const over = make("button", { type: "button", class: "over" }, STRINGS.startOver);
    over.addEventListener("click", () => this.state.startOver());
    this.scroll = make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": STRINGS.table });
    this.details = make("details", {}, make("summary", {}, STRINGS.table), this.scroll);
    this.details.addEventListener("toggle", () => this.tabulate());
    return make("div", { class: "footer" }, over, this.details, make("p", { class: "teaching" }, STRINGS.teaching));
  }

  /** A value changed: one redraw a frame, however many events came. */
  changed() {
    cancelAnimationFrame(this.frameAsked);
    this.frameAsked = requestAnimationFrame(() => {
      this.update();
      this.dispatchEvent(new CustomEvent("lupus-values", { detail: this.values, bubbles: true }));
    });
    clearTimeout(this.telling);
    this.telling = setTimeout(() => { say(this.live, this.state.error ? "" : this.words.textContent); this.tabulate(); }, QUIET);
  }

  resized() {
    const width = Math.round(this.picture.clientWidth);
    if (!width) return;
    const { fontSize, fontFamily } = getComputedStyle(this.frame);
    // Text grows with the reader's own size, as far as the chart has room; never under 13 px.
    const text = Math.max(13, Math.min(Math.round(parseFloat(fontSize) * 1.625) / 2, Math.round(width / 22)));
    // About half the window: the picture stays in view above the knob on a phone held either way.
    const tall = Math.min(width < 560 ? 180 + width * 0.25 : width * 0.5, 380, innerHeight * 0.45);
    const height = Math.round(Math.max(200, tall) + (text - 13) * 10);
    const { size } = this.state;
    if (size?.width === width && size.height === height && size.text === text) return;
    this.state.size = { width, height, text, measure: ruler(fontFamily) };
    this.frame.style.setProperty("--picture", `${height}px`);
    this.update();
    this.knobs.forEach((knob) => knob.layout());
  }

  /** Compute, draw, and put the run into words. */
  update() {
    const { state } = this;
    const run = state.compute();
    this.showError();
    this.knobs.forEach((knob) => knob.update());
    if (!run) return;
    this.view.draw(this.canvas, run, state);
    say(this.words, sentences(run, this.locale).join(" "));
    say(this.printed, settingsInWords(state.model, state.values, this.locale));
    this.frame.toggleAttribute("data-moved", state.moved());
    this.frame.toggleAttribute("data-fallback", this.childElementCount > 0);
    this.presets?.update();
  }

  showError() {
    const { error, run } = this.state;
    if (!error) return this.error.replaceChildren();
    const over = make("button", { type: "button", class: "over" }, STRINGS.startOver);
    over.addEventListener("click", () => this.state.startOver());
    this.error.replaceChildren(make("p", {}, [STRINGS.failed(error), run ? STRINGS.kept : ""].join(" ")), over);
  }

  tabulate() {
    if (this.details.open && this.state.run) this.scroll.replaceChildren(table(this.state.run, this.state.values, this.locale));
  }
}

export function define() {
  if (!customElements.get("lupus-explorable")) customElements.define("lupus-explorable", Explorable);
}
