/**
 * <lupus-live key="…">: what a cell of a notebook holds. Its still gives way to the live thing while a
 * kernel's widget has this key.
 */
import { make } from "../dom/nodes.js";

// Each widget brings a module of its own; what has arrived is known to all of them.
const arrived = () => ((globalThis.lupusedu ??= { models: {} }).live ??= new Map());

class Live extends HTMLElement {
  connectedCallback() {
    const show = arrived().get(this.getAttribute("key"));
    // A notebook moves its outputs about: what is shown once stays.
    if (!show || this.shown) return;
    this.shown = true;
    const el = make("div");
    this.replaceChildren(el);
    show(el);
  }
}

/**
 * From now on show(el) fills every element with this key.
 * @type {(key: string, show: (el: Element) => void) => void}
 */
export function arrive(key, show) {
  if (!customElements.get("lupus-live")) customElements.define("lupus-live", Live);
  arrived().set(key, show);
  for (const one of document.querySelectorAll("lupus-live")) one.connectedCallback();
}
