/**
 * Radau IIA: collocation that stays stable where rates differ by powers of ten (Hairer and Wanner 1996, chapter
 * IV.8). Same calls as Dopri, which it follows where that gives up. No DOM.
 */
const STAGES = 7;
const MOST_STEPS = 2000; // of a stretch
const MOST_ROUNDS = 12; // of Newton's method in a step
const SURE = 1e-3; // of the tolerance, to which that is solved
const EPSILON = 2 ** -52;

/** Legendre polynomials 0 to n at x, and the slope of the last but one and the last. */
function legendre(n, x) {
  const p = [1, x];
  const slope = [0, 1];
  for (let k = 1; k < n; k++) {
    p.push(((2 * k + 1) * x * p[k] - k * p[k - 1]) / (k + 1));
    slope.push(slope[k - 1] + (2 * k + 1) * p[k]);
  }
  return { p, slope };
}

/** Where the stages of a step stand, from -1 to 1, rising; the last at its end. */
function points(s) {
  return Array.from({ length: s }, (_, i) => {
    let x = Math.cos((2 * Math.PI * (s - 1 - i)) / (2 * s - 1));
    for (let round = 0; round < 50 && i < s - 1; round++) {
      const { p, slope } = legendre(s, x);
      x -= (p[s] - p[s - 1]) / (slope[s] - slope[s - 1]);
    }
    return x;
  });
}

/** LU of a square matrix of rows, in place, with the order of its rows; null where it is singular. */
function factored(rows) {
  const n = rows.length;
  const order = rows.map((_, i) => i);
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(rows[i][k]) > Math.abs(rows[best][k])) best = i;
    if (!Number.isFinite(rows[best][k]) || rows[best][k] === 0) return null;
    [rows[k], rows[best]] = [rows[best], rows[k]];
    [order[k], order[best]] = [order[best], order[k]];
    for (let i = k + 1; i < n; i++) {
      const times = (rows[i][k] /= rows[k][k]);
      if (times) for (let j = k + 1; j < n; j++) rows[i][j] -= times * rows[k][j];
    }
  }
  return { rows, order };
}

function solved({ rows, order }, right) {
  const x = order.map((i) => right[i]);
  for (let i = 0; i < x.length; i++) for (let j = 0; j < i; j++) x[i] -= rows[i][j] * x[j];
  for (let i = x.length - 1; i >= 0; i--) {
    for (let j = i + 1; j < x.length; j++) x[i] -= rows[i][j] * x[j];
    x[i] /= rows[i][i];
  }
  return x;
}

/** What the stages' slopes, times the step, add to the state at each stage: exact for polynomials. */
function weights(x) {
  const s = x.length;
  const at = x.map((one) => legendre(s + 1, one).p);
  const lu = factored(Array.from({ length: s }, (_, k) => at.map((p) => p[k])));
  return at.map((p, i) =>
    solved(
      lu,
      Array.from({ length: s }, (_, k) => (k ? (p[k + 1] - p[k - 1]) / (4 * k + 2) : (x[i] + 1) / 2)),
    ),
  );
}

const X = points(STAGES);
const A = weights(X);
const NODES = [0, ...X.map((x) => (x + 1) / 2)]; // in steps
const BARY = NODES.map((a) => NODES.reduce((w, b) => (b === a ? w : w / (a - b)), 1));
// Of the polynomial through all nodes, the highest of its Legendre terms: a step's error lies below it.
const HIGHEST = BARY.map((w) => w / NODES.slice(1).reduce((c, _, i) => (c * (STAGES + i + 1)) / (i + 1), 1));

/** The state at `place`, in steps, of the polynomial through `states` at the nodes. */
function between(states, place) {
  const here = NODES.indexOf(place);
  if (here >= 0) return [...states[here]];
  const w = BARY.map((one, i) => one / (place - NODES[i]));
  const sum = w.reduce((a, b) => a + b);
  return states[0].map((_, k) => w.reduce((all, one, i) => all + one * states[i][k], 0) / sum);
}

export class Radau {
  /** @param {(day: number, state: number[], slope: number[]) => void} slope */
  constructor(slope, n, { rtol, atol }) {
    this.slope = (day, y) => {
      const dy = new Array(n).fill(0);
      slope(day, y, dy);
      return dy;
    };
    this.rtol = rtol;
    this.atol = atol;
    this.steps = 0;
    this.h = 0; // of the next step; 0 before the first
    this.day = 0;
    this.y = [];
    this.history = [];
  }

  initialise(day, y) {
    this.day = day;
    this.y = [...y];
    return this;
  }

  statistics() {
    return { nSteps: this.steps };
  }

  /** Solve up to `end`; then the states on rising days are known up to there. */
  run(end) {
    if (!this.h) this.h = this.first(end - this.day);
    while (this.day < end) this.step();
    const { history } = this;
    return (days) => {
      let i = 0;
      return Array.from(days, (day) => {
        while (i < history.length - 1 && day > history[i].end) i++;
        return between(history[i].states, day === history[i].end ? 1 : (day - history[i].day) / history[i].h);
      });
    };
  }

  /** A first step in which the state moves by little. */
  first(span) {
    const move = this.size(this.slope(this.day, this.y), this.y);
    return Math.min(span, move > 0 ? 1e-2 / (move * this.rtol) : span);
  }

  /** Of a change, in tolerances. */
  size(change, y) {
    const sum = change.reduce(
      (all, one, k) => all + (one / (this.atol + this.rtol * Math.abs(y[k]))) ** 2,
      0,
    );
    return Math.sqrt(sum / change.length);
  }

  step() {
    for (let rejected = false; ; rejected = true) {
      const { day, y, h } = this;
      if (++this.steps > MOST_STEPS) throw this.failed("too many steps");
      if (!(h > 4 * EPSILON * Math.max(Math.abs(day), 1e-9))) throw this.failed("step too small");
      const stages = this.stages(day, y, h);
      if (!stages) {
        this.h = h / 4;
        continue;
      }
      const states = [y, ...stages];
      const most = y.map((_, k) => Math.max(...states.map((one) => Math.abs(one[k]))));
      const top = y.map((_, k) => HIGHEST.reduce((all, w, i) => all + w * states[i][k], 0));
      const wrong = this.size(top, most);
      const next = h * Math.min(rejected ? 1 : 5, Math.max(0.1, 0.9 * wrong ** (-1 / STAGES)));
      this.h = next;
      if (!(wrong <= 1)) continue;
      const end = day + h;
      this.history.push({ day, h, end, states });
      this.day = end;
      this.y = states[STAGES];
      return;
    }
  }

  failed(why) {
    return new Error(`Integration failure: ${why} at ${this.day}`);
  }

  /** The states at the stages, by Newton's method with one Jacobian; null where that does not settle. */
  stages(day, y, h) {
    const n = y.length;
    const jacobian = this.jacobian(day, y, h);
    const lu = factored(
      Array.from({ length: STAGES * n }, (_, row) => {
        const [i, k] = [Math.floor(row / n), row % n];
        return Float64Array.from({ length: STAGES * n }, (_, column) => {
          const [j, l] = [Math.floor(column / n), column % n];
          return (row === column ? 1 : 0) - h * A[i][j] * jacobian[k][l];
        });
      }),
    );
    if (!lu) return null;
    let guess = this.guess(y, h);
    let before = Infinity;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const slopes = guess.map((state, i) => this.slope(day + NODES[i + 1] * h, state));
      const off = guess.flatMap((state, i) =>
        state.map((one, k) => y[k] - one + h * slopes.reduce((all, dy, j) => all + A[i][j] * dy[k], 0)),
      );
      const move = solved(lu, off);
      guess = guess.map((state, i) => state.map((one, k) => one + move[i * n + k]));
      const moved = Math.max(...guess.map((state, i) => this.size(move.slice(i * n, i * n + n), state)));
      if (!Number.isFinite(moved)) return null;
      const slower = moved / before;
      if (moved <= SURE && (slower < 1 || moved <= SURE / 10)) return guess;
      if (round > 0 && slower > 0.9) return moved <= 0.05 ? guess : null; // as near as rounding lets it
      before = moved;
    }
    return null;
  }

  /** Where the last step's polynomial leads, as far as that can be trusted. */
  guess(y, h) {
    const last = this.history.at(-1);
    return NODES.slice(1).map((place) =>
      last && h < 2 * last.h ? between(last.states, 1 + (place * h) / last.h) : [...y],
    );
  }

  /** How each rate hangs on each amount. */
  jacobian(day, y, h) {
    const here = this.slope(day, y);
    const columns = y.map((amount, l) => {
      const by =
        Math.sqrt(EPSILON) * Math.max(Math.abs(amount), Math.abs(h * here[l]), this.atol / this.rtol);
      const there = [...y];
      there[l] += by;
      const dy = this.slope(day, there);
      return here.map((one, k) => (dy[k] - one) / (there[l] - amount));
    });
    return y.map((_, k) => columns.map((column) => column[k]));
  }
}
