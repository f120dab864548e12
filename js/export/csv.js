/**
 * A run as comma-separated values, under comment lines that say what it is. export.csv writes the same in
 * Python. No DOM.
 */
import { pinned } from "../measure/pinned.js";
import { STRINGS } from "../strings/en_drawer.js";
/** @import { Run, Settings } from "../types.d.ts" */

/**
 * Six significant digits; nothing where there is no number.
 * @type {(value: number) => string}
 */
export const figure = (value) => (Number.isFinite(value) ? String(Number(value.toPrecision(6))) : "");

/**
 * CSV text of the run and the pinned runs; the columns of pin 1 end in "_pin1". address: the link to this
 * run, if there is one.
 * @type {(run: Run, settings: Settings, address?: string) => string}
 */
export function csv(run, settings, address = "") {
  const { model } = run;
  const pins = pinned(model, settings);
  const columns = [...model.species, ...model.observables];
  const runs = [run, ...pins.map((pin) => pin.run)];
  const row = (i) => [
    figure(run.days[i]),
    ...runs.flatMap((one) => columns.map(({ name }) => figure(one.columns[name][i] ?? NaN))),
  ];
  const names = ["day", ...runs.flatMap((_, i) => columns.map(({ name }) => (i ? `${name}_pin${i}` : name)))];
  return [
    ...head(run, pins, columns, address).map((line) => `# ${line}`),
    names.join(","),
    ...Array.from(run.days, (_, i) => row(i).join(",")),
    "",
  ].join("\n");
}

function head({ model, values }, pins, columns, address) {
  const all = model.parameters.map(({ name, value }) => `${name}=${values[name] ?? value}`).join(", ");
  const changed = (pin) =>
    Object.entries(pin.values)
      .map(([name, value]) => `${name}=${value}`)
      .join(", ") || STRINGS.usual;
  return [
    STRINGS.csvModel(model.title, model.name, model.version),
    `${STRINGS.csvSettings}: ${all}`,
    `${STRINGS.csvUnits}: day, ${columns.map(({ name, unit }) => `${name} [${unit}]`).join(", ")}`,
    `${STRINGS.csvColumns}: ${columns.map(({ name, label }) => `${name} = ${label}`).join("; ")}`,
    ...pins.map((pin, i) => `pin${i + 1}: ${changed(pin)}`),
    `${STRINGS.csvSeed}: ${STRINGS.csvNoSeed}`,
    STRINGS.cite(model.version),
    ...(address ? [address] : []),
    `${STRINGS.teaching} CC BY 4.0.`,
  ].map((line) => line.replace(/\s+/g, " "));
}
