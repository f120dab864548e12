import assert from "node:assert/strict";
import { test } from "node:test";
import { ode } from "../../../js/simulate/ode.js";
import { shownDay } from "../../../js/words/day.js";
import { decay } from "../given/models.js";

const run = ode(decay, { k: 0.5 });
const state = { model: decay, locale: "en", time: null, view: "amount", veiled: null, end: 10 };

test("without a day it is the whole run, with one the day and its amounts", () => {
  assert.doesNotMatch(shownDay(run, state), /\d/);
  const [whole, part] = [2, 2.5].map((time) => shownDay(run, { ...state, time }));
  assert.match(whole, /Day 2\b.*amount 2\.94/);
  assert.match(part, /Day 2\.5/);
});

test("a column that is to be predicted is not said", () => {
  assert.doesNotMatch(shownDay(run, { ...state, time: 2, veiled: "N" }), /amount/);
});
