import assert from "node:assert/strict";
import { test } from "node:test";
import { travel } from "../../../js/element/parts/_slider.js";
import { apart, rows, wrap } from "../../../js/figure/room.js";
import { options } from "../../../js/element/options.js";
import { vertical, verticalTicks } from "../../../js/figure/time_course/scales.js";
import { ode } from "../../../js/simulate/ode.js";
import { begun, changed } from "../../../js/element/settings.js";
import { State } from "../../../js/element/state.js";
import { dayShown, endOf } from "../../../js/measure/day.js";
import { hiddenByLink, moved, offered, valuesShown } from "../../../js/model/shown.js";
import { presetOf, valueOf } from "../../../js/model/values.js";
import { shownRows } from "../../../js/measure/rows.js";
import { decay, dosed } from "../given/models.js";

const made = (asked) => begun(decay, options(decay, asked));
const start = (asked) => new State(decay, made(asked));

test("without wishes an element shows the guided knob, every plot and the model's own values", () => {
  const { knobs, views, values, problems } = options(decay);
  assert.deepEqual([knobs.map((knob) => knob.name), views, values, problems], [["k"], ["amount"], {}, []]);
});

test("sliders name knobs or parameters; values go over the preset", () => {
  const { knobs, values } = options(decay, { sliders: "both dose", preset: "fast", values: "dose=7, k=2" });
  assert.deepEqual(
    knobs.map((knob) => knob.parameters),
    [["k", "dose"], ["dose"]],
  );
  assert.deepEqual(values, { k: 2, dose: 7 });
});

test("every wrong wish is told, and the default stands in", () => {
  const asked = {
    sliders: "kk",
    views: "amont <b>",
    preset: "fastt",
    values: "dosse=1 k=abc day= __proto__=1",
  };
  const { knobs, views, values, problems } = options(decay, asked);
  assert.deepEqual([knobs.map((knob) => knob.name), views, values], [["k"], ["amount"], {}]);
  assert.equal(problems.length, 8);
  assert.match(
    problems.join(" "),
    /slider 'kk'; did you mean 'k'.*view 'amont'; did you mean 'amount'.*preset 'fastt'; did you mean 'fast'/,
  );
});

test("a run that fails keeps the last good one and says why", () => {
  const state = start();
  const good = state.run;
  state.change({ values: { k: NaN } });
  assert.equal(state.run, good);
  assert.match(state.error, /'k' must be a finite number/);
  state.change({ values: state.settings.start.values });
  assert.deepEqual([state.error, state.run === good], [null, true]);
});

test("what was moved is told by knob, and nothing is after the start's values are put back", () => {
  const state = start({ values: "k=1" });
  state.change({ values: { k: 1, dose: 9 } });
  const { settings } = state;
  assert.deepEqual(
    [valueOf(decay, settings.values, "dose"), moved(decay, settings, ["k"]), moved(decay, settings)],
    [9, false, true],
  );
  state.change({ values: settings.start.values });
  assert.deepEqual([valuesShown(decay, state.settings), moved(decay, state.settings)], [{ k: 1 }, false]);
});

test("the values are the sliders' and whatever else is not as usual", () => {
  const values = (values) => valuesShown(decay, changed(decay, made(), { values }));
  assert.deepEqual(values({ dose: 9 }), { k: 0.5, dose: 9 });
  assert.deepEqual(values({ dose: 3 }), { k: 0.5 });
});

test("the preset that matches is found, whatever way the values came", () => {
  assert.equal(presetOf(decay, {}).name, "usual");
  assert.equal(presetOf(decay, { k: 1 }).name, "fast");
  assert.equal(presetOf(decay, { k: 1.1 }), undefined);
});

test("a slider meets its ends, its stops and the usual value exactly, and is even in ratios when logarithmic", () => {
  const [k, dose] = decay.parameters;
  const linear = travel(k, decay.knobs[0].stops);
  for (const value of [0.1, 0.2, 0.5, 1, 2]) assert.equal(linear.value(linear.position(value)), value);
  const log = travel(dose, []);
  assert.deepEqual([log.low, log.high, log.value(100), log.value(log.position(3))], [0.01, 100, 1, 3]);
});

test("labels keep apart, in order and inside", () => {
  assert.deepEqual(apart([50, 50, 52], [20, 20, 20], 0, 100), [50, 70, 90]);
  assert.deepEqual(apart([95, 5], [20, 20], 0, 100), [90, 10]);
  const crowded = apart([5, 5, 5], [20, 20, 20], 0, 30);
  assert.ok(crowded[0] < crowded[1] && crowded[2] < 30);
});

test("words wrap between words, and spans that touch take another row", () => {
  assert.deepEqual(
    wrap("CAR T cells", 6, (text) => text.length),
    ["CAR T", "cells"],
  );
  assert.deepEqual(
    rows([
      [0, 50],
      [20, 60],
      [58, 90, 62],
    ]),
    [0, 1, 0],
  );
  // From row 0 its line would run down through the words of row 1.
  assert.deepEqual(
    rows([
      [0, 50],
      [20, 60],
      [58, 90, 59],
    ]),
    [0, 1, 2],
  );
});

test("a log axis starts at its floor and ticks by tens; a linear one starts at nought", () => {
  const plot = { ...decay.plots[0], log: true, floor: 0.01 };
  const run = ode(decay);
  const scale = vertical(plot, [run], 300);
  assert.deepEqual(
    [scale.domain(), verticalTicks(plot, scale, 300)],
    [
      [0.01, 10],
      [0.01, 0.1, 1, 10],
    ],
  );
  assert.equal(vertical(decay.plots[0], [run], 300).domain()[0], 0);
});

test("two figures of an axis by tens keep a row's distance, wherever the axis ends", () => {
  const plot = { ...decay.plots[0], log: true };
  for (const top of [4, 40, 49, 400, 4900])
    for (let room = 70; room <= 300; room += 5) {
      const scale = vertical(plot, [], room, [top]);
      const [low, next] = verticalTicks(plot, scale, room);
      assert.ok(scale(low) - scale(next) >= 32, `${room} px to ${scale.domain()[1]}`);
    }
});

test("the table has the first days, even steps, the last day and every event", () => {
  const run = ode(dosed, { day: 3.7 }, { days: 400 });
  const shown = shownRows(run);
  const days = shown.map((row) => row.day);
  assert.ok(days.length <= 30 && [0, 3, 3.7, 375, 400].every((day) => days.includes(day)), String(days));
  assert.equal(shown[days.indexOf(3.7)].amount("N"), run.jumps[0].after.N);
});

test("an element names the cases it offers and what it does not show", () => {
  const settings = made({ hide: "presets k", cases: "fast" });
  assert.deepEqual(
    [settings.hidden, settings.start.cases.map((one) => one.name), hiddenByLink(settings)],
    [["presets", "k"], ["fast"], []],
  );
  assert.deepEqual(made({}).start.cases, decay.presets);
  const { problems } = options(decay, { hide: "preset", cases: "fastt" });
  assert.match(
    problems.join(" "),
    /part or knob 'preset'; did you mean 'presets'.*preset 'fastt'; did you mean 'fast'/,
  );
});

test("while a column is to be predicted only pictures that draw it are offered", () => {
  const other = { ...decay.plots[0], name: "other", series: [] };
  const model = { ...decay, plots: [...decay.plots, other] };
  const asking = begun(model, options(model, { predict: "N" }));
  assert.deepEqual(
    ["amount", "other"].map((name) => offered(model, asking, name)),
    [true, false],
  );
  assert.ok(offered(model, changed(model, asking, { prediction: { locked: true } }), "other"));
});

test("without a cursor a view shows the day that it opens on, else the last one", () => {
  const model = { ...decay, views: [{ name: "early", day: 3 }] };
  assert.equal(dayShown(decay, made({}), null), endOf(decay));
  const early = begun(model, options(model, { views: "early" }));
  assert.equal(dayShown(model, early, null), 3);
  assert.equal(dayShown(model, changed(model, early, { time: 1 }), null), 1);
});
