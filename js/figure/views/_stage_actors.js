/**
 * The actors of a stage: when each comes and goes in the show, in ms of it. A cell that goes on day 3 goes when the show
 * is there. No DOM.
 */
import { isStopped } from "./_stage_doors.js";
/** @import { Actor, Life, Lives, Pace } from "../../types.d.ts" */

const STREAM = 750; // ms in which all come in that an event brings
const LATE = 250; // ms of its rest before they do
const UNSEEN = 250; // ms: a life as short as this is not seen
const IN_STEP = [15, 60, 250]; // ms between one that goes and one that comes, when both are too quick to follow

/** What is alive, and blebs when it goes; the rest fades. */
const CELLS = /cell|car_t|precursor|person|self_reactive|plasmablast/;

/** A number from 0 to 1 for each, far from that of its neighbours. */
export const fraction = (n) => (Math.imul(n + 1, 0x9e3779b1) >>> 0) / 2 ** 32;

/** Whether a life is another's, who has changed its dress. */
export const dresses = (lives, { id, from }) => from >= 0 && lives.lives[from].became === id;

/**
 * {actors, of}: all that are seen; of: the actor that each life is part of, by its id.
 * @type {(lives: Lives, pace: Pace) => { actors: Actor[], of: Actor[] }}
 */
export function actorsOf(lives, pace) {
  const last = pace.dayAt(pace.length);
  const of = lives.lives.map((life) => actor(life, lives, pace, last));
  const actors = merged(lives, of);
  const given = actors.filter(({ life }) => life.how === "given");
  // None comes after it goes, where the days pass faster than they come in.
  given.forEach((one, i) => {
    one.start = Math.min(one.end, one.start + LATE + (STREAM * i) / given.length);
  });
  return { actors, of };
}

/** @type {(life: Life, lives: Lives, pace: Pace, last: number) => Actor} */
function actor(life, { kinds }, pace, last) {
  const { id, kind, how, cause, born, gone } = life;
  const { look, room } = kinds[kind];
  const began = born > last ? Infinity : when(pace, born, how === "given");
  const start = how === "start" ? -Infinity : began;
  const end = gone > last ? Infinity : Math.max(start, when(pace, gone, cause === "event"));
  return {
    life,
    last: life,
    kind,
    look,
    room,
    start,
    end,
    cell: CELLS.test(look),
    turn: fraction(id),
    way: [],
  };
}

/** When a day is there; for what an event does, the beginning of its rest. */
function when({ rests, showAt }, day, byEvent) {
  const rest = byEvent && rests.find((one) => Math.abs(one.day - day) < 1e-6);
  return rest ? rest.from : showAt(day);
}

/**
 * Where days pass so fast that cells come and go in step, nobody could follow them: one that comes as another of its
 * kind goes stays in its place, and what is left to see is how their number changes.
 */
function merged(lives, of) {
  for (const k of lives.kinds.keys()) {
    const own = of.filter(({ kind }) => kind === k);
    for (const span of IN_STEP) inStep(lives, own, span);
  }
  const whole = of.filter(({ before, start }) => !before && start < Infinity);
  for (const first of whole) {
    let one = first;
    for (; one.heir; one = one.heir) of[one.heir.life.id] = first;
    Object.assign(first, { end: one.end, last: one.life, unseen: one.end - first.start < UNSEEN });
  }
  return whole.filter(({ unseen }) => !unseen);
}

const goes = ({ end, heir, life, kind }, { kinds }) =>
  !heir &&
  end < Infinity &&
  life.by < 0 &&
  life.became < 0 &&
  life.cause !== "event" &&
  !isStopped(kinds[kind], life);
const comes = ({ start, before, life }, lives) =>
  !before && Number.isFinite(start) && typeof life.how === "number" && !dresses(lives, life);

/** Let each that goes have as its heir one that comes within a span of it. */
function inStep(lives, own, span) {
  const go = own.filter((one) => goes(one, lives)).sort((a, b) => a.end - b.end);
  const come = own.filter((one) => comes(one, lives)).sort((a, b) => a.start - b.start);
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
