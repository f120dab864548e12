/** The bundle for JupyterLab: the same element, its values kept in step with Python by anywidget. */
import { AWAY } from "./away.js";
import { define } from "./explorable.js";
import "./views/all.js";

const pairs = (values) => Object.entries(values).map((pair) => pair.join("=")).join(" ");
const same = (a, b) => Object.keys({ ...a, ...b }).every((name) => a[name] === b[name]);

let sound;

/** chart2music, which is asked of the kernel once: most readers never need its 160 kB. */
const soundFrom = (model) => (sound ??= new Promise((done, failed) => {
  model.on("msg:custom", ({ listen }) => {
    if (!listen) return;
    new Function(listen)();
    done(globalThis.lupusedu.chart2music);
  });
  setTimeout(() => { sound = null; failed(new Error("the kernel did not answer")); }, 8000);
  model.send({ ask: "listen" });
}));

function render({ model, el }) {
  define();
  const explorable = document.createElement("lupus-explorable");
  // By its id, links in the text of a notebook reach it.
  explorable.id = model.get("element_id");
  for (const name of ["sliders", "views", "caption", "level", "pins", "predict", "hide", "cases"]) explorable.setAttribute(name, model.get(name));
  explorable.setAttribute("values", pairs(model.get("start")));
  // The text is the kernel's own, made by export.javascript: no more trusted than the notebook it runs in.
  explorable.definition = new Function(`return ${model.get("model_js")}`)();
  explorable.away = AWAY;
  explorable.sound = () => soundFrom(model);
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
