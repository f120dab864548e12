import assert from "node:assert/strict";
import { test } from "node:test";
import { markOf, read } from "../../../js/dom/typed_number.js";

const point = (text) => read(text, ".");
const comma = (text) => read(text, ",");

test("both decimal marks are read, whichever the page writes", () => {
  const same = {
    "0,5": 0.5,
    0.5: 0.5,
    ",5": 0.5,
    ".5": 0.5,
    "5,": 5,
    "0,500": 0.5,
    "-0,5": -0.5,
    "−0.5": -0.5,
    "+2": 2,
    "1e-3": 0.001,
    "1,5e3": 1500,
    " 12 ": 12,
    "２,５": 2.5,
    "1234,567": 1234.567,
    "12,34": 12.34,
  };
  for (const [text, value] of Object.entries(same))
    for (const read of [point, comma]) assert.equal(read(text), value, text);
});

test("marks and blanks between thousands are read where they can be nothing else", () => {
  const same = {
    "1,234,567": 1234567,
    "1.234.567": 1234567,
    "1,234.5": 1234.5,
    "1.234,5": 1234.5,
    "1 234": 1234,
    "1\u202f234,5": 1234.5,
    "1\u00a0234\u00a0567": 1234567,
  };
  for (const [text, value] of Object.entries(same))
    for (const read of [point, comma]) assert.equal(read(text), value, text);
});

test("where nobody can know, both numbers are given; the page's own mark is always the decimal one", () => {
  assert.deepEqual(
    [point("1,234"), comma("1.234"), point("-12,345")],
    [
      [1234, 1.234],
      [1234, 1.234],
      [-12345, -12.345],
    ],
  );
  assert.deepEqual([point("1.234"), comma("1,234")], [1.234, 1.234]);
});

test("what is no number is none", () => {
  for (const text of [
    "",
    "-",
    ",",
    "abc",
    "1,23,4",
    "1.2.3",
    "12 34",
    "1,234,56",
    "1.234,567.8",
    "0x10",
    "Infinity",
    "1e3,5",
    "5 %",
    "1,,5",
    "--1",
    "<b>",
  ])
    for (const read of [point, comma]) assert.ok(Number.isNaN(read(text)), text);
});

test("a number written as the page writes it is read as itself", () => {
  for (const locale of ["en", "es", "es-MX"])
    for (const value of [0.28, 1.234, 1234, 123.456, 1e-7, 0, -2.5, 3410000])
      assert.equal(
        read(String(value).replace(".", markOf(locale)), markOf(locale)),
        value,
        `${value} ${locale}`,
      );
});
