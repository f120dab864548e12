/** The notebook cell that makes this very run. No DOM. */

/** LivingDrug of living_drug, as network.py names a class. */
const className = (name) => name.replace(/(^|_)(\w)/g, (_, before, letter) => letter.toUpperCase());

/** Python text. book: whether the model is one of the package's own, or a class of the reader's notebook. */
export function python(state, book = true) {
  const { model, view } = state;
  const changed = model.parameters.filter(({ name, value }) => state.value(name) !== value);
  const Name = className(model.name);
  const call = `${Name}(${changed.map(({ name }) => `${name}=${state.value(name)}`).join(", ")})`;
  const plot = model.plots.some((one) => one.name === view) ? view : model.plots[0]?.name;
  return [
    `from lupusedu import figure, ${book ? "models, " : ""}simulate  # lupusedu ${model.version}`, "",
    ...(book ? [`${Name} = models.find("${model.name}")`] : []),
    `model = ${call}`,
    "run = simulate.ode(model)",
    ...(plot ? [`figure.time_course(model, "${plot}", run)`] : []),
  ].join("\n");
}
