/** The access explorer's sums. No DOM. */

/** The first number in a cell of a table ("3,400,000", "5 %", "US$ 373,000–475,000"); NaN where there is none. */
export const amount = (text) => Number(text.replace(/[\s,]/g, "").match(/\d+(\.\d+)?/)?.[0] ?? NaN);

/**
 * people: who live with lupus; fresh: newly ill in a year; share: of 100 of them, how many might need it; centres; places: a year in each; price: of one treatment.
 * -> treated: a year; waiting: now; joining: a year; years: until nobody waits, Infinity when the queue grows; yearly, total: cost (of all who wait now).
 */
export function queue({ people, fresh, share, centres, places, price }) {
  const waiting = (people * share) / 100;
  const joining = (fresh * share) / 100;
  const room = centres * places;
  const treated = Math.min(room, waiting + joining);
  return { treated, room, waiting, joining, years: room > joining ? waiting / (room - joining) : Infinity, yearly: treated * price, total: waiting * price };
}

/** Slider positions on a scale of equal ratios, and values of two digits. */
export const STEPS = 100;
export const position = (value, [low, high]) => Math.round((Math.log(Math.min(high, Math.max(low, value)) / low) / Math.log(high / low)) * STEPS);
export const valueAt = (at, [low, high]) => Number((low * (high / low) ** (at / STEPS)).toPrecision(2));
