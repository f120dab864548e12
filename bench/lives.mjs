/** Reads one model's JavaScript on standard input, writes [ms of its lives, ms of its run], each the fastest of many. */
import { readFileSync } from "node:fs";
import { lives } from "../js/simulate/lives.js";
import { ode } from "../js/simulate/ode.js";

const model = new Function(`return ${readFileSync(0, "utf8")}`)();
const stage = model.views.find(({ kind }) => kind === "stage");
const run = ode(model);
const fastest = (act) => {
  let best = Infinity;
  for (let i = 0; i < 100; i++) {
    const start = performance.now();
    act();
    best = Math.min(best, performance.now() - start);
  }
  return best;
};
console.log(JSON.stringify([fastest(() => lives(model, stage, run)), fastest(() => ode(model))]));
