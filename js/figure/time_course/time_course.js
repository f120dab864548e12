/**
 * The time course: lines with their names at the end, event markers, levels, and a faint line where the
 * reader began.
 */
import { cursor } from "./cursor.js";
import { curves } from "./curves.js";
import { eventRows, flags, tallOf } from "./events.js";
import { wrap } from "../room.js";
import { horizontal, vertical, verticalTicks } from "./scales.js";
import { scaffold } from "./frame.js";
import { STRINGS } from "../../strings/en.js";
import { style } from "../../look/theme.js";
import { number, unit } from "../../words/numbers.js";

/** The view of one plot of a model. */
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
    draw(svg, run, state) {
      const plot = state.steps(declared);
      const layout = arrange(plot, lines, run, state);
      const old = drawn.get(svg);
      const frame =
        old?.key === layout.key && old.pins === state.pins
          ? old
          : { key: layout.key, pins: state.pins, ...scaffold(svg, plot, lines, run, layout, state) };
      drawn.set(svg, frame);
      frame.layout = layout;
      curves(frame, plot, run, layout, state);
      state.axis = axisOf(layout);
      svg.setAttribute("aria-label", describe(plot, lines, run, state));
    },
    cursor(svg, run, state) {
      cursor(drawn.get(svg), state.steps(declared), run, state);
    },
  };
}

const describe = (plot, lines, run, { locale }) =>
  STRINGS.chart(
    plot.title,
    lines.map((one) => one.label),
    number(plot.days ?? run.days[run.days.length - 1], "d", locale),
  );

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

/**
 * Where everything goes at this size. `key` changes when the frame (axes, levels, events) must be drawn anew.
 */
function arrange(plot, lines, run, state) {
  const { width, height, text, measure } = state.size;
  const last = Math.min(plot.days ?? Infinity, run.days[run.days.length - 1]);
  const row = Math.round(text * 1.35);
  const runs = [run, state.reference ?? run, ...state.pins.map((pin) => pin.run)];
  const labels = lines.map((one) =>
    wrap(one.label, Math.max(56, width * 0.2), (words) => measure(words, text, 650)),
  );
  const guess = state.guessOn(plot)
    ? wrap(STRINGS.guess, Math.max(56, width * 0.2), (words) => measure(words, text, 400))
    : null;
  const right =
    Math.ceil(Math.max(...[...labels, guess ?? []].flat().map((words) => measure(words, text, 650)))) + 20;
  const name = [unit(plot.unit), plot.log ? STRINGS.logSteps : ""].filter(Boolean).join("; ");
  const title = wrap(name ? `${plot.title} (${name})` : plot.title, width, (words) =>
    measure(words, text, 400),
  );
  const y = vertical(plot, runs, 100, guess ? state.prediction.values : []);
  const ticks = verticalTicks(plot, y, height * 0.6);
  const format = tickFormat(plot, ticks, state.locale);
  const left = Math.ceil(Math.max(...ticks.map((tick) => measure(format(tick), text, 400)))) + 10;
  const inner = width - left - right;
  const x = horizontal(last, inner);
  const events = eventRows(run, last, x.scale, left, width, text, measure);
  const top = title.length * row + tallOf(events, row) + 8;
  const bottom = 2 * row + 10;
  y.range([height - top - bottom, 0]);
  const key = [
    width,
    height,
    text,
    y.domain(),
    events.map((one) => [one.day, one.label]),
    last,
    guess && state.prediction.values,
    state.veiled,
  ].join();
  return {
    row,
    last,
    labels,
    guess,
    left,
    right,
    top,
    bottom,
    inner,
    tall: height - top - bottom,
    title,
    ticks,
    format,
    x,
    y,
    events,
    key,
  };
}

const tickFormat = (plot, ticks, locale) => (tick) => {
  const plain = number(tick, "3", locale);
  return plot.log && tick === ticks[0] ? STRINGS.orLess(plain) : plain;
};
