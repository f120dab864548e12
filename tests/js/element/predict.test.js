import assert from "node:assert/strict";
import { test } from "node:test";
import { recall, remember } from "../../../js/dom/storage.js";
import { options } from "../../../js/element/options.js";
import { begun, changed } from "../../../js/element/settings.js";
import { State } from "../../../js/element/state.js";
import { dayShown } from "../../../js/measure/day.js";
import { knobsAt, valuesShown, veiled } from "../../../js/model/shown.js";
import { tell } from "../../../js/words/run.js";
import { difference, sentences } from "../../../js/words/sentences.js";
import { decay } from "../given/models.js";

const made = (asked) => begun(decay, options(decay, asked));

test("levels add knobs and never take the element's own away", () => {
  const guided = made({ sliders: "dose" });
  const names = (settings) => knobsAt(decay, settings).map((knob) => knob.name);
  assert.deepEqual(names(guided), ["dose"]);
  const explore = changed(decay, guided, { level: "explore" });
  assert.deepEqual(names(explore), ["dose", "k", "both"]);
  assert.deepEqual(Object.keys(valuesShown(decay, explore)), ["dose"]);
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

test("up to three runs are pinned, each called by what sets it apart", () => {
  const pins = [0.2, 0.5, 1, 2].map((k) => {
    const settings = changed(decay, made(), { values: { k } });
    return { label: difference(decay, settings), values: settings.values };
  });
  assert.deepEqual(
    changed(decay, made(), { pins }).pins.map((pin) => pin.label),
    ["k slow", "usual", "fast"],
  );
});

test("the cursor stays inside the run, and its day is a number also where none is shown", () => {
  const day = (time) => dayShown(decay, changed(decay, made(), { time }), null);
  assert.deepEqual([made().time, day(null), day(99), day(-1)], [null, 10, 10, 0]);
});

test("what is asked is not told before it is answered, and then compared", () => {
  const ends = (name) => [[`${name} ends at `, { measure: ["end", name], form: ".1f" }, "."]];
  const told = { ...decay, words: [ends("N"), ends("half")] };
  const state = new State(told, begun(told, options(told, { predict: "N" })));
  const { run } = state;
  assert.deepEqual([veiled(state.settings), tell(run, state.settings)], ["N", ["half ends at 0.0."]]);
  state.change({ prediction: { how: "chosen", values: new Array(41).fill(8), locked: true } });
  assert.equal(veiled(state.settings), null);
  assert.equal(tell(run, state.settings)[0], "N ends at 0.1. half ends at 0.0.");
  assert.match(
    tell(run, state.settings)[1],
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
