/**
 * The time course: lines with their names at the end, event markers, levels, and a faint line where the
 * reader began.
 */
import { cursor } from "./cursor.js";
import { curves, spots } from "./curves.js";
import { eventRows, flags, tallOf } from "./events.js";
import { wrap } from "../room.js";
import { put } from "../../dom/nodes.js";
import { horizontal, vertical, verticalTicks } from "./scales.js";
import { frame, ground } from "./frame.js";
import { pinned } from "../../measure/pinned.js";
import { guessOn, stepped, veiled } from "../../model/shown.js";
import { reference } from "../../simulate/runs.js";
import { STRINGS } from "../../strings/en.js";
import { style } from "../../look/theme.js";
import { number, unit } from "../../words/numbers.js";
/** @import { Model, Plot, View } from "../../types.d.ts" */

/**
 * The view of one plot of a model.
 * @type {(model: Model, declared: Plot) => View}
 */
export function timeCourse(model, declared) {
  const columns = [...model.observables, ...model.species];
  const lines = declared.series.map((name) => {
    const column = columns.find((one) => one.name === name);
    return { name, label: column.label, look: style(column.role) };
  });
  const drawn = new WeakMap();
  return {
    title: declared.title,
    element: "svg",
    draw(svg, run, settings, size) {
      const plot = stepped(declared, settings);
      const layout = arrange(plot, lines, run, settings, size);
      const tracks = spots(plot, run, layout);
      const on = drawn.get(svg) ?? ground(svg, lines);
      const pins = pinned(model, settings);
      if (on.key !== layout.key || on.pins !== pins)
        Object.assign(on, frame(on, plot, lines, run, tracks, layout, settings, size), {
          key: layout.key,
          pins,
          faint: undefined,
        });
      drawn.set(svg, Object.assign(on, { layout }));
      curves(on, plot, run, tracks, layout, settings, size);
      cursor(on, plot, run, settings.time);
      put(svg, { "aria-label": describe(plot, lines, run, settings) });
      return { axis: axisOf(layout) };
    },
    cursor(svg, run, settings) {
      cursor(drawn.get(svg), stepped(declared, settings), run, settings.time);
    },
  };
}

const describe = (plot, lines, run, { locale }) =>
  STRINGS.chart(
    plot.title,
    lines.map((one) => one.label),
    number(plot.days ?? run.days[run.days.length - 1], "d", locale),
  );

/** The last day that a plot shows. */
const lastOf = (plot, run) => Math.min(plot.days ?? Infinity, run.days[run.days.length - 1]);

/** Where the time axis lies, for the grip, the event flags and a hand that draws. */
const axisOf = ({ left, top, inner, tall, last, row, x, y, events }) => ({
  left,
  top,
  inner,
  tall,
  last,
  x: x.scale,
  y,
  flags: flags(events, top, row),
});

const LEAST = 64; // px: lower, a curve tells nothing, however many events stand above it
const ROOM = 0.6; // of the height: what the curves have, about, before all beside them is known

/**
 * Where everything goes at this size, from the outside in: what stands above, below and beside the curves
 * (`words`), the room that is left for them, and their scales. `key` changes when the frame (axes, levels,
 * events) must be drawn anew.
 */
function arrange(plot, lines, run, settings, size) {
  const { width, height, text, measure } = size;
  const last = lastOf(plot, run);
  const row = Math.round(text * 1.35);
  const guess = guessOn(plot, settings) ? settings.prediction.values : null;
  const words = named(plot, lines, guess, size);
  const y = upright(plot, run, settings, guess ?? []);
  const axis = ticked(plot, y, settings.locale, size);
  const inner = width - axis.left - words.right;
  const x = horizontal(last, inner);
  const events = eventRows(run, last, x.scale, axis.left, width, text, measure);
  const top = words.title.length * row + tallOf(events, row) + 8;
  const foot = 2 * row + 10;
  const tall = Math.max(height - top - foot, leastOf(words, row), LEAST);
  y.range([tall, 0]);
  // The rows of events may leave less than was thought.
  if (tall < height * ROOM) axis.ticks = verticalTicks(plot, y, tall);
  const days = events.map((one) => [one.day, one.label]);
  const key = [width, height, tall, text, y.domain(), days, last, guess, veiled(settings)].join();
  return { row, last, top, inner, tall, full: top + tall + foot, x, y, events, key, ...words, ...axis };
}

/** What the names at the ends of the curves need, one under another. */
const leastOf = ({ labels, guess }, row) =>
  [...labels, ...(guess ? [guess] : [])].reduce((sum, one) => sum + one.length * row + 3, 0) - 2 * row;

/** The words around the curves, in lines: {labels, guess, title}, and the room that they need on the right. */
function named(plot, lines, guess, { width, text, measure }) {
  const long = (weight) => (words) => measure(words, text, weight);
  const beside = (words, weight) => wrap(words, Math.max(56, width * 0.2), long(weight));
  const labels = lines.map((one) => beside(one.label, 650));
  const yours = guess ? beside(STRINGS.guess, 400) : null;
  const steps = [unit(plot.unit), plot.log ? STRINGS.logSteps : ""].filter(Boolean).join("; ");
  return {
    labels,
    guess: yours,
    title: wrap(steps ? `${plot.title} (${steps})` : plot.title, width, long(400)),
    right: Math.ceil(Math.max(...[...labels, yours ?? []].flat().map(long(650)))) + 20,
  };
}

/** The vertical scale: it holds this run, the one it started from, the pinned ones and the prediction. */
function upright(plot, run, settings, guess) {
  const { model } = run;
  const others = pinned(model, settings).map((pin) => pin.run);
  return vertical(plot, [run, reference(model, settings) ?? run, ...others], 100, guess);
}

/** {ticks, format, left}: the ticks of the vertical scale, their words, and the room that these need. */
function ticked(plot, y, locale, { height, text, measure }) {
  const ticks = verticalTicks(plot, y, height * ROOM);
  const format = (tick) => {
    const plain = number(tick, "3", locale);
    return plot.log && tick === ticks[0] ? STRINGS.orLess(plain) : plain;
  };
  const left = Math.ceil(Math.max(...ticks.map((tick) => measure(format(tick), text, 400)))) + 10;
  return { ticks, format, left };
}
