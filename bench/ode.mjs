/** Reads one model's JavaScript on standard input, writes the fastest of many runs in ms. */
import { readFileSync } from "node:fs";
import { ode } from "../js/simulate/ode.js";

const model = new Function(`return ${readFileSync(0, "utf8")}`)();
let best = Infinity;
for (let i = 0; i < 100; i++) {
  const start = performance.now();
  ode(model);
  best = Math.min(best, performance.now() - start);
}
console.log(best);
