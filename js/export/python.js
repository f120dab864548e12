/** The notebook cell that makes this very run. No DOM. */

/** "dose=2.8, h=0": what is not the model's own. */
const settings = (model, { values }) =>
  model.parameters
    .filter(({ name, value }) => (values[name] ?? value) !== value)
    .map(({ name }) => `${name}=${values[name]}`)
    .join(", ");

/** Two models on one picture: a run of each. */
const both = (models, state) =>
  [
    `from lupusedu import models, simulate  # lupusedu ${models[0].version}`,
    "",
    ...models.map(
      (model) => `${model.name} = simulate.ode(models.find("${model.name}")(${settings(model, state)}))`,
    ),
  ].join("\n");

/** LivingDrug of living_drug, as network/model.py names a class. */
const className = (name) => name.replace(/(^|_)(\w)/g, (_, before, letter) => letter.toUpperCase());

/** Python text. book: whether the model is one of the package's own, or a class of the reader's notebook. */
export function python(state, book = true) {
  const { model, view } = state;
  if (model.models) return both(model.models, state);
  const Name = className(model.name);
  const call = `${Name}(${settings(model, state)})`;
  const plot = model.plots.some((one) => one.name === view) ? view : model.plots[0]?.name;
  return [
    `from lupusedu import figure, ${book ? "models, " : ""}simulate  # lupusedu ${model.version}`,
    "",
    ...(book ? [`${Name} = models.find("${model.name}")`] : []),
    `model = ${call}`,
    "run = simulate.ode(model)",
    ...(plot ? [`figure.time_course(model, "${plot}", run)`] : []),
  ].join("\n");
}
