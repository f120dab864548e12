/** Computes virtual patients off the main thread, a few at a time, until asked for others. */
import { patients, sorter } from "./cohort.js";

const BATCH = 10;
let job;

self.onmessage = ({ data }) => {
  if (data.scripts && !self.lupusedu) self.importScripts(...data.scripts);
  if (!data.job) return;
  job = data.job;
  const { models, people } = self.lupusedu;
  work(data, Object.assign(models[data.name], people?.[data.name]));
};

async function work({ job: mine, view, values }, model) {
  try {
    const all = patients(model, view, values);
    const group = sorter(model, view);
    for (let i = 0; i < all.length && mine === job; i += BATCH) {
      self.postMessage({ job: mine, from: i, groups: all.slice(i, i + BATCH).map(group) });
      // Let a newer wish in.
      await new Promise((done) => setTimeout(done));
    }
  } catch (error) {
    self.postMessage({ job: mine, error: error.message });
  }
}
