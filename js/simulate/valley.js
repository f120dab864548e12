/**
 * Two species of a loop as a ball on hills: the slow path between their resting states as a line with a
 * height, and where on it a state stands. As simulate/valley.py. No DOM.
 *
 * All is in natural logarithms of the two amounts, and of the loop by itself: what pushes it, as a trigger or
 * a drug, moves the ball and not the hills. For two that help each other on: both grow along the path.
 */
import { plane, pull } from "./plane.js";
import { root } from "./steady.js";
/** @import { Landscape, Model, Numbers, PhasePlane, Place, Plane, Resting, Stand } from "../types.d.ts" */

/** How many times beyond the picture resting states are looked for. */
const WIDER = 4;
/** Length of a step along a line of flow. */
const STEP = 0.08;
const MOST = 800;
/** How far the ridge is followed to either side of its saddle; on from there it is straight. */
const RIDGE = 6;
/** How far from the saddle its lines begin. */
const AWAY = 0.01;

/**
 * The landscape of a view {x, y, still, low, high} for amounts `base` and parameters p. Its path is made of
 * lines of flow: out of the saddle to both sides, and from both ends of the picture, where y rests. Down them
 * the height falls as −∫ f·dl, so a ball that is left alone rolls as fast as its hill is steep.
 * place(x, y): a state's place on the path, along lines parallel to the ridge, so that it stands beyond the
 * top just when the state is beyond the ridge. Without a ridge: along lines on which x times y is the same.
 * @type {(model: Model, view: PhasePlane, base: number[], p: Numbers) => Landscape}
 */
export function landscape(model, view, base, p) {
  const { rate, states } = plane(model, widened(view), base, p);
  const path = slowPath(rate, view, states);
  const s = summed(path, (a, b) => Math.hypot(b[0] - a[0], b[1] - a[1]));
  const force = path.map((at) => pull(rate, at));
  const work = summed(
    path,
    (a, b, i) =>
      -((force[i][0] + force[i + 1][0]) * (b[0] - a[0]) + (force[i][1] + force[i + 1][1]) * (b[1] - a[1])) /
      2,
  );
  const [least, most] = [Math.min(...work), Math.max(...work)];
  const height = work.map((value) => (value - least) / (most - least));
  const places = states.map((state) => ({ at: s[nearest(path, logs(state))], stable: state.stable }));
  const leaf = parallel(rate, states);
  const [u, v] = [0, 1].map((i) => path.map((at) => at[i]));
  return {
    path,
    s,
    height,
    span: most - least,
    states: places,
    place: (x, y) => place(path, s, leaf, [Math.log(Math.max(x, 1e-12)), Math.log(Math.max(y, 1e-12))]),
    fate: (at) => fate(places, at),
    up: (at) => between(s, height, at),
    x: (at) => Math.exp(between(s, u, at)),
    beside: (x) => Math.exp(between(u, v, Math.log(x))),
  };
}

const logs = ({ x, y }) => [Math.log(x), Math.log(y)];
const apart = (/** @type {Place} */ a, /** @type {Place} */ b) => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** Sums of a part for each piece of a line, from 0. */
function summed(path, part) {
  const sums = [0];
  for (let i = 0; i + 1 < path.length; i++) sums.push(sums[i] + part(path[i], path[i + 1], i));
  return sums;
}

function nearest(path, at) {
  let best = 0;
  path.forEach((one, i) => {
    if (apart(one, at) < apart(path[best], at)) best = i;
  });
  return best;
}

/** Resting states are looked for beyond the picture too: it widens where one lies near its edge. */
const widened = (/** @type {PhasePlane} */ view) => {
  const times = (ends, by) => ({ [view.x]: ends[view.x] * by, [view.y]: ends[view.y] * by });
  return { ...view, low: times(view.low, 1 / WIDER), high: times(view.high, WIDER) };
};

/** The whole path in logarithms, from its low end to its high one. */
function slowPath(rate, view, states) {
  const ends = states.filter((state) => state.stable).map(logs);
  const [low, high] = [view.low[view.x], view.high[view.x]];
  const from = [Math.min(low, states[0].x / Math.E), Math.max(high, states.at(-1).x * Math.E)].map((x) => {
    const [y] = root(([y]) => [rate(x, y)[1]], [Math.sqrt(view.low[view.y] * view.high[view.y])]);
    return rolled(rate, [Math.log(x), Math.log(y)], ends);
  });
  const pieces = [from[0]];
  for (const saddle of states.filter((state) => state.out)) {
    const at = logs(saddle);
    const [up, down] = saddle.out.map((way) => rolled(rate, beside(at, way), ends));
    pieces.push(down.reverse(), [at], up);
  }
  return [...pieces, from[1].reverse()].flat().filter((at, i, all) => !i || apart(at, all[i - 1]) > 1e-12);
}

const beside = (at, way) => at.map((value, i) => value + AWAY * way[i]);

/** The line of flow from a place to the resting state it comes to. */
function rolled(rate, at, ends) {
  const made = [at];
  for (let i = 0; i < MOST; i++) {
    const end = ends.find((one) => apart(at, one) < 1.5 * STEP);
    if (end) return [...made, end];
    at = stride(rate, at, 1);
    made.push(at);
  }
  return made;
}

/** One step of Runge and Kutta along the flow (sign 1) or against it (−1), of one length wherever it is. */
function stride(rate, at, sign) {
  const way = (point) => {
    const [u, v] = pull(rate, point);
    const long = sign * Math.hypot(u, v);
    return [u / long, v / long];
  };
  const moved = (way, size) => [at[0] + size * way[0], at[1] + size * way[1]];
  const a = way(at);
  const b = way(moved(a, STEP / 2));
  const c = way(moved(b, STEP / 2));
  const d = way(moved(c, STEP));
  return [0, 1].map((i) => at[i] + (STEP / 6) * (a[i] + 2 * b[i] + 2 * c[i] + d[i]));
}

/**
 * leaf(across): on a line parallel to the ridge through a place, u + v for u − v, both from that place. Turned
 * so by 45°, a ridge that falls has one height everywhere.
 */
function parallel(rate, states) {
  const saddle = states.find((state) => state.ways);
  if (!saddle) return () => 0;
  const at = logs(saddle);
  const [right, left] = saddle.ways.map((way) => {
    const made = [beside(at, way)];
    while (made.length < RIDGE / STEP) made.push(stride(rate, made.at(-1), -1));
    return made;
  });
  const turned = [...left.reverse(), at, ...right].map(([u, v]) => {
    const [du, dv] = [u - at[0], v - at[1]];
    return [du - dv, du + dv];
  });
  const [across, along] = [0, 1].map((i) => turned.map((one) => one[i]));
  // Far out one of the two hardly matters: there the ridge is level or upright.
  return (value) => {
    if (value <= across[0]) return along[0] + value - across[0];
    if (value >= across.at(-1)) return along.at(-1) - (value - across.at(-1));
    return between(across, along, value);
  };
}

/** The straight line between two of a rising list. */
function between(from, to, value) {
  const i = Math.max(1, above(from, value));
  const part = (value - from[i - 1]) / (from[i] - from[i - 1]);
  return to[i - 1] + part * (to[i] - to[i - 1]);
}

/** The first of a rising list that is not under a value; the last where there is none. */
function above(list, value) {
  let [low, high] = [0, list.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @type {(path: Place[], s: number[], leaf: (across: number) => number, at: Place) => Stand} */
function place(path, s, leaf, [u, v]) {
  const short = (i) => {
    const [du, dv] = [u - path[i][0], v - path[i][1]];
    return leaf(du - dv) - du - dv;
  };
  let [low, high] = [0, path.length - 1];
  if (short(0) > 0) high = 0;
  else if (short(high) < 0) low = high;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (short(middle) <= 0) low = middle;
    else high = middle;
  }
  const part = high === low ? 0 : short(low) / (short(low) - short(high));
  const foot = [0, 1].map((i) => path[low][i] + part * (path[high][i] - path[low][i]));
  return { s: s[low] + part * (s[high] - s[low]), off: apart([u, v], foot) };
}

function fate(places, at) {
  const tops = places.flatMap((one, i) => (one.stable ? [] : [i]));
  const beyond = tops.filter((i) => places[i].at < at).length;
  return beyond ? tops[beyond - 1] + 1 : 0;
}
