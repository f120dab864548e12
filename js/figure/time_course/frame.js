/**
 * What stays on a time course while a knob moves: axes, grid, levels, event marks, pinned runs; and empty
 * curves.
 */
import { axisBottom, axisLeft } from "d3-axis";
import { select } from "d3-selection";
import { cursorMarks } from "./cursor.js";
import { some, spots } from "./curves.js";
import * as events from "./events.js";
import { guessed, track } from "./prediction.js";
import { around, Room, wrap } from "../room.js";
import { draw, put, redraw, shape, sheet } from "../../dom/nodes.js";
import { letters, pinned } from "./pinned.js";
import { pinned as pinnedRuns } from "../../measure/pinned.js";
import { veiled } from "../../model/shown.js";
import { SHAPES } from "../../look/shapes.js";
import { STRINGS } from "../../strings/en.js";
import { dashes } from "../../look/theme.js";
import { number } from "../../words/numbers.js";

/** Half the width of the band of a prediction, which style.css gives, and a little air, in px. */
const BAND = 5;

/** Everything that stays while a knob moves: axes, grid, levels, events; empty paths for the curves. */
export function scaffold(svg, plot, lines, run, layout, settings, size) {
  const { left, top, tall, inner, row } = layout;
  const { width, height, text } = size;
  sheet(svg, width, height, text);
  if (!svg.firstChild) svg.append(draw("text", { class: "axis-name" }), draw("g", {}, draw("g")));
  const [title, body] = svg.children;
  redraw(
    title,
    layout.title.map((words, i) => shape("tspan", { x: 0, y: (i + 0.8) * row }, words)),
  );
  put(body, { transform: `translate(${left},${top})` });
  // Axes stay, for most of their figures are the same again; all else is made anew.
  const [behind, ...rest] = body.children;
  behind.replaceChildren();
  for (const one of rest) if (!one.matches(".axis")) one.remove();
  const over = draw("g");
  axes(body, layout, settings.locale);
  events.lines(body, layout);
  const pins = pinnedRuns(run.model, settings);
  const pinTracks = pinned(body, plot, lines, layout, pins);
  const guess = layout.guess && guessed(body, plot, layout, settings);
  const traces = lines.map((one) => trace(body, one));
  const dots = lines.map(({ look }) => draw("circle", { class: "top", r: 3.5, fill: `var(--${look.name})` }));
  body.append(...dots, over);
  layout.room = new Room(2, inner - 4, -6, tall - 1);
  const band = layout.guess
    ? track(plot, layout, settings).flatMap(([at, high]) => [
        [at, high - BAND],
        [at, high + BAND],
      ])
    : [];
  const tracks = spots(plot, run, layout);
  const [points, still] = [[...some(tracks), ...band], some(pinTracks.flat())];
  beyond(behind, over, plot, points, layout, size);
  const aside = levels(body, over, plot, points, [...points, ...still], layout, size);
  // Names of pinned runs keep off the summits, whose own words stand 6 px away.
  for (const track of tracks)
    if (track.length)
      layout.room.taken.push(around(...track.reduce((top, one) => (one[1] < top[1] ? one : top)), 3.5));
  letters(over, lines, pinTracks, [...points, ...still], layout, pins, size);
  const started = draw(
    "text",
    { class: "quiet", x: -left, y: tall + 2 * row + 4, visibility: "hidden" },
    STRINGS.started,
  );
  body.append(started);
  const summits = dots.map((dot) => ({
    dot,
    label: over.appendChild(draw("text", { class: "summit halo" })),
  }));
  const frame = {
    room: layout.room,
    still,
    traces,
    started,
    summits,
    aside: guess ? [...aside, guess] : aside,
    cursor: cursorMarks(body, lines),
    ends: lines.map((one, i) => endLabel(body, one, layout.labels[i], inner)),
  };
  const unseen = plot.series.indexOf(veiled(settings));
  if (unseen >= 0) veil(frame, unseen, settings.start.from > 0);
  return frame;
}

/** Hide one column until the reader has predicted it, or what goes with the part of it that is not shown. */
function veil({ traces, summits, ends, cursor }, i, partly) {
  for (const node of [
    traces[i].ghost,
    ...(partly ? [] : traces[i].paths),
    summits[i].dot,
    summits[i].label,
    ...Object.values(ends[i]),
    cursor.dots[i],
  ])
    node.style.display = "none";
}

function axes(body, { x, y, tall, inner, row, ticks, format }, locale) {
  const left = axisLeft(y).tickValues(ticks).tickFormat(format).tickSize(-inner).tickPadding(8);
  const bottom = axisBottom(x.scale)
    .tickValues(x.ticks)
    .tickSize(5)
    .tickPadding(7)
    .tickFormat((day) => number(day / x.year, "d", locale));
  for (const [way, make] of [
    ["y", left],
    ["x", bottom],
  ]) {
    const group =
      body.querySelector(`:scope > .${way}`) ?? body.appendChild(draw("g", { class: `axis ${way}` }));
    select(group).call(make);
    put(group, {
      transform: way === "x" ? `translate(0,${tall})` : null,
      "font-size": null,
      "font-family": null,
    });
  }
  // The handle of the day waits in the corner: the lowest figure stands just above it.
  if (tall - y(ticks[0]) < 4) body.querySelector(".axis.y .tick text")?.setAttribute("dy", "-0.5em");
  body.append(
    draw(
      "text",
      { class: "axis-name", x: inner, y: tall + 2 * row + 4, "text-anchor": "end" },
      x.year > 1 ? STRINGS.years : STRINGS.days,
    ),
  );
}

/** Shade the days on which no one has been followed yet. */
function beyond(behind, over, plot, points, { x, tall, inner, last, row, room }, { text, measure }) {
  const { followed } = plot;
  if (!followed || followed >= last) return;
  const from = x.scale(followed);
  behind.append(draw("rect", { class: "beyond", x: from, y: 0, width: inner - from, height: tall }));
  const words = wrap(STRINGS.beyond, inner - from - 10, (part) => measure(part, text, 400));
  const high = words.length * row;
  const box = room.find(
    [0.45, 0.6, 0.75, 0.3, 0.15, 0.9, 0]
      .map((part) => Math.min(part * tall, tall - high - 2))
      .map((top) => ({ left: from + 4, right: inner - 4, top, bottom: top + high })),
    points,
  );
  if (box) written(over, words, box.left, box.top, row);
}

/** Quiet lines of words from a place down. */
function written(over, words, x, top, row) {
  const node = draw("text", { class: "quiet halo" });
  words.forEach((part, i) => node.append(draw("tspan", { x, y: top + (i + 0.8) * row }, part)));
  over.append(node);
  return node;
}

/** One series: the line where it started (faint), a ground-coloured core for double lines, and its curve. */
function trace(body, { look }) {
  const colour = `var(--${look.name})`;
  const ghost = draw("path", { class: "ghost", stroke: colour });
  const curve = draw("path", {
    class: "curve",
    stroke: colour,
    "stroke-width": look.width,
    "stroke-dasharray": dashes(look),
  });
  const core =
    look.double && draw("path", { class: "curve", stroke: "var(--surface)", "stroke-width": look.width / 3 });
  body.append(ghost, curve, ...(core ? [core] : []));
  return { ghost, paths: core ? [curve, core] : [curve] };
}

/**
 * Quiet dashed levels, their words where the curves of the first run and the reader's band (`points`) leave
 * room, best where pinned runs do too (`all`): on one line or more, over or under. Returns those for which
 * there is none; they stand aside, between the names at the line ends.
 */
function levels(body, over, plot, points, all, { y, inner, row, right, room }, { text, measure }) {
  const width = (part) => measure(part, text, 400);
  return plot.lines.flatMap(({ value, label }) => {
    const at = y(value);
    body.insertBefore(draw("line", { class: "level", x2: inner, y1: at, y2: at }), over);
    const boxes = [1, 0.62, 0.42].flatMap((part) => {
      const words = wrap(label, width(label) * part, width);
      const long = Math.max(...words.map(width));
      return [0.98, 0.5, 0.38, 0.62, 0.25, 0.75, 0.12]
        .map((part) => Math.max(4, part * (inner - long)))
        .flatMap((left) =>
          [at - 4 - words.length * row, at + 3].map((top) => ({
            words,
            left,
            right: left + long,
            top,
            bottom: top + words.length * row,
          })),
        );
    });
    const box = room.find(boxes, all, true) ?? room.find(boxes, points, true);
    if (box) written(over, box.words, box.left, box.top, row);
    if (box) return [];
    const words = wrap(label, right - 20, width);
    return [{ at, words, text: written(over, words, inner + 16, 0, row) }];
  });
}

function endLabel(body, { look }, words, inner) {
  const shape = SHAPES[look.shape];
  const colour = `var(--${look.name})`;
  const leader = draw("path", { class: "leader", stroke: colour });
  const mark = draw("path", {
    d: shape.path,
    stroke: colour,
    "stroke-width": 1.75,
    fill: shape.filled ? colour : "var(--surface)",
  });
  const text = draw("text", { class: "end" });
  text.style.fill = colour;
  for (const word of words) text.append(draw("tspan", { x: inner + 16 }, word));
  body.append(leader, mark, text);
  return { leader, mark, text };
}
