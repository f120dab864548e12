import assert from "node:assert/strict";
import { test } from "node:test";
import { cohortOf, order, patients, sorter, source } from "../../../js/simulate/cohort.js";
import { options } from "../../../js/element/options.js";
import { plane } from "../../../js/simulate/plane.js";
import { inAir, landed, lasts } from "../../../js/figure/views/_interval_act.js";
import { crowd } from "../../../js/figure/views/_interval_places.js";
import { pileOf, place } from "../../../js/figure/views/_interval_pile.js";
import { atLeast, difference, interval, rounds, spun, tallied } from "../../../js/measure/proportion.js";
import { ode } from "../../../js/simulate/ode.js";
import { branch, folds } from "../../../js/simulate/steady.js";
import { viewNames } from "../../../js/model/views.js";
import { loop } from "../given/loop.js";
import { decay } from "../given/models.js";

const near = (a, b, off = 1e-6) => assert.ok(Math.abs(a - b) <= off, `${a} is not ${b} within ${off}`);
const view = (kind) => loop.views.find((one) => one.kind === kind);
const run = ode(loop);
const land = (values = {}) => {
  const now = ode(loop, values);
  return plane(loop, view("phase_plane"), now.start, now.p);
};

test("on the resting lines one species stands still while the fast one follows", () => {
  const { xStill, yStill } = land();
  const dy = [0, 0, 0, 0];
  const rates = (B, A) => {
    loop.derivatives([B, A, (0.5 + (3 * A) / (200 + A)) / 0.4, 0], run.p, dy);
    return dy;
  };
  assert.ok(xStill.length > 20 && yStill.length > 20);
  for (const [B, A] of xStill) near(rates(B, A)[0], 0, 1e-9);
  for (const [B, A] of yStill) near(rates(B, A)[1], 0, 1e-7);
});

test("the resting states are those of the published loop, and the middle one is the tipping point", () => {
  const { states } = land();
  [
    [0.0414, 16.6, true],
    [0.2315, 92.6, false],
    [1.5578, 623.1, true],
  ].forEach(([B, A, stable], i) => {
    near(states[i].x, B, 1e-4 * B + 5e-5);
    near(states[i].y, A, 0.05);
    assert.equal(states[i].stable, stable);
  });
});

test("from either side of the ridge a point rolls to another end, as the full network does", () => {
  const { states, fate } = land();
  // Published for the whole network: 98.1 % of B must go at one stroke. X follows at once here, so 97.8 to
  // 98.1.
  const [, , ill] = states;
  const share = [...Array(60).keys()]
    .map((i) => 0.95 + i * 0.0008)
    .find((part) => fate(ill.x * (1 - part), ill.y) === states[0]);
  near(share, 0.981, 0.003);
  const whole = (B) =>
    ode({ ...loop, settle: 0, start: () => [B, ill.y, 6.93, 0], events: [] }).columns.B.at(-1);
  assert.ok(whole(ill.x * 0.03) > 1 && whole(ill.x * 0.018) < 0.1);
});

test("without a ridge every path has one end", () => {
  for (const c of [0.28, 0.6]) {
    const end = ode(loop, { c }).columns.B.at(-1);
    const { states, ridge, fate } = land({ c });
    assert.deepEqual([states.length, ridge], [1, null]);
    near(fate(0.3, 100).x, end, 0.02 * end);
  }
});

test("the branches fold at 0.303 and 0.544, and only the middle one is unstable", () => {
  const line = branch(loop, view("bifurcation"), run.start, run.p);
  const [low, high] = folds(line);
  near(low.at, 0.303, 0.001);
  near(high.at, 0.544, 0.001);
  for (const { at, amount, stable } of line) {
    const X = (0.5 + (3 * 400 * amount) / (200 + 400 * amount)) / at;
    near(0.001 + ((0.06 * amount * X ** 4) / (256 + X ** 4)) * (1 - amount / 3) - 0.0266 * amount, 0, 1e-9);
    assert.equal(stable, amount < low.amount || amount > high.amount);
  }
  near(line.restsAt(0.4, [1.4, 560, 6]), 1.5578424, 1e-6);
  near(Math.min(...line.map(({ at }) => at)), 0.15, 1e-9);
  near(Math.max(...line.map(({ at }) => at)), 0.9, 1e-9);
});

test("exact intervals have the published values and the symmetries of the formula", () => {
  const known = [
    [5, 5, 47.8, 100],
    [8, 8, 63.1, 100],
    [9, 10, 55.5, 99.7],
    [12, 15, 51.9, 95.7],
    [29, 33, 71.8, 96.6],
    [12, 32, 21.1, 56.3],
  ];
  for (const [k, n, low, high] of known)
    interval(k, n).forEach((limit, i) => near(100 * limit, [low, high][i], 0.051));
  for (let k = 0; k <= 20; k++) {
    const [low, high] = interval(k, 20);
    near(low, 1 - interval(20 - k, 20)[1], 1e-9);
    assert.ok(low <= k / 20 && k / 20 <= high);
  }
});

test("a difference of shares and the tail of a count are as published", () => {
  [13.3, 1.753, 24.85].forEach((value, i) =>
    near(100 * difference(62.64, 135, 45.016, 136)[i], value, 0.006),
  );
  near(atLeast(6, 8, 0.33), 0.0187, 1e-4);
  near(atLeast(8, 8, 0.7), 0.7 ** 8, 1e-12);
  assert.deepEqual([atLeast(0, 8, 0.5), atLeast(3, 8, 0), atLeast(3, 8, 1)], [1, 0, 1]);
});

test("rounds are those of Python, whole, and near what chance says", () => {
  // tests/unit/measure/test_proportion.py holds the same.
  assert.deepEqual(rounds(8, 0.7, 10, 20), [5, 2, 4, 7, 7, 7, 5, 6, 7, 4]);
  const counts = tallied(8, rounds(8, 0.7, 20000, 3));
  assert.equal(
    counts.reduce((sum, count) => sum + count),
    20000,
  );
  near(counts[8] / 20000, 0.7 ** 8, 0.005);
  assert.deepEqual(tallied(5, rounds(5, 1, 10, 1)), [0, 0, 0, 0, 0, 10]);
});

test("a round is a spin of each person, whom neither company nor a lower rate makes better", () => {
  const all = rounds(8, 0.7, 50, 20);
  all.forEach((count, round) => assert.equal(spun(8, 0.7, round, 20).filter(Boolean).length, count));
  assert.deepEqual(spun(100, 0.7, 4, 20).slice(0, 8), spun(8, 0.7, 4, 20));
  const [few, many] = [0.3, 0.7].map((rate) => spun(40, rate, 4, 20));
  few.forEach((well, i) => assert.ok(!well || many[i]));
});

test("an act begins with nothing on the pile and ends with all rounds, each falling before it lies", () => {
  const pass = { kind: "pass", from: 0, first: 0 };
  assert.equal(landed(pass, 1000, 0), 0);
  assert.equal(landed(pass, 1000, lasts(pass)), 1000);
  for (let after = 0; after <= lasts(pass); after += 100) {
    const air = inAir(pass, 1000, after);
    assert.ok(air.length <= 41, `${air.length} in the air`);
    for (const { round, part } of air) {
      assert.ok(round >= landed(pass, 1000, after) && part >= 0 && part <= 1);
    }
  }
  const spin = { kind: "spin", from: 0, first: 3 };
  const air = (after) => inAir(spin, 1000, after).map(({ round }) => round);
  assert.deepEqual([landed(spin, 1000, 1), air(0), air(lasts(spin))], [3, [], [3]]);
});

test("people stand in rows inside their box, and as many grains lie on the pile as rounds were played", () => {
  for (const count of [1, 8, 37, 145, 400]) {
    const spots = crowd(count, { left: 0, top: 10, width: 260, tall: 74 });
    assert.equal(spots.length, count);
    for (const { x, y, scale } of spots) {
      assert.ok(x > 0 && x + 6 * scale < 260 && y - 12 * scale >= 9 && y + 12 * scale <= 85);
    }
  }
  const pile = pileOf((share) => 3 * share, 0, 104, 8, 280);
  const top = place(pile, 4, 279);
  assert.ok(top.y > 0 && place(pile, 4, 0).y < pile.base);
  assert.ok(Math.abs(top.x - pile.x(4)) < pile.wide / 2);
});

test("every virtual patient is in the group of its own run, and one settling serves all it fits", () => {
  const shown = view("patients");
  const group = sorter(loop, shown);
  const people = patients(loop, shown, { U0: 1.5 });
  people.forEach((person, i) => {
    const { values } = person;
    near(values.U0, 1.5 * Math.exp(0.5 * loop.draws.U0[i]), 1e-12);
    const alone = ode(loop, values);
    const expected = alone.columns.B.at(-1) > 0.5 ? 0 : Math.max(...alone.columns.activity) > 8 ? 1 : 2;
    assert.equal(group(person), expected, `patient ${i}`);
  });
  assert.deepEqual([...new Set(people.map(group))].sort(), [0, 1, 2]);
  assert.deepEqual(order(loop, shown), [0, 1, 2, 7, 3, 4, 5, 6]);
});

test("a model goes to a worker as text and comes back the same", () => {
  const copy = new Function(`return ${source(loop)}`)();
  assert.deepEqual(ode(copy, { U0: 2 }).columns.B, ode(loop, { U0: 2 }).columns.B);
});

test("the cohort is the one whose fixed settings are the present ones", () => {
  const model = {
    ...loop,
    cohorts: [
      { name: "a", values: {}, spread: { U0: [1, 0.5] } },
      { name: "b", values: { p: 0.1 }, spread: { U0: [1, 0.2] } },
      { name: "c", values: {}, spread: { U0: [4, 0.2] } },
    ],
  };
  const all = { cohorts: ["a", "b", "c"] };
  assert.deepEqual(
    [{ U0: 1 }, { p: 0.1, U0: 9 }, { U0: 4 }, { p: 0.2, U0: 1 }].map(
      (values) => cohortOf(model, all, values).name,
    ),
    ["a", "b", "c", "a"],
  );
});

test("a model of counting has a run of one row, and its views without being asked", () => {
  const counting = {
    ...decay,
    name: "counting",
    species: [],
    plots: [],
    views: [{ name: "interval", kind: "interval", title: "Sure?" }],
    start: () => [],
    derivatives: () => {},
    observables: [{ name: "twice", label: "twice", unit: "1" }],
    observe: (_, p) => [2 * p[1]],
  };
  const one = ode(counting, { dose: 4 });
  assert.deepEqual(
    [[...one.days], [...one.columns.twice], one.jumps, one.sample([0]).twice[0]],
    [[0], [8], [], 8],
  );
  assert.deepEqual(options(counting).views, ["interval"]);
});

test("a chapter's choice may mix plots and views; by default there are the plots", () => {
  assert.deepEqual(viewNames(loop), ["activity", "ridge", "clean_up", "patients"]);
  assert.deepEqual(
    [options(loop).views, options(loop, { views: "ridge activity" }).views],
    [["activity"], ["ridge", "activity"]],
  );
  assert.match(options(loop, { views: "rigde" }).problems[0], /did you mean 'ridge'/);
});
