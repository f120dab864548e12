import assert from "node:assert/strict";
import { test } from "node:test";
import { symbols } from "../../../js/symbols.mjs";

const one = (inside) =>
  `<svg xmlns="http://www.w3.org/2000/svg"><symbol id="x" viewBox="0 0 1 1">\n${inside}\n</symbol></svg>`;

test("a drawing of another form than ours ends the build", () => {
  assert.deepEqual(symbols(one('<path class="ink" d="M0,0L1,1"/>')), {
    x: [{ class: "ink", d: "M0,0L1,1" }],
  });
  for (const wrong of [
    '<path class="red" d="M0,0L1,1"/>',
    '<path class="ink" d="M0,0L1,1" style="fill: red"/>',
    '<path class="ink" d="M0,0 url(x)"/>',
    '<rect class="ink" width="1" height="1"/>',
    "<g></g>",
    "words",
  ])
    assert.throws(() => symbols(one(wrong)), /actors\.svg: expected/, wrong);
  assert.throws(
    () => symbols(one('<path class="ink" d="M0,0"/>').replace("id=", "name=")),
    /expected a symbol/,
  );
  assert.throws(() => symbols("<svg></svg>"), /expected a symbol/);
});

test("a circle is path data too", () => {
  const [{ d }] = symbols(one('<circle class="fill" cx=".5" cy="-2" r="1.5"/>')).x;
  assert.equal(d, "M.5,-2m-1.5,0a1.5,1.5 0 1 0 3,0a1.5,1.5 0 1 0 -3,0z");
});
