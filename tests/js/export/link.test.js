import assert from "node:assert/strict";
import { test } from "node:test";
import { read, write } from "../../../js/export/link.js";
import { part } from "../../../js/export/link_part.js";
import { options } from "../../../js/element/options.js";
import { linked } from "../../../js/element/linked.js";
import { begun, changed } from "../../../js/element/settings.js";
import { pinned } from "../../../js/measure/pinned.js";
import { hostile } from "../given/hostile.js";
import { decay } from "../given/models.js";

// A parameter whose name the grammar of links has taken, as in lupus_loop.
const model = {
  ...decay,
  parameters: [
    ...decay.parameters,
    { name: "v", label: "v", unit: "1", value: 3, range: [1, 5], log: false },
  ],
  plots: [...decay.plots, { ...decay.plots[0], name: "again" }],
};
const made = (asked) => begun(model, options(model, asked));
const text = (settings) => write("decay-1", model, settings);

test("a link is text that people can read", () => {
  const settings = changed(model, made(), {
    values: { dose: 2.8, v: 4 },
    level: "explore",
    pins: [{ values: { k: 1 } }, { values: {} }],
    view: "again",
    time: 7.5,
    hidden: ["presets"],
    locked: ["k", "both"],
    tens: { amount: true, again: false },
  });
  assert.equal(
    text(settings),
    "decay-1:v=1&level=explore&dose=2.8&_v=4&pin1=k:1&pin2=usual&view=again&tens=amount&even=again&t=7.5&hide=presets&lock=k,both",
  );
});

test("what is written is read back, whole", () => {
  const settings = changed(model, made({ values: "k=0.7" }), {
    values: { k: 0.5, dose: 1e-7, v: 1.25 },
    level: "sandbox",
    view: "again",
    time: 3.25,
    pins: [{ values: { k: 1, dose: 2 } }],
    hidden: ["k", "more"],
    locked: ["both"],
    tens: { again: true },
  });
  const found = part(`#${text(settings)}`, "decay-1");
  assert.deepEqual(read(found, model, made({ values: "k=0.7" })), {
    values: { k: 0.5, dose: 1e-7, v: 1.25 },
    level: "sandbox",
    view: "again",
    time: 3.25,
    pins: [{ k: 1, dose: 2 }],
    answered: false,
    hidden: ["k", "more"],
    locked: ["both"],
    tens: { again: true },
    step: null,
    problems: [],
  });
});

test("an element reads its own part, of three at most, also when the whole was encoded", () => {
  const hash = "#a-1:v=1&k=1/b-1:v=1&k=2/c-1:v=1/d-1:v=1";
  assert.deepEqual(
    ["a-1", "b-1", "c-1", "d-1", "a"].map((id) => part(hash, id)),
    ["v=1&k=1", "v=1&k=2", "v=1", null, null],
  );
  assert.equal(part(`#${encodeURIComponent("a-1:v=1&k=1")}`, "a-1"), "v=1&k=1");
  assert.equal(part("#a-1:v%3D1%26k%3D1", "a-1"), "v=1&k=1");
  assert.deepEqual(
    ["", "#", "#a-heading", undefined, "#%"].map((text) => part(text, "a-1")),
    [null, null, null, null, null],
  );
});

test("a preset may be named by hand, and values go over it in any order", () => {
  assert.deepEqual(read("v=1&k=2&preset=fast", model, made()).values, { k: 2 });
  assert.deepEqual(read("v=1&preset=fast", model, made()).values, { k: 1 });
});

for (const [given, told] of [
  ["v=2&k=1", /another version of the page \(“2”\)/],
  ["k=1", /holds no settings/],
  ["", /holds no settings/],
  [`v=1&${"x".repeat(5000)}`, /too long/],
  ["v=1&kk=1", /Left out of this link: “kk=1”/],
  ["v=1&k=one", /“k=one”/],
  ["v=1&k=Infinity", /“k=Infinity”/],
  ["v=1&k=0x10", /“k=0x10”/],
  ["v=1&level=expert", /“level=expert”/],
  ["v=1&view=nowhere", /“view=nowhere”/],
  ["v=1&t=-1", /“t=-1”/],
  ["v=1&answer=N", /“answer=N”/],
  ["v=1&pin1=k:1,q:2", /“pin1=k:1,q:2”/],
  ["v=1&hide=everything", /“hide=everything”/],
  ["v=1&tens=nowhere", /“tens=nowhere”/],
  ["v=1&__proto__=1", /__proto__/],
])
  test(`'${given.slice(0, 30)}' is told, and left out`, () => {
    const wish = read(given, model, made());
    assert.match(wish.problems.join(" "), told);
    assert.deepEqual([wish.values, wish.level, wish.view, wish.time, wish.pins], [{}, null, null, null, []]);
  });

test("a link holds the answer to a question only where it is behind the reader", () => {
  const asking = made({ predict: "N" });
  const pins = [{ label: "fast", values: { k: 1 } }];
  const asked = changed(model, asking, { pins, view: "again" });
  assert.equal(text(asked), "decay-1:v=1&pin1=k:1&view=again");
  assert.deepEqual([pinned(model, asked).length, asked.pins.length], [0, 1]);
  const shown = changed(model, asked, { prediction: { locked: true, values: null } });
  assert.equal(pinned(model, shown).length, 1);
  assert.equal(text(shown), "decay-1:v=1&answer=shown&pin1=k:1&view=again");
  assert.equal(read(part(text(shown), "decay-1"), model, asking).answered, true);
  const hidden = linked(model, shown, read("v=1&hide=predict", model, shown)).settings;
  assert.equal(text(hidden), "decay-1:v=1&pin1=k:1&view=again&hide=predict");
});

test("hostile links never throw, never set what is not there, and are quoted briefly", () => {
  const names = new Set(model.parameters.map(({ name }) => name));
  for (const given of hostile(500, 1)) {
    const found = part(`#decay-1:${given}`, "decay-1") ?? "";
    const wish = read(found, model, made());
    assert.ok(
      Object.entries(wish.values).every(([name, value]) => names.has(name) && Number.isFinite(value)),
      given,
    );
    assert.ok(
      wish.problems.length <= 5 && wish.problems.every((one) => one.length < 200 && !/[\n\u202e]/.test(one)),
      given,
    );
    assert.equal({}.polluted, undefined);
  }
});
