import assert from "node:assert/strict";
import { test } from "node:test";
import { together } from "../../../js/model/together.js";
import { decay } from "../given/models.js";

const [half] = decay.observables;
const plotted = { ...decay, plots: [{ ...decay.plots[0], title: "Halves", series: ["half"] }] };
const bare = { ...decay, name: "bare", plots: [] };

test("what two models share is drawn too where only the second has a plot of it", () => {
  const [plot] = together([bare, plotted]).plots;
  assert.deepEqual([plot.title, plot.series], ["Halves", ["bare", "decay"]]);
});

test("what two models share is drawn by its own words where neither has a plot of it", () => {
  const [plot] = together([bare, { ...bare, name: "other" }]).plots;
  assert.deepEqual([plot.title, plot.unit, plot.lines], [half.label, half.unit, []]);
});
