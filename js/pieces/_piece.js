/**
 * What the small elements of a page share (js/pieces/): they wake once their content is there, and stay as it
 * is where they cannot read it.
 */
import { idle } from "../dom/turns.js";
import { dress, make } from "../dom/nodes.js";

/**
 * Define <lupus-name>. `wake(element)` builds it from what it contains and returns true, or leaves it alone;
 * element.key names it on this page; `css` is its own style; what all share stands in book.css.
 * @type {(name: string, wake: (element: HTMLElement & { key: string }) => boolean, css: string) => void}
 */
export function piece(name, wake, css) {
  let count = 0;
  if (customElements.get(`lupus-${name}`)) return;
  dress(document, css);
  customElements.define(
    `lupus-${name}`,
    class extends HTMLElement {
      connectedCallback() {
        whenParsed(() => {
          if (!this.isConnected || this.classList.contains("piece")) return;
          this.key = this.id || `${name}-${++count}`;
          if (wake(this)) this.classList.add("piece");
        });
      }
    },
  );
}

/** @type {(() => void)[]} */
const due = [];

/** All of a kind in one task, and no sooner than the browser has time: the first figure is not to wait. */
function whenParsed(ready) {
  if (due.push(ready) > 1) return;
  const go = () => idle(() => due.splice(0).forEach((one) => one()));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", go, { once: true });
  else go();
}

/**
 * {before, options, after}: the nodes around the <details> in `node`; of each <details> its own node, its
 * words, and the nodes of its summary and of the rest.
 */
export function opened(node) {
  const nodes = [...node.childNodes];
  const isBox = (one) => one.nodeName === "DETAILS";
  const last = nodes.findLastIndex(isBox);
  const options = nodes.filter(isBox).map((box) => {
    const summary = box.querySelector("summary") ?? make("summary");
    return {
      box,
      text: words(summary),
      summary: [...summary.childNodes],
      rest: [...box.childNodes].filter((one) => one !== summary),
    };
  });
  return { before: nodes.slice(0, nodes.findIndex(isBox)), options, after: nodes.slice(last + 1) };
}

/**
 * The words of a node on one line.
 * @type {(node: Node) => string}
 */
export const words = (node) => node.textContent.trim().replace(/\s+/g, " ");

/**
 * A <fieldset> whose legend is the first paragraph of `nodes`; what stands after it comes before the
 * controls.
 */
export function asked(nodes, ...controls) {
  const question = nodes.find((one) => one.nodeName === "P");
  const loose = nodes.filter((one) => one !== question);
  return question
    ? make("fieldset", {}, make("legend", {}, ...question.childNodes), ...loose, ...controls)
    : make("fieldset", {}, make("legend", {}, ...loose), ...controls);
}

/** A radio button or checkbox with its words; the whole row is its target. */
export function option(type, name, value, ...children) {
  const input = make("input", { type, name, value });
  return { input, label: make("label", { class: "option" }, input, make("span", {}, ...children)) };
}

/** The nodes of a reply, its first line begun with a word in bold. */
export function reply(nodes, first) {
  const node = make(
    "div",
    {},
    ...(nodes.some((one) => one.nodeName === "P") ? nodes : [make("p", {}, ...nodes)]),
  );
  if (first) node.querySelector("p").prepend(make("strong", {}, first), " ");
  return node;
}
