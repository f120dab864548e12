/** One tab a view, over one panel; arrow keys walk them. */
import { make, put } from "../../dom/nodes.js";
import { STRINGS } from "../../strings/en.js";
import { view } from "../../figure/views.js";
import { offered, viewOn } from "../../model/shown.js";

/**
 * The tabs of an element that has more than one view.
 * @type {import("../../types.d.ts").Mount}
 */
export function mount({ model, settings: first, change, nodes: { picture } }) {
  const { views } = first.start;
  if (views.length < 2) return null;
  const { list, buttons, show } = tabs(
    views.map((name) => view(model, name).title),
    (i) => change({ view: views[i] }),
  );
  const update = (run, settings) => {
    list.hidden = settings.hidden.includes("views");
    buttons.forEach((button, i) => {
      button.hidden = !offered(model, settings, views[i]);
    });
    show(views.indexOf(viewOn(model, settings)), picture);
  };
  return { node: list, update };
}

/** {list, buttons, show}: `show(i, panel)` marks a tab as the one whose view is on the panel. */
function tabs(titles, look) {
  const buttons = titles.map((title, i) =>
    make("button", { type: "button", role: "tab", id: `tab-${i}`, "aria-controls": "picture" }, title),
  );
  buttons.forEach((button, i) => button.addEventListener("click", () => look(i)));
  const list = make("div", { class: "tabs", role: "tablist", "aria-label": STRINGS.views }, ...buttons);
  list.addEventListener("keydown", (event) => {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    const open = buttons.filter((button) => !button.hidden);
    const next = open[(open.findIndex((button) => button.tabIndex === 0) + way + open.length) % open.length];
    next.focus();
    look(buttons.indexOf(next));
  });
  const show = (on, panel) => {
    buttons.forEach((button, i) => {
      put(button, { "aria-selected": i === on, tabindex: i === on ? 0 : -1 });
    });
    put(panel, { id: "picture", role: "tabpanel", "aria-labelledby": `tab-${on}` });
  };
  return { list, buttons, show };
}
