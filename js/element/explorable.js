/**
 * <lupus-explorable model="living_drug">: question, picture, words from the run, knobs. Attributes: sliders
 * (names of knobs or parameters), views (of plots), preset, values ("dose=2.8 h=0"), caption, level, pins (of
 * presets), predict (a column), hide (parts and knobs), cases (the presets to try). What it contains is the
 * fallback.
 *
 * Where to plug in. A *part* is a module with mount(explorable) -> null or {node, update?, cursor?, rest?,
 * layout?, stop?}, listed in parts.js at its place in the frame (top, picture, play, verbs, more). In the
 * order of parts.js:
 *   update(run, state)  after every change but that of the day; `run` is the last good run (state.error says
 *               why not newer)
 *   cursor(run, state)  after state.time changed, and after every update; nothing is computed then
 *   rest(run, state)    once nothing has changed for 0.7 s: for screen readers, tables, the address bar
 *   layout(state)       the width or text size changed; state.size is new
 *   stop()              the element leaves the page or is built anew
 * A *view* is registered in views.js; it reads state.day and may set state.axis = {left, inner, y} (px in its
 * node) while drawing, so that the time grip and event flags lie on its time axis. state.js lists what there
 * is to read and change.
 */
import sheet from "./style.css";
import { inLanguage, whenSpoken } from "../strings/language.js";
import { dress, make } from "../dom/nodes.js";
import { open } from "./opened_by_link.js";
import { options } from "./options.js";
import { ATTRIBUTES, assemble } from "./frame.js";
import { whenModels } from "../model/registry.js";
import { ruler } from "../dom/text_width.js";
import { State } from "./state.js";
import { STRINGS } from "../strings/en.js";
import { steady } from "../dom/swipe.js";
import { together } from "../model/together.js";
import { css, isDark, watchTheme } from "../look/theme.js";

const QUIET = 700; // ms without a change before a screen reader is told

class Explorable extends HTMLElement {
  static observedAttributes = ["model", ...ATTRIBUTES];

  constructor() {
    super();
    this.stops = [];
    this.parts = [];
    dress(this.attachShadow({ mode: "open" }), css() + sheet);
    this.shadowRoot.append(make("slot"));
    steady(this.shadowRoot);
  }

  connectedCallback() {
    // JupyterLab would take the arrow keys for moving between cells.
    this.dataset.lmSuppressShortcuts = "true";
    // A notebook moves its outputs about: what the reader has set stays.
    this.kept = this.state?.kept() ?? this.kept;
    // What a page has set before this script came stands on the element itself, in the way of its own.
    for (const name of ["definition", "values"]) {
      if (!Object.hasOwn(this, name)) continue;
      const given = this[name];
      delete this[name];
      this[name] = given;
    }
    this.renew();
  }

  disconnectedCallback() {
    this.stops.splice(0).forEach((stop) => stop());
    this.parts.splice(0).forEach((part) => part.stop?.());
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
    else this.kept = { ...this.kept, values: { ...values } };
  }

  get run() {
    return this.state?.run;
  }

  /** Build from the attributes once the model is there; until then the fallback shows. */
  renew() {
    this.disconnectedCallback();
    this.stops.push(watchTheme(() => this.themed()));
    let waits = true;
    this.stops.push(() => {
      waits = false;
    });
    whenSpoken((language) => {
      if (waits) this.find(language);
    });
  }

  /** The model by its name, or the one given; then everything is there. */
  find(language) {
    this.locale = language;
    if (this.given) return this.show(this.given);
    // In a notebook, one that no kernel has given a model is a still among others that move.
    if (globalThis.lupusedu?.live) return;
    const name = this.getAttribute("model") ?? "";
    if (!name) return this.fail(STRINGS.noModel);
    this.stops.push(
      ...whenModels(
        name.trim().split(/\s+/),
        (models) => this.shown(models),
        (missing) => this.fail(STRINGS.missing(missing)),
      ),
    );
  }

  /** Nothing can be run: say so above the fallback. */
  fail(message) {
    this.replaceFrame(
      make(
        "div",
        { class: "frame fatal" },
        make("p", { class: "problem", role: "alert" }, message),
        make("slot"),
      ),
    );
  }

  /** One model, or two that share an observable. */
  shown(models) {
    if (models.length === 1) return this.show(models[0]);
    try {
      const labels = (this.getAttribute("labels") ?? "").split("|").map((label) => label.trim());
      this.show(
        together(
          models.slice(0, 2).map((model) => inLanguage(model, this.locale)),
          labels,
        ),
      );
    } catch (error) {
      this.fail(error.message);
    }
  }

  show(known) {
    const model = known.models ? known : inLanguage(known, this.locale);
    const start = options(
      model,
      Object.fromEntries(ATTRIBUTES.map((name) => [name, this.getAttribute(name)])),
    );
    this.model = model;
    this.problems = start.problems;
    this.state = Object.assign(new State(model, start), { locale: this.locale }, this.kept);
    this.kept = null;
    this.stops.push(open(this));
    const { frame, parts } = assemble(this);
    this.parts = parts;
    this.replaceFrame(frame);
    this.state.subscribe((what) => this.changed(what));
    this.resized();
    const watch = new ResizeObserver(() => this.resized());
    watch.observe(this.frame);
    this.stops.push(
      () => watch.disconnect(),
      () => cancelAnimationFrame(this.frameAsked),
      () => clearTimeout(this.telling),
    );
  }

  replaceFrame(frame) {
    this.shadowRoot.replaceChildren(frame);
    this.frame = frame;
    this.themed();
  }

  themed() {
    this.frame?.toggleAttribute("data-dark", isDark());
  }

  /** Something changed: one redraw a frame, however many events came. */
  changed(what) {
    this.due = { ...this.due, [what]: true };
    cancelAnimationFrame(this.frameAsked);
    this.frameAsked = requestAnimationFrame(() => {
      const due = this.due;
      this.due = {};
      if (Object.keys(due).some((one) => one !== "time")) this.update();
      else this.each("cursor");
      if (due.values)
        this.dispatchEvent(new CustomEvent("lupus-values", { detail: this.values, bubbles: true }));
    });
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.each("rest"), QUIET);
  }

  resized() {
    const picture = this.frame.querySelector(".picture");
    const width = Math.round(picture?.clientWidth ?? 0);
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
    this.update();
    this.each("layout");
  }

  /** Compute, then let every part show it. */
  update() {
    this.state.compute();
    this.frame.toggleAttribute("data-moved", this.state.moved() || !!this.linked);
    this.frame.toggleAttribute("data-fallback", this.childElementCount > 0);
    this.each("update");
    this.each("cursor");
  }

  each(what) {
    const { state } = this;
    if (what === "layout") return this.parts.forEach((part) => part.layout?.(state));
    if (state.size) this.parts.forEach((part) => part[what]?.(state.run, state));
  }
}

export function define() {
  if (!customElements.get("lupus-explorable")) customElements.define("lupus-explorable", Explorable);
}
