/** The settings of an element and the run at them. No DOM. */
import { attempt, draft } from "../simulate/runs.js";
import { changed } from "./settings.js";

export class State {
  last = null; // the last run that worked
  moving = false; // whether a hand is on a knob
  listeners = new Set();

  constructor(model, settings) {
    this.model = model;
    this.settings = settings;
  }

  /** The last run that worked, or null; it is computed when asked for. */
  get run() {
    return (this.last = attempt(this.model, this.settings.values).run ?? this.last);
  }

  /** Why there is no run at the present values, or null. */
  get error() {
    return attempt(this.model, this.settings.values).error;
  }

  /** Whether there may be a run once the solver for stiff models is here. */
  get stiff() {
    return attempt(this.model, this.settings.values).stiff;
  }

  /** {run, error} for the picture: as above, or while a knob moves of a run that looks the same. */
  get shown() {
    if (!this.moving) return { run: this.run, error: this.error };
    const { run, error } = draft(this.model, this.settings.values);
    return { run: run ?? this.last, error };
  }

  /** Change some settings; an empty patch has everything drawn anew. */
  change(patch) {
    this.settings = changed(this.model, this.settings, patch);
    for (const listener of this.listeners) listener(Object.keys(patch));
  }

  /** Call listener(names of the settings that changed) after each change. */
  subscribe(listener) {
    this.listeners.add(listener);
  }
}
