/** The bundle for JupyterLab: the same element, its values kept in step with Python by anywidget. */
import "./more.js";
import "./drawer.js";
import "./stiff.js";
import "./together.js";
import { define } from "../element/explorable.js";
import { arrive } from "../element/live.js";
import { make } from "../dom/nodes.js";
import { TRAITS } from "../look/options.js";
import { STRINGS } from "../strings/en.js";
import "./all_views.js";

const pairs = (values) =>
  Object.entries(values)
    .map((pair) => pair.join("="))
    .join(" ");
const same = (a, b) => Object.keys({ ...a, ...b }).every((name) => a[name] === b[name]);

let sound;

/** chart2music, which is asked of the kernel once: most readers never need its 160 kB. */
const soundFrom = (model) =>
  (sound ??= new Promise((done, failed) => {
    model.on("msg:custom", ({ listen }) => {
      if (!listen) return;
      new Function(listen)();
      done(globalThis.lupusedu.chart2music);
    });
    setTimeout(() => {
      sound = null;
      failed(new Error("the kernel did not answer"));
    }, 8000);
    model.send({ ask: "listen" });
  }));

/** The element in `el`, its values kept in step with Python; returns what stops that. */
function explore(model, el) {
  const explorable = document.createElement("lupus-explorable");
  // By its id, links in the text of a notebook reach it.
  explorable.id = model.get("element_id");
  for (const name of TRAITS) explorable.setAttribute(name, model.get(name));
  explorable.setAttribute("values", pairs(model.get("start")));
  // The text is the kernel's own, made by export.javascript: no more trusted than the notebook it runs in.
  explorable.definition = new Function(`return ${model.get("model_js")}`)();
  explorable.innerHTML = model.get("within");
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

/** ipywidgets over the picture that Python draws anew when one of them changes. */
function experiment(model, el) {
  const controls = make("div", { class: "controls" });
  const picture = make("div", { class: "picture" });
  const draw = () => {
    picture.innerHTML = model.get("picture");
  };
  model.get("controls").forEach(async (name) => {
    const place = controls.appendChild(make("div"));
    const own = await model.widget_manager.get_model(name.replace("IPY_MODEL_", ""));
    place.append((await model.widget_manager.create_view(own)).el);
  });
  model.on("change:picture", draw);
  el.append(controls, picture);
  draw();
  return () => model.off("change:picture", draw);
}

/** A line under what is shown, once the kernel has gone. */
function tellWhenGone(model, el, words) {
  const note = make("p", { role: "status", class: "lupus-gone" });
  el.append(note);
  model.on("comm_live_update", async () => {
    const { comm_live } = await model.widget_manager.get_model(model.get("key"));
    note.textContent = comm_live ? "" : words;
  });
}

/** In a layout of ipywidgets, or where a front end shows widgets by their mime type. */
function render({ model, el }) {
  define();
  const explorable = model.get("model_js") !== undefined;
  const stop = (explorable ? explore : experiment)(model, el);
  tellWhenGone(model, el, explorable ? STRINGS.gone : STRINGS.goneSliders);
  return stop;
}

/** In the HTML of a cell. */
function initialize({ model }) {
  arrive(model.get("key"), (el) => render({ model, el }));
}

export default { initialize, render };
