/** The settings of an element and the run at them. No DOM. */
import { attempt } from "../simulate/runs.js";
import { changed } from "./settings.js";

export class State {
  last = null; // the last run that worked
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
