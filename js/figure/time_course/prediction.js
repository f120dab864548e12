/** The reader's locked prediction on a time course. */
import { path } from "../lines.js";
import { shape } from "../../dom/nodes.js";
import { guessOf } from "../../measure/prediction.js";

/** Its points in the picture: [[x, y]] in px. */
export function track(plot, { x, y, last }, { prediction, start }) {
  const { days, values } = guessOf(prediction, last, start.from);
  return values.map((value, i) => [x.scale(days[i]), y(plot.log ? Math.max(value, y.domain()[0]) : value)]);
}

/** Its line, and its words, to be placed among the names at the line ends. */
export function guessed(plot, layout, settings) {
  const places = track(plot, layout, settings);
  const line = shape("path", { class: "guess", d: path(places) });
  return { line, at: places.at(-1)[1], words: layout.guess, kind: "quiet" };
}
