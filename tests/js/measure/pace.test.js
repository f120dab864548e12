import assert from "node:assert/strict";
import { test } from "node:test";
import { changes, moments, pace } from "../../../js/measure/pace.js";
import { ode } from "../../../js/simulate/ode.js";
import { decay } from "../given/models.js";

const near = (a, b, off = 1e-6) => assert.ok(Math.abs(a - b) <= off, `${a} is not ${b} within ${off}`);
// All changes within the first ten of a hundred days.
const days = Array.from({ length: 101 }, (_, i) => i);
const change = days.map((day) => Math.min(day, 10));

test("equal change takes equal time, and quiet days are soon over", () => {
  const { length, showAt } = pace(days, change, 100);
  assert.equal(length, 12_000);
  const parts = [2, 4, 6, 8, 10].map((day) => showAt(day) - showAt(day - 2));
  for (const part of parts) near(part, parts[0]);
  assert.ok(showAt(10) > 0.85 * length && showAt(100) === length);
});

test("a pass rests at each event with words, and at no other", () => {
  const events = [
    { day: 0, labels: ["given"] },
    { day: 50, labels: [] },
    { day: 70, labels: ["again", "and more"] },
  ];
  const { length, rests, restAt, dayAt, showAt } = pace(days, change, 100, events);
  assert.equal(length, 12_000 + 2 * 1200);
  assert.deepEqual(
    rests.map(({ labels }) => labels.join()),
    ["given", "again,and more"],
  );
  for (const { day, from, to } of rests) {
    near(to - from, 1200);
    for (const part of [0, 0.5, 1]) near(dayAt(from + part * (to - from)), day);
    near(showAt(day), to);
  }
  assert.equal(restAt(600).labels[0], "given");
  assert.equal(restAt(1300), null);
});

test("days and show time lead back to each other, and neither ever turns back", () => {
  const { length, dayAt, showAt } = pace(days, change, 80, [{ day: 3.5, labels: ["given"] }]);
  let before = -1;
  for (let ms = 0; ms <= length; ms += 37) {
    const day = dayAt(ms);
    assert.ok(day >= before);
    before = day;
    near(dayAt(showAt(day)), day);
  }
  assert.equal(dayAt(length), 80);
});

test("a pass takes 12 to 20 s, however many events there are, and one in which nothing changes goes by days", () => {
  const many = Array.from({ length: 30 }, (_, i) => ({ day: i, labels: [`dose ${i}`] }));
  near(pace(days, change, 100, many).length, 20_000);
  const still = pace(
    days,
    days.map(() => 0),
    100,
  );
  near(still.dayAt(6000), 50);
});

test("without a stage the columns of a run give the pace", () => {
  const run = ode(decay, { day: 4 });
  const { days: at, change: sum } = changes(run, ["N"], 10);
  assert.equal(at[0], 0);
  assert.equal(at.at(-1), 10);
  // N falls from its start and is given again: the change is both.
  assert.ok(sum.at(-1) > 0.9 && sum.every((value, i) => !i || value >= sum[i - 1]));
  assert.deepEqual(moments(pace(at, sum, 10), 3).map(Math.round), [0, 6000, 12_000]);
});
