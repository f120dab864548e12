import assert from "node:assert/strict";
import { test } from "node:test";
import { around, beside, Room } from "../../../js/figure/room.js";

const room = (taken) => new Room(0, 200, 0, 100, taken);

test("words stand to the right of a place, and go elsewhere where others stand", () => {
  const places = beside(50, 50, 40, 16, 4);
  assert.deepEqual(room().find(places), { left: 54, right: 94, top: 42, bottom: 58 });
  assert.equal(room([around(60, 50, 6)]).find(places).right, 46);
});

test("words are never written over others or over the edge, and are left out where no place is free", () => {
  const one = room();
  const found = Array.from({ length: 12 }, () => one.find(beside(100, 50, 60, 16, 4))).filter(Boolean);
  assert.ok(found.length > 1 && found.length < 9);
  found.forEach((a, i) => {
    assert.ok(a.left >= 0 && a.right <= 200 && a.top >= 0 && a.bottom <= 100);
    for (const b of found.slice(0, i))
      assert.ok(a.left >= b.right || b.left >= a.right || a.top >= b.bottom || b.top >= a.bottom);
  });
});

test("a free place that a curve crosses is taken only where none is clear, and not at all where it has to be", () => {
  const right = Array.from({ length: 20 }, (_, i) => [50 + 5 * i, 50]);
  const all = Array.from({ length: 400 }, (_, i) => [(i % 20) * 10, Math.floor(i / 20) * 5]);
  assert.ok(room().find(beside(50, 50, 40, 16, 4), right).right <= 46);
  const dense = [
    ...all,
    ...Array.from({ length: 40 }, (_, i) => [56 + (i % 10) * 3, 46 + Math.floor(i / 10)]),
  ];
  assert.notDeepEqual(room().find(beside(50, 50, 40, 16, 4), dense), beside(50, 50, 40, 16, 4)[0]);
  assert.equal(room().find(beside(50, 50, 40, 16, 4), all, true), undefined);
});
