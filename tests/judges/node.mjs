/**
 * Reads a job (JSON) on standard input, writes the answers: `node node.mjs runs` or `node node.mjs measures`.
 */
import { readFileSync } from "node:fs";
import { measure } from "../../js/measure/measures.js";
import { csv, figure } from "../../js/export/csv.js";
import { path } from "../../js/figure/lines.js";
import { spots } from "../../js/figure/time_course/curves.js";
import { roomsOf, slots } from "../../js/figure/views/_stage_rooms.js";
import { horizontal, vertical } from "../../js/figure/time_course/scales.js";
import { lives } from "../../js/simulate/lives.js";
import { ode } from "../../js/simulate/ode.js";
import { draft } from "../../js/simulate/runs.js";
import { Radau } from "../../js/simulate/stiff.js";
import { landscape } from "../../js/simulate/valley.js";
import { against } from "../../js/words/compared.js";
import { translated } from "../../js/model/translated.js";
import { number } from "../../js/words/numbers.js";
import { sentences } from "../../js/words/sentences.js";
import { off } from "../js/given/lines.js";

/** Settings of an element that asks nothing and has pinned nothing. */
const UNASKED = { start: { predict: null }, prediction: null, hidden: [], pins: [] };

const gaps = (values) => Float64Array.from(values, (value) => value ?? NaN);
const message = (act) => {
  try {
    return act();
  } catch (error) {
    return error.message;
  }
};
/** A picture of 900 × 400 px: on each plot, how far in px the curves of `draft` are from those of `run`, its
 * summits from those, and the lines drawn from the places of `run`. */
function pictured(run, draft) {
  const apart = { moving: 0, summit: 0, drawn: 0 };
  for (const plot of run.model.plots) {
    const last = Math.min(plot.days ?? Infinity, run.days.at(-1));
    const layout = { x: horizontal(last, 900), y: vertical(plot, [run], 400), last, inner: 900 };
    const tracks = [run, draft].map((one) => spots(plot, one, layout));
    tracks[0].forEach((track, i) => {
      const [top, other] = [run, draft].map((one) => layout.y(measure(one, "peak", plot.series[i])));
      if (Number.isFinite(top)) apart.summit = Math.max(apart.summit, Math.abs(top - other));
      apart.drawn = Math.max(apart.drawn, off(track, path(track)));
      track.forEach(([, y], j) => {
        if (Number.isFinite(y)) apart.moving = Math.max(apart.moving, Math.abs(y - tracks[1][i][j][1]));
      });
    });
  }
  return apart;
}

const models = new Map();
const parsed = (text) => models.get(text) ?? models.set(text, new Function(`return ${text}`)()).get(text);

const TASKS = {
  /** [{model, values, days}] -> columns of each run, or the message of its error. */
  runs: (jobs) =>
    jobs.map(({ model, values, days }) =>
      message(() => {
        const { columns } = ode(parsed(model), values, { days });
        return Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, [...values]]));
      }),
    ),
  /** The same where the solver for stiff models is at hand: {columns, stiff, steps} of each. */
  stiff(jobs) {
    globalThis.lupusedu = { models: {}, stiff: Radau };
    return jobs.map(({ model, values, days }) =>
      message(() => {
        const { columns, stiff, steps } = ode(parsed(model), values, { days });
        const rows = Object.entries(columns).map(([name, row]) => [name, [...row]]);
        return { columns: Object.fromEntries(rows), stiff, steps };
      }),
    );
  },
  /** [{model, values, days}] -> kinds, lives, moments, and on the days counts and washes of each run. */
  lives: (jobs) =>
    jobs.map(({ model, values, days }) => {
      const network = parsed(model);
      const stage = network.views.find(({ kind }) => kind === "stage");
      const found = lives(network, stage, ode(network, values));
      return {
        kinds: found.kinds.map(({ name, label, role, look, room, each, level }) => [
          ...[name, label, role, look, room, each, level],
        ]),
        lives: found.lives.map(({ kind, born, from, how, maker, gone, cause, by, became }) => [
          ...[kind, born, from, network.reactions[how]?.name ?? how, maker],
          ...[gone === Infinity ? null : gone, network.reactions[cause]?.name ?? cause, by, became],
        ]),
        moments: found.moments(3),
        counts: days.map(found.counts),
        washes: days.map(found.washes),
      };
    }),
  /** [{names, width, height, count, inset, sign}] -> {name: {room: its box, places}} of the rooms of a stage. */
  places: (jobs) =>
    jobs.map(({ names, width, height, count, inset, sign }) =>
      Object.fromEntries(
        Object.values(roomsOf(names, width, height)).map((room) => [
          room.name,
          {
            room: [room.left, room.top, room.width, room.height],
            places: slots(room, count, inset, sign).map(([x, y]) => [x, y]),
          },
        ]),
      ),
    ),
  /** [{model, values}] -> {moving, summit, drawn} of each run (see pictured). */
  pictures: (jobs) =>
    jobs.map(({ model, values }) => pictured(ode(parsed(model), values), draft(parsed(model), values).run)),
  /**
   * [{days, columns, jumps, before: [[day, {column: value}]], asked, words}] -> the measures asked for and
   * the sentences of each run.
   */
  measures: (jobs) =>
    jobs.map(({ days, columns, jumps, before, asked, words }) => {
      const run = {
        model: { name: "given", words },
        days,
        jumps: jumps.map((day) => ({ day, before: new Map(before).get(day) })),
        never: [],
        columns: Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, gaps(values)])),
      };
      return {
        values: asked.map(([name, column, numbers]) => measure(run, name, column, numbers)),
        told: sentences(run, "en"),
      };
    }),
  /**
   * [{model, settings, asked}] -> of each run the sentences and the measures asked for; null where it cannot
   * be computed.
   */
  told: (jobs) =>
    jobs.map(({ model, settings, asked }) =>
      settings.map((values) => {
        try {
          const run = ode(parsed(model), values);
          return {
            told: sentences(run),
            values: asked.map(([name, column, numbers]) => measure(run, name, column, numbers)),
            marks: run.jumps,
          };
        } catch {
          return null;
        }
      }),
    ),
  /** [{model, values, view, asked: [[x, y]]}] -> the hills of each, and where on them these amounts stand. */
  landscapes: (jobs) =>
    jobs.map(({ model, values, view, asked }) => {
      const run = ode(parsed(model), values);
      const { place, fate, ...land } = landscape(run.model, view, run.start, run.p);
      const stands = asked.map(([x, y]) => place(x, y));
      return { ...land, places: stands.map(({ s, off }) => [s, off]), fates: stands.map(({ s }) => fate(s)) };
    }),
  /** [{model, values, others, plot}] -> how a run differs from others on a plot, in words. */
  beside: (jobs) =>
    jobs.map(({ model, values, others, plot }) => {
      const run = ode(parsed(model), values);
      return others.map((other, i) =>
        against(
          run,
          { label: "other", run: ode(parsed(model), other) },
          run.model.plots.find((one) => one.name === plot),
          "ABC"[i % 3],
        ),
      );
    }),
  /** {stem: model} -> every text of each model that is shown. */
  texts: (jobs) =>
    Object.fromEntries(
      Object.entries(jobs).map(([name, model]) => {
        const found = new Set();
        translated(parsed(model), (text) => (found.add(text), text));
        return [name, [...found]];
      }),
    ),
  /** [model] -> what each says, without its functions. */
  data: (jobs) => jobs.map(parsed),
  /** [{model, values, days, columns}] -> the CSV of each given run. */
  csv: (jobs) =>
    jobs.map(({ model, values, days, columns }) => {
      const filled = Object.fromEntries(Object.entries(columns).map(([name, rows]) => [name, gaps(rows)]));
      return csv({ model: parsed(model), values, days, columns: filled }, UNASKED);
    }),
  /** [value] -> [as a row of the CSV has it, in full] of each. */
  figures: (values) => values.map((value) => [figure(value), String(value)]),
  /** [[value, format]] -> texts. */
  numbers: (jobs) => jobs.map(([value, format]) => number(value, format, "en")),
};

process.stdout.write(JSON.stringify(TASKS[process.argv[2]](JSON.parse(readFileSync(0, "utf8")))));
