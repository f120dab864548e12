/** The access explorer's sums. No DOM. */

/**
 * The first number in a cell of a table ("3,400,000", "5 %", "US$ 373,000–475,000"); NaN where there is none.
 * @type {(text: string) => number}
 */
export const amount = (text) => Number(text.replace(/[\s,]/g, "").match(/\d+(\.\d+)?/)?.[0] ?? NaN);

/**
 * people: who live with lupus; fresh: newly ill in a year; share: of 100 of them, how many might need it;
 * centres; places: a year in each; price: of one treatment.
 * -> treated: a year; waiting: now; joining: a year; years: until nobody waits, Infinity when the queue
 * grows; yearly, total: cost (of all who wait now).
 * @type {(given: Record<string, number>) => Record<string, number>}
 */
export function queue({ people, fresh, share, centres, places, price }) {
  const waiting = (people * share) / 100;
  const joining = (fresh * share) / 100;
  const room = centres * places;
  const treated = Math.min(room, waiting + joining);
  return {
    treated,
    room,
    waiting,
    joining,
    years: room > joining ? waiting / (room - joining) : Infinity,
    yearly: treated * price,
    total: waiting * price,
  };
}

const ROUND = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

/**
 * Round numbers from low to high, about ten for each tenfold; whole ones from 1 on.
 * @type {(ends: number[]) => number[]}
 */
export function stops([low, high]) {
  const all = Array.from({ length: 13 }, (_, i) =>
    ROUND.map((one) => Number((one * 10 ** (i - 3)).toPrecision(2))),
  ).flat();
  return all.filter((one) => one >= low && one <= high && (low < 1 || Number.isInteger(one)));
}

/**
 * Place of the stop nearest to a value, as ratios go.
 * @type {(all: number[], value: number) => number}
 */
export const nearest = (all, value) =>
  all.reduce(
    (best, one, i) => (Math.abs(Math.log(one / value)) < Math.abs(Math.log(all[best] / value)) ? i : best),
    0,
  );

/** How far the picture of the queue looks ahead, in years. */
export const YEARS = 10;

/**
 * After each year from 0 on: how many wait, and how many have been let in and have joined since.
 * @type {(given: Record<string, number>) => { waiting: number, treated: number, joined: number }[]}
 */
export function course(given) {
  const { waiting, joining, room } = queue(given);
  const all = [{ waiting, treated: 0, joined: 0 }];
  for (let year = 1; year <= YEARS; year++) {
    const before = all[year - 1];
    const treated = Math.min(room, before.waiting + joining);
    all.push({
      waiting: before.waiting + joining - treated,
      treated: before.treated + treated,
      joined: year * joining,
    });
  }
  return all;
}

/** The course at a part of a year, straight from one year to the next. */
export function at(all, year) {
  const before = Math.min(YEARS - 1, Math.floor(year));
  const part = year - before;
  const between = (name) => all[before][name] + part * (all[before + 1][name] - all[before][name]);
  return { waiting: between("waiting"), treated: between("treated"), joined: between("joined") };
}

/**
 * The smallest of 1, 2, 5, 10, 20, … of which at most `most` make up a number.
 * @type {(number: number, most: number) => number}
 */
export function unitOf(number, most) {
  for (let ten = 1; ; ten *= 10)
    for (const one of [1, 2, 5]) if (number / (one * ten) <= most) return one * ten;
}
