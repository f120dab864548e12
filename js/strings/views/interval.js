/** The words of views/interval.js. */
import { later } from "../later.js";

const atLeast = (k, n) => (k === n ? `all ${n}` : `${k} or more of ${n}`);

export const STRINGS = later({
  trial: {
    aria: (k, n, low, high, what) =>
      `${k} of ${n} ${what}. The bar of true rates that fit runs from ${low} to ${high} %.`,
    control: "control group",
    chance: (repeats, rate, share, exact, k, n) =>
      `Of ${repeats} rounds with a true rate of ${rate} %, ${share} % had ${atLeast(k, n)} better (exactly: ${exact} %).`,
    difference: (difference, low, high) => `Difference: ${difference} points (${low} to ${high}).`,
    apart: (points) => `Difference: ${points} points. If the bar crosses 0, there may be none.`,
    got: (k, n, what) => `${k} of ${n} ${what}`,
    grey: " (grey: in its control group)",
    over: (k, n) => `There are only ${n} people, so ${k} is read as ${n}.`,
    points: "percentage points",
    histogram: (repeats) => `${repeats} rounds, a grain each: how many got better`,
    luck: (repeats, other, share, k, n) =>
      `If people get better anyway in ${other} % of cases, ${share} % of ${repeats} control groups had ${atLeast(k, n)} better.`,
    door: "People brought in, all of whom got better",
    many: (repeats) => `${repeats} rounds`,
    more: "bring one in",
    noControl: "No control group, so no difference can be drawn.",
    passed: "It starts above",
    pull: "pull more in",
    rate: "true rate in these rounds",
    reached: (share) => `The bar starts above ${share} %.`,
    round: (round, k, n, what) => `Round ${round}: ${k} of ${n} ${what}`,
    soFar: (rounds, well, k, n) => `Rounds so far: ${rounds}; ${well} of them had ${atLeast(k, n)} better.`,
    spin: (n) => `Spin all ${n}`,
    share: (what) => `people who ${what} (%)`,
    told: (k, n, share, low, high, what) =>
      `${k} of ${n} ${what}: ${share} %. True rates from ${low} to ${high} % fit this count.`,
    yours: "your trial",
    lost: (lost, low, high) =>
      `If none, or all, of the ${lost} who were not judged got better, rates from ${low} to ${high} % fit.`,
    refused: (twice) => `refused: ${twice} people would count twice`,
    three: (n, most) => `By the rule of three the true rate may be up to 3 in ${n}, which is ${most} %.`,
    threeMark: (n) => `3 in ${n}`,
    twice: (twice, k, n) => `${k} of ${n} is refused: ${twice} of them are the same people.`,
    unjudged: (lost) => `if the ${lost} not judged are counted too`,
  },
});
