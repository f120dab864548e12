/**
 * Who is where on a stage at a moment of the show, and what becomes of them: a function of the lives, the pace and the
 * rooms alone. What has gone blebs as long as one can see it, whatever days pass meanwhile. No DOM.
 */
import { actorsOf } from "./_stage_actors.js";
import { doorway, LAST } from "./_stage_doors.js";
import { HOLD, MOST, settle } from "./_stage_homes.js";

const BIN = 300; // ms
const ENTER = 900;
export const DRESS = 500;
const LIGHT = 900;

export const ease = (part) => {
  const t = Math.max(0, Math.min(1, part));
  return t * t * (3 - 2 * t);
};
export const blend = (a, b, part) => [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];

export class Places {
  /**
   * most: of each kind, how many are ever there. Waiting: who tells of those who become actors of the kinds of `hosts`
   * (stage_waiting.js), where there are any.
   */
  constructor(lives, pace, rooms, radius, sign, { acts = [], hosts = {}, most = null, Waiting = null } = {}) {
    this.lives = lives;
    this.rooms = rooms;
    this.radius = radius;
    const cast = actorsOf(lives, pace);
    this.actors = cast.actors;
    this.of = cast.of;
    const { levels, landings } = settle(
      lives,
      cast,
      rooms,
      radius,
      sign,
      most || lives.kinds.map(() => MOST),
      acts,
      pace,
    );
    this.levels = levels;
    this.landings = landings;
    this.hosts = hosts;
    this.waiting = Waiting && new Waiting(this);
    const leaves = acts.filter((act) => act.leaves);
    for (const one of this.actors) {
      this.born(one);
      // Who stays without what it was turned into, or goes elsewhere, does not bleb.
      const { kind, cause } = one.last;
      one.cell &&= !hosts[kind] && !leaves.some((act) => act.reaction === cause && act.lose === kind);
    }
  }

  /** What of its birth each frame asks for. */
  born(one) {
    const { life, room } = one;
    one.enter = Math.min(ENTER, (one.end - one.start) / 2);
    // What it was, or of whom it was born; not one that came and went unseen.
    one.parent = [this.of[life.from], this.of[life.maker]].find((other) => other?.home) || null;
    const { kind, home, room: near } = this.of[life.maker] || {};
    // Whether it came by the division of one of its own room.
    one.split = !!home && kind === life.kind && near === room;
  }

  /** Where an actor is at a moment of its life. */
  place(one, at) {
    const spot = one.way.length ? along(one.way, at) : one.home;
    const swing = this.radius * (one.way.length ? 0.1 : 0.24);
    const angle = one.turn * 40 + (at / 900) * (0.6 + one.turn);
    const here = [spot[0] + swing * Math.cos(angle), spot[1] + swing * Math.sin(angle * 0.8)];
    if (one.start === -Infinity || at >= one.start + one.enter || one.dressed || this.hosts[one.kind])
      return here;
    return this.entering(one, here, ease((at - one.start) / one.enter));
  }

  /** From its parent or its maker, the syringe, or the door of its room. */
  entering(one, here, part) {
    const { parent, room } = one;
    one.origin = one.origin || this.origin(one);
    const from = one.origin;
    if (!parent || parent.room === room) return blend(from, here, part);
    const door = doorway(this.rooms, parent.room, room);
    // Through a gate one goes straight.
    if (this.lives.kinds[parent.kind].beyond === room)
      return part < 0.5 ? blend(from, door, 2 * part) : blend(door, here, 2 * part - 1);
    return blend(blend(from, door, part), blend(door, here, part), part);
  }

  origin({ life, room, start, parent, home }) {
    if (life.how === "given") return this.needle(room);
    if (parent) return this.place(parent, Math.min(start, parent.end));
    // Where a gate stands in the door, those who come anew do so in their place.
    return this.rooms[room].low ? home : this.rooms[room].door;
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
    const gone = [];
    const there = this.levels.flatMap((list, k) => (list ? this.level(list, k, at, amounts[k]) : []));
    if (this.waiting) there.push(...this.waiting.seen(at));
    const busy = [];
    const shown = this.lives.kinds.map(() => 0);
    for (const one of this.actors) {
      if (at < one.start || at > one.end + LAST) continue;
      if (at >= one.end) {
        if (one.last.became < 0) gone.push(this.leaving(one, at));
      } else if (shown[one.kind]++ < MOST) this.living(one, at, one.way.length ? busy : there);
    }
    return [...gone, ...there, ...busy];
  }

  /** into: the list that it joins. */
  living(one, at, into) {
    const me = shape(one, this.place(one, at));
    const age = (at - one.start) / ENTER;
    if (this.hosts[one.kind] && one.start > -Infinity && age < 1) {
      into.push(...this.waiting.turning(one, me, at, age));
      return;
    }
    if (one.dressed && at < one.start + DRESS) {
      const part = (at - one.start) / DRESS;
      into.push({ ...me, kind: one.dressed.kind, look: one.dressed.look, alpha: 1 - part });
      me.alpha = part;
    } else if (age < 0.6 && one.split) {
      me.pinch = 1 - age / 0.6;
      me.from = this.place(this.of[one.life.maker], at);
    } else if (age < 1 && !one.split) {
      me.alpha = ease(age * 2.5);
      me.size = 0.5 + 0.5 * ease(age * 1.6);
    }
    const held = one.cell && one.last.by >= 0 ? at - (one.end - HOLD) : -1;
    if (held > 0) {
      const shake = 0.07 * Math.sin(held / 28) * Math.min(1, held / HOLD);
      me.wide = 1 + shake;
      me.tall = 1 - shake;
    }
    into.push(me);
  }

  /** What lights up at a moment: [{x, y, kind, part}], part from 0 to 1. */
  lights(at) {
    return this.landings
      .filter((one) => at >= one.at && at < one.at + LIGHT)
      .map(({ home, agent, at: from }) => ({
        x: home[0],
        y: home[1],
        kind: agent.kind,
        part: (at - from) / LIGHT,
      }));
  }

  leaving(one, at) {
    const me = shape(one, (one.grave = one.grave || this.place(one, one.end)));
    const part = (at - one.end) / LAST;
    const blebs = one.cell;
    me.gone = part;
    me.alpha = blebs ? Math.min(1, 2.2 * (1 - part)) : Math.max(0, 1 - part * 1.6);
    me.size = blebs ? 0.95 + 0.4 * part : 1 - 0.4 * part;
    if (blebs) me.look = "bleb";
    return me;
  }

  level(list, k, at, amount) {
    const exact = amount / this.lives.kinds[k].each;
    return list.slice(0, Math.min(MOST, Math.ceil(exact))).map((one, i) => {
      const me = shape(one, this.place(one, at), -1 - i);
      me.alpha = Math.min(1, exact - i);
      return me;
    });
  }
}

/**
 * One as it is seen. All of one form: a browser reads those several times as fast.
 * @type {(one: { kind: number, look: string, life?: any }, place: number[], id?: number) => any}
 */
export const shape = ({ kind, look, life }, [x, y], id = life.id) => ({
  kind,
  id,
  look,
  x,
  y,
  alpha: 1,
  size: 1,
  wide: 1,
  tall: 1,
  gone: 0,
  pinch: 0,
  from: null,
  ink: null,
});

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
export function liveliest({ actors, lives }, { length, dayAt }) {
  const acts = new Array(Math.ceil(length / BIN)).fill(0);
  const put = (at, weight) => {
    const bin = Math.floor(at / BIN);
    for (const i of [bin - 1, bin, bin + 1]) if (i >= 0 && i < acts.length) acts[i] += weight;
  };
  for (const { start, end, last } of actors) {
    put(start, 1);
    put(end, last.by >= 0 ? 3 : 1);
  }
  const there = acts.map((_, i) => {
    const counts = lives.counts(dayAt(i * BIN));
    const level = lives.kinds.reduce((sum, kind, k) => sum + (kind.level ? Math.min(MOST, counts[k]) : 0), 0);
    return level + actors.filter(({ start, end }) => start <= i * BIN && end > i * BIN).length;
  });
  const score = acts.map((n, i) => n + there[i]);
  return score.indexOf(Math.max(...score)) * BIN;
}
