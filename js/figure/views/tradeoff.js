/**
 * What one knob gains against what it costs: the line of all its settings, the present one, and the reader's
 * dot.
 */
import { layer } from "./_layers.js";
import { graph } from "../graph.js";
import { path } from "../lines.js";
import { around, Room } from "../room.js";
import { put, redraw, say, shape } from "../../dom/nodes.js";
import { axisName, columnOf, pictured, squarish, staged, writer } from "../view_parts.js";
import { pinned } from "../../measure/pinned.js";
import { veiled } from "../../model/shown.js";
import { reference } from "../../simulate/runs.js";
import { LETTERS } from "../../look/conventions.js";
import { STRINGS } from "../../strings/views/tradeoff.js";
import { registerView } from "../views.js";
import { quantity } from "../../words/numbers.js";
/** @import { Column, MakeView, Tradeoff } from "../../types.d.ts" */

const POINTS = 121;

/** [[x, y]] along the knob's range, with the other settings as they are. */
function knobLine(model, view, p) {
  const place = model.parameters.findIndex((one) => one.name === view.knob);
  const [low, high] = model.parameters[place].range;
  return Array.from({ length: POINTS }, (_, i) =>
    point(model, view, p, place, low + (i / (POINTS - 1)) * (high - low)),
  );
}

function point(model, view, p, place, value) {
  const own = Float64Array.from(p);
  if (place >= 0) own[place] = value;
  const seen = model.observe(new Array(model.species.length).fill(0), own);
  return [view.x, view.y].map((name) => seen[model.observables.findIndex((one) => one.name === name)]);
}

/** The x at which the line is as low as y; null where it never is. */
function cost(points, y) {
  const i = points.findIndex(([, one], at) => at > 0 && (points[at - 1][1] - y) * (one - y) <= 0);
  if (i < 0) return null;
  const [[a, b], [c, d]] = [points[i - 1], points[i]];
  return b === d ? a : a + ((b - y) / (b - d)) * (c - a);
}

/** @type {MakeView<Tradeoff>} */
function tradeoff(model, view, change) {
  const columns = [columnOf(model, view.x), columnOf(model, view.y)];
  const stage = staged(pictured);
  return {
    title: view.title,
    element: "div",
    draw(node, run, settings, size) {
      const { svg, beneath } = stage(node);
      const asking = veiled(settings) === view.name;
      const found = places(model, view, run, settings);
      const on = graph(svg, axes(view, columns, found.line), size, settings.locale, {
        height: squarish(size),
      });
      redraw(layer(on, "over"), painted(on, view, found, asking, size));
      svg.onpointerdown = asking ? (event) => hand(event, svg, on, view, change) : null;
      svg.style.cursor = asking ? "crosshair" : "";
      put(svg, { "aria-label": STRINGS.bargain.aria(view.title, columns[1].label, columns[0].label) });
      return { words: beneath, timeless: true };
    },
    tell(node, run, settings) {
      const asking = veiled(settings) === view.name;
      say(stage(node).words, asking ? "" : told(columns, places(model, view, run, settings), settings));
    },
  };
}

/**
 * What lies in the picture, as [x, y]: the `line` of all settings and, where another was there first, that
 * one, faint; the present setting, the pinned ones, the named stops, and the reader's dot {x, y}, if any.
 */
function places(model, view, run, settings) {
  const { prediction } = settings;
  const place = model.parameters.findIndex((one) => one.name === view.knob);
  // A stop has its name from the model as it starts: with a gate switched off, no setting is the healthy one.
  const named = model.parameters.every(({ value }, i) => i === place || run.p[i] === value);
  const here = ({ p }) => point(model, view, p, -1);
  const first = reference(model, settings);
  return {
    line: knobLine(model, view, run.p),
    faint: first && first !== run ? knobLine(model, view, first.p) : null,
    now: here(run),
    pins: pinned(model, settings).map((pin) => here(pin.run)),
    stops: model.knobs
      .find((knob) => knob.name === view.knob)
      .stops.map(({ label, values }) => ({
        words: named && label,
        at: point(model, view, run.p, place, values[view.knob]),
      })),
    dot: prediction?.how === "placed" ? prediction : null,
  };
}

/** The axes hold all that the knob can do, and what the view wants to be seen in any case. */
const axes = ({ top }, /** @type {Column[]} */ [x, y], line) => ({
  x: { domain: [0, top[0]], name: axisName(x) },
  y: { domain: [0, Math.max(top[1], ...line.map((one) => Math.ceil(one[1] / 10) * 10))], name: axisName(y) },
});

/** Lines, marks and words. While the reader is asked, only the present setting and the dot are there. */
function painted(on, view, found, asking, size) {
  const { now, dot } = found;
  const over = [];
  bands(over, on, view);
  corner(over, on);
  if (!asking) answer(over, on, found);
  const look = { fill: "var(--link)", stroke: "var(--surface)", "stroke-width": 2.5 };
  spot(over, on, now, { class: "now", r: 8, ...look });
  if (dot) diamond(over, on, dot);
  const spotOf = ([right, up]) => [on.x(right), on.y(up)];
  const [line, pins, stops] = asking ? [[], [], []] : [found.line, found.pins, found.stops];
  names(
    { over, on, path: line.map(spotOf), view, size },
    {
      dot: dot && spotOf([dot.x, dot.y]),
      now: spotOf(now),
      pins: pins.map(spotOf),
      stops: stops.map(({ words, at }) => ({ words, at: spotOf(at) })),
    },
  );
  return over;
}

/** What the question is about: the line, its stops, and the pinned settings. */
function answer(over, on, { line, faint, stops, pins }) {
  if (faint) curve(over, on, faint, true);
  curve(over, on, line, false);
  for (const { at } of stops)
    spot(over, on, at, { r: 4, fill: "var(--surface)", stroke: "var(--text)", "stroke-width": 2 });
  for (const at of pins) spot(over, on, at, { r: 5, fill: "var(--muted)", stroke: "var(--surface)" });
}

/** The present setting in words, and what the reader's dot would have cost. */
function told(/** @type {Column[]} */ [x, y], { now, line, dot }, { locale }) {
  const words = (value, column) =>
    STRINGS.bargain.share(quantity(Math.round(value), column.unit, locale), column.label);
  const here = STRINGS.bargain.here(words(now[0], x), words(now[1], y));
  if (!dot) return here;
  const [yours, least] = [words(dot.y, y), cost(line, dot.y)];
  return [
    here,
    STRINGS.bargain.yours(words(dot.x, x), yours),
    least === null ? STRINGS.bargain.never(yours) : STRINGS.bargain.line(yours, words(least, x)),
  ].join(" ");
}

/** Words over all lines and marks, what matters most first: those for which there is no room are left out. */
function names({ over, on, path, view, size }, { dot, now, pins, stops }) {
  const marks = [
    ...stops.map(({ at }) => around(...at, 4)),
    ...pins.map((at) => around(...at, 5)),
    around(...now, 8),
    around(0, on.tall, 6),
    ...(dot ? [around(...dot, 9)] : []),
  ];
  const write = writer(over, new Room(0, on.inner, 0, on.tall, marks), size);
  if (dot) write(STRINGS.bargain.dot, [[...dot, 9]], "end", path);
  write(STRINGS.bargain.now, [[...now, 8]], "end", path, [
    [-1, 1],
    [1, 1],
    [1, 0],
    [-1, 0],
    [1, -1],
    [-1, -1],
    [0, 1],
    [0, -1],
  ]);
  for (const { words, at } of stops)
    if (words)
      write(words, [[...at, 4]], "quiet", path, [
        [1, -1],
        [1, 0],
        [0, -1],
        [-1, 1],
        [-1, 0],
        [0, 1],
        [1, 1],
      ]);
  pins.forEach((at, i) => write(LETTERS[i], [[...at, 5]], "end", path));
  write(STRINGS.bargain.perfect, [[0, on.tall, 6]], "quiet", path, [[1, -1]]);
  for (const [words, [low, high]] of Object.entries(view.bands)) {
    const corners = [0, 0.3, 0.5].flatMap((part) =>
      [
        [high, 1],
        [low, -1],
      ].map(([level, way]) => [on.inner * (1 - part), on.y(level), way]),
    );
    for (const [x, y, way] of corners) if (write(words, [[x, y]], "quiet", path, [[-1, way]], true)) break;
  }
}

/** Shares that were measured. */
function bands(over, on, view) {
  for (const [low, high] of Object.values(view.bands))
    over.push(
      shape("rect", {
        x: 0,
        width: on.inner,
        y: on.y(high),
        height: on.y(low) - on.y(high),
        fill: "var(--edge)",
        opacity: 0.16,
      }),
    );
}

/** What every reader aims at: nothing lost, nothing let in. */
const corner = (over, on) =>
  over.push(
    shape("circle", {
      cx: 0,
      cy: on.tall,
      r: 6,
      fill: "none",
      stroke: "var(--text)",
      "stroke-width": 2,
      "stroke-dasharray": "3 2",
    }),
  );

function curve(over, on, points, faint) {
  const d = path(points.map(([x, y]) => [on.x(x), on.y(y)]));
  over.push(
    shape(
      "path",
      faint
        ? { class: "ghost", stroke: "var(--text)", d }
        : { class: "curve", stroke: "var(--text)", "stroke-width": 3, d },
    ),
  );
}

const spot = (over, on, [x, y], look) =>
  over.push(shape("circle", { cx: on.x(x).toFixed(1), cy: on.y(y).toFixed(1), ...look }));

const diamond = (over, on, { x, y }) =>
  over.push(
    shape("path", {
      d: "M0,-9L9,0L0,9L-9,0Z",
      fill: "var(--surface)",
      stroke: "var(--text)",
      "stroke-width": 2.5,
      transform: `translate(${on.x(x).toFixed(1)},${on.y(y).toFixed(1)})`,
    }),
  );

/**
 * A press puts the reader's dot, and a mouse or pen drags it on; a finger puts it when it is lifted, for one
 * that moves scrolls the page.
 */
function hand(event, svg, on, view, change) {
  const place = ({ clientX, clientY }) => {
    const box = svg.getBoundingClientRect();
    const inside = (value, top) => Math.round(Math.max(0, Math.min(top, value)));
    change({
      prediction: {
        how: "placed",
        x: inside(on.x.invert(clientX - box.left - on.left), view.top[0]),
        y: inside(on.y.invert(clientY - box.top - on.top), view.top[1]),
      },
    });
  };
  const end = () => {
    svg.onpointermove = svg.onpointerup = svg.onpointercancel = null;
  };
  svg.onpointercancel = end;
  if (event.pointerType === "touch") {
    svg.onpointerup = (up) => {
      end();
      place(up);
    };
    return;
  }
  place(event);
  event.preventDefault();
  svg.setPointerCapture(event.pointerId);
  svg.onpointermove = place;
  svg.onpointerup = end;
}

registerView("tradeoff", tradeoff);
