/**
 * Who is where on a stage at a moment of the show, and what becomes of them: a function of the lives, the pace
 * and the rooms alone. No DOM.
 *
 * Times are ms of the show: a cell that goes on day 3 goes when the show is there, and blebs as long as one can
 * see it, whatever days pass meanwhile.
 */
import { slots } from "./_stage_rooms.js";

export const MOST = 60; // of one kind: more would be a crowd nobody counts
const ENTER = 900;
const TRAVEL = 800;
const HOLD = 450; // before an act that takes another
const STAY = 220; // after it
export const LAST = 1100; // of one that has gone
const DRESS = 500;
const STREAM = 750; // all that come in at an event
const BIN = 300; // ms
const UNSEEN = 250; // a life as short as this is not seen
const IN_STEP = [15, 60, 250]; // between one that goes and one that comes, when both are too quick to follow

/** What is alive, and blebs when it goes; the rest fades. */
const CELLS = /cell|car_t|precursor|person|self_reactive/;

const fraction = (n) => (Math.imul(n + 1, 0x9e3779b1) >>> 0) / 2 ** 32;
const ease = (part) => {
  const t = Math.max(0, Math.min(1, part));
  return t * t * (3 - 2 * t);
};
const blend = (a, b, part) => [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];

/** The actors of a run: each with its kind, its home, and when it comes and goes in the show. */
export class Places {
  constructor(lives, pace, rooms, radius, sign) {
    Object.assign(this, { lives, pace, rooms, radius, sign });
    const last = pace.dayAt(pace.length);
    this.of = lives.lives.map((life) => this.actor(life, last)); // by the id of a life
    this.actors = this.merged();
    this.homes();
    this.errands();
  }

  /**
   * Where days pass so fast that cells come and go in step, nobody could follow them: one that comes as another of its
   * kind goes stays in its place, and what is left to see is how their number changes.
   */
  merged() {
    for (const k of this.lives.kinds.keys()) {
      const own = this.of.filter(({ kind }) => kind === k);
      for (const span of IN_STEP) this.inStep(own, span);
    }
    for (const one of this.of) if (!one.heir && !one.before) one.unseen = one.end - one.start < UNSEEN;
    const whole = this.of.filter(({ before, start }) => !before && start < Infinity);
    for (const first of whole) {
      let one = first;
      for (; one.heir; one = one.heir) this.of[one.heir.life.id] = first;
      Object.assign(first, { end: one.end, last: one.life });
    }
    return whole.filter(({ unseen }) => !unseen);
  }

  inStep(own, span) {
    const go = own
      .filter(({ life, end, heir }) => !heir && end < Infinity && life.by < 0 && life.became < 0 && life.cause !== "event")
      .sort((a, b) => a.end - b.end);
    const come = own
      .filter(({ life, start, before }) => !before && start > -Infinity && start < Infinity && typeof life.how === "number" && !this.dresses(life))
      .sort((a, b) => a.start - b.start);
    let first = 0;
    for (const one of go) {
      while (first < come.length && come[first].start < one.end - span) first++;
      for (let i = first; i < come.length && come[i].start <= one.end + span; i++) {
        const next = come[i];
        if (next.before || next === one || next.start < one.start) continue;
        one.heir = next;
        next.before = one;
        break;
      }
    }
  }

  /** Whether a life is another's, who has changed its dress. */
  dresses({ id, from }) {
    return from >= 0 && this.lives.lives[from].became === id;
  }

  actor(life, last) {
    const { kind, how, cause, born, gone } = life;
    const { look, room } = this.lives.kinds[kind];
    const start = how === "start" ? -Infinity : born > last ? Infinity : this.when(born, how === "given");
    const end = gone > last ? Infinity : Math.max(start, this.when(gone, cause === "event"));
    return { life, last: life, kind, look, room, start, end, cell: CELLS.test(look), turn: fraction(life.id), way: [] };
  }

  /** When a day's act is seen; what an event does is spread over its rest by `errands`. */
  when(day, byEvent) {
    const { rests } = this.pace;
    const rest = byEvent && rests.find((one) => Math.abs(one.day - day) < 1e-6);
    return rest ? rest.from : this.pace.showAt(day);
  }

  /** Each takes the best free place of its room when it comes, and leaves it when it goes. */
  homes() {
    const given = this.actors.filter(({ life, start }) => life.how === "given" && start < Infinity);
    given.forEach((one, i) => (one.start += 250 + (STREAM * i) / Math.max(1, given.length)));
    const free = {};
    const used = {};
    const acts = this.actors
      .filter(({ start }) => start < Infinity)
      .flatMap((one) => [
        { at: one.start, one, comes: true },
        { at: one.end, one, comes: false },
      ])
      .filter(({ at }) => at < Infinity)
      .sort((a, b) => a.at - b.at || a.one.life.id - b.one.life.id || Number(b.comes) - Number(a.comes));
    for (const { one, comes } of acts) {
      const open = (free[one.room] ??= []);
      if (!comes) {
        if (one.last.became < 0) open.push(one.slot);
        continue;
      }
      const before = this.of[one.life.from];
      const dressed = this.dresses(one.life) && before.room === one.room;
      one.dressed = dressed ? before : null;
      if (dressed) one.slot = before.slot;
      else if (open.length) one.slot = open.splice(lowest(open), 1)[0];
      else one.slot = used[one.room] = (used[one.room] ?? -1) + 1;
    }
    const crowd = this.crowd();
    const found = {};
    for (const [name, room] of Object.entries(this.rooms))
      found[name] = slots(room, (used[name] ?? -1) + 1 + (crowd[name] ?? 0), this.radius * 1.25, this.sign);
    for (const one of this.actors) one.home = found[one.room]?.[one.slot] ?? this.rooms[one.room].door;
    let taken = {};
    this.levels = this.lives.kinds.map((kind, k) => {
      if (!kind.level) return null;
      const from = (used[kind.room] ?? -1) + 1 + (taken[kind.room] ?? 0);
      taken = { ...taken, [kind.room]: (taken[kind.room] ?? 0) + MOST };
      return Array.from({ length: MOST }, (_, i) => ({
        kind: k,
        look: kind.look,
        home: found[kind.room][from + i],
        turn: fraction(i),
      }));
    });
  }

  /** Places that kinds without lives need in each room. */
  crowd() {
    const all = {};
    for (const { level, room } of this.lives.kinds) if (level) all[room] = (all[room] ?? 0) + MOST;
    return all;
  }

  /** Whoever takes another away goes to it, holds on, and goes on to its next or home. */
  errands() {
    const all = new Map();
    for (const one of this.actors) {
      const by = this.of[one.last.by];
      if (by && !by.unseen && one.end < Infinity && by.start < one.end) all.set(by, [...(all.get(by) ?? []), one]);
    }
    for (const [agent, prey] of all) {
      prey.sort((a, b) => a.end - b.end);
      agent.way = this.way(agent, prey);
    }
  }

  /** [{at, x, y}]: where an agent is to be, and when. */
  way(agent, prey) {
    const stops = [];
    prey.forEach((one, i) => {
      const before = prey[i - 1]?.end ?? agent.start;
      const after = prey[i + 1]?.end ?? Infinity;
      const arrive = Math.max(one.end - HOLD, (before + one.end) / 2);
      const leave = Math.min(one.end + STAY, (one.end + after) / 2);
      const spot = this.beside(agent, one);
      stops.push({ at: arrive, spot }, { at: leave, spot });
    });
    const way = [];
    stops.forEach((stop, i) => {
      const before = stops[i - 1];
      const quiet = i % 2 === 0 && (!before || stop.at - before.at > 2.5 * TRAVEL);
      if (quiet && before) way.push({ at: before.at + TRAVEL, spot: agent.home });
      if (quiet) way.push({ at: Math.max(stop.at - TRAVEL, before?.at ?? agent.start), spot: agent.home });
      way.push(stop);
    });
    const end = stops[stops.length - 1];
    return [...way, { at: end.at + TRAVEL, spot: agent.home }];
  }

  /** Next to one that is to go, on the side that the agent comes from. */
  beside(agent, { home }) {
    const [across, down] = [agent.home[0] - home[0], agent.home[1] - home[1]];
    const long = Math.hypot(across, down) || 1;
    const off = (1.45 * this.radius) / long;
    return [home[0] + across * off, home[1] + down * off];
  }

  /** Where an actor is at a moment of its life. */
  place(one, at) {
    const spot = one.way.length ? along(one.way, at) : one.home;
    const swing = this.radius * (one.way.length ? 0.1 : 0.24);
    const angle = one.turn * 40 + (at / 900) * (0.6 + one.turn);
    const here = [spot[0] + swing * Math.cos(angle), spot[1] + swing * Math.sin(angle * 0.8)];
    const enter = Math.min(ENTER, (one.end - one.start) / 2);
    if (one.start === -Infinity || at >= one.start + enter || one.dressed) return here;
    return this.entering(one, here, ease((at - one.start) / enter));
  }

  /** From its parent or its maker, the syringe, or the door of its room. */
  entering(one, here, part) {
    const { life, room } = one;
    const { door } = this.rooms[room];
    one.origin ??= this.origin(one);
    const from = one.origin;
    const parent = this.parent(life);
    if (!parent || parent.room === room) return blend(from, here, part);
    return blend(blend(from, door, part), blend(door, here, part), part);
  }

  /** What it was, or of whom it was born. */
  parent(life) {
    return this.of[life.from] ?? this.of[life.maker];
  }

  origin({ life, room, start }) {
    const source = this.parent(life);
    if (life.how === "given") return this.needle(room);
    return source ? this.place(source, Math.min(start, source.end)) : this.rooms[room].door;
  }

  /** The tip of the syringe in a room. */
  needle(room) {
    const { left, top, height } = this.rooms[room];
    return [left + 46, top + height * 0.5];
  }

  /**
   * What is seen at a moment, with the amount of each kind on its day: [{kind, id, look, x, y, alpha, wide, tall, size, gone}], from the back to the front.
   * gone: from 0 to 1, of one that has left.
   */
  seen(at, amounts) {
    const found = this.levels.flatMap((list, k) => (list ? this.level(list, k, at, amounts[k]) : []));
    const shown = this.lives.kinds.map(() => 0);
    for (const one of this.actors) {
      if (at < one.start || at > one.end + LAST) continue;
      if (at >= one.end) {
        if (one.last.became < 0) found.push(this.leaving(one, at));
      } else if (shown[one.kind]++ < MOST) found.push(...this.living(one, at));
    }
    const order = (one) => (one.gone ? 0 : 1) + (one.busy ? 1 : 0);
    return found.sort((a, b) => order(a) - order(b));
  }

  living(one, at) {
    const [x, y] = this.place(one, at);
    const { kind, look, life } = one;
    const me = { kind, id: life.id, look, x, y, alpha: 1, size: 1, wide: 1, tall: 1, busy: one.way.length > 0 };
    const age = (at - one.start) / ENTER;
    if (one.dressed && at < one.start + DRESS) {
      const part = (at - one.start) / DRESS;
      return [
        { ...me, kind: one.dressed.kind, look: one.dressed.look, alpha: 1 - part },
        { ...me, alpha: part },
      ];
    }
    if (age < 1 && !this.split(one)) Object.assign(me, { alpha: ease(age * 2.5), size: 0.5 + 0.5 * ease(age * 1.6) });
    if (age < 0.6 && this.split(one))
      return [{ ...me, pinch: 1 - age / 0.6, from: this.place(this.of[life.maker], at) }];
    const held = one.cell && one.last.by >= 0 ? at - (one.end - HOLD) : -1;
    if (held > 0) {
      const shake = 0.07 * Math.sin(held / 28) * Math.min(1, held / HOLD);
      Object.assign(me, { wide: 1 + shake, tall: 1 - shake });
    }
    return [me];
  }

  /** Whether it came by the division of one of its own room. */
  split({ life, room }) {
    const parent = this.of[life.maker];
    return !!parent && parent.kind === life.kind && parent.room === room;
  }

  leaving(one, at) {
    const [x, y] = this.place(one, one.end);
    const part = (at - one.end) / LAST;
    const me = { kind: one.kind, id: one.life.id, look: one.look, x, y, wide: 1, tall: 1, gone: part };
    if (!one.cell) return { ...me, alpha: Math.max(0, 1 - part * 1.6), size: 1 - 0.4 * part };
    return { ...me, look: "bleb", alpha: Math.min(1, 2.2 * (1 - part)), size: 0.95 + 0.4 * part };
  }

  level(list, k, at, amount) {
    const exact = amount / this.lives.kinds[k].each;
    return list.slice(0, Math.min(MOST, Math.ceil(exact))).map((one, i) => {
      const angle = one.turn * 40 + at / 700;
      const off = this.radius * 0.24;
      return {
        ...one,
        id: -1 - i,
        x: one.home[0] + off * Math.cos(angle),
        y: one.home[1] + off * Math.sin(angle * 0.8),
        alpha: Math.min(1, exact - i),
        size: 1,
        wide: 1,
        tall: 1,
      };
    });
  }
}

const lowest = (list) => list.reduce((best, slot, i) => (slot < list[best] ? i : best), 0);

/** A place on a way at a moment. */
function along(way, at) {
  if (at <= way[0].at) return way[0].spot;
  for (let i = 1; i < way.length; i++) {
    if (at > way[i].at) continue;
    const [a, b] = [way[i - 1], way[i]];
    return blend(a.spot, b.spot, b.at > a.at ? ease((at - a.at) / (b.at - a.at)) : 1);
  }
  return way[way.length - 1].spot;
}

/** The moment of the show at which most is there and most is taken away by another, in ms. */
export function liveliest({ actors }, { length }) {
  const acts = new Array(Math.ceil(length / BIN)).fill(0);
  const put = (at, weight) => {
    const bin = Math.floor(at / BIN);
    for (const i of [bin - 1, bin, bin + 1]) if (i >= 0 && i < acts.length) acts[i] += weight;
  };
  for (const { start, end, last } of actors) {
    put(start, 1);
    put(end, last.by >= 0 ? 3 : 1);
  }
  const there = acts.map((_, i) => actors.filter(({ start, end }) => start <= i * BIN && end > i * BIN).length);
  const score = acts.map((n, i) => n + there[i]);
  return score.indexOf(Math.max(...score)) * BIN;
}
