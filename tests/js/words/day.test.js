import assert from "node:assert/strict";
import { test } from "node:test";
import { options } from "../../../js/element/options.js";
import { begun, changed } from "../../../js/element/settings.js";
import { ode } from "../../../js/simulate/ode.js";
import { dayFigure, shownDay } from "../../../js/words/day.js";
import { decay } from "../given/models.js";

const run = ode(decay, { k: 0.5 });
const on = (time, asked) => shownDay(run, changed(decay, begun(decay, options(decay, asked)), { time }), 10);

test("without a day it is the whole run, with one the day and its amounts", () => {
  assert.doesNotMatch(on(null), /\d/);
  assert.match(on(2), /Day 2\b.*amount 2\.94/);
  assert.match(on(2.5), /Day 2\.5/);
});

test("tenths of a day are told of a short run, and of the first days of any", () => {
  const told = [
    [1.5, 30],
    [2, 30],
    [15.5, 30],
    [0.4, 400],
    [15.5, 400],
  ].map(([day, last]) => dayFigure(day, last, "en"));
  assert.deepEqual(told, ["1.5", "2", "15.5", "0.4", "16"]);
});

test("a column that is to be predicted is not said", () => {
  assert.doesNotMatch(on(2, { predict: "N" }), /amount/);
});
