import assert from "node:assert/strict";
import { test } from "node:test";
import { actorsOf } from "../../../js/figure/views/_stage_actors.js";
import { left } from "../../../js/figure/views/_stage_wipe.js";
import { gatesOf } from "../../../js/figure/views/_stage_doors.js";
import { felt } from "../../../js/figure/views/_stage_felt.js";
import { liveliest, Places } from "../../../js/figure/views/_stage_places.js";
import { Waiting } from "../../../js/figure/views/stage_waiting.js";
import { holds, INSET, roomsOf, slots } from "../../../js/figure/views/_stage_rooms.js";
import { level, worn } from "../../../js/figure/views/_stage_tags.js";
import { does } from "../../../js/figure/views/_stage_words.js";
import { pace } from "../../../js/measure/pace.js";

const kinds = [
  { name: "B", look: "b_cell", room: "blood", role: "b_cell", each: 1, level: false },
  { name: "T", look: "car_t", room: "blood", role: "car_t", each: 1, level: false },
  { name: "M", look: "memory_car_t", room: "blood", role: "memory", each: 1, level: false },
  { name: "P", look: "precursor", room: "marrow", role: "b_cell", each: 1, level: false },
];
const NOBODY = {
  from: -1,
  maker: -1,
  how: "start",
  born: 0,
  gone: Infinity,
  cause: null,
  by: -1,
  became: -1,
};
const cast = (...all) => ({
  kinds,
  lives: all.map((life, id) => ({ ...NOBODY, ...life, id })),
  counts: () => kinds.map(() => 0),
});
const days = Array.from({ length: 101 }, (_, i) => i);
const even = pace(days, days, 100, [{ day: 10, labels: ["given"] }]);
const rooms = roomsOf(["blood", "marrow"], 340, 260);
const played = (...all) => new Places(cast(...all), even, rooms, 12, { width: 60, height: 24 });
const far = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
const there = (places, day) =>
  Object.fromEntries(places.seen(even.showAt(day), [0, 0, 0, 0]).map((one) => [one.id, one]));

test("an actor is there from its birth to its end, and blebs for a while after", () => {
  const places = played({ kind: 0, born: 20, how: 0, gone: 60, cause: 1 });
  const seen = (ms) => places.seen(ms, [0, 0, 0, 0]);
  const [born, gone] = [even.showAt(20), even.showAt(60)];
  assert.equal(seen(born - 1).length, 0);
  assert.equal(seen((born + gone) / 2)[0].look, "b_cell");
  assert.equal(seen(gone + 100)[0].look, "bleb");
  assert.ok(seen(gone + 100)[0].gone > 0);
  assert.equal(seen(gone + 3000).length, 0);
});

test("who leaves alive, or stays without what it was turned into, does not bleb", () => {
  const leaves = [{ reaction: 1, lose: 0, make: -1, by: [], leaves: true }];
  const lives = cast({ kind: 0, gone: 60, cause: 1 }, { kind: 0, gone: 60, cause: 2 });
  const looks = (more) => {
    const places = new Places(lives, even, rooms, 12, { width: 60, height: 24 }, more);
    const seen = places.seen(even.showAt(60) + 100, [0, 0, 0, 0]);
    return [0, 1].map((id) => seen.find((one) => one.id === id).look);
  };
  assert.deepEqual(looks({}), ["bleb", "bleb"]);
  assert.deepEqual(looks({ acts: leaves }), ["b_cell", "bleb"]);
  assert.deepEqual(looks({ hosts: { 0: "cell" } }), ["b_cell", "b_cell"]);
});

test("who takes another away holds on to it when it goes, and is home long after", () => {
  const places = played({ kind: 1 }, { kind: 0, gone: 50, cause: 1, by: 0 });
  const before = there(places, 49.9);
  assert.ok(far(before[0], before[1]) < 3 * places.radius);
  const home = { x: places.actors[0].home[0], y: places.actors[0].home[1] };
  assert.ok(far(there(places, 90)[0], home) < places.radius);
  assert.ok(far(there(places, 90)[0], there(places, 20)[0]) < places.radius);
});

test("a newborn of a division begins where its parent is, one from the marrow comes from there", () => {
  const places = played(
    { kind: 1 },
    { kind: 1, born: 40, how: 0, maker: 0 },
    { kind: 3 },
    { kind: 0, born: 40, how: 1, maker: 2 },
  );
  const now = there(places, 40);
  assert.ok(far(now[1], now[0]) < 1);
  assert.ok(now[1].pinch > 0.9);
  assert.ok(far(now[3], now[2]) < 1 && now[3].y > rooms.marrow.top);
  assert.ok(there(places, 70)[3].y < rooms.marrow.top);
});

test("one that changes its dress stays where it is", () => {
  const places = played({ kind: 1, gone: 30, cause: 2, became: 1 }, { kind: 2, born: 30, how: 2, from: 0 });
  const [before, after] = [there(places, 29.9)[0], there(places, 60)[1]];
  assert.ok(far(before, after) < places.radius);
  assert.equal(after.look, "memory_car_t");
  assert.equal(there(places, 60)[0], undefined);
});

test("what an event gives comes in while the show rests there", () => {
  const places = played({ kind: 1, born: 10, how: "given" }, { kind: 1, born: 10, how: "given" });
  const { from, to } = even.rests[0];
  for (const { start } of places.actors) assert.ok(start > from && start < to);
  assert.equal(places.seen(to, [0, 0, 0, 0]).length, 2);
});

test("where cells come and go in step faster than one can see, the newcomer stays in the place of the other", () => {
  const many = Array.from({ length: 300 }, (_, i) => [
    { kind: 0, born: i ? 20 + i / 10 : 0, how: i ? 0 : "start", gone: 20 + (i + 1) / 10, cause: 1 },
  ]).flat();
  const { actors } = actorsOf(cast(...many), even);
  assert.equal(actors.length, 1);
  assert.equal(actors[0].last.id, 299);
  // At a pace that one can follow, each is seen to come and to go.
  const few = actorsOf(cast({ kind: 0, gone: 30, cause: 1 }, { kind: 0, born: 50, how: 0 }), even);
  assert.equal(few.actors.length, 2);
});

const WASTE = { name: "X", look: "waste", room: "marrow", role: "debris", each: 1, level: true };

test("of many acts by which waste is made one is seen: its maker is there as it lights up", () => {
  const all = { ...cast({ kind: 0 }, { kind: 0 }), kinds: [kinds[0], WASTE] };
  // 1,000 acts, of which one in 200 is seen, and waste for ten.
  const run = { ...all, days, counts: () => [2, 10], done: (_, day) => 10 * day };
  const acts = [{ lose: -1, make: 1, by: [0] }];
  const places = new Places(run, even, rooms, 12, { width: 60, height: 24 }, { acts });
  assert.equal(places.landings.length, 5);
  for (const { at, home, agent } of places.landings) {
    const [light] = places.lights(at + 1);
    assert.deepEqual([light.x, light.y, light.kind], [...home.slice(0, 2), 0]);
    const maker = places.seen(at, [2, 10]).find(({ kind, id }) => kind === 0 && id === agent.life.id);
    assert.ok(far(maker, light) < 3 * places.radius);
  }
  assert.deepEqual(places.lights(places.landings[0].at - 1), []);
});

test("a cell that a drop turns was there before, and stays when what it brought is gone", () => {
  const hosts = { 1: "cell" };
  const given = cast({ kind: 1, born: 10, how: "given", gone: 40, cause: 1 });
  const places = new Places(given, even, rooms, 12, { width: 60, height: 24 }, { hosts, Waiting });
  const on = (day) => places.seen(even.showAt(day), [0, 0, 0, 0]).map(({ look }) => look);
  assert.deepEqual(on(5), ["cell"]);
  assert.deepEqual(on(25), ["car_t"]);
  assert.deepEqual(on(80), ["cell"]);
  const [{ from }] = even.rests;
  assert.ok(places.seen(from + 400, [0, 0, 0, 0]).some(({ look }) => look === "drop"));
});

test("who is given and gone before all are there comes no later than it goes, and has a place", () => {
  const hurried = pace(days, days, 100);
  const brief = Array.from({ length: 8 }, () => ({ kind: 1, born: 10, how: "given", gone: 13, cause: 1 }));
  const all = cast(...brief, { kind: 1, born: 40, how: "given" });
  const places = new Places(
    all,
    hurried,
    rooms,
    12,
    { width: 60, height: 24 },
    { hosts: { 1: "cell" }, Waiting },
  );
  for (const { home, start, end } of places.actors) assert.ok(home && start <= end);
  for (const day of [5, 12, 20, 45]) assert.ok(places.seen(hurried.showAt(day), [0, 0, 0, 0]).length);
});

test("neighbours glow by what they feel, and as many receptors are blocked as that is less", () => {
  const run = { sample: () => ({ I6: [5, 50], felt: [5, 5] }) };
  assert.deepEqual(felt({ neighbours: ["I6", "felt", 500] }, run, 3), { glow: 0, blocked: 0.9, amount: 5 });
  const loud = { sample: () => ({ I6: [5, 50], felt: [5, 50] }) };
  const { glow, blocked } = felt({ neighbours: ["I6", "felt", 500] }, loud, 3);
  assert.ok(Math.abs(glow - 0.5) < 1e-9 && blocked === 0);
});

test("the same lives give the same places, wherever one looks first", () => {
  const all = [{ kind: 1 }, { kind: 0, gone: 50, cause: 1, by: 0 }, { kind: 1, born: 40, how: 0, maker: 0 }];
  const [one, other] = [played(...all), played(...all)];
  for (const day of [80, 10, 45]) there(other, day);
  assert.deepEqual(there(one, 45), there(other, 45));
});

test("actors live inside the walls, apart from each other", () => {
  for (const room of Object.values(rooms)) {
    const found = slots(room, 12, 12, { width: 60, height: 24 });
    for (const [i, [x, y]] of found.entries()) {
      assert.ok(x > room.left && x < room.left + room.width && y > room.top && y < room.top + room.height);
      for (const [a, b] of found.slice(0, i)) assert.ok(Math.hypot(a - x, b - y) > 14);
    }
  }
});

test("the picture to begin with is where most happens", () => {
  const prey = Array.from({ length: 9 }, (_, i) => ({ kind: 0, gone: 40 + i / 4, cause: 1, by: 0 }));
  const at = even.dayAt(liveliest(played({ kind: 1 }, ...prey), even));
  assert.ok(at > 36 && at < 46, `day ${at}`);
});

test("what comes and goes too fast for lives counts too: the picture begins where there is most of it", () => {
  const all = { ...cast({ kind: 0 }), kinds: [kinds[0], WASTE] };
  const run = { ...all, days, done: () => 0, counts: (day) => [1, day > 70 && day < 80 ? 9 : 1] };
  const places = new Places(run, even, rooms, 12, { width: 60, height: 24 });
  const at = even.dayAt(liveliest(places, even));
  assert.ok(at > 70 && at < 80, `day ${at}`);
});

test("a room holds so many actors as have air between them", () => {
  const room = rooms.blood;
  const sign = { width: 60, height: 24 };
  assert.ok(holds(room, 10, 12, sign) && !holds(room, 400, 12, sign));
  const most = Array.from({ length: 60 }, (_, i) => i + 1).findLast((count) => holds(room, count, 14, sign));
  const found = slots(room, most, 14 * INSET, sign);
  for (const [i, [x, y]] of found.entries())
    for (const [a, b] of found.slice(0, i)) assert.ok(Math.hypot(a - x, b - y) > 1.8 * 14);
});

test("who comes anew where a gate stands in the door comes in its place", () => {
  const laid = { ...three, marrow: { ...three.marrow, low: true } };
  const life = { kind: 0, born: 40, how: 0 };
  const places = new Places({ ...cast(life), kinds: gated }, even, laid, 12, { width: 60, height: 24 });
  const [one] = places.seen(even.showAt(40.01), [0, 0, 0]);
  assert.ok(Math.hypot(one.x - places.actors[0].home[0], one.y - places.actors[0].home[1]) < 12);
});

test("what a kind does is told from the acts of the stage", () => {
  const acts = [
    { lose: -1, make: 1, by: [1] },
    { lose: 0, make: -1, by: [1] },
    { lose: 1, make: 2, by: [] },
    { lose: 2, make: -1, by: [] },
    { lose: -1, make: 0, by: [3] },
  ];
  const label = (k) => kinds[k].name;
  assert.equal(does(acts, [1], label), "They divide; remove B; turn into M.");
  assert.equal(does(acts, [0], label), "They are removed by T; are made by P.");
  assert.equal(does(acts, [2], label), "They come from T; go with time.");
  assert.equal(does(acts, [3], label), "They make B.");
});

test("a hand takes one at a stroke, and of the last one half", () => {
  assert.deepEqual(
    [0, 1, 3, 4, 5].map((strokes) => left(4, strokes)),
    [4, 3, 1, 0.5, 0.25],
  );
});

test("one born of somebody who came and went unseen comes in by the door", () => {
  const brief = { kind: 1, born: 40, how: 0, gone: 40.1, cause: 1 };
  const places = played(brief, { kind: 0, born: 40.05, how: 0, maker: 0 });
  assert.equal(places.actors.length, 1);
  const [x, y] = rooms.blood.door;
  const [one] = places.seen(even.showAt(40.05), [0, 0, 0, 0]);
  assert.ok(Math.hypot(one.x - x, one.y - y) < 1 && !one.pinch);
});

test("the same places are found however many were asked for before, and none under the words", () => {
  const sign = { width: 60, height: 24, right: 260 };
  const laid = () => roomsOf(["blood", "marrow"], 340, 260).blood;
  const kept = laid();
  slots(kept, 5, 12, sign);
  assert.deepEqual(slots(kept, 20, 12, sign), slots(laid(), 20, 12, sign));
  assert.deepEqual(slots(kept, 8, 9, sign), slots(laid(), 8, 9, sign));
  for (const [x, y] of slots(kept, 30, 12, sign)) assert.ok(y > 24 || (x > 60 && x < 260));
});

const nearest = (found) =>
  Math.min(...found.flatMap(([x, y], i) => found.slice(0, i).map(([a, b]) => Math.hypot(a - x, b - y))));

test("a few stand farther apart than a crowd, and large ones have as much air as they need", () => {
  const sign = { width: 60, height: 24, right: 260 };
  const laid = () => roomsOf(["blood", "marrow", "node"], 338, 262).marrow;
  const [few, crowd] = [4, 16].map((count) => nearest(slots(laid(), count, 10.5, sign)));
  assert.ok(few > 1.8 * crowd, `${few} ${crowd}`);
  const large = nearest(slots({ ...laid(), largest: 1.3 }, 9, 10.5, sign));
  assert.ok(large > 1.15 * nearest(slots(laid(), 16, 10.5, sign)), large);
  assert.ok(!holds({ ...laid(), largest: 1.3 }, 20, 9.5, sign) && holds(laid(), 20, 9.5, sign));
});

const gated = [
  { name: "I", look: "b_cell", room: "marrow", beyond: "blood", role: "b_cell", each: 1, level: false },
  { name: "T", look: "b_cell", room: "blood", beyond: "node", role: "b_cell", each: 1, level: false },
  { name: "N", look: "b_cell", room: "node", role: "b_cell", each: 1, level: false },
];
const three = roomsOf(["marrow", "blood", "node"], 340, 260);
const filtered = (...all) =>
  new Places({ ...cast(...all), kinds: gated }, even, three, 12, { width: 60, height: 24 });
const across = ({ left, width }, x) => x >= left && x <= left + width;

test("gates stand in the ways from room to room, in their order", () => {
  const gates = gatesOf(gated, three);
  assert.deepEqual(
    gates.map(({ number }) => number),
    [1, 2],
  );
  assert.ok(across(three.marrow, gates[0].place[0]));
  assert.ok(across(three.node, gates[1].place[0]));
});

test("who is lost on the way is stopped at its gate and blebs there; who passes goes through it", () => {
  const places = filtered(
    { kind: 0, gone: 50, cause: 1 },
    { kind: 0, gone: 50, cause: 2, became: 2 },
    { kind: 1, born: 50, how: 2, from: 1 },
  );
  const [gate] = gatesOf(gated, three).map(({ place: [x, y] }) => ({ x, y }));
  const at = (ms) => Object.fromEntries(places.seen(ms, [0, 0, 0]).map((one) => [one.id, one]));
  const gone = even.showAt(50);
  const stopped = at(gone + 60)[0];
  assert.equal(stopped.look, "bleb");
  assert.ok(far(stopped, gate) < 60);
  assert.ok(stopped.y > gate.y);
  assert.ok(far(at(gone - 3000)[0], gate) > far(stopped, gate));
  const nearest = Math.min(...[300, 375, 450, 525, 600].map((ms) => far(at(gone + ms)[2], gate)));
  assert.ok(nearest < 12);
  assert.ok(at(gone + 2000)[2].y < gate.y);
});

test("who is stopped at a gate has a place of its own there, and nobody lives before it", () => {
  const ends = Array.from({ length: 6 }, (_, i) => ({ kind: 0, gone: 50 + i, cause: 1 }));
  const places = filtered(...ends);
  const seen = places.seen(even.showAt(55) + 30, [0, 0, 0]).filter(({ gone }) => gone);
  assert.equal(seen.length, 6);
  for (const [i, one] of seen.entries())
    for (const other of seen.slice(0, i)) assert.ok(far(one, other) > 1.7 * 12);
  const laid = { ...three.marrow, gate: gatesOf(gated, three)[0].place };
  for (const [x, y] of slots(laid, 6, 12, { width: 60, height: 24, right: 260 }))
    assert.ok(Math.hypot(x - laid.gate[0], y - laid.gate[1]) > 50);
});

test("where a newcomer comes as another is stopped, the one who is stopped is still seen to go", () => {
  const places = filtered({ kind: 0, gone: 50, cause: 1 }, { kind: 0, born: 50.2, how: 0 });
  assert.equal(places.actors.length, 2);
});

test("a tag is worn plainly, weakly or not at all, as its parameter says", () => {
  const model = { parameters: [{ name: "eN", value: 1 }] };
  assert.equal(worn({ tag: "eN" }, { model, values: {} }), 1);
  assert.equal(worn({ tag: "eN" }, { model, values: { eN: 0.1 } }), 0.1);
  assert.equal(worn({}, { model, values: {} }), 0);
  assert.deepEqual([0, 0.1, 1].map(level), ["none", "weak", "full"]);
});
