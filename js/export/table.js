/** The numbers of a run as a table of about 25 rows: close together where things start, then even, and every event day. */
import { make } from "../dom/nodes.js";
import { STRINGS } from "../strings/en.js";
import { amount, settingsInWords, unit } from "../words/sentences.js";

const EARLY = [0, 1, 2, 3, 5, 7, 10, 14, 21, 28];

/** The rows to show: {day, amount(column)}, an event's day with the state after it. */
export function shownRows(run) {
  const end = run.days[run.days.length - 1];
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500].find((size) => end / size <= 16) ?? Math.ceil(end / 16);
  const wanted = (day) => day === end || day % step === 0 || (EARLY.includes(day) && day < step * 2);
  const events = run.jumps.map(({ day, after }) => ({ day, amount: (name) => after[name] }));
  const others = [...run.days].map((day, i) => ({ day, amount: (name) => run.columns[name][i] }));
  const taken = new Set(events.map((row) => row.day));
  return [...events, ...others.filter(({ day }) => wanted(day) && !taken.has(day))].sort((a, b) => a.day - b.day);
}

/** What the model's plots show, each once; all there is where it has no plots. */
function shownColumns(model) {
  const all = [...model.observables, ...model.species];
  const shown = [...new Set(model.plots.flatMap((plot) => plot.series))].map((name) => all.find((one) => one.name === name));
  return shown.length ? shown : all;
}

export function table(run, values, locale) {
  const { model } = run;
  const columns = shownColumns(model);
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const head = [STRINGS.day, ...columns.map((column) => [column.label, unit(column.unit) && `(${unit(column.unit)})`].filter(Boolean).join(" "))];
  const cell = (value, unit) => make("td", {}, Number.isFinite(value) ? amount(value, unit, locale) : "–");
  return make("table", {},
    make("caption", {}, `${model.title}. ${settingsInWords(model, values, locale)} ${STRINGS.tableNote}`),
    make("thead", {}, make("tr", {}, ...head.map((words) => make("th", { scope: "col" }, words)))),
    make("tbody", {}, ...shownRows(run).map(({ day, amount: at }) =>
      make("tr", {}, make("th", { scope: "row" }, figure.format(day)), ...columns.map(({ name, unit }) => cell(at(name), unit))))));
}
