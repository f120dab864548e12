/** A row of tabs over one panel; arrow keys walk it. */
import { make } from "./make.js";
import { STRINGS } from "./strings.js";

export function tabs(titles, panel, look) {
  const buttons = titles.map((title, i) =>
    make("button", { type: "button", role: "tab", id: `tab-${i}`, "aria-controls": "picture", "aria-selected": i === 0, tabindex: i ? -1 : 0 }, title));
  const pick = (i) => {
    buttons.forEach((button, j) => {
      button.setAttribute("aria-selected", i === j);
      button.tabIndex = i === j ? 0 : -1;
    });
    panel.setAttribute("aria-labelledby", `tab-${i}`);
    look(i);
  };
  buttons.forEach((button, i) => button.addEventListener("click", () => pick(i)));
  for (const [name, value] of [["id", "picture"], ["role", "tabpanel"], ["aria-labelledby", "tab-0"]]) panel.setAttribute(name, value);
  const list = make("div", { class: "tabs", role: "tablist", "aria-label": STRINGS.views }, ...buttons);
  list.addEventListener("keydown", (event) => {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    const next = (buttons.findIndex((button) => button.tabIndex === 0) + way + buttons.length) % buttons.length;
    buttons[next].focus();
    pick(next);
  });
  return list;
}
