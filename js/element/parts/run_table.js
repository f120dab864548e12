/** The table of this run, made when it is opened and kept up with the knobs. */
import { make } from "../../dom/nodes.js";
import { STRINGS } from "../../strings/en.js";
import { table } from "../../export/table.js";
import { onlyPatients } from "../../model/views.js";

export function mount({ state, locale }) {
  const scroll = make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": STRINGS.table });
  const node = make("details", { class: "table" }, make("summary", {}, STRINGS.table), scroll);
  const rest = () => {
    if (node.open && state.run) scroll.replaceChildren(table(state.run, state.values, locale));
  };
  node.addEventListener("toggle", rest);
  return {
    node,
    rest,
    update: () => {
      node.hidden = state.hidden.has("table") || onlyPatients(state);
    },
  };
}
