/** Cells that wait on a stage for a drop, turn, and stay when what it brought is gone. No DOM. */
import { bring } from "../views.js";
import { blend, DRESS, ease, shape } from "./_stage_places.js";

const FAINT = 0.5;

export class Waiting {
  /** places: those of the stage, whose actors have their homes. */
  constructor(places) {
    this.places = places;
    this.beds = hosting(places.actors, places.hosts);
  }

  /** A drop comes from the needle to a cell that waits, and the cell changes its dress. */
  turning({ kind, home, room }, me, at, age) {
    const fly = ease(age / 0.6);
    const part = ease((age - 0.6) / 0.4);
    const [x, y] = blend(this.places.needle(room), home, fly);
    const drop = { ...me, look: "drop", ink: "drug", x, y, size: 0.8, alpha: Math.min(1, 1.4 - 1.4 * part) };
    const host = { ...me, look: this.places.hosts[kind], ink: "muted", alpha: FAINT * (1 - part) };
    return [host, ...(age < 0.75 ? [drop] : []), { ...me, alpha: part }];
  }

  /** Those who wait for a drop, and those who have lost what it brought. */
  seen(at) {
    return this.beds.flatMap(({ kind, home, turn, all }) => {
      if (all.some(({ start, end }) => at >= start && at < end)) return [];
      const left = Math.max(...all.filter(({ end }) => end <= at).map(({ end }) => end), -Infinity);
      const angle = turn * 40 + (at / 900) * (0.6 + turn);
      const off = this.places.radius * 0.24;
      const [x, y] = [home[0] + off * Math.cos(angle), home[1] + off * Math.sin(angle * 0.8)];
      const me = shape({ kind, look: this.places.hosts[kind] }, [x, y], -2);
      me.ink = "muted";
      me.alpha = FAINT * Math.min(1, (at - left) / DRESS);
      return me;
    });
  }
}

/** Where those wait who become actors of some kinds: [{kind, home, turn, all: the actors who were there}]. */
function hosting(actors, hosts) {
  const beds = new Map();
  for (const one of actors) {
    if (!hosts[one.kind]) continue;
    const key = [one.kind, one.slot].join();
    if (!beds.has(key)) beds.set(key, { kind: one.kind, home: one.home, turn: one.turn, all: [] });
    beds.get(key).all.push(one);
  }
  return [...beds.values()];
}

bring("stage", "waiting", { Waiting });
