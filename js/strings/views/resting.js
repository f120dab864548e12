/** The words of the views of resting states: phase plane, valleys, and their diagram. */
import { later } from "../later.js";

export const STRINGS = later({
  plane: {
    aria: (title, x, y) => `Phase plane. ${title}: ${y} against ${x}.`,
    day: (day) => `day ${day}`,
    here: (day, x, y) => `On day ${day} there are ${x} and ${y}.`,
    one: (end) => `There is one resting state, “${end}”, and no ridge: every path ends there.`,
    ridge: "ridge",
    ridgeKey: "the ridge between two futures",
    rolls: (end) => `Left alone from here, the body rolls to “${end}”.`,
    pushed: (end, goal) =>
      `If nothing pushed it any more, the body would roll from here to “${end}”. In this run something does, and it goes to “${goal}”.`,
    stands: (label) => `line of no change: ${label}`,
    states: (list) => `Resting states: ${list}.`,
    state: (name, x, y) => `${name} (${x}; ${y})`,
    tips: "tipping point",
  },
  valley: {
    aria: (title, x, y) => `A ball on hills. ${title}, by ${x} and ${y}.`,
    behind: (x, y) => `${y} lags behind ${x}`,
    beyond: (x) => `there are so few ${x} that it is past the edge of the picture`,
    both: (x, y) => `${x} and ${y}`,
    fewer: "← fewer",
    flies: (day, end, why) => `On day ${day} the ball is in the air on the side of “${end}”: ${why}.`,
    lies: (day, end) => `On day ${day} the ball lies in the valley “${end}”.`,
    more: "more →",
    near: "It is all but on the ridge.",
    on: (day, end) => `On day ${day} the ball is on the slope to “${end}”.`,
    ridge: (times, more, x) => `On the ridge there are ${times} times ${more ? "more" : "fewer"} ${x}.`,
    rolls: (end) => `Left alone from here, it rolls to “${end}”.`,
    stays: "Left alone, it stays.",
    still: (times, x, y) => `there is ${times} times the ${y} that goes with so few ${x}`,
  },
  branch: {
    aria: (title, y, x) => `Diagram of resting states. ${title}: ${y} against ${x}.`,
    always: (side, value, end) => `${side === "below" ? "Below" : "Above"} ${value} only “${end}” is left.`,
    here: (label, at, list) => `At ${label} ${at} the resting amounts are ${list}.`,
    none: (label, at) => `At ${label} ${at} nothing rests within this picture.`,
    now: (day, amount) => `On day ${day} it is ${amount}.`,
    tips: "tipping point",
    state: (name, amount) => `${amount} (${name})`,
  },
});
