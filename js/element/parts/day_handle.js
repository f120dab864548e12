/**
 * The handle of the day cursor: on the time axis where the view has one, else a plain slider under the
 * picture.
 */
import { make, put } from "../../dom/nodes.js";
import { dayShown, endOf } from "../../measure/day.js";
import { veiled } from "../../model/shown.js";
import { STRINGS } from "../../strings/en.js";
import { dayFigure, shownDay } from "../../words/day.js";

/** @type {import("../../types.d.ts").Mount} */
export function mount({ model, change }) {
  const node = make("input", { type: "range", class: "grip", min: 0, "aria-label": STRINGS.cursor });
  node.addEventListener("input", () => change({ time: Number(node.value) }));
  let at = "";
  const cursor = (run, settings, { axis, timeless, day: seen }) => {
    if (!run) return;
    const { time, hidden } = settings;
    const day = dayShown(model, settings, run);
    const last = axis?.last ?? endOf(model);
    put(node, { max: last, step: last > 60 ? 1 : 0.1 });
    // Before it is used it waits on the day that the stage opens on; without one where a pass begins, out of the way
    // of the curves' names.
    const placed = axis?.left !== undefined;
    const value = String(Math.min(time ?? seen ?? (placed ? 0 : day), last));
    if (node.value !== value) node.value = value;
    node.classList.toggle("plain", !placed);
    node.hidden = veiled(settings) !== null || hidden.includes("clock") || timeless;
    const { left, top, inner, tall } = axis ?? {};
    const style = placed ? `left:${left - 14}px;width:${inner + 28}px;top:${top + tall - 22}px` : "";
    if (style !== at) node.style.cssText = at = style;
  };
  const tell = (run, settings, { axis }) => {
    if (!run) return;
    // A view that opens on a day of its own has its handle there.
    const own = axis?.left === undefined && settings.time === null;
    const last = axis?.last ?? endOf(model);
    const day = () => dayFigure(dayShown(model, settings, run), last, settings.locale);
    put(node, { "aria-valuetext": own ? STRINGS.cursorDay(day(), "") : shownDay(run, settings, last) });
  };
  return { node, cursor, tell };
}
