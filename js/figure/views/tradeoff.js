/**
 * What one knob gains against what it costs: the line of all its settings, the present one, and the reader's
 * dot.
 */
import { line } from "d3-shape";
import { layer } from "./_layers.js";
import { graph } from "../graph.js";
import { around, Room } from "../room.js";
import { draw, say } from "../../dom/nodes.js";
import { axisName, columnOf, pictured, squarish, staged, writer } from "../view_parts.js";
import { LETTERS } from "../../look/conventions.js";
import { STRINGS } from "../../strings/en.js";
import { registerView } from "../views.js";
import { quantity } from "../../words/numbers.js";

const POINTS = 121;

/** [[x, y]] along the knob's range, with the other settings as they are. */
export function settings(model, view, p) {
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
export function cost(points, y) {
  const i = points.findIndex(([, one], at) => at > 0 && (points[at - 1][1] - y) * (one - y) <= 0);
  if (i < 0) return null;
  const [[a, b], [c, d]] = [points[i - 1], points[i]];
  return b === d ? a : a + ((b - y) / (b - d)) * (c - a);
}

function tradeoff(model, view) {
  const [x, y] = [columnOf(model, view.x), columnOf(model, view.y)];
  const stage = staged(pictured);
  const stops = model.knobs.find((knob) => knob.name === view.knob).stops;
  const place = model.parameters.findIndex((one) => one.name === view.knob);
  // A stop has its name from the model as it starts: with a gate switched off, no setting is the healthy one.
  const named = (run) => model.parameters.every(({ value }, i) => i === place || run.p[i] === value);
  const here = (run) => point(model, view, run.p, -1);
  const told = (run, state) => {
    const words = (value, column) =>
      STRINGS.bargain.share(quantity(Math.round(value), column.unit, state.locale), column.label);
    const at = here(run);
    const made = [STRINGS.bargain.here(words(at[0], x), words(at[1], y))];
    const { prediction, veiled } = state;
    if (prediction?.how === "placed" && veiled === null) {
      const least = cost(settings(model, view, run.p), prediction.y);
      made.push(
        STRINGS.bargain.yours(words(prediction.x, x), words(prediction.y, y)),
        least === null
          ? STRINGS.bargain.never(words(prediction.y, y))
          : STRINGS.bargain.line(words(prediction.y, y), words(least, x)),
      );
    }
    return made.join(" ");
  };
  return {
    title: view.title,
    element: "div",
    timeless: true,
    draw(node, run, state) {
      const { svg, words } = stage(node, state);
      const most = Math.max(
        view.top[1],
        ...settings(model, view, run.p).map((one) => Math.ceil(one[1] / 10) * 10),
      );
      const axes = {
        x: { domain: [0, view.top[0]], name: axisName(x) },
        y: { domain: [0, most], name: axisName(y) },
      };
      const on = graph(svg, axes, state, { height: squarish(state.size) });
      const asking = state.veiled === view.name;
      const over = layer(on, "over");
      const spotOf = ([right, up]) => [on.x(right), on.y(up)];
      const placed = asking ? state.draft : state.prediction?.how === "placed" && state.prediction;
      bands(over, on, view);
      corner(over, on);
      if (!asking) {
        for (const p of new Set([state.reference?.p, run.p].filter(Boolean)))
          curve(over, on, settings(model, view, p), p !== run.p);
        stops.forEach((stop) =>
          spot(over, on, point(model, view, run.p, place, stop.values[view.knob]), {
            r: 4,
            fill: "var(--surface)",
            stroke: "var(--text)",
            "stroke-width": 2,
          }),
        );
        state.pins.forEach((pin) =>
          spot(over, on, here(pin.run), { r: 5, fill: "var(--muted)", stroke: "var(--surface)" }),
        );
      }
      spot(over, on, here(run), {
        class: "now",
        r: 8,
        fill: "var(--link)",
        stroke: "var(--surface)",
        "stroke-width": 2.5,
      });
      if (placed) diamond(over, on, placed);
      const path = asking ? [] : settings(model, view, run.p).map(spotOf);
      names(
        { over, on, path, view, state },
        {
          dot: placed && spotOf([placed.x, placed.y]),
          now: spotOf(here(run)),
          pins: asking ? [] : state.pins.map((pin) => spotOf(here(pin.run))),
          stops: asking
            ? []
            : stops.map((stop) => ({
                words: named(run) && stop.label,
                at: spotOf(point(model, view, run.p, place, stop.values[view.knob])),
              })),
        },
      );
      svg.onpointerdown = asking ? (event) => hand(event, svg, on, view, state) : null;
      svg.style.cursor = asking ? "crosshair" : "";
      svg.setAttribute("aria-label", STRINGS.bargain.aria(view.title, y.label, x.label));
      say(words, asking ? "" : told(run, state));
    },
    describe: told,
  };
}

/** Words over all lines and marks, what matters most first: those for which there is no room are left out. */
function names({ over, on, path, view, state }, { dot, now, pins, stops }) {
  const marks = [
    ...stops.map(({ at }) => around(...at, 4)),
    ...pins.map((at) => around(...at, 5)),
    around(...now, 8),
    around(0, on.tall, 6),
    ...(dot ? [around(...dot, 9)] : []),
  ];
  const write = writer(over, new Room(0, on.inner, 0, on.tall, marks), state.size);
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
    over.append(
      draw("rect", {
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
  over.append(
    draw("circle", {
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
  const path = line(
    ([x]) => on.x(x),
    ([, y]) => on.y(y),
  ).digits(1)(points);
  over.append(
    draw(
      "path",
      faint
        ? { class: "ghost", stroke: "var(--text)", d: path }
        : { class: "curve", stroke: "var(--text)", "stroke-width": 3, d: path },
    ),
  );
}

const spot = (over, on, [x, y], look) =>
  over.append(draw("circle", { cx: on.x(x).toFixed(1), cy: on.y(y).toFixed(1), ...look }));

const diamond = (over, on, { x, y }) =>
  over.append(
    draw("path", {
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
function hand(event, svg, on, view, state) {
  const place = ({ clientX, clientY }) => {
    const box = svg.getBoundingClientRect();
    const inside = (value, top) => Math.round(Math.max(0, Math.min(top, value)));
    state.place({
      x: inside(on.x.invert(clientX - box.left - on.left), view.top[0]),
      y: inside(on.y.invert(clientY - box.top - on.top), view.top[1]),
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
