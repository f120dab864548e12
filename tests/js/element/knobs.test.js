import assert from "node:assert/strict";
import { test } from "node:test";
import { options } from "../../../js/element/options.js";
import { unordered } from "../../../js/element/parts/_choice.js";
import { travel } from "../../../js/element/parts/_slider.js";
import { begun } from "../../../js/element/settings.js";
import { casesNamed } from "../../../js/model/shown.js";
import { decay } from "../given/models.js";

const knob = (parameters, ...labels) => ({ parameters, stops: labels.map((label) => ({ label })) });

test("names that set several parameters are buttons; amounts, and one parameter's stops, a slider", () => {
  assert.equal(unordered(knob(["C0", "hC"], "CAR T cells", "antibody drug")), true);
  assert.equal(unordered(knob(["n0", "k0"], "none", "eight people")), true);
  assert.equal(unordered(knob(["n", "k"], "5", "8", "100")), false);
  assert.equal(unordered(knob(["rate", "other"], "33 in 100", "44 in 100")), false);
  assert.equal(unordered(knob(["dose"], "none", "usual")), false);
});

test("a slider knows where its stops are", () => {
  const { stops, value } = travel({ name: "dose", value: 1, range: [0.1, 10], log: true }, [
    { values: { dose: 0.1 } },
    { values: { dose: 1 } },
  ]);
  assert.deepEqual(stops.map(value), [0.1, 1]);
});

test("cases stand open where the page names them", () => {
  const named = (asked) => casesNamed(decay, begun(decay, options(decay, asked)));
  assert.deepEqual([named({}), named({ cases: "fast" })], [false, true]);
});
