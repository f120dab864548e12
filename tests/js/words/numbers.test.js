import assert from "node:assert/strict";
import { test } from "node:test";
import { number } from "../../../js/words/numbers.js";

const asked = { d: { maximumFractionDigits: 0 }, 3: { maximumSignificantDigits: 3 }, ".1": [1], ".2": [2] };
const said = (format, value) => {
  const [places] = [asked[format]].flat();
  const digits =
    typeof places === "number" ? { minimumFractionDigits: places, maximumFractionDigits: places } : places;
  const usual = Math.abs(value) >= 100 ? asked.d : { maximumSignificantDigits: 2 };
  return new Intl.NumberFormat("en", { signDisplay: "negative", ...(digits ?? usual) }).format(value);
};

test("numbers in English are what Intl says, halves and next to nothing too", () => {
  const plain = [
    0,
    -0,
    0.285,
    2.675,
    0.5,
    1.5,
    99.5,
    99.95,
    999.5,
    1234567.5,
    1e-9,
    5e-324,
    1e21,
    -0.04,
    NaN,
  ];
  const spread = Array.from(
    { length: 2000 },
    (_, i) => (-1) ** i * (1 + ((i * 7919) % 9973) / 1e3) * 10 ** ((i % 31) - 12),
  );
  const short = spread.map((value, i) => Number(value.toPrecision(1 + (i % 5))));
  for (const value of [...plain, ...spread, ...short, Infinity, -Infinity])
    for (const format of ["", "d", "3", ".1", ".2"])
      assert.equal(number(value, format, "en"), said(format, value), `${value} by "${format}"`);
});

test("no language writes a minus before nothing", () => {
  for (const locale of ["en", "es"]) assert.equal(number(-0.004, ".1", locale).replace(",", "."), "0.0");
});
