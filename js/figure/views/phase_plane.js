/**
 * The phase plane: where two species stand still, the ridge between two futures, and the path of this run up
 * to the day shown.
 */
import { goalOf, layer, sameness } from "./_layers.js";
import { graph } from "../graph.js";
import { joined, path } from "../lines.js";
import { around, Room } from "../room.js";
import { make, put, redraw, say, shape } from "../../dom/nodes.js";
import { dayShown } from "../../measure/day.js";
import { pinned } from "../../measure/pinned.js";
import { plane } from "../../simulate/plane.js";
import {
  amount,
  axisName,
  columnOf,
  dashes,
  lineKey,
  pictured,
  squarish,
  staged,
  trail,
  writer,
} from "../view_parts.js";
import { LETTERS, PIN_DASHES } from "../../look/conventions.js";
import { STRINGS } from "../../strings/views/resting.js";
import { style } from "../../look/theme.js";
import { registerView } from "../views.js";
import { number } from "../../words/numbers.js";
/** @import { MakeView, PhasePlane } from "../../types.d.ts" */

/** @type {MakeView<PhasePlane>} */
function phasePlane(model, view) {
  const [x, y] = [columnOf(model, view.x), columnOf(model, view.y)];
  const looks = { x: style(x.role), y: style(y.role) };
  const stage = staged(() => {
    const { svg, words } = pictured();
    const key = make(
      "ul",
      { class: "key" },
      lineKey(STRINGS.plane.stands(x.label), { colour: `var(--${looks.x.name})` }),
      lineKey(STRINGS.plane.stands(y.label), { colour: `var(--${looks.y.name})`, dash: dashes(looks.y) }),
      lineKey(STRINGS.plane.ridgeKey, { colour: "var(--text)", dash: "1 4", width: 3 }),
    );
    return { svg, words, picture: svg, beneath: [key, words] };
  });
  let last;
  const landscape = (run) => {
    const key = sameness(run, run.p);
    if (last?.key !== key) last = { key, ...plane(model, view, run.start, run.p) };
    return last;
  };
  const axes = {
    x: { domain: [view.low[view.x], view.high[view.x]], log: true, name: axisName(x) },
    y: { domain: [view.low[view.y], view.high[view.y]], log: true, name: axisName(y) },
  };
  const cursor = (node, run, settings, size) => {
    const { svg, beneath } = stage(node);
    const { locale } = settings;
    const day = dayShown(model, settings, run);
    const on = graph(svg, axes, size, locale, { height: squarish(size) });
    names(on, landscape(run), view, svg.tracks, moving(on, view, run, day), day, locale, size);
    return { words: beneath };
  };
  return {
    title: view.title,
    element: "div",
    draw(node, run, settings, size) {
      const { svg } = stage(node);
      const land = landscape(run);
      const on = graph(svg, axes, size, settings.locale, { height: squarish(size) });
      put(svg, { "aria-label": STRINGS.plane.aria(view.title, x.label, y.label) });
      if (on.fresh || svg.landscape !== land) {
        svg.landscape = land;
        standing(on, land, looks);
      }
      svg.tracks = paths(on, view, run, pinned(model, settings));
      return cursor(node, run, settings, size);
    },
    cursor,
    tell(node, run, settings) {
      const day = dayShown(model, settings, run);
      say(stage(node).words, told(landscape(run), view, { x, y }, run, day, settings.locale));
    },
  };
}

const spots = (on, points) => points.map(([x, y]) => [on.x(x), on.y(y)]);
const drawn = (on) => (points) => path(spots(on, points));

/** Those of some places [x, y] that lie in the picture, in px. */
const within = (on, places) =>
  places
    .map(([x, y]) => [on.x(x), on.y(y)])
    .filter(([x, y]) => x >= 0 && x <= on.inner && y >= 0 && y <= on.tall);

/** All that stays while the day moves. */
function standing(on, land, looks) {
  const [under] = ["standing", "paths", "moving"].map((name) => layer(on, name));
  const group = [];
  const { inner, tall } = on;
  const path = drawn(on);
  const ends = land.states.filter((one) => one.stable);
  if (land.ridge && ends.length > 1)
    group.push(
      shape("path", {
        class: "basin",
        d: basin(
          land.ridge.map(([x, y]) => [on.x(x), on.y(y)]),
          [on.x(ends.at(-1).x), on.y(ends.at(-1).y)],
          inner,
          tall,
        ),
      }),
    );
  group.push(
    shape("path", {
      class: "curve",
      stroke: `var(--${looks.x.name})`,
      "stroke-width": 2,
      d: path(land.xStill),
    }),
    shape("path", {
      class: "curve",
      stroke: `var(--${looks.y.name})`,
      "stroke-width": 2,
      "stroke-dasharray": dashes(looks.y),
      d: path(land.yStill),
    }),
  );
  if (land.ridge)
    group.push(
      shape("path", {
        class: "curve",
        stroke: "var(--text)",
        "stroke-width": 3,
        "stroke-dasharray": "1 4",
        d: joined(within(on, land.ridge)),
      }),
    );
  for (const one of land.states)
    group.push(
      shape("circle", {
        cx: on.x(one.x),
        cy: on.y(one.y),
        r: 6,
        fill: one.stable ? "var(--text)" : "var(--surface)",
        stroke: "var(--text)",
        "stroke-width": 2,
      }),
    );
  redraw(under, group);
}

/** Words over all lines: those of what stands first, so that they stay while the day moves. */
function names(on, land, view, [path, ...pins], /** @type {number[]} */ [left, top], day, locale, size) {
  const spot = ({ x, y }) => [on.x(x), on.y(y), 7];
  const ridge = within(on, land.ridge ?? []);
  const points = [...within(on, [land.xStill, land.yStill, path].flat()), ...ridge].filter(
    (_, i) => i % 3 === 0,
  );
  const room = new Room(
    2,
    on.inner - 2,
    0,
    on.tall,
    land.states.map((one) => around(...spot(one))),
  );
  const over = [];
  const write = writer(over, room, size);
  for (const one of land.states) write(nameOf(one, land, view), [spot(one)], "end", points);
  write(
    STRINGS.plane.ridge,
    [0.2, 0.1, 0.35, 0.5, 0.65, 0.8].flatMap((part) => ridge.slice(ridge.length * part).slice(0, 1)),
    "end",
    points,
  );
  pins.forEach((track, i) =>
    write(LETTERS[i], within(on, track.filter((_, j) => j % 40 === 0).reverse()), "quiet", points),
  );
  if (on.inner >= 320) write(STRINGS.plane.day(number(day, "d", locale)), [[left, top, 7]], "summit", points);
  redraw(layer(on, "names"), over);
}

/**
 * The part of the picture on one side of a line that crosses it: along the line, then round the edge past
 * `inside`.
 */
function basin(ridge, inside, wide, tall) {
  const clip = (/** @type {number[]} */ [x, y]) => [
    Math.max(0, Math.min(wide, x)),
    Math.max(0, Math.min(tall, y)),
  ];
  const side = ridge.map(clip);
  const round = (/** @type {number[]} */ [x, y]) =>
    y <= 0 ? x : x >= wide ? wide + y : y >= tall ? 2 * wide + tall - x : 2 * (wide + tall) - y;
  const whole = 2 * (wide + tall);
  const corners = [
    [0, 0],
    [wide, 0],
    [wide, tall],
    [0, tall],
  ];
  const [from, to] = [round(side.at(-1)), round(side[0])];
  const way = (sign) => {
    const ahead = (place) => (((sign * (place - from)) % whole) + whole) % whole;
    return corners
      .filter((corner) => ahead(round(corner)) < ahead(to))
      .sort((a, b) => ahead(round(a)) - ahead(round(b)));
  };
  const shapes = [1, -1].map((sign) => [...side, ...way(sign)]);
  const shape = shapes.find((one) => holds(one, inside)) ?? [];
  return shape.length ? `${joined(shape)}Z` : "";
}

/** Whether a polygon holds a point. */
function holds(polygon, /** @type {number[]} */ [x, y]) {
  let within = false;
  polygon.forEach(([ax, ay], i) => {
    const [bx, by] = polygon[(i + 1) % polygon.length];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
  });
  return within;
}

const placed = (on, view, run, days) => {
  const columns = run.sample(days);
  const inside = (value, [low, high]) => Math.max(low, Math.min(high, value));
  return days.map((_, i) => [
    inside(columns[view.x][i], on.x.domain()),
    inside(columns[view.y][i], on.y.domain()),
  ]);
};

/** The whole path, faint, and those of the pinned runs; returns their places. */
function paths(on, view, run, pins) {
  const path = drawn(on);
  const tracks = pins.map((pin) => placed(on, view, pin.run, trail(pin.run, pin.run.days.at(-1))));
  const whole = placed(on, view, run, trail(run, run.days.at(-1)));
  redraw(layer(on, "paths"), [
    ...tracks.map((track, i) =>
      shape("path", {
        class: "curve",
        stroke: "var(--muted)",
        "stroke-width": 1.75,
        "stroke-dasharray": PIN_DASHES[i],
        d: path(track),
      }),
    ),
    shape("path", {
      class: "curve",
      stroke: "var(--link)",
      "stroke-width": 1.5,
      opacity: 0.45,
      d: path(whole),
    }),
  ]);
  return [whole, ...tracks];
}

/** The path so far, every day of it, up to the place on this day, which it returns. */
function moving(on, view, run, day) {
  const points = placed(on, view, run, trail(run, day));
  const [x, y] = points.at(-1);
  const [left, top] = [on.x(x), on.y(y)];
  redraw(layer(on, "moving"), [
    shape("path", { class: "curve", stroke: "var(--link)", "stroke-width": 3, d: joined(spots(on, points)) }),
    shape("circle", {
      class: "now",
      cx: left.toFixed(1),
      cy: top.toFixed(1),
      r: 7,
      fill: "var(--link)",
      stroke: "var(--surface)",
      "stroke-width": 2.5,
    }),
  ]);
  return [left, top];
}

function nameOf(resting, land, view) {
  if (!resting.stable) return STRINGS.plane.tips;
  const ends = land.states.filter((one) => one.stable);
  if (ends.length > 1) return view.ends[resting === ends[0] ? 0 : 1];
  // Where one is left, the side of the picture tells which.
  return view.ends[resting.x * resting.x < land.box.x[0] * land.box.x[1] ? 0 : 1];
}

function told(land, view, { x, y }, run, day, locale) {
  const at = run.sample([day]);
  const [here, there] = [at[view.x][0], at[view.y][0]];
  const size = (value) => number(value, "", locale);
  const list = land.states
    .map((one) => STRINGS.plane.state(nameOf(one, land, view), size(one.x), size(one.y)))
    .join(STRINGS.listSeparator);
  const [end, goal] = [land.fate(here, there), goalOf(run, view, land.fate)].map(
    (one) => one && nameOf(one, land, view),
  );
  const sentences = [
    STRINGS.plane.here(
      number(day, "d", locale),
      `${amount(here, x.unit, locale)} ${x.label}`,
      `${amount(there, y.unit, locale)} ${y.label}`,
    ),
    land.states.filter((one) => one.stable).length === 1
      ? STRINGS.plane.one(nameOf(land.states[0], land, view))
      : end && goal && (end === goal ? STRINGS.plane.rolls : STRINGS.plane.pushed)(end, goal),
    STRINGS.plane.states(list),
  ];
  return sentences.filter(Boolean).join(" ");
}

registerView("phase_plane", phasePlane);
