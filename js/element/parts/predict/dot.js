/**
 * Predict before you see, in a plane of two columns: put a dot where the answer may lie, by hand or with two
 * sliders, and lock it.
 */
import { make, say } from "../../../dom/nodes.js";
import { remember } from "../../../dom/storage.js";
import { STRINGS } from "../../../strings/en.js";

/** What comes from storage may be anything. */
export const placed = (one) => one?.how === "placed" && Number.isFinite(one.x) && Number.isFinite(one.y);

export class Placing {
  /**
   * view: the declared view that asks. settle(prediction) shows the run, showWithout() does so without one.
   */
  constructor(state, key, view, settle, showWithout) {
    Object.assign(this, { state, key, view, settle });
    const { model } = state;
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
      input.addEventListener("input", () =>
        state.place({ x: Number(this.sliders[0].input.value), y: Number(this.sliders[1].input.value) }),
      );
      return {
        axis,
        input,
        shown,
        unit,
        node: make(
          "div",
          { class: "knob" },
          make("div", { class: "knob-head" }, make("label", { for: input.id }, label), shown),
          make("div", { class: "track" }, input),
        ),
      };
    });
    this.problem = make("p", { class: "problem", role: "alert" });
    const lock = make("button", { type: "button", class: "primary" }, STRINGS.lockPrediction);
    lock.addEventListener("click", () => this.lock());
    const skip = make("button", { type: "button", class: "quiet" }, STRINGS.showWithout);
    skip.addEventListener("click", showWithout);
    this.node = make(
      "div",
      { class: "predict" },
      make(
        "div",
        { class: "ask" },
        make("p", { class: "intro" }, view.ask),
        make("p", {}, STRINGS.placeHow),
        ...this.sliders.map((one) => one.node),
        this.problem,
        make("div", { class: "verbs" }, lock, skip),
      ),
    );
  }

  lock() {
    const { draft } = this.state;
    if (!draft) return say(this.problem, STRINGS.placeFirst);
    const made = { how: "placed", ...draft };
    remember("predictions", this.key, made);
    this.settle({ ...made, locked: true });
  }

  /** Keep the sliders with the dot. */
  update() {
    const { draft, veiled } = this.state;
    this.node.firstChild.hidden = veiled === null;
    if (draft) say(this.problem, "");
    for (const { axis, input, shown, unit } of this.sliders) {
      if (draft) input.value = draft[axis];
      input.style.setProperty("--part", input.value / input.max);
      say(shown, draft ? `${draft[axis]} ${unit}` : "");
    }
  }
}
