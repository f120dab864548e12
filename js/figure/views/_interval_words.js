/** What the machine for doubt says of a count. No DOM. */
import { atLeast, difference, interval } from "../../measure/proportion.js";
import { STRINGS } from "../../strings/views/interval.js";
import { number } from "../../words/numbers.js";
import { fitting, judged, reached } from "./_interval_counts.js";
/** @import { Counts } from "./_interval_counts.js" */

/** The picture in a sentence. */
export function called({ k, n }, view, locale) {
  const percent = (value) => number(100 * value, "3", locale);
  const [low, high] = fitting(view, k, n).map(percent);
  return STRINGS.trial.aria(number(k, "d", locale), number(n, "d", locale), low, high, view.what);
}

/** A share in per cent; one that is not nothing is not called so. */
const share = (value, locale) =>
  value > 0 && value < 0.0005
    ? `< ${number(0.1, "3", locale)}`
    : number(Math.round(1000 * value) / 10, "3", locale);

export function told(/** @type {Counts} */ given, { treated, control }, locale, view) {
  const { n, k, over, n0, k0, rate, other, repeats, twice, lost } = given;
  const percent = (value) => share(value, locale);
  const whole = (value) => number(value, "d", locale);
  const part = (counts, from) => counts.slice(from).reduce((sum, count) => sum + count, 0) / repeats;
  const [low, high] = interval(k, n);
  const words = [
    STRINGS.trial.told(whole(k), whole(n), percent(k / n), percent(low), percent(high), view.what),
  ];
  if (over) words.unshift(STRINGS.trial.over(whole(over), whole(n)));
  if (reached(view, given)) words.push(STRINGS.trial.reached(percent(view.goal)));
  if (twice) words.push(STRINGS.trial.twice(whole(twice), whole(k + twice), whole(n + twice)));
  if (lost) words.push(STRINGS.trial.lost(whole(lost), ...judged({ n, k, lost }).map(percent)));
  if (n0) words.push(STRINGS.trial.difference(...difference(k, n, k0, n0).map(percent)));
  else words.push(STRINGS.trial.noControl);
  words.push(
    STRINGS.trial.chance(
      whole(repeats),
      percent(rate),
      percent(part(treated, k)),
      percent(atLeast(k, n, rate)),
      whole(k),
      whole(n),
    ),
  );
  if (control)
    words.push(
      STRINGS.trial.luck(whole(repeats), percent(other), percent(part(control, k0)), whole(k0), whole(n0)),
    );
  return words.join(" ");
}

/** What a round gave, and how many so far did as well as the trial. */
export function toldRound(/** @type {Counts} */ { n, k }, { rounds }, done, locale, view) {
  const whole = (value) => number(value, "d", locale);
  const well = rounds.slice(0, done).filter((one) => one >= k).length;
  return [
    `${STRINGS.trial.round(whole(done), whole(rounds[done - 1]), whole(n), view.what)}.`,
    STRINGS.trial.soFar(whole(done), whole(well), whole(k), whole(n)),
  ].join(" ");
}

export function rare({ n, k }, locale, view) {
  const [low, high] = fitting(view, k, n);
  const fine = (value) =>
    value > 0 && value < 0.0005 ? number(100 * value, "", locale) : share(value, locale);
  const words = [
    STRINGS.trial.told(
      number(k, "d", locale),
      number(n, "d", locale),
      share(k / n, locale),
      fine(low),
      share(high, locale),
      view.what,
    ),
  ];
  if (k === 0) words.push(STRINGS.trial.three(number(n, "d", locale), share(Math.min(1, 3 / n), locale)));
  return words.join(" ");
}
