/** Virtual patients whose middle one a slider moves, and species that several places have. */
import { test } from "node:test";
import assert from "node:assert/strict";
import { patients, sorter } from "../../../js/simulate/cohort.js";
import { rates } from "../../../js/simulate/steady.js";

let settling = 0;
// Two ponds that lose fish; on day 0 a share k of them is caught. Before, each settles to its inflow over q.
const ponds = {
  name: "ponds",
  span: 10,
  step: 1,
  settle: 200,
  species: [
    { name: "F1", of: "F" },
    { name: "F2", of: "F" },
  ],
  observables: [{ name: "F" }],
  parameters: [
    { name: "k", value: 0.5 },
    { name: "q", value: 0.2 },
  ],
  draws: { k: [0, 1], q: [0, 1] },
  cohorts: [{ name: "all", values: { k: 0.5 }, spread: { k: [0.4, 0.1], q: [0.3, 0.1] }, own: ["q"] }],
  events: [
    {
      label: "catch",
      day: () => 0,
      apply(y, p) {
        y[0] *= 1 - p[0];
      },
    },
  ],
  start: () => {
    settling++;
    return [1, 1];
  },
  derivatives(y, p, dy) {
    dy[0] = 1 - p[1] * y[0];
    dy[1] = 2 - p[1] * y[1];
  },
  observe: (y) => [(y[0] + y[1]) / 2],
};
const view = {
  number: 2,
  cohorts: ["all"],
  groups: { low: { measure: ["lowest", "F"], below: 4.4 }, risen: { measure: ["left", "F", 1], above: 1 } },
};

test("a slider moves all by its ratio to the cohort's own setting, but not what is the person's", () => {
  const at = (values) => patients(ponds, view, values).map(({ differs }) => differs);
  assert.deepEqual(at({})[0], { k: 0.4, q: 0.3 });
  const [first, second] = at({ k: 0.25, q: 0.9 });
  assert.deepEqual(first, { k: 0.2, q: 0.3 });
  assert.ok(Math.abs(second.k - 0.2 * Math.exp(0.1)) < 1e-12);
});

test("a patient settles once for all settings that do not matter before day 0", () => {
  const groups = (values) => patients(ponds, view, values).map(sorter(ponds, view));
  settling = 0;
  assert.deepEqual(groups({}), [0, 0]);
  assert.equal(settling, 2);
  assert.deepEqual(groups({ k: 0.05 }), [1, 1]);
  assert.equal(settling, 2);
});

test("of what several places have, the rate is the mean while all are alike", () => {
  const rate = rates(ponds, [0, 0], [0.5, 0.2])(["F"]);
  assert.deepEqual(rate([5]), [0.5]);
});
