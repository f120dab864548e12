/**
 * The handle of the day cursor: on the time axis where the view has one, else a plain slider under the
 * picture.
 */
import { make } from "../../dom/nodes.js";
import { STRINGS } from "../../strings/en.js";
import { shownDay } from "../../words/day.js";
import { number } from "../../words/numbers.js";

export function mount({ state }) {
  const node = make("input", { type: "range", class: "grip", min: 0, "aria-label": STRINGS.cursor });
  node.addEventListener("input", () => state.to(Number(node.value)));
  const cursor = (run) => {
    if (!run) return;
    const last = state.axis?.last ?? state.end;
    node.max = last;
    node.step = last > 60 ? 1 : 0.1;
    // Before it is used it waits where a pass begins, out of the way of the curves' names.
    const placed = state.axis?.left !== undefined;
    node.value = Math.min(state.time ?? (placed ? 0 : state.day), last);
    node.classList.toggle("plain", !placed);
    node.hidden = state.veiled !== null || state.hidden.has("clock") || state.timeless;
    // A view that opens on a day of its own has its handle there.
    node.setAttribute(
      "aria-valuetext",
      placed || state.time !== null
        ? shownDay(run, state)
        : STRINGS.cursorDay(number(state.day, "d", state.locale), ""),
    );
    if (!placed) return node.removeAttribute("style");
    const { left, top, inner, tall } = state.axis;
    node.style.cssText = `left:${left - 14}px;width:${inner + 28}px;top:${top + tall - 22}px`;
  };
  return { node, cursor };
}
