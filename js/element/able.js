/**
 * Whether this browser can run the element, and the sentence under its still figure where it cannot: Chrome
 * before 97, Safari before 15.4 and Firefox before 104 lack one of these.
 */
import { make } from "../dom/nodes.js";
import { whenSpoken } from "../strings/language.js";
import { STRINGS } from "../strings/en.js";

/** @type {() => boolean} */
export const able = () =>
  Boolean(
    globalThis.customElements &&
    globalThis.ResizeObserver &&
    Element.prototype.attachShadow &&
    Element.prototype.replaceChildren &&
    Array.prototype.findLast &&
    Object.hasOwn,
  );

/** Say under every still figure of the page that it stays still. */
export function stayStill() {
  const tell = () =>
    document
      .querySelectorAll("lupus-explorable")
      .forEach((one) => one.append(make("p", { class: "small" }, STRINGS.still)));
  const parsed = () => whenSpoken(tell);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", parsed);
  else parsed();
}
