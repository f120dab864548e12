import assert from "node:assert/strict";
import { test } from "node:test";
import { measure } from "../../../js/measure/measures.js";
import { amount, number, quantity } from "../../../js/words/numbers.js";
import { fill, sentences, settingsInWords } from "../../../js/words/sentences.js";
import { decay } from "../given/models.js";

const run = (values, more = {}) => ({
  model: { name: "m", words: [] },
  days: Float64Array.from(values, (_, i) => i),
  columns: { x: Float64Array.from(values) },
  jumps: [],
  never: [],
  ...more,
});
const hill = run([0, 3, 4, 3, 0, -5]);

test("a summit lies on the parabola through the largest row and its neighbours", () => {
  const parabola = run([0, 1, 2, 3, 4].map((t) => 7 - (t - 2.3) ** 2));
  assert.ok(Math.abs(measure(parabola, "peak", "x") - 7) < 1e-12);
  assert.ok(Math.abs(measure(parabola, "peak_day", "x") - 2.3) < 1e-12);
});

test("a summit at an end or beside an event is the row itself", () => {
  assert.equal(measure(run([5, 4, 1]), "peak_day", "x"), 0);
  assert.equal(measure(run([0, 1, 9, 2], { jumps: [{ day: 2 }] }), "peak", "x"), 9);
});

test("what an event cuts off or ends counts, though no row has it", () => {
  const cut = run([0, 4, 1, 2], {
    jumps: [
      { day: 0, before: { x: 99 } },
      { day: 2, before: { x: 6 } },
    ],
  });
  assert.deepEqual(
    ["peak", "peak_day"].map((name) => measure(cut, name, "x")),
    [6, 2],
  );
  const ended = run([5, 4, 9, 8], { jumps: [{ day: 2, before: { x: 3 } }] });
  assert.deepEqual(
    ["lowest", "lowest_day", "peak"].map((name) => measure(ended, name, "x")),
    [3, 2, 9],
  );
});

test("crossings lie between rows, on a straight line", () => {
  assert.equal(measure(hill, "rises_above", "x", [1.5]), 0.5);
  assert.equal(measure(hill, "falls_below", "x", [-1]), 4.2);
  assert.equal(measure(hill, "falls_below", "x", [1, 1]), 3 + 2 / 3);
  assert.equal(measure(hill, "falls_below", "x", [1]), 0);
});

test("a return counts only after the fall", () => {
  const dip = run([9, 5, 0, 0, 6, 9]);
  assert.equal(measure(dip, "returns", "x", [1, 3]), 3.5);
  assert.equal(measure(dip, "days_below", "x", [1, 3]), 3.5 - 1.8);
  assert.equal(measure(dip, "days_under", "x", [3]), 2.1);
});

test("the rest: fold, share, change, left, end, last day, lowest, value between rows", () => {
  const fall = run([8, 4, 2]);
  const told = [
    ["fold"],
    ["share", 1],
    ["change", 1],
    ["left", 2],
    ["end"],
    ["last_day"],
    ["lowest"],
    ["lowest_day"],
    ["value_at", 0.5],
  ];
  assert.deepEqual(
    told.map(([name, ...numbers]) => measure(fall, name, "x", numbers)),
    [1, 0.5, -0.5, 0.25, 2, 2, 2, 2, 6],
  );
});

test("what is undefined is NaN", () => {
  for (const [name, ...numbers] of [
    ["value_at", 99],
    ["falls_below", -9],
    ["returns", -9, 1],
    ["fold"],
    ["share", 99],
    ["falls_below", NaN],
  ])
    assert.ok(Number.isNaN(measure(hill, name, "x", numbers)), name);
});

test("gaps in a column are passed over", () => {
  assert.equal(measure(run([NaN, 2, NaN, 6]), "value_at", "x", [2]), 4);
});

test("a wrong name is an error with a suggestion", () => {
  assert.throws(() => measure(hill, "peek", "x"), /did you mean 'peak'/);
  assert.throws(() => measure(hill, "peak", "y"), /did you mean 'x'/);
});

test("numbers: two significant digits, whole from 100, whole days, per cent, fixed digits, never minus nought", () => {
  const told = [
    [44.47],
    [1234.5],
    [0.0123],
    [9.3, "d"],
    [0.0679, "%"],
    [2.345, ".1f"],
    [-0.2, "d"],
    [12345, "d"],
    [99.7],
  ];
  assert.deepEqual(
    told.map(([value, format]) => number(value, format)),
    ["44", "1,235", "0.012", "9", "7 %", "2.3", "0", "12,345", "100"],
  );
  assert.equal(number(1.5, "", "es"), "1,5");
});

test("of each sentence the first alternative that is defined is told, or none", () => {
  const words = [
    [
      ["Gone on day ", { measure: ["falls_below", "x", -9], form: "d" }, "."],
      [
        "Lowest ",
        { measure: ["lowest", "x"], form: "" },
        " on day ",
        { measure: ["lowest_day", "x"], form: "d" },
        ".",
      ],
    ],
    [["Never ", { measure: ["rises_above", "x", 99], form: "" }, "."]],
    [["Half on ", { measure: ["rises_above", "x", 2, 1], form: "" }, "."]],
    [
      [{ measure: ["peak", "x"], above: 99 }, "High."],
      [{ measure: ["peak", "x"], below: 99 }, { measure: ["lowest", "x"] }, "Low."],
    ],
  ];
  assert.deepEqual(sentences({ ...hill, model: { name: "m", words } }), [
    "Lowest -5 on day 5.",
    "Half on 1.",
    "Low.",
  ]);
});

test("an event after the end is said", () => {
  assert.deepEqual(sentences({ ...hill, never: [{ day: 9, label: "Stop" }] }), [
    "“Stop” does not happen in this run: it is set for day 9, and the run ends on day 5.",
  ]);
});

test("a sentence with a wrong measure is an error", () => {
  assert.throws(() => fill([{ measure: ["pek", "x"], form: "" }], hill), /did you mean 'peak'/);
});

test("settings in words name what is not as usual", () => {
  assert.equal(settingsInWords(decay, { dose: 3 }), "All settings as usual.");
  assert.equal(settingsInWords(decay, { dose: 2.8 }), "Changed from the usual: dose 2.8 per day.");
  assert.equal(quantity(0.28, "cell/µL"), "0.28 cells/µL");
  assert.deepEqual(
    [
      amount(1e-52, "%"),
      amount(0.0099, "%"),
      amount(0.0101, "%"),
      amount(0.0099, "cell"),
      amount(1e-9, "cell"),
      amount(0, "%"),
      amount(-1e-20, "%"),
    ],
    ["< 0.01", "< 0.01", "0.0101", "0.0099", "< 0.000001", "0", "0"],
  );
});

test("a return to the level of the fall is refused rather than taken for the fall", () => {
  assert.throws(() => measure(hill, "returns", "x", [1, 1]), /a return from below 1 to above 1/);
});
