/** The reader's locked prediction on a time course. */
import { line } from "d3-shape";
import { draw } from "./make.js";

/** The days on which a prediction holds its values: evenly over the picture, or the part of it that was asked for. */
export const guessDays = (values, last, from = 0) => values.map((_, i) => from + (i / (values.length - 1)) * (last - from));

/** Draw it; returns its words, to be placed among the names at the line ends. */
export function guessed(body, plot, lines, { x, y, last, guess, inner, row }, { prediction, start }) {
  const floor = y.domain()[0];
  const height = (value) => y(plot.log ? Math.max(value, floor) : value);
  const days = guessDays(prediction.values, last, start.from);
  const path = line((_, i) => x.scale(days[i]), height).digits(1)(prediction.values);
  const text = draw("text", { class: "quiet" });
  guess.forEach((part, i) => text.append(draw("tspan", { x: inner + 16, y: (i + 0.8) * row }, part)));
  body.append(draw("path", { class: "guess", d: path }), text);
  return { at: height(prediction.values.at(-1)), words: guess, text };
}
