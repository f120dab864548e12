/** Play, pause and step through the days. Nothing moves until it is asked to, and a pass takes 12 seconds. */
import { make, put, say } from "../../dom/nodes.js";
import { dayShown, endOf } from "../../measure/day.js";
import { veiled } from "../../model/shown.js";
import { STRINGS } from "../../strings/en.js";
import { shownDay } from "../../words/day.js";
import { number } from "../../words/numbers.js";

const PASS = 12_000; // ms
const STILLS = 12; // in a pass, for those who want no motion

/** A step worth taking: about a fiftieth of the run. */
const stride = (last) =>
  [0.1, 0.2, 0.5, 1, 2, 5, 7, 14, 30, 60, 90, 180, 365].find((days) => last / days <= 60) ?? last / 50;

/** @type {import("../../types.d.ts").Mount} */
export function mount(explorable) {
  const clock = new Clock(explorable);
  return {
    node: clock.node,
    cursor: (...now) => clock.show(...now),
    stop: () => clock.pause(),
  };
}

class Clock {
  constructor(explorable) {
    this.explorable = explorable;
    this.button = make("button", { type: "button", class: "primary" });
    this.button.addEventListener("click", () => (this.timer ? this.pause() : this.play()));
    const step = (way, sign) => {
      const node = make("button", { type: "button", class: "step" }, sign);
      node.addEventListener("click", () => this.step(way));
      return node;
    };
    this.steps = [step(-1, "‹"), step(1, "›")];
    this.readout = make("span", { class: "readout" });
    this.node = make("div", { class: "clock" }, this.button, ...this.steps, this.readout);
    this.label();
  }

  /** The last day that the picture shows. */
  get last() {
    const { drawn, model } = this.explorable;
    return drawn.axis?.last ?? endOf(model);
  }

  get time() {
    return this.explorable.settings.time;
  }

  get day() {
    const { model, settings, run } = this.explorable;
    return dayShown(model, settings, run);
  }

  to(time) {
    this.explorable.change({ time });
  }

  play() {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (this.time === null || this.time >= this.last) this.to(0);
    let before = performance.now();
    const pace = still ? PASS / STILLS : 16;
    this.timer = setInterval(() => {
      const now = performance.now();
      // A page in the background, or a slow one, does not skip days.
      const passed = still ? pace : Math.min(now - before, 100);
      before = now;
      this.to(Math.min(this.last, this.day + (passed / PASS) * this.last));
      if (this.time >= this.last || !this.node.isConnected) this.pause();
    }, pace);
    this.label();
  }

  pause() {
    clearInterval(this.timer);
    this.timer = null;
    this.label();
  }

  step(way) {
    this.pause();
    const size = stride(this.last);
    const from = this.time === null && way > 0 ? -size : this.day;
    this.to((Math.round(from / size) + way) * size);
  }

  label() {
    say(this.button, this.timer ? STRINGS.pause : STRINGS.play);
    this.button.classList.toggle("on", !!this.timer);
  }

  show(run, settings, /** @type {import("../../types.d.ts").Drawn} */ { timeless }) {
    if (!run) return;
    const { time, hidden, locale } = settings;
    this.node.hidden = veiled(settings) !== null || hidden.includes("clock") || timeless;
    const size = number(stride(this.last), "", locale);
    [STRINGS.backInTime(size), STRINGS.onInTime(size)].forEach((words, i) =>
      put(this.steps[i], { "aria-label": words }),
    );
    say(this.readout, time === null ? "" : shownDay(run, settings));
    if (time === null && this.timer) this.pause();
  }
}
