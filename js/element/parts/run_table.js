/** The table of this run, made when it is opened and kept up with the knobs. */
import { make } from "../../dom/nodes.js";
import { STRINGS } from "../../strings/en_more.js";
import { table } from "../../export/table.js";
import { onlyPatients } from "../../model/views.js";

/** @type {import("../../types.d.ts").Mount} */
export function mount(explorable) {
  const scroll = make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": STRINGS.table });
  const node = make("details", { class: "table" }, make("summary", {}, STRINGS.table), scroll);
  const rest = () => {
    const { run, settings } = explorable;
    if (node.open && run) scroll.replaceChildren(table(run, settings.values, settings.locale));
  };
  node.addEventListener("toggle", rest);
  return {
    node,
    rest,
    update(run, { hidden, start }) {
      node.hidden = hidden.includes("table") || onlyPatients(explorable.model, start.views);
    },
  };
}
