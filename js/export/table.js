/**
 * The numbers of a run as a table of about 25 rows: close together where things start, then even, and every
 * event day.
 */
import { make } from "../dom/nodes.js";
import { shownRows } from "../measure/rows.js";
import { STRINGS } from "../strings/en_more.js";
import { amount, unit } from "../words/numbers.js";
import { settingsInWords } from "../words/sentences.js";
/** @import { Run, Values } from "../types.d.ts" */

/** What the model's plots show, each once; all there is where it has no plots. */
function shownColumns(model) {
  const all = [...model.observables, ...model.species];
  const shown = [...new Set(model.plots.flatMap((plot) => plot.series))].map((name) =>
    all.find((one) => one.name === name),
  );
  return shown.length ? shown : all;
}

/** @type {(run: Run, values: Values, locale: string) => Element} */
export function table(run, values, locale) {
  const { model } = run;
  const columns = shownColumns(model);
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const head = [
    STRINGS.day,
    ...columns.map((column) =>
      [column.label, unit(column.unit) && `(${unit(column.unit)})`].filter(Boolean).join(" "),
    ),
  ];
  const cell = (value, unit) => make("td", {}, Number.isFinite(value) ? amount(value, unit, locale) : "–");
  return make(
    "table",
    {},
    make("caption", {}, `${model.title}. ${settingsInWords(model, values, locale)} ${STRINGS.tableNote}`),
    make("thead", {}, make("tr", {}, ...head.map((words) => make("th", { scope: "col" }, words)))),
    make(
      "tbody",
      {},
      ...shownRows(run).map(({ day, amount: at }) =>
        make(
          "tr",
          {},
          make("th", { scope: "row" }, figure.format(day)),
          ...columns.map(({ name, unit }) => cell(at(name), unit)),
        ),
      ),
    ),
  );
}
