/** The notebook cell that makes this very run. No DOM. */
import { plotOn } from "../model/shown.js";
/** @import { Model, Settings } from "../types.d.ts" */

/** "dose=2.8, h=0": what is not the model's own. */
const calls = (model, values) =>
  model.parameters
    .filter(({ name, value }) => (values[name] ?? value) !== value)
    .map(({ name }) => `${name}=${values[name]}`)
    .join(", ");

/** Two models on one picture: a run of each. */
const both = (models, values) =>
  [
    `from lupusedu import models, simulate  # lupusedu ${models[0].version}`,
    "",
    ...models.map(
      (model) => `${model.name} = simulate.ode(models.find("${model.name}")(${calls(model, values)}))`,
    ),
  ].join("\n");

/** LivingDrug of living_drug, as network/model.py names a class. */
const className = (name) => name.replace(/(^|_)(\w)/g, (_, before, letter) => letter.toUpperCase());

/**
 * Python text. book: whether the model is one of the package's own, or a class of the reader's notebook.
 * @type {(model: Model, settings: Settings, book?: boolean) => string}
 */
export function python(model, settings, book = true) {
  const { values } = settings;
  if (model.models) return both(model.models, values);
  const Name = className(model.name);
  const call = `${Name}(${calls(model, values)})`;
  const plot = (plotOn(model, settings) ?? model.plots[0])?.name;
  return [
    `from lupusedu import figure, ${book ? "models, " : ""}simulate  # lupusedu ${model.version}`,
    "",
    ...(book ? [`${Name} = models.find("${model.name}")`] : []),
    `model = ${call}`,
    "run = simulate.ode(model)",
    ...(plot ? [`figure.time_course(model, "${plot}", run)`] : []),
  ].join("\n");
}
