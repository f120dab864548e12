/**
 * Where a network stands still, from its derivatives alone: resting lines, the ridge between two futures,
 * branches and folds. No DOM.
 */

/** @import { Bifurcation, Branch, Model, Numbers } from "../types.d.ts" */

const MOST = 60;
const CLOSE = 1e-12;

/** Solve a·x = b in place by elimination with pivots; null where it cannot be. */
function eliminate(a, b) {
  const n = b.length;
  for (let i = 0; i < n; i++) {
    let best = i;
    for (let k = i + 1; k < n; k++) if (Math.abs(a[k][i]) > Math.abs(a[best][i])) best = k;
    if (!(Math.abs(a[best][i]) > 1e-300)) return null;
    [a[i], a[best], b[i], b[best]] = [a[best], a[i], b[best], b[i]];
    for (let k = i + 1; k < n; k++) {
      const part = a[k][i] / a[i][i];
      for (let j = i; j < n; j++) a[k][j] -= part * a[i][j];
      b[k] -= part * b[i];
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) b[i] -= a[i][j] * b[j];
    b[i] /= a[i][i];
  }
  return b;
}

/**
 * Positive numbers near `from` at which every f is nought, by Newton's steps in their logarithms; null where
 * it finds none.
 * @type {(f: (values: number[]) => number[], from: number[]) => number[] | null}
 */
export function root(f, from) {
  const n = from.length;
  let x = [...from];
  for (let turn = 0; turn < MOST; turn++) {
    const here = f(x);
    const slope = here.map(() => new Array(n));
    for (let j = 0; j < n; j++) {
      const moved = [...x];
      moved[j] *= 1 + 1e-6;
      const there = f(moved);
      for (let i = 0; i < n; i++) slope[i][j] = (there[i] - here[i]) / 1e-6;
    }
    const step = eliminate(
      slope,
      here.map((value) => -value),
    );
    if (!step || step.some(Number.isNaN)) return null;
    x = x.map((value, j) => value * Math.exp(Math.max(-2, Math.min(2, step[j]))));
    if (step.every((part) => Math.abs(part) < 1e-9)) return x.some((value) => value < 1e-9) ? null : x;
  }
  return null;
}

/**
 * Where among the species a column stands: one place, or of a mean those of all that it is of.
 * @type {(model: Model, name: string) => number[]}
 */
export const placesOf = (model, name) =>
  model.species.flatMap((one, i) => (one.name === name || one.of === name ? [i] : []));

/**
 * rates(names)(values) of a model near `base` (amounts by species in order) and parameters p: dy/dt of those
 * species. What several places have is alike in all of them.
 * @type {(model: Model, base: number[], p: Numbers) => (names: string[]) => (values: number[]) => number[]}
 */
export function rates(model, base, p) {
  const y = [...base];
  const dy = new Array(y.length).fill(0);
  return (names) => {
    const places = names.map((name) => placesOf(model, name));
    return (values) => {
      base.forEach((value, i) => {
        y[i] = value;
      });
      places.forEach((all, i) => {
        for (const at of all) y[at] = values[i];
      });
      model.derivatives(y, p, dy);
      return places.map((all) => all.reduce((sum, at) => sum + dy[at], 0) / all.length);
    };
  };
}

/**
 * Between two values with a change of sign, where g is nought: by halving, in ratios.
 * @type {(g: (value: number) => number, low: number, high: number) => number}
 */
export function between(g, low, high) {
  const before = Math.sign(g(low));
  for (let turn = 0; turn < 200 && high / low - 1 > CLOSE; turn++) {
    const middle = Math.sqrt(low * high);
    if (Math.sign(g(middle)) === before) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}

/** @type {(low: number, high: number, count: number) => number[]} */
export const spaced = (low, high, count) =>
  Array.from({ length: count }, (_, i) => low * (high / low) ** (i / (count - 1)));

/**
 * The resting amounts of one species against one parameter, from low to high: [{at, amount, stable, rest}],
 * with the amounts of those that rest with it. For each amount the parameter is found, so that a fold is no
 * obstacle. exactly(amount, guess): the parameter at which it rests; restsAt(parameter, guess): the amount
 * that rests there.
 * @type {(model: Model, view: Bifurcation, base: number[], p: Numbers, count?: number) => Branch}
 */
export function branch(model, view, base, p, count = 80) {
  const rests = balance(model, view, base, p);
  const found = [];
  let near = rests.start;
  for (const amount of spaced(view.low, view.high, count)) {
    const others = rests.beside(amount, near) ?? rests.beside(amount, rests.start);
    if (!others) continue;
    near = others;
    const [at, rest] = [others.at(-1), others.slice(0, -1)];
    found.push({ at, amount, rest, stable: rests.stable(at, amount, rest) });
  }
  const line = [
    ...onward(rests, found[0], found[1], view.range).reverse(),
    ...found,
    ...onward(rests, found.at(-1), found.at(-2), view.range),
  ];
  return Object.assign(line, {
    exactly: (amount, guess) => rests.beside(amount, guess)?.at(-1),
    restsAt: (value, guess) => rests.under(value, guess)?.[0],
  });
}

/**
 * beside(amount, guess): what rests beside an amount of the species, those in `still` and then the parameter;
 * start is a guess. under(value, guess): the species and those in `still` that rest at a value of the
 * parameter. stable(value, amount, rest): whether they come back there.
 */
function balance(model, { species, parameter, still }, base, p) {
  const q = Float64Array.from(p);
  const place = model.parameters.findIndex((one) => one.name === parameter);
  const all = rates(model, base, q)([species, ...still]);
  const set = (value) => {
    q[place] = value;
  };
  const own = still.map((name) => base[placesOf(model, name)[0]]);
  return {
    start: [...own, p[place]].map((value) => value || 1),
    beside: (amount, guess) =>
      root((others) => {
        set(others.at(-1));
        return all([amount, ...others.slice(0, -1)]);
      }, guess),
    under: (value, guess) => {
      set(value);
      return root(all, guess);
    },
    stable: (value, amount, rest) => {
      set(value);
      return falls(all, amount, rest);
    },
  };
}

/** At an end of the line the amount hardly changes any more: from there on in steps of the parameter. */
function onward(rests, end, before, range) {
  const made = [];
  if (!range || !before) return made;
  const to = range[end.at < before.at ? 0 : 1];
  if ((end.at - to) * (end.at - before.at) >= 0) return made;
  let now = [end.amount, ...end.rest];
  for (let i = 1; i <= 16 && now; i++) {
    const at = end.at + ((to - end.at) * i) / 16;
    now = rests.under(at, now);
    if (now) made.push({ at, amount: now[0], rest: now.slice(1), stable: end.stable });
  }
  return made;
}

/** Whether the species falls back when there is a little more of it, the others following. */
function falls(all, amount, rest) {
  const more = amount * (1 + 1e-5);
  const follow = root((unknown) => all([more, ...unknown]).slice(1), rest);
  return follow ? all([more, ...follow])[0] < 0 : false;
}

/**
 * Where a branch turns round: [{at, amount}], by the parameter.
 * @type {(line: Branch) => { at: number, amount: number }[]}
 */
export function folds(line) {
  const turns = [];
  for (let i = 1; i < line.length - 1; i++) {
    const [before, here, after] = [line[i - 1], line[i], line[i + 1]];
    if ((here.at - before.at) * (after.at - here.at) >= 0) continue;
    const up = here.at > before.at ? 1 : -1;
    let [low, high] = [before.amount, after.amount];
    const height = (amount) => up * (line.exactly(amount, [...here.rest, here.at]) ?? -Infinity);
    for (let turn = 0; turn < 40; turn++) {
      const [a, b] = [low * (high / low) ** 0.382, low * (high / low) ** 0.618];
      if (height(a) > height(b)) high = b;
      else low = a;
    }
    const amount = Math.sqrt(low * high);
    turns.push({ at: up * height(amount), amount });
  }
  return turns.sort((a, b) => a.at - b.at);
}
