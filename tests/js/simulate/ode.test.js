import assert from "node:assert/strict";
import { test } from "node:test";
import { grid, ode } from "../../../js/simulate/ode.js";
import { decay, dosed, logistic } from "../given/models.js";

const near = (a, b, most = 1e-8) =>
  assert.ok(Math.abs(a - b) <= most * Math.max(1, Math.abs(b)), `${a} is not ${b}`);

test("decay and logistic growth follow their closed forms on every row", () => {
  const fall = ode(decay);
  fall.days.forEach((day, i) => near(fall.columns.N[i], 8 * Math.exp(-0.5 * day)));
  const rise = ode(logistic, { r: 2 });
  rise.days.forEach((day, i) => near(rise.columns.N[i], 50 / (1 + 49 * Math.exp(-2 * day))));
});

test("a dose restarts the solver, and equal days keep the listed order", () => {
  const run = ode(dosed);
  const at = (day) => run.columns.N[run.days.indexOf(day)];
  const before = 8 * Math.exp(-2);
  near(at(4), (before + 3) * 2);
  near(run.jumps[0].before.N, before);
  near(run.jumps[0].after.N, at(4));
  assert.deepEqual(
    run.jumps.map((jump) => [jump.day, jump.labels]),
    [
      [4, ["given", "doubled"]],
      [6, ["switched off"]],
    ],
  );
  near(at(10), (before + 3) * 2 * Math.exp(-1));
});

test("events sort by number, not by text", () => {
  assert.deepEqual(
    ode(dosed, { day: 8 }, { days: 20 }).jumps.map((jump) => jump.day),
    [8, 10],
  );
});

test("an event on day 0 comes before the first row, one on the last day before the last", () => {
  near(ode(dosed, { day: 0 }).columns.N[0], 22);
  const run = ode(dosed, { day: 10 });
  near(run.columns.N[100], (8 * Math.exp(-5) + 3) * 2);
});

test("an event after the last day never happens, and is told", () => {
  const run = ode(dosed, { day: 12 });
  assert.deepEqual(run.never, [
    { day: 12, label: "given" },
    { day: 12, label: "doubled" },
    { day: 14, label: "switched off" },
  ]);
  near(run.columns.N[100], 8 * Math.exp(-5));
});

test("an event that changes nothing is not told", () => {
  assert.deepEqual(
    ode(dosed, { dose: 0 }).jumps.map((jump) => [jump.day, jump.labels]),
    [
      [4, ["doubled"]],
      [6, ["switched off"]],
    ],
  );
});

test("an event that sets the day of another moves none, and days that differ by rounding are one day", () => {
  const [, given, doubled] = dosed.events;
  const moves = {
    label: "moves",
    day: () => 1,
    apply: (y, p) => {
      p[dosed.parameters.findIndex((one) => one.name === "day")] = 9;
    },
  };
  assert.deepEqual(
    ode({ ...dosed, events: [moves, given] }).jumps.map((jump) => jump.day),
    [1, 4],
  );
  const late = {
    ...dosed,
    events: [
      { ...given, day: () => 3 * 0.1 },
      { ...doubled, day: () => 0.3 },
    ],
  };
  const run = ode(late, {}, { days: [0, 0.1 + 0.2] });
  assert.deepEqual(
    run.jumps.map((jump) => [jump.day, jump.labels]),
    [[0.3, ["given", "doubled"]]],
  );
  near(run.columns.N[1], run.jumps[0].after.N);
});

test("a course begins with what is set on day 0 before any event with words, and shows what an event with words changes", () => {
  const [quiet, told] = [
    {
      label: "",
      day: () => 0,
      apply: (y) => {
        y[0] = 1;
      },
    },
    {
      label: "given",
      day: () => 0,
      apply: (y) => {
        y[0] += 3;
      },
    },
  ];
  const first = (events) => {
    const { before, after } = ode({ ...dosed, events }).jumps[0];
    return [before.N, after.N];
  };
  assert.deepEqual(first([quiet, told]), [1, 4]);
  assert.deepEqual(first([told, quiet]), [8, 1]);
});

test("settling runs first, with events off", () => {
  const run = ode({ ...dosed, settle: 2 }, { day: 0 });
  near(run.jumps[0].before.N, 8 * Math.exp(-1));
});

test("every run starts from its own copy of the parameters", () => {
  assert.deepEqual(ode(dosed).columns.N, ode(dosed).columns.N);
});

test("nothing over nothing is NaN in the data", () => {
  assert.ok(ode(decay).columns.ratio.every(Number.isNaN));
});

test("rows fall on the model's own step, other spans on 1, 0.5, 0.25 or 0.1 day, and lists as given", () => {
  assert.equal(grid(decay).length, 101);
  assert.equal(grid(decay)[3], 0.3);
  assert.deepEqual(
    [600, 300, 150, 20.05].map((days) => grid(decay, days)[1]),
    [1, 0.5, 0.25, 0.1],
  );
  assert.equal(grid(decay, 20.05).at(-1), 20.05);
  assert.deepEqual(grid(decay, [1, 5]), [1, 5]);
  near(ode(decay, {}, { days: [1, 5] }).columns.N[1], 8 * Math.exp(-2.5));
});

test("any day can be sampled, as on the rows", () => {
  const run = ode(dosed);
  near(run.sample([3.95, 4, 4.05]).N[1], run.jumps[0].after.N);
});

for (const [what, make, message] of [
  [
    "an unknown parameter",
    () => ode(decay, { dosse: 1 }),
    /decay has no parameter 'dosse'; did you mean 'dose'\?/,
  ],
  ["a value that is no number", () => ode(decay, { k: NaN }), /'k' must be a finite number, got NaN/],
  [
    "a negative event day",
    () => ode(dosed, { day: -1 }),
    /event 'given' falls on day -1; give it a finite day, 0 or later/,
  ],
  [
    "an event day that is not a number",
    () => ode({ ...dosed, events: [{ label: "", day: () => NaN, apply() {} }] }),
    /event number 1 falls on day NaN/,
  ],
  [
    "an infinite event day",
    () => ode({ ...dosed, events: [{ label: "late", day: () => Infinity, apply() {} }] }),
    /'late' falls on day Infinity/,
  ],
  ["a negative start", () => ode({ ...decay, start: () => [-1] }), /'N' is -1 at the start/],
  [
    "an event that leaves a negative amount",
    () => ode(dosed, { dose: -50 }),
    /'N' is -.* after 'given' on day 4/,
  ],
  [
    "a rate that is not a number",
    () =>
      ode({
        ...decay,
        derivatives: (y, p, dy) => {
          dy[0] = NaN;
        },
      }),
    /rate of 'N' is not a number on day 0/,
  ],
  ["a span of no days", () => ode(decay, {}, { days: 0 }), /days must be above 0/],
  ["days that do not rise", () => ode(decay, {}, { days: [2, 1] }), /rising/],
  [
    "growth without end",
    () =>
      ode({
        ...decay,
        derivatives: (y, p, dy) => {
          dy[0] = y[0] ** 2;
        },
      }),
    /the solver gave up on day 0\.12/,
  ],
])
  test(`${what} is an error that names it`, () => assert.throws(make, message));
