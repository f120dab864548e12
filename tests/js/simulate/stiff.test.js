import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { State } from "../../../js/element/state.js";
import { begun } from "../../../js/element/settings.js";
import { linked } from "../../../js/element/linked.js";
import { options } from "../../../js/element/options.js";
import { Radau } from "../../../js/simulate/stiff.js";
import { ode } from "../../../js/simulate/ode.js";
import { attempt, draft } from "../../../js/simulate/runs.js";
import { decay, dosed } from "../given/models.js";

const brisk = (model) => ({
  ...model,
  derivatives: (y, p, dy) => {
    dy[0] = 1e6 * p[0] * (4 - y[0]);
  },
});
const given = (solver) => (globalThis.lupusedu = { models: {}, stiff: solver });

afterEach(() => delete globalThis.lupusedu);

test("it follows a closed form between its steps as on them", () => {
  const solver = new Radau((day, [y], dy) => (dy[0] = Math.cos(day) - 1e4 * (y - Math.sin(day))), 1, {
    rtol: 1e-10,
    atol: 1e-12,
  }).initialise(0, [0]);
  const days = Array.from({ length: 997 }, (_, i) => (i + 1) / 50);
  solver
    .run(20)(days)
    .forEach(([y], i) => assert.ok(Math.abs(y - Math.sin(days[i])) < 1e-11));
  assert.ok(solver.statistics().nSteps < 150);
});

test("without it a stiff run is an error that says so; with it a run, told and dosed", () => {
  const values = { k: 0.5 };
  const model = brisk(dosed);
  assert.throws(() => ode(model, values), { message: /gave up on day/, stiff: true });
  given(Radau);
  const run = ode(model, values);
  assert.equal(run.stiff, true);
  const { before, after } = run.jumps[0];
  assert.ok(Math.abs(before.N - 4) < 1e-9);
  assert.ok(Math.abs(after.N - 14) < 1e-9); // (4 + 3) * 2
  assert.ok(Math.abs(run.columns.N[run.days.indexOf(5)] - 4) < 1e-9);
  assert.equal(ode(dosed).stiff, false);
});

test("what has no solution is an error all the same, and not one that waits", () => {
  given(Radau);
  const model = { ...decay, derivatives: (y, p, dy) => (dy[0] = y[0] ** 2) };
  assert.throws(() => ode(model), { message: /gave up on day 0\.12/, stiff: false });
});

test("a run that failed for want of it is tried again once it is here", () => {
  const [model, values] = [brisk(decay), {}];
  assert.deepEqual([attempt(model, values).run, attempt(model, values).stiff], [null, true]);
  const state = new State(model, begun(model, options(model)));
  assert.equal(state.stiff, true);
  given(Radau);
  assert.equal(attempt(model, values).run.stiff, true);
  assert.equal(attempt(model, values).run, attempt(model, values).run);
  assert.equal(draft(model, { k: 0.3 }).run.stiff, true);
  assert.equal(state.run.stiff, true);
  assert.equal(state.error, null);
});

test("a link to a stiff setting says that it may be followed once it is here, and then is", () => {
  const model = brisk(decay);
  const wish = { values: { k: 2 }, pins: [], hidden: [] };
  const follow = () => linked(model, begun(model, options(model)), wish);
  assert.equal(follow().stiff, true);
  assert.equal(follow().settings.values.k, undefined);
  given(Radau);
  assert.equal(follow().error, null);
  assert.equal(follow().settings.values.k, 2);
});
