import assert from "node:assert/strict";
import { test } from "node:test";
import { options } from "../../../js/element/options.js";
import { begun, changed } from "../../../js/element/settings.js";
import { read, write } from "../../../js/export/link.js";
import { ATTRIBUTES, OPTIONS, READERS, TRAITS } from "../../../js/look/options.js";
import { namesOf } from "../../../js/model/names.js";
import { decay } from "../given/models.js";

test("attributes, what a widget hands on and what a hand sets follow from the table", () => {
  assert.deepEqual(ATTRIBUTES.slice(0, 4), ["model", "labels", "sliders", "views"]);
  assert.ok(TRAITS.every((name) => ATTRIBUTES.includes(name)));
  assert.deepEqual(
    [...new Set(READERS)].sort(),
    Object.keys(begun(decay, options(decay)))
      .filter(byHand)
      .sort(),
  );
});
// `show` is of a pass that plays.
const byHand = (name) => !["start", "locale", "hidden", "locked", "show"].includes(name);

test("each key of a link stands in one row", () => {
  const keys = OPTIONS.flatMap(({ link }) => link ?? []);
  assert.equal(new Set(keys).size, keys.length);
});

test("each row that names something has names of a model, or its own", () => {
  for (const { name, of } of OPTIONS) if (of) assert.ok(Array.isArray(namesOf(of, decay)), name);
  assert.deepEqual(namesOf(["slow", "quick"], decay), ["slow", "quick"]);
});

test("an option that needs no more than its name is read, checked and linked by its row alone", () => {
  const { setting, link } = OPTIONS.find(({ name }) => name === "level");
  const settings = changed(decay, begun(decay, options(decay, { level: "explore" })), {
    [setting]: "sandbox",
  });
  assert.equal(settings.start.level, "explore");
  assert.equal(write("decay-1", decay, settings), `decay-1:v=1&${link[0]}=sandbox`);
  assert.equal(read("v=1&level=explore", decay, settings)[setting], "explore");
  assert.equal(read("v=1&level=expert", decay, settings).problems.length, 1);
});

test("a column may be followed by the day until which it is shown; of an unknown one neither counts", () => {
  const { predict, from } = options(decay, { predict: "N 4" });
  assert.deepEqual([predict, from], ["N", 4]);
  const wrong = options(decay, { predict: "M 4" });
  assert.deepEqual([wrong.predict, wrong.from, wrong.problems.length], [null, 0, 1]);
});

test("a question is asked in a plot that has its column, also where that was not named", () => {
  const more = { ...decay, plots: [...decay.plots, { ...decay.plots[0], name: "other", series: ["half"] }] };
  assert.deepEqual(options(more, { views: "other", predict: "N" }).views, ["other", "amount"]);
  assert.deepEqual(options(more, { views: "amount", predict: "N" }).views, ["amount"]);
});
