/**
 * What the views of views/ stand on: nodes made once for each place they are shown in, and a sentence under
 * the picture.
 */
import { beside } from "./room.js";
import { draw, make, shape } from "../dom/nodes.js";
import { SHAPES } from "../look/shapes.js";
import { dashes } from "../look/theme.js";
import { number, unit } from "../words/numbers.js";
/** @import { Box, Column, Look, Model, Place, Run, Shape, Size } from "../types.d.ts" */

/**
 * Nodes made by `build` when a place is first drawn on, and kept with it: the picture, and what the page
 * shows beneath it.
 */
export function staged(build) {
  const known = new WeakMap();
  return (node) => {
    if (!known.has(node)) {
      const { picture, beneath, ...made } = build();
      node.replaceChildren(picture);
      known.set(node, { ...made, beneath: make("div", {}, ...beneath) });
    }
    return known.get(node);
  };
}

/**
 * A picture with its sentence.
 * @type {() => { svg: SVGSVGElement, words: HTMLElement, picture: Element, beneath: Element[] }}
 */
export function pictured() {
  const svg = draw("svg", {});
  const words = make("p", { class: "view-words" });
  return { svg, words, picture: svg, beneath: [words] };
}

/**
 * A height for pictures that are rather square: on a phone as high as its width allows.
 * @type {(size: Size) => number}
 */
export const squarish = ({ width, height }) => Math.round(Math.max(height, Math.min(width * 0.9, 340)));

/**
 * A column of a model by its name.
 * @type {(model: Model, name: string) => Column | undefined}
 */
export const columnOf = (model, name) =>
  [...model.observables, ...model.species].find((one) => one.name === name);

/**
 * "0.041 IU/mL"; a share of nothing in particular has no unit.
 * @type {(value: number, unitText: string, locale: string) => string}
 */
export const amount = (value, unitText, locale) =>
  [number(value, "", locale), unit(unitText)].filter(Boolean).join(" ");

/**
 * "Autoantibody (IU/mL)".
 * @type {(column: { label: string, unit: string }) => string}
 */
export function axisName({ label, unit: text }) {
  const name = label[0].toUpperCase() + label.slice(1);
  return unit(text) ? `${name} (${unit(text)})` : name;
}

/**
 * The shape of a role as a small picture for a line of words.
 * @type {(look: Look) => SVGElement}
 */
export function mark(look) {
  const shape = SHAPES[look.shape];
  const colour = `var(--${look.name})`;
  return draw(
    "svg",
    { class: "mark-shape", viewBox: "-7 -7 14 14", width: 14, height: 14, "aria-hidden": "true" },
    draw("path", {
      d: shape.path,
      stroke: colour,
      "stroke-width": 1.75,
      fill: shape.filled ? colour : "none",
    }),
  );
}

/**
 * A piece of line with its words, for a key.
 * @type {(words: string, line: { colour: string, dash?: string | null, width?: number }) => Element}
 */
export function lineKey(words, { colour, dash, width = 2 }) {
  return make(
    "li",
    {},
    draw(
      "svg",
      { viewBox: "0 0 26 10", width: 26, height: 10, "aria-hidden": "true" },
      draw("line", {
        x1: 1,
        x2: 25,
        y1: 5,
        y2: 5,
        stroke: colour,
        "stroke-width": width,
        "stroke-dasharray": dash,
      }),
    ),
    words,
  );
}

export { dashes };

/**
 * write(words, places, class, points?, ways?, clear?): words beside the first of these places [x, y, reach of
 * its mark] where there is room, clear of points where that can be, or in any case. Words without room are
 * left out: then it returns nothing.
 * @type {(over: Shape[], room: import("./room.js").Room, size: Size) => (words: string, places: Place[], kind: string,
 *   points?: Place[], ways?: Place[], clear?: boolean) => Box | undefined}
 */
export const writer =
  (over, room, { text, measure }) =>
  (words, places, kind, points, ways, clear) => {
    const row = Math.round(text * 1.35);
    const long = measure(words, text, kind === "end" ? 650 : 400);
    const box = room.find(
      places.flatMap(([x, y, reach = 0]) => beside(x, y, long, row, reach + 4, ways)),
      points,
      clear,
    );
    if (box)
      over.push(
        shape(
          "text",
          { class: `${kind} halo`, x: box.left.toFixed(1), y: (box.top + row * 0.78).toFixed(1) },
          words,
        ),
      );
    return box;
  };

/**
 * Days of a run up to one, as many as a line needs, with the day itself last.
 * @type {(run: Run, day: number, count?: number) => number[]}
 */
export function trail(run, day, count = 240) {
  const end = run.days[run.days.length - 1];
  // Early days are close together: there most happens.
  const days = [0];
  for (let i = 1; i <= count; i++) {
    const at = end * (i / count) ** 2;
    if (at < day) days.push(at);
  }
  if (day > 0) days.push(day);
  return days;
}
