/**
 * Where a network stands still, from its derivatives alone: resting lines, the ridge between two futures,
 * branches and folds. No DOM.
 */

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
 * rates(names)(values) of a model near `base` (amounts by species in order) and parameters p: dy/dt of those
 * species.
 */
export function rates(model, base, p) {
  const place = (name) => model.species.findIndex((one) => one.name === name);
  const y = [...base];
  const dy = new Array(y.length).fill(0);
  return (names) => {
    const places = names.map(place);
    return (values) => {
      base.forEach((value, i) => {
        y[i] = value;
      });
      places.forEach((at, i) => {
        y[at] = values[i];
      });
      model.derivatives(y, p, dy);
      return places.map((at) => dy[at]);
    };
  };
}

/** Between two values with a change of sign, where g is nought: by halving, in ratios. */
export function between(g, low, high) {
  const before = Math.sign(g(low));
  for (let turn = 0; turn < 200 && high / low - 1 > CLOSE; turn++) {
    const middle = Math.sqrt(low * high);
    if (Math.sign(g(middle)) === before) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}

export const spaced = (low, high, count) =>
  Array.from({ length: count }, (_, i) => low * (high / low) ** (i / (count - 1)));

/**
 * The resting amounts of one species against one parameter, from low to high: [{at, amount, stable, rest}],
 * with the amounts of those that rest with it. For each amount the parameter is found, so that a fold is no
 * obstacle. exactly(amount, guess): the parameter at which it rests; restsAt(parameter, guess): the amount
 * that rests there.
 */
export function branch(model, { species, parameter, still, low, high, range }, base, p, count = 80) {
  const q = Float64Array.from(p);
  const place = model.parameters.findIndex((one) => one.name === parameter);
  const near = rates(model, base, q);
  const all = near([species, ...still]);
  const start = [
    ...still.map((name) => base[model.species.findIndex((one) => one.name === name)]),
    p[place],
  ].map((value) => value || 1);
  let from = start;
  const at = (amount, guess) =>
    root((unknown) => {
      q[place] = unknown[still.length];
      return all([amount, ...unknown.slice(0, -1)]);
    }, guess);
  const found = spaced(low, high, count)
    .map((amount) => {
      const rest = at(amount, from) ?? at(amount, start);
      if (!rest) return null;
      from = rest;
      q[place] = rest[still.length];
      return { at: q[place], amount, rest: rest.slice(0, -1), stable: falls(all, amount, rest.slice(0, -1)) };
    })
    .filter(Boolean);
  // At the ends the amount hardly changes any more: from there on in steps of the parameter.
  const onward = (end, before) => {
    const made = [];
    const to = end.at < before.at ? range[0] : range[1];
    if ((end.at - to) * (end.at - before.at) >= 0) return made;
    let now = [end.amount, ...end.rest];
    for (let i = 1; i <= 16 && now; i++) {
      q[place] = end.at + ((to - end.at) * i) / 16;
      now = root(all, now);
      if (now) made.push({ at: q[place], amount: now[0], rest: now.slice(1), stable: end.stable });
    }
    return made;
  };
  if (range && found.length > 1) {
    const [first, last] = [
      onward(found[0], found[1]),
      onward(found[found.length - 1], found[found.length - 2]),
    ];
    found.unshift(...first.reverse());
    found.push(...last);
  }
  const restsAt = (value, guess) => {
    q[place] = value;
    return root(all, guess)?.[0];
  };
  return Object.assign(found, { exactly: (amount, guess) => at(amount, guess)?.[still.length], restsAt });
}

/** Whether the species falls back when there is a little more of it, the others following. */
function falls(all, amount, rest) {
  const more = amount * (1 + 1e-5);
  const follow = root((unknown) => all([more, ...unknown]).slice(1), rest);
  return follow ? all([more, ...follow])[0] < 0 : false;
}

/** Where a branch turns round: [{at, amount}], by the parameter. */
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
