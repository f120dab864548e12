/** Even steps or steps of ×10 on the time course that is on. */
import { make, say } from "../../../dom/nodes.js";
import { plotOn, stepped } from "../../../model/shown.js";
import { STRINGS } from "../../../strings/en_drawer.js";

/** @type {import("../../../types.d.ts").Mount} */
export function mount(explorable) {
  const { model } = explorable;
  const node = make("button", { type: "button" });
  node.addEventListener("click", () => {
    const { settings } = explorable;
    const { name, log } = stepped(plotOn(model, settings), settings);
    explorable.change({ tens: { ...settings.tens, [name]: !log } });
  });
  const update = (run, settings) => {
    const plot = plotOn(model, settings);
    node.hidden = !plot;
    if (plot) say(node, stepped(plot, settings).log ? STRINGS.evenSteps : STRINGS.tenSteps);
  };
  return { node, update };
}
