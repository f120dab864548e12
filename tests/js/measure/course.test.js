import assert from "node:assert/strict";
import { test } from "node:test";
import { ceiling, heights, path, pathOf } from "../../../js/measure/course.js";
import { ode } from "../../../js/simulate/ode.js";
import { sketches, stroke } from "../../../js/element/parts/predict/sketches.js";
import { decay, dosed, logistic } from "../given/models.js";
import { against, predicted } from "../../../js/words/compared.js";

const days = Array.from({ length: 41 }, (_, i) => i * 10);
const shape = (points) =>
  path(
    points.map((_, i) => i),
    points,
  );

test("a path is named by its moves, and small ones do not count", () => {
  const kinds = {
    stays: [0.5, 0.55, 0.45, 0.5],
    falls: [0.9, 0.5, 0.1, 0.15],
    rises: [0.1, 0.12, 0.8],
    returns: [0.9, 0.1, 0.8],
    part: [0.9, 0.1, 0.4],
    peaks: [0.1, 0.9, 0.2],
    swings: [0.1, 0.9, 0.1, 0.9],
    eases: [0, 0.9, 0.5, 0.5],
    climbs: [0, 0.6, 0.2, 0.9, 0.9, 0.9],
    sinks: [0.9, 0.1, 0.7, 0.1, 0.1, 0.1],
  };
  assert.equal(shape([0, 0.9, 0.5, 0.8]).kind, "rises", "a rise that dips and stays");
  assert.equal(shape([0, 1, 0.8]).kind, "rises", "a rise that gives a little back");
  assert.equal(shape([1, 0.1, 0.4, 0.1]).kind, "falls", "a fall that stirs once and stays");
  assert.equal(shape([0, 0.9, 0.3, 0.9]).kind, "swings", "a rise lost on the way");
  for (const [kind, points] of Object.entries(kinds)) assert.equal(shape(points).kind, kind);
});

test("a day that never comes is told only where it would change something", () => {
  const late = (label, apply) => ({ label, day: () => 99, apply });
  const run = ode({
    ...dosed,
    events: [
      late("given", (y) => {
        y[0] += 3;
      }),
      late("a dose of 0", (y) => {
        y[0] += 0;
      }),
    ],
  });
  assert.deepEqual(
    run.never.map(({ label }) => label),
    ["given"],
  );
});

test("a path knows when it is halfway down, halfway back, or at its highest", () => {
  assert.equal(shape([1, 0.5, 0]).day, 1);
  assert.equal(shape([1, 0, 0, 1]).day, 2.5);
  assert.equal(shape([0, 0.7, 1, 0]).day, 2);
  assert.ok(Number.isNaN(shape([0.5, 0.5]).day));
});

test("each of the four sketches is seen as the shape it is offered as, wherever the curve starts", () => {
  for (const start of [0.02, 0.1, 0.3, 0.45, 0.55, 0.8, 1]) {
    for (const { kind, heights } of sketches(start))
      assert.equal(path(days, heights).kind, kind, `${kind} from ${start}`);
    assert.equal(sketches(start).length, 4);
    for (const { heights } of sketches(start)) assert.equal(heights[0], start);
  }
});

test("a stroke changes the curve where the hand went, and nowhere else", () => {
  const made = stroke(new Array(41).fill(0.5), [
    [0.25, 1],
    [0.5, 0],
  ]);
  assert.deepEqual([made[9], made[10], made[15], made[20], made[21]], [0.5, 1, 0.5, 0, 0.5]);
  assert.deepEqual(
    stroke(new Array(41).fill(0.5), [
      [0.5, 7],
      [0.25, -2],
    ])
      .slice(10, 21)
      .map((height) => height >= 0 && height <= 1),
    new Array(11).fill(true),
  );
});

test("heights follow the axis as drawn: logarithmic from its floor, or linear from nought", () => {
  assert.deepEqual(heights([0.001, 0.01, 1, 100], { log: true, floor: 0.01 }, 100), [0, 0, 0.5, 1]);
  assert.deepEqual(heights([0, 5], { log: false }, 10), [0, 0.5]);
});

test("the run's own path has the numbers of the closed form", () => {
  const plot = decay.plots[0];
  const run = ode(decay);
  const found = pathOf(run, plot, "N");
  const end = 8 * Math.exp(-5);
  assert.equal(found.kind, "falls");
  assert.ok(Math.abs(found.day - Math.log(8 / ((8 + end) / 2)) / 0.5) < 0.01);
  assert.ok(Math.abs(found.end - end) < 1e-6);
  assert.equal(ceiling(plot, [run]), 8);
  const grown = pathOf(ode(logistic), { series: ["N"], lines: [] }, "N");
  assert.equal(grown.kind, "rises");
  assert.ok(Math.abs(grown.day - Math.log((49 * 25.5) / 24.5) / 1.3) < 0.01);
});

test("a prediction is compared by shape and turn, never graded", () => {
  const mine = { kind: "returns", day: 60 };
  assert.equal(
    predicted(mine, { kind: "returns", day: 108 }, "drawn"),
    "You drew a fall and a return, and the run shows the same: yours halfway back up the axis on day 60, the run’s on day 108.",
  );
  assert.equal(
    predicted({ kind: "falls", day: 9 }, mine, "chosen"),
    "You chose a fall that lasts; the run shows a fall and a return, halfway back up the axis on day 60.",
  );
  assert.equal(
    predicted({ kind: "stays", day: NaN }, { kind: "stays", day: NaN }, "chosen"),
    "You chose a nearly level line, and the run shows the same.",
  );
});

test("a pinned run is named, and only what differs is told", () => {
  const plot = decay.plots[0];
  const [slow, fast] = [{ k: 0.2 }, { k: 1 }].map((values) => ode(decay, values));
  assert.equal(
    against(slow, { label: "fast", run: fast }, plot, "B"),
    "Beside pinned run B (fast): amount: halfway down on day 3, 1.1 at the end (B: halfway down on day 1, 0 at the end).",
  );
  assert.equal(
    against(slow, { label: "slow", run: slow }, plot, "A"),
    "In this picture the run looks the same as pinned run A (slow).",
  );
  const returned = ode(dosed, { k: 1 });
  assert.match(
    against(returned, { label: "fast", run: fast }, plot, "C"),
    /amount: .* \(C: a fall that lasts\)/,
  );
});

test("runs that swing differ by their tops: how many, how high, until when", () => {
  const saw = (every, height) => {
    const days = Array.from({ length: 29 }, (_, i) => i);
    return {
      model: decay,
      days,
      jumps: [],
      columns: {
        N: days.map((day) => (day > 0 && day < every * 3 + 1 ? height * 0.5 ** ((day - 1) % every) : 0)),
      },
    };
  };
  const [daily, weekly, half] = [saw(4, 40), saw(7, 40), saw(4, 20)];
  const plot = { ...decay.plots[0], lines: [] };
  assert.equal(
    against(weekly, { label: "close", run: daily }, plot, "A"),
    "Beside pinned run A (close): amount: 3 tops of up to 40, the last on day 15 (A: 3 tops of up to 40, the last on day 9).",
  );
  assert.equal(
    against(half, { label: "whole", run: daily }, plot, "B"),
    "Beside pinned run B (whole): amount: 3 tops of up to 20, the last on day 9 (B: 3 tops of up to 40, the last on day 9).",
  );
});
