/**
 * Play, pause and step through a run. Nothing moves until it is asked to; a pass goes by what changes, rests at
 * events (measure/pace.js), and ends on the last day.
 */
import { make, say } from "../../dom/nodes.js";
import { dayShown, endOf } from "../../measure/day.js";
import { changes, moments, pace } from "../../measure/pace.js";
import { plotOn, stepped, veiled } from "../../model/shown.js";
import { STRINGS } from "../../strings/en.js";
import { shownDay } from "../../words/day.js";

const STEPS = 24; // in a pass
const STILLS = 12; // in a pass, for those who want no motion
const STILL = 1000; // ms
const LEAP = 100; // ms of a pass that a frame may take: a page in the background, or a slow one, skips no days

/** @type {import("../../types.d.ts").Mount} */
export function mount(explorable) {
  const clock = new Clock(explorable);
  const { frame, picture } = explorable.nodes;
  frame.addEventListener("lupus-play", () => clock.play());
  // What nobody sees does not move.
  const watch = globalThis.IntersectionObserver
    ? new IntersectionObserver(([{ isIntersecting }]) => isIntersecting || clock.pause())
    : null;
  watch?.observe(picture);
  return {
    node: clock.node,
    cursor: (...now) => clock.show(...now),
    tell: (...now) => clock.tell(...now),
    stop: () => {
      watch?.disconnect();
      clock.pause();
    },
  };
}

class Clock {
  constructor(explorable) {
    this.explorable = explorable;
    this.button = make("button", { type: "button", class: "primary" });
    this.button.addEventListener("click", () => (this.stopping ? this.pause() : this.play()));
    const step = (way, sign, words) => {
      const node = make("button", { type: "button", class: "step", "aria-label": words }, sign);
      node.addEventListener("click", () => this.step(way));
      return node;
    };
    this.readout = make("span", { class: "readout" });
    this.node = make(
      "div",
      { class: "clock" },
      this.button,
      step(-1, "‹", STRINGS.backInTime),
      step(1, "›", STRINGS.onInTime),
      this.readout,
    );
    this.label();
  }

  /** That of the stage; where there is none, of what the picture shows of the run. */
  get pace() {
    const { drawn, run } = this.explorable;
    if (drawn.pace) return drawn.pace;
    const last = drawn.axis?.last ?? endOf(run.model);
    if (this.of?.run !== run || this.of.last !== last) this.of = { run, last, pace: this.paced(run, last) };
    return this.of.pace;
  }

  paced(run, last) {
    const { model, settings } = this.explorable;
    const on = plotOn(model, settings);
    const { series, log, floor } = on
      ? stepped(on, settings)
      : { series: run.model.species.map(({ name }) => name) };
    const { days, change } = changes(run, series, last, log ? (floor ?? 0.01) : null);
    return pace(days, change, last, run.jumps);
  }

  get time() {
    return this.explorable.settings.time;
  }

  /** The moment of the pass that is shown, in ms. */
  get at() {
    const { model, settings, run } = this.explorable;
    return settings.show ?? this.pace.showAt(dayShown(model, settings, run));
  }

  to(at) {
    const show = Math.max(0, Math.min(this.pace.length, at));
    this.explorable.change({ time: this.pace.dayAt(show), show });
  }

  play() {
    this.stopping?.();
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (this.time === null || this.at >= this.pace.length) this.to(0);
    this.stopping = still ? this.byStills() : this.byFrames();
    this.label();
  }

  byFrames() {
    let before = performance.now();
    let asked;
    const frame = (now) => {
      const passed = Math.max(0, Math.min(now - before, LEAP));
      before = now;
      if (this.goes(this.at + passed)) asked = requestAnimationFrame(frame);
    };
    asked = requestAnimationFrame(frame);
    return () => cancelAnimationFrame(asked);
  }

  /** From one moment to the next, each as a still. */
  byStills() {
    const timer = setInterval(() => {
      const next = moments(this.pace, STILLS).find((at) => at > this.at + 1);
      this.goes(next ?? this.pace.length);
    }, STILL);
    return () => clearInterval(timer);
  }

  /** Go there; whether the pass goes on. */
  goes(at) {
    this.to(at);
    if (at < this.pace.length && this.node.isConnected) return true;
    this.pause();
    return false;
  }

  pause() {
    this.stopping?.();
    this.stopping = null;
    this.label();
  }

  step(way) {
    this.pause();
    const size = this.pace.length / STEPS;
    const from = this.time === null ? (way > 0 ? -size : this.pace.length) : this.at;
    this.to((Math.round(from / size) + way) * size);
  }

  label() {
    say(this.button, this.stopping ? STRINGS.pause : STRINGS.play);
    this.button.classList.toggle("on", !!this.stopping);
  }

  show(run, settings, /** @type {import("../../types.d.ts").Drawn} */ drawn) {
    if (!run) return;
    const { time, hidden } = settings;
    this.node.hidden = veiled(settings) !== null || hidden.includes("clock") || drawn.timeless;
    if (settings.show === null) this.tell(run, settings, drawn);
    if (time === null && this.stopping) this.pause();
  }

  tell(run, settings, /** @type {import("../../types.d.ts").Drawn} */ { axis }) {
    if (!run) return;
    const last = axis?.last ?? endOf(run.model);
    say(this.readout, settings.time === null ? "" : shownDay(run, settings, last));
  }
}
