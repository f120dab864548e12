import assert from "node:assert/strict";
import { test } from "node:test";
import { options } from "../../../js/element/options.js";
import { linked, resumed } from "../../../js/element/linked.js";
import { begun, changed, kept, SKIPPED } from "../../../js/element/settings.js";
import { atStep } from "../../../js/element/at_step.js";
import { read, write } from "../../../js/export/link.js";
import { moved, stepOn, viewOn } from "../../../js/model/shown.js";
import { decay } from "../given/models.js";

const model = { ...decay, plots: [...decay.plots, { ...decay.plots[0], name: "again" }] };
const made = (asked) => begun(model, options(model, asked));
const wish = (text, settings) => read(`v=1&${text}`, model, settings);

test("settings are plain, frozen data: every change makes a new one and leaves the old as it was", () => {
  const before = made({ values: "k=1" });
  const after = changed(model, before, { values: { k: 2 }, time: 3 });
  assert.ok([before, before.values, before.start, after, after.values].every(Object.isFrozen));
  assert.deepEqual([before.values, before.time, after.values, after.time], [{ k: 1 }, null, { k: 2 }, 3]);
  assert.deepEqual(JSON.parse(JSON.stringify(after)), { ...after });
});

test("the same values stay the same object, since their run is found by it", () => {
  const before = made();
  const { values } = before.start;
  assert.equal(changed(model, before, { values }).values, values);
  assert.equal(changed(model, before, { time: 1 }).values, before.values);
});

test("the day stays inside the run, there are three pins at most, and what is locked keeps its value", () => {
  const locked = linked(model, made(), wish("k=1&lock=k", made())).settings;
  const after = changed(model, locked, {
    time: 99,
    pins: [1, 2, 3, 4].map((k) => ({ label: `${k}`, values: { k } })),
    values: { k: 2, dose: 9 },
  });
  assert.deepEqual([after.time, after.pins.length, after.values], [10, 3, { k: 1, dose: 9 }]);
});

test("what a link asks for becomes the start, but for its level, its day and its pins", () => {
  const { settings, error } = linked(
    model,
    made({ values: "dose=7", hide: "table" }),
    wish("level=explore&k=2&view=again&t=4&tens=again&pin1=k:1&hide=more&lock=both", made()),
  );
  assert.equal(error, null);
  assert.deepEqual(settings.start.values, { dose: 7, k: 2 });
  assert.equal(moved(model, settings), false);
  assert.deepEqual(
    [settings.level, settings.start.level, viewOn(model, settings), settings.time, settings.tens],
    ["explore", "guided", "again", 4, { again: true }],
  );
  assert.deepEqual(settings.pins, [{ label: "fast", values: { k: 1 } }]);
  assert.deepEqual([settings.hidden, settings.locked], [["table", "more"], ["both"]]);
});

test("a link that cannot be run leaves the values, and says why", () => {
  const fails = { ...model, derivatives: (y, p, dy) => (dy[0] = p[0] > 1 ? NaN : -p[0] * y[0]) };
  const first = begun(fails, options(fails));
  const { settings, error } = linked(fails, first, wish("k=2&level=explore", first));
  assert.ok(error);
  assert.deepEqual([settings.values, settings.level], [{}, "explore"]);
});

test("a link may show a view of the model that the element does not offer by itself", () => {
  const { settings } = linked(model, made({ views: "amount" }), wish("view=again", made()));
  assert.deepEqual([settings.view, settings.start.views], ["again", ["amount", "again"]]);
});

const STEPS = JSON.stringify([{ knobs: ["k"] }, { knobs: [], view: "again", values: { k: 1 } }]);

test("going to a step sets its values over those of the start, and not the start", () => {
  const first = made({ steps: STEPS, values: "dose=7" });
  assert.equal(stepOn(first).knobs[0], model.knobs[0]);
  const later = changed(model, first, { values: { k: 2, dose: 9 }, time: 3 });
  const there = changed(model, later, atStep(model, later, 2));
  assert.deepEqual([there.step, viewOn(model, there), there.time], [2, "again", null]);
  assert.deepEqual([there.values, there.start.values], [{ k: 1, dose: 7 }, { dose: 7 }]);
  // Step 1 has none of its own: what is set stays.
  assert.deepEqual(changed(model, there, atStep(model, there, 1)).values, there.values);
});

test("a link to a step opens it as a hand does", () => {
  const first = made({ steps: STEPS, values: "dose=7" });
  const { settings } = linked(model, first, read("step=2", model, first));
  assert.deepEqual([settings.step, settings.view, settings.values], [2, "again", { k: 1, dose: 7 }]);
  assert.deepEqual(settings.start.values, { dose: 7 });
  const further = linked(model, first, wish("step=2&k=2&view=amount", first)).settings;
  assert.deepEqual([further.view, further.values], ["amount", { k: 2, dose: 7 }]);
  assert.deepEqual(read("step=3", model, first).problems.length, 1);
  assert.equal(read(write("a", model, settings).slice(2), model, first).step, 2);
});

test("a visit goes on where it was left, over what the link gave", () => {
  const first = linked(
    model,
    made({ predict: "N" }),
    wish("level=explore&k=2&answer=shown", made()),
  ).settings;
  const visit = resumed(model, first, wish("dose=9&t=2&pin1=usual", first));
  assert.deepEqual(
    [visit.values, visit.start.values, visit.level, visit.time, visit.prediction],
    [{ k: 2, dose: 9 }, { k: 2 }, "guided", 2, null],
  );
  assert.equal(resumed(model, first, wish("answer=shown", first)).prediction, SKIPPED);
});

test("what the reader has set stays, but for what an attribute sets anew", () => {
  const reader = {
    values: { k: 2 },
    level: "explore",
    time: 4,
    view: "again",
    tens: { again: true },
    pins: [{ label: "mine", values: { k: 1 } }],
  };
  const before = changed(model, made({ hide: "table" }), reader);
  const pick = (settings) => Object.fromEntries(Object.keys(reader).map((name) => [name, settings[name]]));
  assert.deepEqual(pick(kept(model, made(), before)), reader);
  assert.deepEqual(kept(model, made(), before).hidden, []); // no reader hides anything
  const anew = kept(model, made({ level: "sandbox", values: "k=1" }), before, new Set(["level", "values"]));
  assert.deepEqual(pick(anew), { ...reader, level: "sandbox", values: { k: 1 } });
});

test("a model given anew keeps what it still has", () => {
  const before = changed(model, made(), {
    values: { k: 2, dose: 9 },
    view: "again",
    pins: [{ label: "one", values: { dose: 1 } }],
  });
  const less = { ...decay, parameters: decay.parameters.filter(({ name }) => name !== "dose"), knobs: [] };
  const first = begun(less, options(less));
  const { values, view, pins } = kept(less, first, before);
  assert.deepEqual([values, view, pins], [{ k: 2 }, "amount", []]);
});

test("an answer stays only as long as the same is asked", () => {
  const answered = changed(model, made({ predict: "N" }), { prediction: SKIPPED });
  assert.equal(kept(model, made({ predict: "N" }), answered).prediction, SKIPPED);
  assert.equal(kept(model, made({ predict: "half" }), answered).prediction, null);
});
