import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { inTurn, whenLoaded } from "../../../js/dom/turns.js";

const page = (readyState) => {
  globalThis.document = { readyState };
};
const task = () => new Promise((done) => setTimeout(done));
const told = [];
const say = (word) => () => told.push(word);

afterEach(() => {
  told.length = 0;
  delete globalThis.document;
});

test("while a page loads each call has a task of its own, in order", async () => {
  page("interactive");
  inTurn(say("solve"), say("build"));
  assert.deepEqual(told, []);
  await task();
  assert.deepEqual(told, ["solve"]);
  await task();
  assert.deepEqual(told, ["solve", "build"]);
});

test("what has not had its turn can be stopped", async () => {
  page("loading");
  const stop = inTurn(say("solve"), say("build"));
  await task();
  stop();
  await task();
  assert.deepEqual(told, ["solve"]);
});

test("once the page has loaded, all is done at once", () => {
  page("complete");
  inTurn(say("solve"), say("build"));
  assert.deepEqual(told, ["solve", "build"]);
});

test("what can wait comes after the page has loaded, unless it is stopped before", async () => {
  page("loading");
  const events = new EventTarget();
  for (const name of ["addEventListener", "removeEventListener"])
    globalThis[name] = events[name].bind(events);
  whenLoaded(say("script"));
  whenLoaded(say("stopped"))();
  await task();
  assert.deepEqual(told, []);
  events.dispatchEvent(new Event("load"));
  await task();
  assert.deepEqual(told, ["script"]);
  for (const name of ["addEventListener", "removeEventListener"]) delete globalThis[name];
});

test("what can wait can be stopped while it waits for the browser to have time", async () => {
  page("complete");
  whenLoaded(say("script"))();
  await task();
  await task();
  assert.deepEqual(told, []);
});
