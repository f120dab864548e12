/**
 * Cells in tissue as shapes in a box of 2 × 1: as many of each kind as the run has on a day, rounded, where
 * everyone's place follows from the run and the day alone. A hunter is beside each of the prey on the day it
 * goes, and new hunters appear where one went. No DOM.
 */
import { uniform } from "../../simulate/chance.js";

/** Most shapes of one kind: more would be a crowd nobody counts. */
export const MOST = 60;
const SEED = 7;
const WIDE = 2;
const DAYS = 240;

const known = new Map();

/** Places for MOST shapes of each kind, each far from those before it; the same ones in every run. */
function places(count) {
  if (!known.has(count)) known.set(count, found(count));
  return known.get(count);
}

function found(count) {
  const next = uniform(SEED);
  const all = [];
  return Array.from({ length: count }, () =>
    Array.from({ length: MOST }, () => {
      let best = null;
      for (let i = 0; i < 12; i++) {
        const place = { x: 0.06 + next() * (WIDE - 0.12), y: 0.08 + next() * 0.84 };
        const room = all.reduce(
          (least, { x, y }) => Math.min(least, (x - place.x) ** 2 + (y - place.y) ** 2),
          Infinity,
        );
        if (!best || room > best.room)
          best = { ...place, room, turn: next() * 2 * Math.PI, swing: 0.5 + next() };
      }
      all.push(best);
      return best;
    }),
  );
}

/** The days a run of this view shows. */
export const lastDay = (view, run) => Math.min(view.days ?? Infinity, run.days[run.days.length - 1]);

const rounded = (value, each) => (Number.isFinite(value) ? Math.max(0, Math.round(value / each)) : 0);

/**
 * {kinds, on(day)}: on(day) gives for each kind {column, amount, count, shapes: [{x, y, seen}]}, seen from 0
 * to 1.
 */
export function scene(view, run) {
  const kinds = Object.entries(view.each).map(([column, each]) => ({ column, each }));
  const homes = places(kinds.length);
  const end = lastDay(view, run);
  const days = Array.from({ length: DAYS + 1 }, (_, i) => end * (i / DAYS) ** 2);
  const columns = run.sample(days);
  const gone = meetings(view, kinds, homes, days, columns);
  const drift = end / 14;
  return {
    end,
    on(day) {
      const now = run.sample([day]);
      return kinds.map(({ column, each }, k) => {
        const amount = now[column][0];
        const exact = Number.isFinite(amount) ? Math.max(0, amount / each) : 0;
        const drawn = Math.min(MOST, Math.ceil(exact + 0.5));
        const shapes = Array.from({ length: drawn }, (_, i) => {
          const home = homes[k][i];
          const at = column === view.hunters ? hunter(i, day, home, gone, end) : home;
          const angle = home.turn + (day / drift) * home.swing;
          return {
            x: at.x + 0.018 * Math.cos(angle),
            y: at.y + 0.018 * Math.sin(angle * 0.8),
            seen: Math.max(0, Math.min(1, exact - i)),
          };
        });
        return { column, amount, count: rounded(amount, each), shapes };
      });
    },
    days: () => moments(kinds, days, columns),
  };
}

/** When and where each of the prey goes, by day, for each hunter that is there. */
function meetings(view, kinds, homes, days, columns) {
  const all = view.prey
    .flatMap((name) => {
      const k = kinds.findIndex((kind) => kind.column === name);
      const values = columns[name];
      const found = [];
      let before = rounded(values[0], kinds[k].each);
      for (let d = 1; d < days.length; d++) {
        const now = rounded(values[d], kinds[k].each);
        for (let i = Math.min(before, MOST) - 1; i >= now; i--)
          found.push({ day: days[d], d, x: homes[k][i].x + 0.05, y: homes[k][i].y - 0.02 });
        before = now;
      }
      return found;
    })
    .sort((a, b) => a.day - b.day);
  const each = kinds.find((kind) => kind.column === view.hunters)?.each;
  const of = new Map();
  all.forEach((one, i) => {
    const hunter = i % (each ? Math.min(MOST, Math.max(1, rounded(columns[view.hunters][one.d], each))) : 1);
    of.set(hunter, [...(of.get(hunter) ?? []), one]);
  });
  return of;
}

const ease = (part) => part * part * (3 - 2 * part);
const blend = (a, b, part) => ({ x: a.x + (b.x - a.x) * ease(part), y: a.y + (b.y - a.y) * ease(part) });

/** Where the i-th hunter is: on its way from one of its meetings to the next, and home after the last. */
function hunter(i, day, home, gone, end) {
  const mine = gone.get(i) ?? [];
  const next = mine.findIndex((one) => one.day >= day);
  const rest = end / 20;
  const before = next < 0 ? mine.at(-1) : mine[next - 1];
  if (!mine.length) return home;
  if (next < 0) return blend(before, home, Math.min(1, (day - before.day) / rest));
  const from = before ?? { ...home, day: Math.max(0, mine[next].day - rest) };
  return mine[next].day > from.day
    ? blend(from, mine[next], Math.max(0, (day - from.day) / (mine[next].day - from.day)))
    : mine[next];
}

/** Six days on which the picture differs most: equal parts of all its change. */
function moments(kinds, days, columns, wanted = 6) {
  const change = [0];
  for (let d = 1; d < days.length; d++)
    change.push(
      change[d - 1] +
        0.02 +
        kinds.reduce(
          (sum, { column, each }) =>
            sum + Math.abs((columns[column][d] || 0) - (columns[column][d - 1] || 0)) / each,
          0,
        ),
    );
  const all = change[change.length - 1];
  const found = Array.from(
    { length: wanted },
    (_, i) => days[change.findIndex((sum) => sum >= (all * i) / (wanted - 1) - 1e-9)],
  );
  return [...new Set(found.map((day) => (day > 20 ? Math.round(day) : Math.round(day * 2) / 2)))];
}
