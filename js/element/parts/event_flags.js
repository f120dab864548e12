/**
 * Event flags on the time axis that a hand, a finger or the arrow keys can move, where a parameter is the
 * event's day.
 */
import { make, put } from "../../dom/nodes.js";
import { reach } from "../../measure/reach.js";
import { veiled } from "../../model/shown.js";
import { valueOf } from "../../model/values.js";
import { STRINGS } from "../../strings/en.js";
import { number } from "../../words/numbers.js";

/** @type {import("../../types.d.ts").Mount} */
export function mount(explorable) {
  const { model } = explorable;
  const node = make("div", { class: "flags" });
  const known = new Map();
  const flagOf = ({ parameter, label }) => {
    if (!known.has(parameter)) {
      const flag = make("input", { type: "range", class: "flag", "aria-label": STRINGS.dragDay(label) });
      flag.addEventListener("input", () => explorable.slide({ [parameter]: Number(flag.value) }));
      known.set(parameter, flag);
    }
    return known.get(parameter);
  };
  const update = (run, settings, { axis }) => {
    if (!run) return;
    const flags = (axis?.flags ?? []).filter(
      ({ parameter }) => parameter && !veiled(settings) && !settings.hidden.includes(parameter),
    );
    const shown = flags.map((flag) => place(flagOf(flag), flag, model, settings, axis));
    for (const flag of known.values()) if (!shown.includes(flag)) flag.remove();
    for (const flag of shown) if (!flag.isConnected) node.append(flag);
  };
  return { node, update };
}

function place(flag, { parameter, y }, model, { values, locked, locale }, axis) {
  const value = valueOf(model, values, parameter);
  const [low, high] = reach(
    model.parameters.find((one) => one.name === parameter),
    axis.last,
  );
  const [least, most] = [Math.min(low, value), Math.max(high, value)];
  const words = STRINGS.cursorDay(number(value, "", locale), "");
  put(flag, { min: least, max: most, step: axis.last > 60 ? 1 : 0.5, "aria-valuetext": words });
  if (flag.value !== String(value)) flag.value = value;
  flag.disabled = locked.includes(parameter);
  const [from, to] = [axis.x(least), axis.x(most)];
  const style = `left: ${(axis.left + from - 22).toFixed(1)}px; width: ${(to - from + 44).toFixed(1)}px; top: ${(y - 18).toFixed(1)}px`;
  if (flag.placed !== style) flag.style.cssText = flag.placed = style;
  return flag;
}
