import assert from "node:assert/strict";
import { test } from "node:test";
import { together } from "../../../js/model/together.js";
import { ode } from "../../../js/simulate/ode.js";
import { decay } from "../given/models.js";

const fast = { ...decay, plots: [{ ...decay.plots[0], series: ["half"] }] };
const slow = { ...fast, name: "slow", title: "Slow", span: 8 };

test("two models on one picture have a column each, on the same days, and end with the shorter", () => {
  const both = together([fast, slow], ["fast", ""]);
  assert.deepEqual(both.plots[0].series, ["decay", "slow"]);
  assert.deepEqual(
    both.observables.map(({ label, unit }) => [label, unit]),
    [
      ["fast", "cell"],
      ["Slow", "cell"],
    ],
  );
  assert.equal(both.span, 8);
  assert.deepEqual(
    both.parameters.map(({ name }) => name),
    decay.parameters.map(({ name }) => name),
  );
});

test("what is set holds for both, and each run is its model's own", () => {
  const both = together([fast, slow]);
  const run = both.run({ k: 1 }, (model, values) => ode(model, values, { days: [0, 1, 2] }));
  const alone = ode(decay, { k: 1 }, { days: [0, 1, 2] });
  assert.deepEqual([...run.columns.decay], [...alone.columns.half]);
  assert.deepEqual([...run.columns.slow], [...alone.columns.half]);
  assert.deepEqual(
    run.jumps.map(({ day }) => day),
    alone.jumps.map(({ day }) => day),
  );
});

test("two models without a common observable are refused by their names", () => {
  const [half] = decay.observables;
  const other = { ...fast, name: "other", observables: [{ ...half, unit: "mg" }] };
  assert.throws(() => together([fast, other]), /decay.*other/);
});
