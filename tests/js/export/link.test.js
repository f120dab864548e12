import assert from "node:assert/strict";
import { test } from "node:test";
import { part, read, write } from "../../../js/export/link.js";
import { options } from "../../../js/element/options.js";
import { State } from "../../../js/element/state.js";
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
const made = (asked) => new State(model, options(model, asked));

test("a link is text that people can read", () => {
  const state = made();
  state.set({ dose: 2.8, v: 4 });
  state.level = "explore";
  state.pins = [{ values: { k: 1 } }, { values: {} }];
  state.view = "again";
  state.time = 7.5;
  state.hidden = new Set(["presets"]);
  state.locked = new Set(["k", "both"]);
  state.log = { amount: true, again: false };
  assert.equal(
    write("decay-1", state),
    "decay-1:v=1&level=explore&dose=2.8&_v=4&pin1=k:1&pin2=usual&view=again&tens=amount&even=again&t=7.5&hide=presets&lock=k,both",
  );
});

test("what is written is read back, whole", () => {
  const state = made({ values: "k=0.7" });
  state.set({ k: 0.5, dose: 1e-7, v: 1.25 });
  Object.assign(state, {
    level: "sandbox",
    view: "again",
    time: 3.25,
    pins: [{ values: { k: 1, dose: 2 } }],
    hidden: new Set(["k", "more"]),
    locked: new Set(["both"]),
    log: { again: true },
  });
  const text = part(`#${write("decay-1", state)}`, "decay-1");
  assert.deepEqual(read(text, made({ values: "k=0.7" })), {
    values: { k: 0.5, dose: 1e-7, v: 1.25 },
    level: "sandbox",
    view: "again",
    time: 3.25,
    pins: [{ k: 1, dose: 2 }],
    answered: false,
    hidden: ["k", "more"],
    locked: ["both"],
    log: { again: true },
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
  assert.deepEqual(read("v=1&k=2&preset=fast", made()).values, { k: 2 });
  assert.deepEqual(read("v=1&preset=fast", made()).values, { k: 1 });
});

for (const [text, told] of [
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
  test(`'${text.slice(0, 30)}' is told, and left out`, () => {
    const wish = read(text, made());
    assert.match(wish.problems.join(" "), told);
    assert.deepEqual([wish.values, wish.level, wish.view, wish.time, wish.pins], [{}, null, null, null, []]);
  });

test("a link holds the answer to a question only where it is behind the reader", () => {
  const state = made({ predict: "N" });
  state.pins = [{ values: { k: 1 } }];
  state.view = "again";
  assert.equal(write("decay-1", state), "decay-1:v=1&pin1=k:1&view=again");
  assert.deepEqual([state.pins.length, state.allPins.length], [0, 1]);
  state.predict({ locked: true, values: null });
  assert.equal(state.pins.length, 1);
  const link = write("decay-1", state);
  assert.equal(link, "decay-1:v=1&answer=shown&pin1=k:1&view=again");
  assert.equal(read(part(link, "decay-1"), made({ predict: "N" })).answered, true);
  state.restrict({ hidden: ["predict"] });
  assert.equal(write("decay-1", state), "decay-1:v=1&pin1=k:1&view=again&hide=predict");
});

test("hostile links never throw, never set what is not there, and are quoted briefly", () => {
  const names = new Set(model.parameters.map(({ name }) => name));
  for (const text of hostile(500, 1)) {
    const found = part(`#decay-1:${text}`, "decay-1") ?? "";
    const wish = read(found, made());
    assert.ok(
      Object.entries(wish.values).every(([name, value]) => names.has(name) && Number.isFinite(value)),
      text,
    );
    assert.ok(
      wish.problems.length <= 5 && wish.problems.every((one) => one.length < 200 && !/[\n\u202e]/.test(one)),
      text,
    );
    assert.equal({}.polluted, undefined);
  }
});
