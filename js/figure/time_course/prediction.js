/** The reader's locked prediction on a time course. */
import { path } from "../lines.js";
import { draw } from "../../dom/nodes.js";
import { guessOf } from "../../measure/prediction.js";

/** Its points in the picture: [[x, y]] in px. */
export function track(plot, { x, y, last }, { prediction, start }) {
  const { days, values } = guessOf(prediction, last, start.from);
  return values.map((value, i) => [x.scale(days[i]), y(plot.log ? Math.max(value, y.domain()[0]) : value)]);
}

/** Draw it; returns its words, to be placed among the names at the line ends. */
export function guessed(body, plot, layout, settings) {
  const { guess, inner, row } = layout;
  const places = track(plot, layout, settings);
  const text = draw("text", { class: "quiet" });
  guess.forEach((part, i) => text.append(draw("tspan", { x: inner + 16, y: (i + 0.8) * row }, part)));
  body.append(draw("path", { class: "guess", d: path(places) }), text);
  return { at: places.at(-1)[1], words: guess, text };
}
