/** Even steps or steps of ×10 on the time course that is on. */
import { make, say } from "../../../dom/nodes.js";
import { STRINGS } from "../../../strings/en.js";

export function mount({ state, model }) {
  const node = make("button", { type: "button" });
  const plot = () => model.plots.find((one) => one.name === state.view);
  node.addEventListener("click", () => state.scale(state.view, !state.steps(plot()).log));
  const update = () => {
    node.hidden = !plot();
    if (plot()) say(node, state.steps(plot()).log ? STRINGS.evenSteps : STRINGS.tenSteps);
  };
  return { node, update };
}
