/** The bundle for JupyterLab: the same element, its values kept in step with Python by anywidget. */
import { define } from "./explorable.js";

const pairs = (values) => Object.entries(values).map((pair) => pair.join("=")).join(" ");
const same = (a, b) => Object.keys({ ...a, ...b }).every((name) => a[name] === b[name]);

function render({ model, el }) {
  define();
  const explorable = document.createElement("lupus-explorable");
  for (const name of ["sliders", "views", "caption"]) explorable.setAttribute(name, model.get(name));
  explorable.setAttribute("values", pairs(model.get("start")));
  // The text is the kernel's own, made by export.javascript: no more trusted than the notebook it runs in.
  explorable.definition = new Function(`return ${model.get("model_js")}`)();
  const follow = () => {
    if (!same(model.get("values"), explorable.values)) explorable.values = model.get("values");
  };
  explorable.addEventListener("lupus-values", ({ detail }) => {
    model.set("values", detail);
    model.save_changes();
  });
  model.on("change:values", follow);
  el.append(explorable);
  follow();
  return () => {
    model.off("change:values", follow);
    explorable.remove();
  };
}

export default { render };
