/**
 * What a hand may do on a stage beside looking: give what an event gives on the day shown, and wipe cells away
 * (_stage_wipe.js).
 */
import { make } from "../../dom/nodes.js";
import { veiled } from "../../model/shown.js";
import { STRINGS } from "../../strings/en.js";
import { Wipe } from "./_stage_wipe.js";

export class Hand {
  /** stage: who is asked for what is shown, and told to paint. */
  constructor(stage) {
    this.stage = stage;
    this.given = stage.nodes.hand.appendChild(make("div", { class: "given" }));
    this.wipe = stage.view.wipe ? new Wipe(stage) : null;
  }

  /** Whether it wipes. */
  get on() {
    return !!this.wipe?.on;
  }

  /** The buttons that make sense now. */
  show(run, settings) {
    const { hidden, locked, time } = settings;
    const free = (name) => !hidden.includes(name) && !locked.includes(name);
    const asked = veiled(settings) !== null;
    this.stage.nodes.hand.hidden = asked;
    this.wipe?.offer(free, asked);
    const marks = asked || time === null ? [] : run.jumps.flatMap((jump) => jump.marks);
    const events = marks.filter((one) => one.parameter && free(one.parameter));
    this.wipe?.tried(run, settings);
    const names = events.map(({ label }) => label).join();
    if (this.names !== names) this.offer(events);
    this.names = names;
  }

  /** A syringe for each event whose day is the reader's: now. */
  offer(events) {
    this.given.replaceChildren(
      ...events.map(({ label, parameter }) => {
        const button = make("button", { type: "button" }, STRINGS.stage.now(label));
        button.addEventListener("click", () => this.give(parameter));
        return button;
      }),
    );
  }

  give(name) {
    const { change, now, day, model } = this.stage;
    const { range } = model.parameters.find((one) => one.name === name);
    const on = Math.max(range?.[0] ?? 0, Math.min(range?.[1] ?? Infinity, Math.round(day)));
    change({ values: { ...now.settings.values, [name]: on }, time: on });
  }

  leaves(seen) {
    return this.wipe ? this.wipe.leaves(seen) : seen;
  }
}
