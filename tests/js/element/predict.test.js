import assert from "node:assert/strict";
import { test } from "node:test";
import { recall, remember } from "../../../js/dom/storage.js";
import { options } from "../../../js/element/options.js";
import { State } from "../../../js/element/state.js";
import { tell } from "../../../js/words/run.js";
import { difference, sentences } from "../../../js/words/sentences.js";
import { decay } from "../given/models.js";

const start = (asked) => new State(decay, options(decay, asked));

test("levels add knobs and never take the element's own away", () => {
  const state = start({ sliders: "dose" });
  const names = () => state.knobs.map((knob) => knob.name);
  assert.deepEqual(names(), ["dose"]);
  state.climb("explore");
  assert.deepEqual(names(), ["dose", "k", "both"]);
  assert.deepEqual(Object.keys(state.settings()), ["dose"]);
});

test("level, pins and predict are checked like every other wish", () => {
  const { level, pins, predict, problems } = options(decay, {
    level: "exlore",
    pins: "fast | usul",
    predict: "M",
  });
  assert.deepEqual([level, pins.map((pin) => pin.name), predict], ["guided", ["fast"], null]);
  assert.match(
    problems.join(" "),
    /level 'exlore'; did you mean 'explore'.*preset 'usul'; did you mean 'usual'.*drawn column 'M'/,
  );
});

test("up to three runs are pinned; one let go comes back to its place", () => {
  const state = start();
  for (const k of [0.2, 0.5, 1, 2]) {
    state.set({ k });
    state.compute();
    state.pin(difference(state));
  }
  assert.deepEqual(
    state.pins.map((pin) => pin.label),
    ["k slow", "usual", "fast"],
  );
  const pin = state.pins[1];
  state.unpin(1);
  state.putBack({ pin, i: 1 });
  assert.equal(state.pins[1], pin);
});

test("a run that fails cannot be pinned, and a pinned run that cannot be computed is left out", () => {
  const state = start();
  state.compute();
  state.set({ k: NaN });
  state.compute();
  state.pin("broken");
  state.pinned([
    { label: "bad", values: { nope: 1 } },
    { label: "good", values: { k: 1 } },
  ]);
  assert.deepEqual(
    state.pins.map((one) => one.label),
    ["good"],
  );
});

test("the cursor stays inside the run, and its day is a number also where none is shown", () => {
  const state = start();
  state.compute();
  assert.deepEqual([state.time, state.day], [null, 10]);
  state.to(99);
  assert.equal(state.time, 10);
  state.to(-1);
  assert.equal(state.time, 0);
  state.startOver();
  assert.equal(state.time, null);
});

test("what is asked is not told before it is answered, and then compared", () => {
  const ends = (name) => [[`${name} ends at `, { measure: ["end", name], form: ".1f" }, "."]];
  const told = { ...decay, words: [ends("N"), ends("half")] };
  const state = new State(told, options(told, { predict: "N" }));
  state.locale = "en";
  const run = state.compute();
  assert.deepEqual([state.veiled, tell(run, state)], ["N", ["half ends at 0.0."]]);
  state.predict({ how: "chosen", values: new Array(41).fill(8), locked: true });
  assert.equal(state.veiled, null);
  assert.equal(tell(run, state)[0], "N ends at 0.1. half ends at 0.0.");
  assert.match(
    tell(run, state)[1],
    /^You chose a nearly level line; the run shows a fall that lasts, halfway down on day 1\.$/,
  );
  assert.equal(sentences(run, "en", "N").length, 1);
});

test("the reader's answers live under one key, and everything works without storage", () => {
  const kept = new Map();
  globalThis.localStorage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => kept.set(key, text),
  };
  remember("predictions", "a B", { how: "drawn" });
  remember("vote", "home", 3);
  assert.deepEqual(
    [recall("predictions", "a B"), recall("vote", "home"), [...kept.keys()]],
    [{ how: "drawn" }, 3, ["lupusedu"]],
  );
  remember("predictions", "a B", undefined);
  assert.equal(recall("predictions", "a B"), undefined);
  for (const bad of ["{", "[]", "7", '{"predictions":5}']) {
    kept.set("lupusedu", bad);
    assert.equal(recall("predictions", "constructor"), undefined);
    remember("predictions", "a B", 1);
  }
  globalThis.localStorage = {
    getItem() {
      throw new Error("refused");
    },
    setItem() {
      throw new Error("refused");
    },
  };
  assert.equal(remember("vote", "home", 3), false);
  assert.equal(recall("vote", "home"), 3); // while the page is open
});
