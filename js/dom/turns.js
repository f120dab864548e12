/** Work in turns: what can wait, and what is to leave the browser room between. */

const MOST = 300; // ms; a browser that draws no frames may never call itself idle

/**
 * Call it then; returns what stops waiting for that.
 * @type {(call: () => void) => () => void}
 */
export function idle(call) {
  if (globalThis.requestIdleCallback) {
    const asked = requestIdleCallback(() => call(), { timeout: MOST });
    return () => cancelIdleCallback(asked);
  }
  const asked = setTimeout(call); // Safari has none
  return () => clearTimeout(asked);
}

/**
 * Call it then, once the page has loaded; returns what stops waiting for that.
 * @type {(call: () => void) => () => void}
 */
export function whenLoaded(call) {
  let stop = () => removeEventListener("load", loaded);
  const loaded = () => {
    stop = idle(call);
  };
  if (document.readyState === "complete") loaded();
  else addEventListener("load", loaded, { once: true });
  return () => stop();
}

/**
 * While the page loads, each call in a task of its own, so that none is long; else all at once. Returns what
 * stops those that have not had their turn.
 * @type {(...calls: (() => void)[]) => () => void}
 */
export function inTurn(...calls) {
  if (document.readyState !== "complete") return turns(...calls);
  calls.forEach((call) => call());
  return () => {};
}

/**
 * Each call in a task of its own. Returns what stops those that have not had their turn.
 * @type {(...calls: (() => void)[]) => () => void}
 */
export function turns(...calls) {
  let waiting;
  const next = () => {
    calls.shift()();
    if (calls.length) waiting = setTimeout(next);
  };
  if (calls.length) waiting = setTimeout(next);
  return () => clearTimeout(waiting);
}
