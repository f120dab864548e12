/** What stays on a time course while a knob moves: axes, grid, levels, event marks, pinned runs; and empty curves. */
import { axisBottom, axisLeft } from "d3-axis";
import { select } from "d3-selection";
import { cursorMarks } from "./cursor.js";
import { points } from "./curves.js";
import { guessed, track } from "./guess.js";
import { clearance, wrap } from "./labels.js";
import { draw } from "./make.js";
import { pinned } from "./pinned.js";
import { SHAPES } from "./shapes.js";
import { STRINGS } from "./strings.js";
import { dashes } from "./theme.js";
import { number } from "./words.js";

/** Half the width of the band of a prediction, which style.css gives, and a little air, in px. */
const BAND = 5;

/** Everything that stays while a knob moves: axes, grid, levels, events; empty paths for the curves. */
export function scaffold(svg, plot, lines, run, layout, state) {
  const { left, top, tall, inner, row, x, y } = layout;
  const { width, height, text } = state.size;
  svg.replaceChildren();
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${width} ${height}`, width, height, role: "img" })) svg.setAttribute(name, value);
  svg.style.fontSize = `${text}px`;
  const title = draw("text", { class: "axis-name" });
  layout.title.forEach((words, i) => title.append(draw("tspan", { x: 0, y: (i + 0.8) * row }, words)));
  const body = draw("g", { transform: `translate(${left},${top})` });
  svg.append(title, body);
  beyond(body, plot, run, layout, state);
  axes(body, plot, layout, state);
  const behind = draw("g", {});
  body.append(behind);
  pinned(behind, plot, lines, layout, state);
  const guess = layout.guess && guessed(behind, plot, lines, layout, state);
  const traces = lines.map((one) => trace(body, one));
  const aside = levels(body, plot, run, layout, state, layout.guess ? track(plot, layout, state) : []);
  events(body, layout);
  const started = draw("text", { class: "quiet", x: -left, y: tall + 2 * row + 4, visibility: "hidden" }, STRINGS.started);
  body.append(started);
  const summits = lines.map((one) => summit(body, one));
  const frame = { traces, started, summits, aside: guess ? [...aside, guess] : aside, cursor: cursorMarks(body, lines), ends: lines.map((one, i) => endLabel(body, one, layout.labels[i], inner)) };
  const unseen = plot.series.indexOf(state.veiled);
  if (unseen >= 0) veil(frame, unseen, state.start.from > 0);
  return frame;
}

/** Hide one column until the reader has predicted it, or what goes with the part of it that is not shown. */
function veil({ traces, summits, ends, cursor }, i, partly) {
  for (const node of [traces[i].ghost, ...(partly ? [] : traces[i].paths), summits[i].dot, summits[i].label, ...Object.values(ends[i]), cursor.dots[i]]) node.style.display = "none";
}

function axes(body, plot, { x, y, tall, inner, row, ticks, format }, { locale }) {
  const left = axisLeft(y).tickValues(ticks).tickFormat(format).tickSize(-inner).tickPadding(8);
  const bottom = axisBottom(x.scale).tickValues(x.ticks).tickSize(5).tickPadding(7).tickFormat((day) => number(day / x.year, "d", locale));
  select(body).append("g").attr("class", "axis y").call(left);
  select(body).append("g").attr("class", "axis x").attr("transform", `translate(0,${tall})`).call(bottom);
  for (const axis of body.querySelectorAll(".axis")) for (const name of ["font-size", "font-family"]) axis.removeAttribute(name);
  // The handle of the day waits in the corner: the lowest figure stands just above it.
  if (tall - y(ticks[0]) < 4) body.querySelector(".axis.y .tick text")?.setAttribute("dy", "-0.5em");
  body.append(draw("text", { class: "axis-name", x: inner, y: tall + 2 * row + 4, "text-anchor": "end" }, x.year > 1 ? STRINGS.years : STRINGS.days));
}

/** Shade the days on which no one has been followed yet. */
function beyond(body, plot, run, { x, y, tall, inner, last, row }, { size: { text, measure } }) {
  const { followed } = plot;
  if (!followed || followed >= last) return;
  const from = x.scale(followed);
  const words = wrap(STRINGS.beyond, inner - from - 8, (part) => measure(part, text, 400));
  const node = draw("text", { class: "quiet halo" });
  const curves = points(plot, run, last, inner).flat().map(([day, value]) => [x.scale(day), y(Math.max(value, y.domain()[0]))]);
  const room = (top) => Math.min(row, clearance(curves, from, inner, top - row, top + (words.length - 1) * row));
  const lowest = tall - 8 - (words.length - 1) * row;
  const top = [0.45, 0.7, 0.2, 1].map((part) => Math.min(part * tall, lowest)).reduce((best, one) => (room(one) > room(best) ? one : best));
  words.forEach((part, i) => node.append(draw("tspan", { x: from + 6, y: top + i * row }, part)));
  body.append(draw("rect", { class: "beyond", x: from, y: 0, width: inner - from, height: tall }), node);
}

/** One series: the line where it started (faint), a ground-coloured core for double lines, and its curve. */
function trace(body, { look }) {
  const colour = `var(--${look.name})`;
  const ghost = draw("path", { class: "ghost", stroke: colour });
  const curve = draw("path", { class: "curve", stroke: colour, "stroke-width": look.width, "stroke-dasharray": dashes(look) });
  const core = look.double && draw("path", { class: "curve", stroke: "var(--surface)", "stroke-width": look.width / 3 });
  body.append(ghost, curve, ...(core ? [core] : []));
  return { ghost, paths: core ? [curve, core] : [curve] };
}

/**
 * Quiet dashed levels, their words where the curves of the first run and the reader's band leave room: on one line or more, over or under.
 * Returns those for which there is none; they stand aside, between the names at the line ends.
 */
function levels(body, plot, run, { x, y, last, inner, row, right }, { size: { text, measure } }, band) {
  const floor = y.domain()[0];
  const width = (part) => measure(part, text, 400);
  const curves = points(plot, run, last, inner).flat().map(([day, value]) => [x.scale(day), y(Math.max(value, floor))]);
  const taken = [...curves, ...band.flatMap(([at, high]) => [[at, high - BAND], [at, high + BAND]])];
  return plot.lines.flatMap(({ value, label }) => {
    const at = y(value);
    body.append(draw("line", { class: "level", x2: inner, y1: at, y2: at }));
    const place = [1, 0.62, 0.42].flatMap((part) => {
      const words = wrap(label, width(label) * part, width);
      const long = Math.max(...words.map(width));
      return [0.98, 0.5, 0.38, 0.62, 0.25, 0.75, 0.12].flatMap((part) => [at - 4 - words.length * row, at + 3].map((top) => ({ words, top, long, from: Math.max(4, part * (inner - long)) })));
    }).find(({ words, top, long, from }) => long < inner && clearance(taken, from, from + long, top, top + words.length * row) >= 4);
    const words = place?.words ?? wrap(label, right - 20, width);
    const node = draw("text", { class: "quiet halo" });
    words.forEach((part, i) => node.append(draw("tspan", { x: place?.from ?? inner + 16, y: (place?.top ?? 0) + (i + 0.8) * row }, part)));
    body.append(node);
    return place ? [] : [{ at, words, text: node }];
  });
}

function events(body, { events, x, left, row, tall }) {
  const lowest = events.length ? Math.max(...events.map((one) => one.row)) : 0;
  for (const { label, day, row: at, from } of events) {
    const up = (lowest - at) * row + 8;
    body.append(
      draw("line", { class: "event", x1: x.scale(day), x2: x.scale(day), y1: -up + 2, y2: tall }),
      draw("path", { class: "event-mark", d: "M-5,-6H5L0,2Z", transform: `translate(${x.scale(day)},${-up})` }),
      draw("text", { class: "event-words", x: from - left + 16, y: -up + 1 }, label),
    );
  }
}

function summit(body, { look }) {
  const dot = draw("circle", { r: 3.5, fill: `var(--${look.name})` });
  const label = draw("text", { class: "summit halo" });
  body.append(dot, label);
  return { dot, label };
}

function endLabel(body, { look }, words, inner) {
  const shape = SHAPES[look.shape];
  const colour = `var(--${look.name})`;
  const leader = draw("path", { class: "leader", stroke: colour });
  const mark = draw("path", { d: shape.path, stroke: colour, "stroke-width": 1.75, fill: shape.filled ? colour : "var(--surface)" });
  const text = draw("text", { class: "end" });
  text.style.fill = colour;
  for (const word of words) text.append(draw("tspan", { x: inner + 16 }, word));
  body.append(leader, mark, text);
  return { leader, mark, text };
}
