import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "../../../js/export/csv.js";
import { heard } from "../../../js/words/audio.js";
import { options } from "../../../js/element/options.js";
import { python } from "../../../js/export/python.js";
import { begun, changed } from "../../../js/element/settings.js";
import { ode } from "../../../js/simulate/ode.js";
import { decay } from "../given/models.js";

const made = (values, more) => changed(decay, begun(decay, options(decay)), { values, ...more });

test("the numbers are a table under comment lines, one column for each of the run and the pins", () => {
  const settings = made({ k: 2 }, { pins: [{ label: "this one", values: { k: 1 } }] });
  const lines = csv(ode(decay, { k: 2 }), settings, "https://example.org/#decay-1:v=1&k=2")
    .trim()
    .split("\n");
  const table = lines.filter((line) => !line.startsWith("#"));
  assert.deepEqual([table[0], table.length], ["day,N,half,ratio,N_pin1,half_pin1,ratio_pin1", 102]);
  const [day, amount, , ratio, pinned] = table[11].split(",");
  assert.deepEqual([day, ratio], ["1", ""]);
  assert.ok(Math.abs(amount - 8 * Math.exp(-2)) < 1e-5 && Math.abs(pinned - 8 * Math.exp(-1)) < 1e-5);
  for (const words of [
    "model decay",
    "k=2, dose=3",
    "N [cell]",
    "pin1: k=1",
    "seed",
    "Cite as",
    "#decay-1:v=1&k=2",
  ])
    assert.ok(
      lines.some((line) => line.startsWith("# ") && line.includes(words)),
      words,
    );
});

test("a name with a line break cannot leave its comment", () => {
  const run = ode({ ...decay, title: "one\nday,9" });
  assert.ok(csv(run, made({})).split("\n")[0].includes("one day,9"));
});

test("the Python names what is not usual, and the class as the package or the notebook has it", () => {
  assert.match(
    python(decay, made({ k: 2 })),
    /Decay = models\.find\("decay"\)\nmodel = Decay\(k=2\)\nrun = simulate\.ode\(model\)\nfigure\.time_course\(model, "amount", run\)$/,
  );
  assert.doesNotMatch(python(decay, made({}), false), /models/);
  assert.match(python(decay, made({}), false), /\nmodel = Decay\(\)\n/);
});

test("what is heard are about a hundred rounded points on the steps that are shown", () => {
  const { data, type, axes } = heard(ode(decay), made({}));
  assert.deepEqual(
    [data.length, type, axes.y.type, data[0], data[50]],
    [101, "line", "linear", { x: 0, y: 8 }, { x: 5, y: 0.66 }],
  );
  const tens = heard(ode(decay), made({}, { tens: { amount: true } }));
  assert.equal(tens.axes.y.type, "log10");
  assert.equal(tens.data.at(-1).y, 0.054);
});
