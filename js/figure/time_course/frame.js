/**
 * What a time course stands on: nodes that are made once, and what stays while a knob moves, or changes only
 * with an axis: ticks, levels, event marks, pinned runs.
 */
import { along, upright } from "../axis.js";
import { cursorMarks } from "./cursor.js";
import { some } from "./curves.js";
import * as events from "./events.js";
import { guessed, track } from "./prediction.js";
import { around, Room } from "../room.js";
import { draw, put, redraw, shape, sheet } from "../../dom/nodes.js";
import { beyond, levels } from "./levels.js";
import { letters, pinned } from "./pinned.js";
import { pinned as pinnedRuns } from "../../measure/pinned.js";
import { veiled } from "../../model/shown.js";
import { SHAPES } from "../../look/shapes.js";
import { STRINGS } from "../../strings/en.js";
import { dashes } from "../../look/theme.js";
import { number } from "../../words/numbers.js";

/** Half the width of the band of a prediction, which style.css gives, and a little air, in px. */
const BAND = 5;

/** The nodes of a time course, from the ground up; they stay as long as it is shown. */
export function ground(svg, lines) {
  const group = (kind) => draw("g", kind ? { class: kind } : {});
  const [title, body] = [draw("text", { class: "axis-name" }), group()];
  const [behind, y, x, standing, rules, over, margin] = ["", "axis y", "axis x", "", "", "", ""].map(group);
  const traces = lines.map(trace);
  const dots = lines.map(({ look }) => draw("circle", { class: "top", r: 3.5, fill: `var(--${look.name})` }));
  const labels = lines.map(() => draw("text", { class: "summit halo" }));
  const started = draw("text", { class: "quiet", visibility: "hidden" }, STRINGS.started);
  body.append(behind, y, x, standing, ...traces.flatMap(({ ghost, paths }) => [ghost, ...paths]));
  body.append(...dots, rules, over, ...labels, margin, started);
  const cursor = cursorMarks(body, lines);
  const ends = lines.map((one) => endLabel(body, one));
  const summits = dots.map((dot, i) => ({ dot, label: labels[i] }));
  svg.append(title, body);
  return {
    svg,
    title,
    body,
    behind,
    y,
    x,
    standing,
    traces,
    rules,
    over,
    margin,
    started,
    cursor,
    ends,
    summits,
  };
}

/**
 * Have the ground show this layout; tracks: the places of this run's curves. Returns what the curves go by:
 * the room left for words, places of `still` lines, and the words that stand `aside`, between the names at the
 * line ends.
 */
export function frame(on, plot, lines, run, tracks, layout, settings, size) {
  const { left, top, tall, inner, row } = layout;
  sheet(on.svg, size.width, layout.full, size.text);
  redraw(
    on.title,
    layout.title.map((words, i) => shape("tspan", { x: 0, y: (i + 0.8) * row }, words)),
  );
  put(on.body, { transform: `translate(${left},${top})` });
  put(on.started, { x: -left, y: tall + 2 * row + 4 });
  axes(on, layout, settings.locale);
  const pins = pinned(plot, lines, layout, pinnedRuns(run.model, settings));
  const guess = layout.guess && guessed(plot, layout, settings);
  redraw(on.standing, [...events.lines(layout), ...pins.shapes, ...(guess ? [guess.line] : [])]);
  const room = new Room(2, inner - 4, -6, tall - 1);
  const points = [...some(tracks), ...(guess ? band(plot, layout, settings) : [])];
  const still = some(pins.tracks.flat());
  const hidden = beyond(plot, points, layout, room, size);
  const level = levels(plot, points, [...points, ...still], layout, room, size);
  // Names of pinned runs keep off the summits, whose own words stand 6 px away.
  for (const track of tracks)
    if (track.length)
      room.taken.push(around(...track.reduce((top, one) => (one[1] < top[1] ? one : top)), 3.5));
  const named = letters(lines, pins, [...points, ...still], layout, room, size);
  redraw(on.behind, hidden.shade);
  redraw(on.rules, level.rules);
  redraw(on.over, [...hidden.words, ...level.words, ...named]);
  veil(on, plot.series.indexOf(veiled(settings)), settings.start.from > 0);
  return { room, still, aside: guess ? [...level.aside, guess] : level.aside };
}

/** The band of a prediction as places for words to keep clear of. */
const band = (plot, layout, settings) =>
  track(plot, layout, settings).flatMap(([at, high]) => [
    [at, high - BAND],
    [at, high + BAND],
  ]);

/** Hide one column until the reader has predicted it, or what goes with the part of it that is not shown. */
function veil({ traces, summits, ends, cursor }, unseen, partly) {
  traces.forEach(({ ghost, paths }, i) => {
    const { dot, label } = summits[i];
    const others = [ghost, dot, label, ...Object.values(ends[i]), cursor.dots[i]];
    const show = (node, shown) => {
      const display = shown ? "" : "none";
      if (node.style.display !== display) node.style.display = display;
    };
    for (const node of others) show(node, i !== unseen);
    for (const node of paths) show(node, i !== unseen || partly);
  });
}

function axes(on, { x, y, tall, inner, row, ticks, format }, locale) {
  // The handle of the day waits in the corner: the lowest figure stands just above it.
  const corner = tall - y(ticks[0]) < 4;
  redraw(on.y, upright(y, ticks, format, inner, corner ? "-0.5em" : undefined));
  put(on.x, { transform: `translate(0,${tall})` });
  redraw(on.x, [
    ...along(x.scale, x.ticks, (day) => number(day / x.year, "d", locale), 7),
    shape(
      "text",
      { class: "axis-name", x: inner, y: 2 * row + 4, "text-anchor": "end" },
      x.year > 1 ? STRINGS.years : STRINGS.days,
    ),
  ]);
}

/** One series: the line where it started (faint), a ground-coloured core for double lines, and its curve. */
function trace({ look }) {
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
  return { ghost, paths: core ? [curve, core] : [curve] };
}

/** The name at the end of a curve, with its mark. */
function endLabel(body, { look }) {
  const colour = `var(--${look.name})`;
  const leader = draw("path", { class: "leader", stroke: colour });
  const { path: d, filled } = SHAPES[look.shape];
  const mark = draw("path", {
    d,
    stroke: colour,
    "stroke-width": 1.75,
    fill: filled ? colour : "var(--surface)",
  });
  const text = draw("text", { class: "end" });
  text.style.fill = colour;
  body.append(leader, mark, text);
  return { leader, mark, text };
}
