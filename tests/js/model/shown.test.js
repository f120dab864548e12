import assert from "node:assert/strict";
import { test } from "node:test";
import { options } from "../../../js/element/options.js";
import { begun, changed } from "../../../js/element/settings.js";
import { dayShown } from "../../../js/measure/day.js";
import { pinned } from "../../../js/measure/pinned.js";
import { guessOn, plotOn, stepped, veiled, viewOn } from "../../../js/model/shown.js";
import { differ, presetOf, valueOf } from "../../../js/model/values.js";
import { ode } from "../../../js/simulate/ode.js";
import { attempt, reference } from "../../../js/simulate/runs.js";
import { decay } from "../given/models.js";

const other = { ...decay.plots[0], name: "other", series: [] };
const model = { ...decay, plots: [other, ...decay.plots] };
const made = (asked, patch = {}) => changed(model, begun(model, options(model, asked)), patch);

test("a parameter has the value set, else the model's own, and a preset is known by its values", () => {
  assert.deepEqual([valueOf(decay, { k: 2 }, "k"), valueOf(decay, {}, "k")], [2, 0.5]);
  assert.deepEqual([differ(decay, { k: 0.5 }, {}), differ(decay, { k: 2 }, {}, ["dose"])], [false, false]);
  assert.equal(presetOf(decay, { k: 1, dose: 3 }).name, "fast");
});

test("while something is asked the first view that may be looked at stands in for the one chosen", () => {
  const asking = made({ predict: "N" }, { view: "other" });
  assert.deepEqual(
    [veiled(asking), viewOn(model, asking), plotOn(model, asking).name],
    ["N", "amount", "amount"],
  );
  const hidden = changed(model, asking, { hidden: ["predict"] });
  assert.deepEqual([veiled(hidden), viewOn(model, hidden)], [null, "other"]);
});

test("steps of a plot are the model's until the reader asks for others", () => {
  const [plot] = decay.plots;
  assert.equal(stepped(plot, made()), plot);
  assert.equal(stepped(plot, made({}, { tens: { amount: true } })).log, true);
});

test("a prediction lies on the plots of its column once it is locked", () => {
  const prediction = { how: "drawn", values: [1, 2] };
  const on = (locked) =>
    guessOn(decay.plots[0], made({ predict: "N" }, { prediction: { ...prediction, locked } }));
  assert.deepEqual([on(false), on(true), guessOn(other, made({ predict: "N" }))], [false, true, false]);
});

test("values are run once, and those that cannot be run say why", () => {
  const values = { k: 1 };
  assert.equal(attempt(decay, values), attempt(decay, values));
  assert.deepEqual(attempt(decay, values).run.columns.N, ode(decay, values).columns.N);
  const { run, error } = attempt(decay, { k: NaN });
  assert.deepEqual([run, /'k' must be a finite number/.test(error)], [null, true]);
  const settings = made({ values: "k=1" }, { values: { k: 2 } });
  assert.deepEqual(reference(model, settings).values, { k: 1 });
});

test("pinned runs wait while something is asked, and are the same list as long as the pins are", () => {
  const pins = [{ label: "fast", values: { k: 1 } }];
  assert.deepEqual(pinned(model, made({ predict: "N" }, { pins })), []);
  const settings = made({}, { pins });
  const [{ label, run }] = pinned(model, settings);
  assert.deepEqual([label, run.values], ["fast", { k: 1 }]);
  assert.equal(pinned(model, settings), pinned(model, changed(model, settings, { time: 3 })));
});

test("a thermometer opens on the day of its highest reading", () => {
  const hot = { ...decay, views: [{ name: "hot", kind: "thermometer", column: "N" }] };
  const settings = begun(hot, options(hot, { views: "hot" }));
  assert.equal(dayShown(hot, settings, ode(hot)), 0);
  assert.equal(dayShown(hot, changed(hot, settings, { time: 2 }), ode(hot)), 2);
});
