/**
 * <lupus-explorable model="living_drug">: question, picture, words from the run, knobs. What it can be asked
 * for by attribute stands in look/options.json. What it contains is the fallback.
 *
 * Where to plug in. A *part* is a module with mount(explorable) -> null or {node, update?, cursor?, tell?, rest?,
 * layout?, stop?}, listed in frame.js at its place in the frame. The element hands it {id, model, settings,
 * run, error, locale, nodes (shared by parts: see frame.js), change(patch), set(values),
 * slide(values), startOver()}. In the order of frame.js:
 *   update(run, settings, drawn)  after every change but that of the day; `run` is the last good run (`error`
 *                                 says why not newer), drawn: {axis, words, timeless} of the picture
 *   cursor(run, settings, drawn)  after the day changed, and after every update; nothing is computed then
 *   tell(run, settings, drawn)    after both, but while a knob moves only once it rests, and in a pass as often as one
 *                                 reads: for words
 *   rest(run, settings, drawn)    once nothing has changed for 0.7 s: for screen readers, tables, the address
 *   layout()                      the width or text size changed
 *   stop()                        the element leaves the page or is built anew
 * A *view* is registered in figure/views.js, where its form is told; what can be set, in settings.js.
 */
import sheet from "./style.css";
import { inLanguage, whenSpoken } from "../strings/language.js";
import { dress, make } from "../dom/nodes.js";
import { land } from "../dom/hold_in_view.js";
import { beginning } from "./beginning.js";
import { assemble, nodes } from "./frame.js";
import { ATTRIBUTES, by } from "../look/options.js";
import { whenMore, whenTogether } from "./later.js";
import { enter, keepingHeight, keepPlace, needed, needsMore, whenNeeded } from "./needed.js";
import { moved, stageOn, valuesShown, veiled, viewOn } from "../model/shown.js";
import { usualViews } from "../model/views.js";
import { idle, inTurn, turns, whenLoaded } from "../dom/turns.js";
import { whenModels } from "../model/registry.js";
import { putAway } from "./still.js";
import { sameSize, shared, sharedByTwo, sizeOf } from "./size.js";
import { State } from "./state.js";
import { STRINGS } from "../strings/en.js";
import { steady } from "../dom/swipe.js";
import { css, isDark, watchTheme } from "../look/theme.js";
import { whenDrawable } from "../figure/views.js";
/** @import { Explorable as Declared } from "../types.d.ts" */

const PAUSE = 150; // ms between two changes of a hand that moves a knob
const READ = 150; // ms between two words of a pass: none is read faster
const QUIET = 700; // ms without a change before a screen reader is told

const NOTHING = { axis: null, words: null, timeless: false };
const SETTINGS = new Map(by("page").map(({ name, setting }) => [name, setting]));

/** @implements {Declared} */
class Explorable extends HTMLElement {
  static observedAttributes = ATTRIBUTES;

  stops = [];
  parts = [];
  sliding = false;
  opens = false; // whether nothing has changed since it was built
  movedAt = -Infinity; // ms, by a slider
  toldAt = -Infinity; // ms, in words
  reading = null; // what tells the words of a pass next
  played = /** @type {import("../types.d.ts").Drawn} */ ({}); // what the stage drew last
  asked = new Set(); // settings whose attribute has changed since the element was built
  awake = false; // until it is needed (needed.js) it is its still figure
  hurried = false; // asked for by what cannot wait for a turn
  change = (patch) => {
    this.wake();
    this.state.change(patch);
  };

  constructor() {
    super();
    dress(this.attachShadow({ mode: "open" }), css() + sheet);
    this.frame = this.shadowRoot.appendChild(make("slot"));
    steady(this.shadowRoot);
  }

  connectedCallback() {
    // JupyterLab would take the arrow keys for moving between cells.
    this.dataset.lmSuppressShortcuts = "true";
    // What a page has set before this script came stands on the element itself, in the way of its own.
    for (const name of ["definition", "values"]) {
      if (!Object.hasOwn(this, name)) continue;
      const given = this[name];
      delete this[name];
      this[name] = given;
    }
    keepPlace(this);
    this.renew();
  }

  disconnectedCallback() {
    this.stops.splice(0).forEach((stop) => stop());
    this.parts.splice(0).forEach((part) => part.stop?.());
  }

  attributeChangedCallback(name) {
    if (this.state) this.asked.add(SETTINGS.get(name));
    if (this.isConnected && this.stops.length) this.renew();
  }

  /** A model object given directly (JupyterLab) instead of by name. */
  set definition(model) {
    this.given = model;
    if (this.isConnected) this.renew();
  }

  /** The sliders' values and whatever else is not as usual. */
  get values() {
    this.wake();
    return this.state ? valuesShown(this.model, this.settings) : (this.wanted ?? {});
  }

  set values(values) {
    if (this.state) this.change({ values: { ...values } });
    else {
      this.wanted = { ...values };
      this.wake();
    }
  }

  get settings() {
    return this.state?.settings;
  }

  get run() {
    this.wake();
    return this.state?.run;
  }

  get error() {
    return this.state.shown.error;
  }

  get locale() {
    return this.settings.locale;
  }

  /** Change some values, as the sliders would; the rest stay. */
  set(values) {
    this.wake();
    if (this.state) this.change({ values: { ...this.settings.values, ...values } });
    else this.wanted = { ...this.wanted, ...values };
  }

  /** The same by a hand on a slider, which may go on. */
  slide(values) {
    this.sliding = true;
    this.set(values);
    this.sliding = false;
  }

  startOver() {
    this.wake();
    this.change({ time: null, values: this.settings.start.values });
  }

  /** Build it without what the reader has set: a link was followed, or there is a new reader. */
  anew() {
    this.state = null;
    this.renew();
  }

  /** Wait no longer for being needed: print, or the focus, goes on into it at once. */
  wake() {
    if (this.awake) return;
    this.awake = true;
    this.hurried = true;
    if (this.stops.length) this.renew();
  }

  /** Build from the attributes once the model is there and it is needed; until then the fallback shows. */
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
    this.language = language;
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
        make("slot", { name: "steps" }),
      ),
    );
    enter(this);
  }

  /** One model, or two that share an observable. */
  shown(models) {
    if (models.length === 1) return this.show(models[0]);
    const names = models.map(({ name }) => name).join(" ");
    this.stops.push(
      whenTogether(
        (together) => this.join(models, together),
        () => this.fail(STRINGS.missing(names)),
      ),
    );
  }

  /** Two models as one. */
  join(models, together) {
    try {
      const labels = (this.getAttribute("labels") ?? "").split("|").map((label) => label.trim());
      this.show(
        together(
          models.slice(0, 2).map((model) => inLanguage(model, this.language)),
          labels,
        ),
      );
    } catch (error) {
      this.fail(error.message);
    }
  }

  show(known) {
    this.awake ||= needed(this);
    if (!this.awake) return this.stay(known);
    if (needsMore(this)) {
      const begin = () => this.begin(known);
      return this.stops.push(whenMore(this, begin, begin));
    }
    this.begin(known);
  }

  /** All that it is to show with is here, or could not be had. */
  begin(known) {
    const model = known.models ? known : inLanguage(known, this.language);
    const attributes = ATTRIBUTES.map((name) => [name, this.getAttribute(name)]);
    const opening = beginning(this, model, Object.fromEntries(attributes));
    const { problems, linked, settings } = opening;
    this.model = model;
    this.problems = problems;
    this.linked = linked;
    this.wanted = null;
    this.asked = new Set();
    this.state = new State(model, settings);
    this.stops.push(opening.watch());
    this.size = null;
    this.drawn = NOTHING;
    this.reading = null;
    this.played = {};
    this.state.subscribe((what) => this.changed(what));
    if (opening.told) this.changed(["values"]);
    const drawable = (go) => whenDrawable(model, viewOn(model, settings), go);
    this.stops.push(
      () => cancelAnimationFrame(this.frameAsked),
      () => clearTimeout(this.settling),
      () => clearTimeout(this.telling),
      () => clearTimeout(this.reading),
      () => clearTimeout(this.acting),
      drawable(() => {}), // its script comes while the run is solved
    );
    // What opens is drawn and told from the quick run; the exact one, and the second script, come once the page
    // rests.
    this.stops.push(whenLoaded(() => whenMore(this, () => {})));
    this.state.moving = this.opens = !this.hurried;
    const turns = [() => this.state.shown, () => this.stops.push(drawable(() => this.build(opening.lands)))];
    if (this.hurried) turns.forEach((turn) => turn());
    else this.stops.push(inTurn(...turns));
  }

  /**
   * What it opens with comes while the page rests: it is to be built before the reader has come to it. In a
   * closed box it waits until that is opened.
   */
  stay(model) {
    const [first] = this.getAttribute("views")?.trim().split(/\s+/) ?? usualViews(model);
    this.stops.push(
      whenNeeded(this, () => this.wake()),
      whenLoaded(() => this.closest("details:not([open])") || whenDrawable(model, first, () => {})),
    );
  }

  /** All that is shown; lands: the picture is brought into view. */
  build(lands) {
    this.nodes = nodes();
    const { frame, picture } = this.nodes;
    // Its width is read while there is little to lay out.
    frame.append(picture);
    this.replaceFrame(frame);
    this.stops.push(putAway(this));
    const size = sizeOf(this.nodes);
    const assembled = assemble(this);
    this.picture = assembled.picture;
    this.scene = assembled.scene;
    this.parts = assembled.parts;
    if (size) this.fit(size);
    enter(this);
    const { model, settings } = this;
    const stage = stageOn(model, settings);
    const watch = new ResizeObserver(() => this.resized());
    watch.observe(this.frame);
    this.stops.push(
      // Its script comes while the exact run is solved: any sooner, and the first answer would wait for it.
      stage ? whenDrawable(model.models?.[0] ?? model, stage.name, () => {}) : () => {},
      idle(() => this.opens && this.stops.push(this.exactly())),
      lands ? land(this.settings.step ? this.nodes.picture : this, this.nodes.picture) : () => {},
      () => this.picture.stop(),
      () => this.scene?.stop(),
      () => watch.disconnect(),
      keepingHeight(this),
    );
  }

  replaceFrame(frame) {
    this.dataset.live = "true";
    this.style.minHeight = "";
    this.frame.replaceWith(frame);
    this.frame = frame;
    this.themed();
  }

  themed() {
    this.frame.toggleAttribute("data-dark", isDark());
  }

  /** Something changed: one redraw a frame, however many events came. */
  changed(what) {
    this.due = new Set([...(this.due ?? []), ...(what.length ? what : ["all"])]);
    this.moves();
    cancelAnimationFrame(this.frameAsked);
    this.frameAsked = requestAnimationFrame(() => {
      const { due } = this;
      this.due = null;
      if ([...due].some((name) => !["time", "show"].includes(name))) this.update();
      else this.refresh("cursor");
      if (due.has("values"))
        this.dispatchEvent(new CustomEvent("lupus-values", { detail: this.values, bubbles: true }));
      this.settles();
    });
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.each("rest"), QUIET);
  }

  /**
   * While a hand slides, a run of looser tolerance is drawn, and no words are told: one slide has its exact run
   * right after its picture, a slide soon after another is a hand that moves on, and waits until it rests.
   */
  moves() {
    const { state } = this;
    const now = performance.now();
    const drafted = state.moving;
    state.moving = this.sliding;
    this.opens = false;
    this.rests = now - this.movedAt < PAUSE ? PAUSE : 0;
    this.movedAt = this.sliding ? now : -Infinity;
    clearTimeout(this.settling);
    if (drafted && !state.moving) this.due.add("all");
  }

  /** The pause of a hand is counted from the picture, however long that took. */
  settles() {
    if (this.movedAt > 0) this.movedAt = performance.now();
    if (!this.state.moving) return;
    this.settling = setTimeout(() => this.settle(), this.rests);
  }

  /** The exact run of what it opens with, solved in one turn and shown in another; returns what stops that. */
  exactly() {
    return turns(
      () => this.state.run,
      () => this.opens && this.settle(),
    );
  }

  /** Show the exact run. */
  settle() {
    this.state.moving = this.opens = false;
    this.update();
  }

  resized() {
    const size = sizeOf(this.nodes);
    if (size && !sameSize(size, this.size)) this.fit(size);
  }

  fit(size) {
    this.size = size;
    this.update();
    this.each("layout");
  }

  /** Compute, then let the picture and every part show it. */
  update() {
    const { frame, model, settings, size } = this;
    if (!size) return;
    frame.toggleAttribute("data-moved", moved(model, settings) || this.linked);
    frame.toggleAttribute("data-fallback", !!this.querySelector(":scope > :not([slot])"));
    frame.toggleAttribute("data-asking", veiled(settings) !== null);
    this.refresh("update", "cursor");
  }

  refresh(...all) {
    all.forEach((what, i) => this.each(what, i === 0));
    if (!this.state.moving || this.opens) this.tells();
  }

  tells() {
    const wait = this.settings.show === null ? 0 : this.toldAt + READ - performance.now();
    if (wait > 0) {
      // A clock may ring a little early: then it is set once more.
      this.reading ??= setTimeout(() => {
        this.reading = null;
        this.tells();
      }, wait);
      return;
    }
    clearTimeout(this.reading);
    this.reading = null;
    this.toldAt = performance.now();
    this.each("tell");
  }

  /** The picture, and the stage on the same day: once for all that is drawn together. */
  draw(what, run, settings, whole, once) {
    const { picture, scene, model } = this;
    const { stage, curve } =
      scene && stageOn(model, settings)
        ? (model.models ? sharedByTwo : shared)(whole)
        : { stage: null, curve: whole };
    this.drawn = picture[what]?.(run, settings, curve) ?? this.drawn;
    const { last, inner } = this.drawn.axis ?? {};
    // Its place is kept from the first frame on, whenever it is drawn.
    scene?.keep(settings, stage);
    if (what === "tell") scene?.tell(run, settings);
    else if (scene?.[what] && once) this.act(() => scene[what](run, settings, { ...stage, last, inner }));
    const { pace, words, day } = this.played;
    this.drawn = { ...this.drawn, pace, day, words: this.drawn.words ?? words };
  }

  /**
   * The stage is drawn with the picture. While a hand slides it is drawn after that, in a turn of its own; and
   * first with the exact run.
   */
  act(show) {
    clearTimeout(this.acting);
    if (this.opens) return;
    const go = () => {
      this.played = show() ?? this.played;
    };
    if (this.state.moving) this.acting = setTimeout(go);
    else go();
  }

  each(what, once = true) {
    const { settings, size } = this;
    if (!size) return;
    const { run } = this.state.shown;
    if (run) this.draw(what, run, settings, size, once);
    this.parts.forEach((part) => part[what]?.(run, settings, this.drawn));
  }
}

export function define() {
  if (!customElements.get("lupus-explorable")) customElements.define("lupus-explorable", Explorable);
}
