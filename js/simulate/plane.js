/**
 * Two species of a network as a plane: lines on which one stands still, resting states, the ridge, and where
 * a point rolls. No DOM.
 */
import { between, placesOf, rates, root, spaced } from "./steady.js";
/** @import { Model, Numbers, PhasePlane, Place, Plane } from "../types.d.ts" */

const ROWS = 32;
const SCAN = 10;

/**
 * The plane of a view {x, y, still, low, high} for amounts `base` and parameters p; species in `still` follow
 * at once. xStill, yStill: the lines [[x, y], …] · states: [{x, y, stable}] by x · ridge: the line that parts
 * two futures, or null · fate(x, y): the resting state a point rolls to, left alone · rate(x, y): its slope.
 * @type {(model: Model, view: PhasePlane, base: number[], p: Numbers) => Plane}
 */
export function plane(model, view, base, p) {
  const near = rates(model, base, p);
  const all = near([view.x, view.y, ...view.still]);
  const rest = view.still.map((name) => base[placesOf(model, name)[0]] || 1);
  let from = rest;
  const rate = (x, y) => {
    const others = (unknown) => all([x, y, ...unknown]).slice(2);
    const follow = quickly(others, from) ?? root(others, from) ?? root(others, rest);
    if (!follow) return [NaN, NaN];
    from = follow;
    return all([x, y, ...follow]).slice(0, 2);
  };
  const box = { x: [view.low[view.x], view.high[view.x]], y: [view.low[view.y], view.high[view.y]] };
  const xStill = still(box.y, box.x, (y, x) => rate(x, y)[0]).map(([y, x]) => [x, y]);
  const yStill = still(box.x, box.y, (x, y) => rate(x, y)[1]);
  const states = crossings(yStill, rate, all, rest).map((state) => ({ ...state, ...kind(rate, state) }));
  const saddle = states.find((state) => state.ways);
  return {
    box,
    xStill,
    yStill,
    states,
    rate,
    ridge: saddle ? ridge(rate, saddle, box) : null,
    fate: (x, y) => fate(rate, states, box, x, y),
  };
}

/**
 * One unknown whose rate is a straight line in it, as clearance is, found in one step; null where it is not.
 */
function quickly(others, /** @type {number[]} */ [value, ...more]) {
  if (more.length) return null;
  const [here] = others([value]);
  const next = value - (here * value * 1e-3) / (others([value * 1.001])[0] - here);
  return next > 0 && Math.abs(others([next])[0]) <= 1e-11 * Math.abs(here) ? [next] : null;
}

/** For each of some first amounts the second at which g is nought, one after the other. */
function still(firsts, seconds, g) {
  const scan = spaced(seconds[0], seconds[1], SCAN);
  return spaced(firsts[0], firsts[1], ROWS).flatMap((first) => {
    const values = scan.map((second) => g(first, second));
    const made = [];
    for (let i = 1; i < scan.length; i++)
      if (values[i - 1] * values[i] < 0)
        made.push([first, polished((second) => g(first, second), scan[i - 1], scan[i])]);
    return made;
  });
}

/** A root between two values: Newton's first, halving where that leaves the two. */
function polished(g, low, high) {
  const found = root(([value]) => [g(value)], [Math.sqrt(low * high)]);
  return found && found[0] >= low && found[0] <= high ? found[0] : between(g, low, high);
}

/** Resting states: where, along one line, the other's rate changes sign; then all at rest exactly. */
function crossings(line, rate, all, rest) {
  const side = line.map(([x, y]) => Math.sign(rate(x, y)[0]));
  const found = [];
  for (let i = 1; i < line.length; i++) {
    if (side[i - 1] * side[i] >= 0) continue;
    const [x, y] = line[i];
    const exact = root(
      (unknown) => all(unknown),
      [Math.sqrt(x * line[i - 1][0]), Math.sqrt(y * line[i - 1][1]), ...follows(all, x, y, rest)],
    );
    if (exact) found.push({ x: exact[0], y: exact[1] });
  }
  return found.sort((a, b) => a.x - b.x);
}

const follows = (all, x, y, rest) => root((unknown) => all([x, y, ...unknown]).slice(2), rest) ?? rest;

/**
 * The rates in ratios a day at a place of natural logarithms.
 * @type {(rate: Plane["rate"], at: Place) => Place}
 */
export const pull = (rate, /** @type {Place} */ [u, v]) => {
  const [x, y] = [Math.exp(u), Math.exp(v)];
  const [dx, dy] = rate(x, y);
  return [dx / x, dy / y];
};

/** {stable} of a resting state; of a saddle the ways that lead into it and out of it as well. */
function kind(rate, { x, y }) {
  const at = [Math.log(x), Math.log(y)];
  const h = 1e-5;
  const slope = [0, 1].map((j) => {
    const [on, back] = [1, -1].map((sign) =>
      pull(
        rate,
        at.map((value, i) => value + (i === j ? sign * h : 0)),
      ),
    );
    return [(on[0] - back[0]) / (2 * h), (on[1] - back[1]) / (2 * h)];
  });
  const [[a, c], [b, d]] = slope;
  const [trace, area] = [a + d, a * d - b * c];
  if (area >= 0) return { stable: trace < 0 };
  const both = (/** @type {number} */ sign) => {
    const value = (trace + sign * Math.sqrt(trace * trace - 4 * area)) / 2;
    const way = Math.abs(b) > Math.abs(c) ? [b, value - a] : [value - d, c];
    const long = Math.hypot(...way) * Math.sign(way[0]);
    return [way.map((part) => part / long), way.map((part) => -part / long)];
  };
  return { stable: false, ways: both(-1), out: both(1) };
}

/** One step along the flow (sign 1) or against it (−1), of one length wherever it is. */
function stride(rate, at, sign, size) {
  const way = (point) => {
    const [u, v] = pull(rate, point);
    const long = Math.hypot(u, v);
    return [(sign * u) / long, (sign * v) / long];
  };
  const half = way(at);
  const middle = way(at.map((value, i) => value + (size / 2) * half[i]));
  return at.map((value, i) => value + size * middle[i]);
}

/** From the saddle against the flow, both ways, until the picture ends. */
function ridge(rate, saddle, box) {
  const size = Math.log(box.x[1] / box.x[0]) / 160;
  const inside = (/** @type {Place} */ [u, v]) =>
    u >= Math.log(box.x[0]) - size &&
    u <= Math.log(box.x[1]) + size &&
    v >= Math.log(box.y[0]) - size &&
    v <= Math.log(box.y[1]) + size;
  const [back, on] = saddle.ways.map((way) => {
    let at = [Math.log(saddle.x) + way[0] * 0.01, Math.log(saddle.y) + way[1] * 0.01];
    const made = [];
    for (let i = 0; i < 600 && inside(at) && at.every(Number.isFinite); i++) {
      made.push(at.map(Math.exp));
      at = stride(rate, at, -1, size);
    }
    return made;
  });
  return [...back.reverse(), [saddle.x, saddle.y], ...on];
}

/** Follow the flow from a point until it comes near a stable state. */
function fate(rate, states, box, x, y) {
  const ends = states.filter((state) => state.stable);
  if (ends.length < 2) return ends[0] ?? null;
  const size = Math.log(box.x[1] / box.x[0]) / 100;
  let at = [Math.log(Math.max(x, box.x[0] / 100)), Math.log(Math.max(y, box.y[0] / 100))];
  for (let i = 0; i < 800; i++) {
    const near = ends.find(
      (state) => Math.hypot(at[0] - Math.log(state.x), at[1] - Math.log(state.y)) < 2 * size,
    );
    if (near) return near;
    at = stride(rate, at, 1, size);
    if (!at.every(Number.isFinite)) return null;
  }
  return null;
}
