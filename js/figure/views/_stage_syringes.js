/**
 * The syringes of a stage, one for each event whose day is the reader's: tapped, it gives on the day shown; dragged
 * along the stage, on the day that it comes to, as its flag on the curve.
 */
import { make } from "../../dom/nodes.js";
import { reach } from "../../measure/reach.js";
import { valueOf } from "../../model/values.js";
import { STRINGS } from "../../strings/en.js";
import { chip } from "./_stage_sprites.js";

const STILL = 6; // px that a tap may move

export class Syringes {
  constructor(stage) {
    this.stage = stage;
    this.node = make("div", { class: "given" });
    this.names = "";
  }

  show(run, { hidden, locked }) {
    const free = (name) => !hidden.includes(name) && !locked.includes(name);
    const marks = run.jumps
      .flatMap((jump) => jump.marks)
      .filter((one) => one.parameter && free(one.parameter));
    const names = marks.map(({ parameter }) => parameter).join();
    if (this.names === names) return;
    this.names = names;
    this.node.replaceChildren(...marks.map((mark) => this.syringe(mark, marks.length > 1)));
  }

  /** Beside others its event alone is written on it. */
  syringe({ label, parameter }, short) {
    const words = STRINGS.stage.now(label);
    const button = make(
      "button",
      { type: "button", "aria-label": words },
      chip({ look: "syringe", role: null }),
      short ? label : words,
    );
    let from = null;
    let dragged = false;
    button.addEventListener("pointerdown", (event) => {
      dragged = false;
      from = { x: event.clientX, day: this.day(parameter) };
      button.setPointerCapture(event.pointerId);
    });
    button.addEventListener("pointermove", ({ clientX }) => {
      dragged ||= !!from && Math.abs(clientX - from.x) > STILL;
      if (from && dragged) this.give(parameter, from.day + (clientX - from.x) * this.daysPerPixel);
    });
    for (const end of ["pointerup", "pointercancel"]) button.addEventListener(end, () => (from = null));
    // Letting go of what was dragged is a click too; a key has no place.
    button.addEventListener("click", ({ detail }) => {
      if (!dragged || !detail) this.give(parameter, this.stage.day);
    });
    return button;
  }

  day(name) {
    const { model, now } = this.stage;
    return valueOf(model, now.settings.values, name);
  }

  get last() {
    const { lives, pace } = this.stage.played;
    return Math.min(
      this.stage.now.size.last ?? Infinity,
      lives.days[lives.days.length - 1],
      pace.dayAt(pace.length),
    );
  }

  get daysPerPixel() {
    const { inner, width } = this.stage.now.size;
    return this.last / (inner ?? width);
  }

  /** On the nearest day that it may have. */
  give(name, day) {
    const { change, now, model } = this.stage;
    const [low, high] = reach(
      model.parameters.find((one) => one.name === name),
      this.last,
    );
    const on = Math.max(low, Math.min(high, Math.round(day)));
    change({ values: { ...now.settings.values, [name]: on }, time: on });
  }
}
