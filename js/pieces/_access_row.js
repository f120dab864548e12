/** The rows of the access table: a given number, or a knob with its box, and where it comes from. */
import { numberBox } from "../dom/number_box.js";
import { make } from "../dom/nodes.js";
import { nearest, stops } from "./_access_queue.js";
import { words } from "./_piece.js";

const KNOBS = { share: [0.1, 100], centres: [1, 10_000], places: [1, 1000], price: [1000, 2_000_000] };

/** A number as it is read: 740, 3,400,000. */
export const whole = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

/** One row of the table: a given number, or a knob with its box; its source below. said: words of the box. */
export function row(key, name, [label, , source], values, changed, said) {
  const title = words(label);
  const from = make("div", { class: "small" }, ...source.childNodes);
  const ends = KNOBS[name];
  if (!ends)
    return {
      node: make(
        "div",
        { class: "given" },
        make("span", {}, title),
        make("b", {}, whole.format(values[name])),
        from,
      ),
    };
  const id = `${key}-${name}`;
  const all = stops(ends);
  const range = make("input", { type: "range", id, min: 0, max: all.length - 1, step: 1 });
  const show = () => {
    range.value = String(nearest(all, values[name]));
    range.style.setProperty("--part", Number(range.value) / (all.length - 1));
    range.setAttribute("aria-valuetext", whole.format(values[name]));
    box.show();
  };
  const put = (value) => {
    values[name] = value;
    show();
    changed();
  };
  const take = (place) => {
    box.clear();
    put(all[Math.max(0, Math.min(all.length - 1, place))]);
  };
  const box = numberBox(
    { "aria-label": said.box(title) },
    {
      words: said,
      locale: "en",
      ends: () => ends,
      value: () => values[name],
      put,
      step: (way) => take(Number(range.value) + way),
      figure: whole.format,
    },
  );
  range.addEventListener("input", () => take(Number(range.value)));
  show();
  return {
    node: make(
      "div",
      { class: "knob" },
      make("label", { for: id }, title),
      box.input,
      range,
      from,
      box.problem,
    ),
    range,
    show,
  };
}
