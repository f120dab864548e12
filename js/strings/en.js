/**
 * The words of the element that are not the model’s own, in one place for translation; those of the second
 * script stand in en_more.js.
 */
// What Python says too.
import phrases from "../../src/lupusedu/words/compared.json" with { type: "json" };

const atLeast = (k, n) => (k === n ? `all ${n}` : `${k} or more of ${n}`);

export const STRINGS = {
  back: "back",
  backTo: (label) => `Put back: ${label}`,
  beyond: "beyond the data",
  chart: (title, labels, end) => `Line chart over ${end} days. ${title}: ${labels.join(", ")}.`,
  day: "Day",
  days: "days",
  exactly: (label) => `set “${label}” exactly`,
  failed: (message) => `This run cannot be computed. ${message}`,
  gone: "Python has stopped. This figure goes on by itself; to join them again, run its cell.",
  goneSliders: "Python has stopped, so the picture no longer follows. Run this cell again.",
  kept: "The picture still shows the last run that worked.",
  linkFailed: (message) => `The settings in this link cannot be run, so the usual ones are shown. ${message}`,
  listSeparator: "; ",
  logSteps: "steps of ×10",
  moreVerbs: "More",
  missing: (name) => `The model “${name}” could not be loaded, so the picture below does not move.`,
  moreKnobs: (count) => (count ? `${count} more ${count === 1 ? "knob" : "knobs"}` : "More knobs"),
  never: (label, day, end) =>
    `“${label || "An event"}” does not happen in this run: it is set for day ${day}, and the run ends on day ${end}.`,
  noModel: 'This element names no model. Write for example model="living_drug".',
  orLess: (tick) => `≤ ${tick}`,
  own: "your own settings",
  peak: (day, value) => `peak ${value} on day ${day}`,
  peakDay: (day) => `peak: day ${day}`,
  settings: (list) => `Changed from the usual: ${list}.`,
  startOver: "Start over",
  started: "faint: where you started",
  still: "This browser is too old to move this figure.",
  teaching: "Teaching model. Not medical advice.",
  units: {
    "": "",
    1: "",
    "1/day": "per day",
    day: "days",
    "cell/µL": "cells/µL",
    percent: "%",
    "µL/cell/day": "µL per cell and day",
    "pg*µL/mL/cell": "pg/mL per cell and µL",
  },
  usual: "All settings as usual.",
  views: "Pictures of this run",
  years: "years",
  // Levels, pins, time and predictions.
  against: (letter, label, list) => `Beside pinned run ${letter} (${label}): ${list}.`,
  alike: (letter, label) => `In this picture the run looks the same as pinned run ${letter} (${label}).`,
  atEnd: (value) => `${value} at the end`,
  backInTime: (days) => `Back ${days} ${days === "1" ? "day" : "days"}`,
  columnDiffers: (column, here, letter, there) => `${column}: ${here} (${letter}: ${there})`,
  cursor: "Day shown",
  cursorDay: (day, list) => [`Day ${day}`, list].filter(Boolean).join(" · "),
  dragDay: (label) => `Day of: ${label}`,
  guess: "your prediction",
  highest: (value, day) => `highest ${value} on day ${day}`,
  tops: (n, value, day) => `${n === 1 ? "one top" : `${n} tops`} of up to ${value}, the last on day ${day}`,
  onInTime: (days) => `On ${days} ${days === "1" ? "day" : "days"}`,
  otherShape: (how, mine, real, when) =>
    `You ${how === "drawn" ? "drew" : "chose"} ${mine}; the run shows ${real}${when && `, ${when}`}.`,
  pause: "❚❚ Pause",
  play: "▶ Play",
  sameShape: (how, shape, mine, day) =>
    `You ${how === "drawn" ? "drew" : "chose"} ${shape}, and the run shows the same${mine && `: yours ${mine}, the run’s on day ${day}`}.`,
  shape: phrases.shape,
  // By how sure a reader was, and whether the shape was the run's.
  weighed: {
    "very false": "You were very sure, so this is worth a second look: what did you take for granted?",
    "guess true": "It was a guess. Can you say now why the run does this?",
  },
  wholeRun: "the whole run",
  turned: (when, day) => `${when} on day ${day}`,
  when: phrases.when,
  // What went wrong. Kinds are named in the code.
  errors: {
    after: (label, day) => `after '${label || "an event"}' on day ${day}`,
    amount: (model, name, value, when) => `${model}: '${name}' is ${value} ${when}; an amount is 0 or more.`,
    days: (model, end) => `${model}: days must be above 0, got ${end}.`,
    eventDay: (model, name, day) =>
      `${model}: event ${name} falls on day ${day}; give it a finite day, 0 or later.`,
    explorable: "an explorable",
    gaveUp: (model, day, why) =>
      `${model}: the solver gave up on day ${day} (${why}); move a parameter back.`,
    nth: (i) => `number ${i}`,
    notANumber: (model, name, value) => `${model}: '${name}' must be a number, got '${value}'.`,
    notFinite: (model, name, value) => `${model}: '${name}' must be a finite number, got ${value}.`,
    rate: (model, name, day) => `${model}: the rate of '${name}' is not a number on day ${day}.`,
    rising: (model) => `${model}: days must be finite, not negative and rising.`,
    start: "at the start",
    unknown: (owner, kind, wrong, close, names) =>
      `${owner} has no ${kind} '${wrong}'; ${close ? `did you mean '${close}'?` : `it has ${names || "none"}.`}`,
    kinds: {},
  },
  // Taking it away.
  moreFailed: "This part could not be loaded.",
  // A sentence on a run, in parts as a model's own.
  /** @type {(label: string, name: string) => import("../types.d.ts").Sentence} */
  course: (label, name) => [
    `${label[0].toUpperCase()}${label.slice(1)}: lowest at `,
    { measure: ["lowest", name], form: ".1f" },
    ", on day ",
    { measure: ["lowest_day", name], form: "d" },
    "; at the end ",
    { measure: ["end", name], form: ".1f" },
    ".",
  ],
  // Views beside the time course.
  unshared: (one, other) => `“${one}” and “${other}” share no observable, so they cannot be shown as one.`,
  loading: "This picture is on its way …",
  viewMissing: (title) => `The picture “${title}” could not be loaded.`,
  logAxis: (name) => `${name}; steps of ×10`,
  onDay: (day) => `On day ${day}`,
  cells: {
    aria: (title, list) => `${title}: ${list}.`,
    kind: (label, amount, shapes) => `${label}: ${amount} (${shapes})`,
    shapes: (count) => (count === 1 ? "1 shape" : `${count} shapes`),
    stands: (list) => `One shape stands for ${list}.`,
    stills: (days) =>
      `Six moments of this run: days ${days}. Move the day, or play it, to see one of them large.`,
    tooMany: (drawn, count) => `${drawn} drawn of ${count} shapes`,
  },
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
  branch: {
    aria: (title, y, x) => `Diagram of resting states. ${title}: ${y} against ${x}.`,
    always: (side, value, end) => `${side === "below" ? "Below" : "Above"} ${value} only “${end}” is left.`,
    here: (label, at, list) => `At ${label} ${at} the resting amounts are ${list}.`,
    none: (label, at) => `At ${label} ${at} nothing rests within this picture.`,
    now: (day, amount) => `On day ${day} it is ${amount}.`,
    tips: "tipping point",
    state: (name, amount) => `${amount} (${name})`,
  },
  stack: {
    aria: (title) => `Stacked bars. ${title}.`,
    empty: (stage) => `${stage}: none yet`,
    stage: (stage, list) => `${stage}: ${list}`,
    share: (share, part) => `${share} % ${part}`,
  },
  hundred: {
    all: (whole) => `100 ${whole}`,
    aria: (title, told) => `${title} ${told}`,
    gate: (i) => `Gate ${i}`,
    part: "fewer than 1",
    past: (i) => `past gate ${i}`,
    play: "▶ Let them through",
    stage: (stage, list) => `${stage}: ${list}`,
    steps: "Step by step",
    told: (whole, list) => `Of 100 ${whole}: ${list}.`,
  },
  bargain: {
    aria: (title, y, x) => `Line of all settings in a plane. ${title}: ${y} against ${x}.`,
    dot: "your dot",
    here: (x, y) => `Here: ${x}, ${y}.`,
    line: (y, x) => `On the line, ${y} goes with ${x}.`,
    never: (y) => `No setting on the line comes down to ${y}.`,
    now: "now",
    perfect: "the perfect filter",
    share: (value, label) => `${value} ${label}`,
    yours: (x, y) => `Your dot: ${x}, ${y}.`,
  },
  grid: {
    caption: "Press a row to choose it. In the last row you set each tag yourself.",
    left: (day) => `left on day ${day}`,
    level: { none: "no tag", weak: "weak tag", full: "full tag" },
    own: "your own",
    told: (name, list) => `Cells look for ${name}. Left: ${list}.`,
    share: (label, percent) => `${label} ${percent} %`,
    toggle: (label, level) => `${label}: ${level}. Change`,
  },
  patients: {
    aria: (number, list) => `${number} virtual patients: ${list}.`,
    chance: (days) =>
      `Triggers come by chance, to each the same ones in every run. All are followed for ${days} days.`,
    group: (count, words) => `${count} ${words}`,
    own: (label) => `No knob changes their “${label}”.`,
    progress: (done, number) => `${done} of ${number} patients computed`,
    spread: (label, cohort) =>
      `Each has these settings, but another “${label}”${cohort && `, spread as in “${cohort}”`}. The same place is always the same virtual patient; no real person stands behind one.`,
  },
  trial: {
    aria: (k, n, low, high, what) =>
      `${k} of ${n} ${what}. The bar of true rates that fit runs from ${low} to ${high} %.`,
    control: "control group",
    chance: (repeats, rate, share, exact, k, n) =>
      `Of ${repeats} trials with a true rate of ${rate} %, ${share} % had ${atLeast(k, n)} better (exactly: ${exact} %).`,
    difference: (difference, low, high) => `Difference: ${difference} points (${low} to ${high}).`,
    apart: (points) => `Difference: ${points} points. If the bar crosses 0, there may be none.`,
    got: (k, n, what) => `${k} of ${n} ${what}`,
    grey: " (grey: in its control group)",
    over: (k, n) => `There are only ${n} people, so ${k} is read as ${n}.`,
    points: "percentage points",
    histogram: (repeats) => `${repeats} trials played: how many got better in each`,
    luck: (repeats, other, share, k, n) =>
      `If people get better anyway in ${other} % of cases, ${share} % of ${repeats} control groups had ${atLeast(k, n)} better.`,
    noControl: "No control group, so no difference can be drawn.",
    rate: "true rate in these trials",
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
  thermometer: {
    aria: (title, value, day) => `${title}: ${value} on day ${day}.`,
    highest: (day) => `highest: day ${day}`,
    now: (day, label, value) => `On day ${day}: ${label} ${value}.`,
    over: (name) => `That is above “${name}”.`,
    under: (name) => `That is below “${name}”.`,
    peak: (value, day) => `It is highest at ${value}, on day ${day}.`,
  },
};
