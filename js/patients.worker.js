/** Computes virtual patients off the main thread, a few at a time, until asked for others. */
import { patients, sorter } from "./cohort.js";

const BATCH = 10;
let model, job;

self.onmessage = async ({ data }) => {
  if (data.source) model = new Function(`return ${data.source}`)();
  job = data.job;
  const mine = job;
  try {
    const all = patients(model, data.view, data.values);
    const group = sorter(model, data.view);
    for (let i = 0; i < all.length && mine === job; i += BATCH) {
      self.postMessage({ job: mine, from: i, groups: all.slice(i, i + BATCH).map(group) });
      // Let a newer wish in.
      await new Promise((done) => setTimeout(done));
    }
  } catch (error) {
    self.postMessage({ job: mine, error: error.message });
  }
};
