import assert from "node:assert/strict";
import { test } from "node:test";
import { ode } from "../../../js/simulate/ode.js";
import { landscape } from "../../../js/simulate/valley.js";
import { loop } from "../given/loop.js";

const near = (a, b, off = 1e-6) => assert.ok(Math.abs(a - b) <= off, `${a} is not ${b} within ${off}`);
const view = {
  ...loop.views.find((one) => one.kind === "phase_plane"),
  low: { B: 0.015, A: 6 },
  high: { B: 5, A: 2000 },
};
const hills = (values = {}) => {
  const now = ode(loop, values);
  return landscape(loop, view, now.start, now.p);
};

/** Where a list turns: places of its lowest and highest entries. */
const turns = (list) =>
  list.flatMap((value, i) =>
    i && i + 1 < list.length && (value - list[i - 1]) * (list[i + 1] - value) < 0 ? [i] : [],
  );

test("the valleys are the published resting states, and the top between is the tipping point", () => {
  const { path, height, states } = hills();
  const found = turns(height);
  assert.deepEqual(
    states.map((one) => one.stable),
    [true, false, true],
  );
  [
    [0.0414, 16.6],
    [0.2315, 92.6],
    [1.5578, 623.1],
  ].forEach(([B, A], i) => {
    near(Math.exp(path[found[i]][0]), B, 1e-4);
    near(Math.exp(path[found[i]][1]), A, 0.05);
  });
  assert.equal(found.length, 3);
});

test("a valley grows shallow and is gone past the fold at which its resting state vanishes", () => {
  const depth = (c, end) => {
    const { states, up, span } = hills({ c });
    return span * (up(states[1].at) - up(states.at(end).at));
  };
  assert.ok(depth(0.4, 0) > depth(0.35, 0) && depth(0.35, 0) > 5 * depth(0.31, 0));
  assert.ok(depth(0.4, -1) > depth(0.5, -1) && depth(0.5, -1) > 5 * depth(0.54, -1));
  for (const [c, B] of [
    [0.28, 1.66],
    [0.6, 0.038],
  ]) {
    const { height, states, x } = hills({ c });
    assert.equal(turns(height).length, 1);
    near(x(states[0].at), B, 0.01);
  }
});

test("left alone, a ball ends in the valley that the whole network ends in", () => {
  const { place, fate } = hills();
  for (const [B, A] of [
    [0.04, 623],
    [0.018, 623],
    [0.3, 60],
    [0.3, 40],
    [0.2, 120],
    [0.2, 90],
  ]) {
    const X = (0.5 + (3 * A) / (200 + A)) / 0.4;
    const end = ode({ ...loop, settle: 0, start: () => [B, A, X, 0], events: [] }).columns.B.at(-1);
    assert.equal(fate(place(B, A).s), end > 1 ? 2 : 0, `${B}, ${A}`);
  }
});

test("a state on the path stands on it, and one beyond the picture at its edge", () => {
  const { path, s, place } = hills();
  for (let i = 0; i < s.length; i += 9) {
    const stand = place(...path[i].map(Math.exp));
    near(stand.s, s[i]);
    near(stand.off, 0);
  }
  assert.equal(place(1e-6, 1e-3).s, 0);
  assert.equal(place(0, 0).s, 0);
  assert.equal(place(1e3, 1e6).s, s.at(-1));
});
