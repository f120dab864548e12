/**
 * What a hand may do on a stage beside looking and giving (_stage_syringes.js): wipe cells away (_stage_wipe.js).
 */
import { veiled } from "../../model/shown.js";

export class Hand {
  /** stage: who is asked for what is shown, and told to paint. */
  constructor(stage) {
    this.stage = stage;
    this.wipe = stage.view.wipe ? new stage.more.Wipe(stage) : null;
  }

  /** Whether it wipes. */
  get on() {
    return !!this.wipe?.on;
  }

  /** The buttons that make sense now. */
  show(run, settings) {
    const { hidden, locked } = settings;
    const free = (name) => !hidden.includes(name) && !locked.includes(name);
    const asked = veiled(settings) !== null;
    this.stage.nodes.hand.hidden = asked;
    this.wipe?.offer(free, asked);
    this.wipe?.tried(run, settings);
  }

  leaves(seen) {
    return this.wipe ? this.wipe.leaves(seen) : seen;
  }
}
