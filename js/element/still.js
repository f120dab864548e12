/** The still figure of an element that lives, but for its steps: put away in a template, for nobody sees it, and back for paper. */
import { make } from "../dom/nodes.js";

/**
 * Put away what the element contains, but while it is printed. Returns what brings it back for good.
 * @type {(explorable: HTMLElement) => () => void}
 */
export function putAway(explorable) {
  const kept = /** @type {HTMLTemplateElement} */ (make("template"));
  const paper = globalThis.matchMedia?.("print");
  const away = () => {
    const still = [...explorable.childNodes].filter((node) => !(/** @type {Element} */ (node).slot));
    if (kept.parentNode || !still.length) return;
    kept.content.append(...still);
    explorable.prepend(kept);
  };
  const back = () => kept.parentNode && kept.replaceWith(kept.content);
  const turned = () => (paper.matches ? back() : away());
  if (!paper?.matches) away();
  paper?.addEventListener("change", turned);
  addEventListener("beforeprint", back);
  addEventListener("afterprint", away);
  return () => {
    paper?.removeEventListener("change", turned);
    removeEventListener("beforeprint", back);
    removeEventListener("afterprint", away);
    back();
  };
}
