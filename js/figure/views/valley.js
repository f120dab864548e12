/**
 * A ball on hills: two resting states as valleys, the tipping point as the ridge between them, and where the
 * body stands on the day shown. A push lifts the ball off the ground as far as it is off the slow path.
 */
import { BALL, boxes, hills, names, standing } from "./_hills.js";
import { goalOf, layer, sameness } from "./_layers.js";
import { joined, path } from "../lines.js";
import { around, Room } from "../room.js";
import { put, redraw, say, shape, sheet } from "../../dom/nodes.js";
import { dayShown } from "../../measure/day.js";
import { pinned } from "../../measure/pinned.js";
import { landscape } from "../../simulate/valley.js";
import { columnOf, pictured, staged, trail, writer } from "../view_parts.js";
import { LETTERS } from "../../look/conventions.js";
import { STRINGS } from "../../strings/views/resting.js";
import { style } from "../../look/theme.js";
import { registerView } from "../views.js";
import { number } from "../../words/numbers.js";
/** @import { Landscape, MakeView, PhasePlane, Place, Stand } from "../../types.d.ts" */

/** A ball farther than this off the path is in the air, and one farther than that from a bottom on a slope. */
const AIR = 0.2;
const SLOPE = 0.15;
/** On the ridge, as far as two figures tell. */
const NEAR = 1.05;

/** @type {MakeView<PhasePlane>} */
function valley(model, view) {
  const [x, y] = [columnOf(model, view.x), columnOf(model, view.y)];
  const how = { labels: [x.label, y.label], ill: style(x.role).name };
  const stage = staged(pictured);
  let last;
  const landOf = (run) => {
    const key = sameness(run, run.p);
    if (last?.key !== key)
      last = { key, land: landscape(model, view, run.start, run.p), tracks: new WeakMap() };
    return last.land;
  };
  /** Where a run stands on as many days as a line needs. */
  const trackOf = (land, run) => {
    const days = trail(run, run.days.at(-1));
    if (!last.tracks.has(run)) last.tracks.set(run, { days, stands: stands(land, view, run, days) });
    return last.tracks.get(run);
  };
  const cursor = (node, run, settings, size) => {
    const { svg, beneath } = stage(node);
    const [day, land] = [dayShown(model, settings, run), landOf(run)];
    const on = { body: svg };
    const hill = hills(land, size);
    const runs = [run, ...pinned(model, settings).map((pin) => pin.run)];
    const [now, ...others] = runs.map((one) => stands(land, view, one, [day])[0]);
    const pins = gathered(others.map(hill.ball), hill.ball(now));
    const lines = moving(on, hill, land, trackOf(land, run), day, now, pins);
    const words = STRINGS.plane.day(number(day, "d", settings.locale));
    const over = [];
    const taken = [
      ...boxes(hill, land, view, size),
      ...pins.map(([[x, y], names]) => around(x, y, reach(names))),
    ];
    const room = new Room(2, hill.wide - 2, 0, hill.foot, taken);
    writer(over, room, size)(words, [[...hill.ball(now), BALL]], "summit", [...lines, ...hill.line], AROUND);
    redraw(layer(on, "day"), over);
    return { words: beneath };
  };
  return {
    title: view.title,
    element: "div",
    draw(node, run, settings, size) {
      const { svg } = stage(node);
      const land = landOf(run);
      const hill = hills(land, size);
      sheet(svg, size.width, hill.tall, size.text);
      put(svg, { "aria-label": STRINGS.valley.aria(view.title, x.label, y.label) });
      standing({ body: svg }, hill, land, view, { ...how, size });
      return cursor(node, run, settings, size);
    },
    cursor,
    tell(node, run, settings) {
      const day = dayShown(model, settings, run);
      say(stage(node).words, told(landOf(run), view, how.labels, run, day, settings.locale));
    },
  };
}

/** Where the day may stand beside the ball. */
const AROUND = /** @type {Place[]} */ ([
  [0, -1],
  [1, -1],
  [-1, -1],
  [1, 0],
  [-1, 0],
  [0, 1],
]);

/** @type {(land: Landscape, view: PhasePlane, run: any, days: number[]) => Stand[]} */
function stands(land, view, run, days) {
  const columns = run.sample(days);
  return days.map((_, i) => land.place(columns[view.x][i], columns[view.y][i]));
}

/** The way so far, the ball, where it would roll, and where the pinned runs are. Returns the way's places. */
function moving(on, { ball, at }, land, track, day, now, pins) {
  const [here, whole] = [ball(now), track.stands.map(ball)];
  const past = [...whole.filter((_, i) => track.days[i] <= day), here];
  const line = (stroke, width, places, more = {}) =>
    shape("path", { class: "curve", stroke, "stroke-width": width, d: path(places), ...more });
  redraw(layer(on, "moving"), [
    line("var(--link)", 1.5, whole, { opacity: 0.45 }),
    line("var(--link)", 3, past),
    ...(now.off > AIR ? [line("var(--muted)", 1.5, [here, at(now.s)], { "stroke-dasharray": "2 3" })] : []),
    ...arrow(ball, now.s, land.states[land.fate(now.s)].at),
    shape("g", { class: "marks" }, ...pins.flatMap(pin)),
    disc(here, BALL, "link", "surface", "now"),
  ]);
  return past;
}

const disc = (/** @type {Place} */ [x, y], r, fill, stroke, kind = null) =>
  shape("circle", {
    class: kind,
    cx: x.toFixed(1),
    cy: y.toFixed(1),
    r,
    fill: `var(--${fill})`,
    stroke: `var(--${stroke})`,
    "stroke-width": 2.5,
  });

/**
 * Balls of pinned runs that would lie on one another are one, with all their letters, and one that would lie
 * under the ball stands on it: [[place, letters]].
 * @type {(places: Place[], ball: Place) => [Place, string][]}
 */
function gathered(places, ball) {
  const near = (/** @type {Place} */ one, /** @type {Place} */ other) =>
    Math.hypot(one[0] - other[0], one[1] - other[1]) < 2.5 * BALL;
  /** @type {[Place, string][]} */
  const found = [];
  places.forEach((place, i) => {
    const same = found.find(([other]) => near(place, other));
    if (same) same[1] += LETTERS[i];
    else found.push([place, LETTERS[i]]);
  });
  return found.map(([place, letters]) =>
    near(place, ball) ? [[ball[0], ball[1] - BALL - reach(letters) - 3], letters] : [place, letters],
  );
}

/** Radius of a ball with letters, px. */
const reach = (letters) => BALL + 4 * letters.length - 5;

/** A ball with the letters of its runs. */
const pin = (/** @type {[Place, string]} */ [place, letters]) => [
  disc(place, reach(letters), "surface", "muted"),
  shape(
    "text",
    {
      class: "quiet halo",
      x: place[0].toFixed(1),
      y: place[1].toFixed(1),
      dy: "0.35em",
      "text-anchor": "middle",
    },
    letters,
  ),
];

/** Along the ground to where a ball that is left alone rolls; none where it is nearly there. */
function arrow(ball, from, to) {
  const step = 0.04 * Math.sign(to - from);
  const places = [];
  for (let s = from; step * (to - s) > 0; s += step) places.push(ball({ s, off: 0 }));
  const far = ([x, y]) => Math.hypot(x - places[0][0], y - places[0][1]);
  const line = places.filter((one) => far(one) > BALL + 6 && far(one) < BALL + 48);
  if (line.length < 3 || far(line.at(-1)) < BALL + 26) return [];
  const [tip, back] = [line.at(-1), line.at(-3)];
  const turn = Math.atan2(tip[1] - back[1], tip[0] - back[0]);
  const wing = (side) => [tip[0] - 9 * Math.cos(turn + side), tip[1] - 9 * Math.sin(turn + side)];
  const d = joined(line) + joined([wing(0.5), tip, wing(-0.5)]);
  return [shape("path", { class: "curve", stroke: "var(--text)", "stroke-width": 2.5, d })];
}

/** Where the ball is, what lies between it and the ridge, and where it rolls. */
function told(land, view, labels, run, day, locale) {
  const [now] = stands(land, view, run, [day]);
  const named = (s) =>
    names(land, view)[land.states.filter((one, i) => one.stable && i < land.fate(s)).length];
  const end = named(now.s);
  const goal = goalOf(run, view, (x, y) => named(land.place(x, y).s));
  const one = land.states.length === 1;
  const slope = Math.abs(now.s - land.states[land.fate(now.s)].at) > SLOPE;
  const { lies, on, flies, rolls, stays } = STRINGS.valley;
  const when = number(day, "d", locale);
  return [
    ...(now.off > AIR
      ? [flies(when, end, why(land, view, labels, run.sample([day]), locale))]
      : [(slope ? on : lies)(when, end), one ? "" : toRidge(land, now.s, labels[0], locale)]),
    one
      ? STRINGS.plane.one(end)
      : end !== goal
        ? STRINGS.plane.pushed(end, goal)
        : slope
          ? rolls(end)
          : stays,
  ]
    .filter(Boolean)
    .join(" ");
}

function toRidge(land, s, label, locale) {
  const ridge = land.states.find((one) => !one.stable);
  const ratio = land.x(ridge.at) / land.x(s);
  const times = Math.max(ratio, 1 / ratio);
  return times < NEAR
    ? STRINGS.valley.near
    : STRINGS.valley.ridge(number(times, "", locale), ratio > 1, label);
}

/** What keeps the ball off the ground: more or less of the second than goes with the first. */
function why(land, view, [x, y], columns, locale) {
  const [here, there] = [columns[view.x][0], columns[view.y][0]];
  if (here < land.x(0)) return STRINGS.valley.beyond(x);
  const times = there / land.beside(here);
  return times > 1 ? STRINGS.valley.still(number(times, "", locale), x, y) : STRINGS.valley.behind(x, y);
}

registerView("valley", valley);
