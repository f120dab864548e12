/**
 * Predict before you see, in a plane of two columns: put a dot where the answer may lie, by hand or with two
 * sliders, and lock it.
 */
import { make, say } from "../../../dom/nodes.js";
import { remember } from "../../../dom/storage.js";
import { veiled } from "../../../model/shown.js";
import { Sure } from "./sure.js";
import { STRINGS } from "../../../strings/en_more.js";

export class Placing {
  /**
   * view: the declared view that asks. settle(prediction) shows the run, showWithout() does so without one.
   */
  constructor({ model, nodes, change }, key, view, settle, showWithout) {
    this.key = key;
    this.settle = settle;
    this.draft = null;
    this.sliders = ["x", "y"].map((axis, i) => {
      const { label, unit } = [...model.observables, ...model.species].find((one) => one.name === view[axis]);
      const input = make("input", {
        type: "range",
        id: `place-${axis}`,
        min: 0,
        max: view.top[i],
        step: 1,
        value: Math.round(view.top[i] / 2),
      });
      const shown = make("output", { for: input.id });
      input.addEventListener("input", () => change({ prediction: { how: "placed", ...this.place() } }));
      return {
        axis,
        label,
        input,
        shown,
        unit,
        node: make(
          "div",
          { class: "knob" },
          make(
            "div",
            { class: "knob-head" },
            make("label", { for: input.id, class: "knob-name" }, label),
            shown,
          ),
          make("div", { class: "track" }, input),
        ),
      };
    });
    this.sure = new Sure();
    this.problem = make("p", { class: "problem", role: "alert" });
    const lock = make("button", { type: "button", class: "primary" }, STRINGS.lockPrediction);
    lock.addEventListener("click", () => this.lock());
    const skip = make("button", { type: "button", class: "quiet" }, STRINGS.showWithout);
    skip.addEventListener("click", showWithout);
    this.ask = nodes.ask;
    this.ask.append(
      make("p", { class: "intro" }, view.ask),
      make("p", {}, STRINGS.placeHow),
      ...this.sliders.map((one) => one.node),
      this.sure.node,
      this.problem,
      make("div", { class: "verbs" }, lock, skip),
    );
    this.node = make("div", { class: "predict" }, this.ask);
  }

  /** Where the sliders put the dot. */
  place() {
    const [x, y] = this.sliders.map(({ input }) => Number(input.value));
    return { x, y };
  }

  lock() {
    if (!this.draft) return say(this.problem, STRINGS.placeFirst);
    const { x, y } = this.draft;
    const answer = this.sliders.map(({ label, shown }) => `${label} ${shown.textContent}`).join(", ");
    const made = { how: "placed", x, y, answer, sure: this.sure.key };
    remember("predictions", this.key, made);
    this.settle({ ...made, locked: true });
  }

  /** Keep the sliders with the dot. */
  update(run, settings) {
    const { prediction } = settings;
    const draft = (this.draft = prediction?.how === "placed" ? prediction : null);
    this.ask.hidden = veiled(settings) === null;
    if (draft) say(this.problem, "");
    for (const { axis, input, shown, unit } of this.sliders) {
      if (draft) input.value = String(draft[axis]);
      input.style.setProperty("--part", Number(input.value) / Number(input.max));
      say(shown, draft ? `${draft[axis]} ${unit}` : "");
    }
  }
}
