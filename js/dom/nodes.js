/** @import { Shape } from "../types.d.ts" */

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null || (value === false && !name.startsWith("aria-"))) continue;
    node.setAttribute(name, value === true && !name.startsWith("aria-") ? "" : value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

/**
 * An HTML element with attributes and children; text stays text, never markup.
 * @type {<K extends keyof HTMLElementTagNameMap>(tag: K, attributes?: object, ...children: (Node | string
 *   | null)[]) => HTMLElementTagNameMap[K]}
 */
export const make = (tag, attributes = {}, ...children) =>
  fill(document.createElement(tag), attributes, children);

/**
 * The same for SVG. A path is a line until a style or an attribute fills it, so that a chart without its
 * styles is no black block.
 * @type {<K extends keyof SVGElementTagNameMap>(tag: K, attributes?: object, ...children: (Node | string |
 *   null)[]) => SVGElementTagNameMap[K]}
 */
export const draw = (tag, attributes = {}, ...children) =>
  fill(
    document.createElementNS(SVG, tag),
    tag === "path" ? { fill: "none", ...attributes } : attributes,
    children,
  );

/**
 * Set attributes, each only where it is another: setting one has the browser style the node anew. Those that
 * are null go.
 * @type {(node: Element, attributes: object) => void}
 */
export function put(node, attributes) {
  for (const [name, value] of Object.entries(attributes))
    if (value == null) node.removeAttribute(name);
    else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
}

/**
 * A node of SVG as `draw` would make it, for `redraw`. ink: a fill of its own, over that of its class.
 * @type {(tag: string, attributes?: object, ...children: (Shape | string)[]) => Shape}
 */
export const shape = (tag, { ink, ...attributes } = {}, ...children) => ({
  tag,
  ink: ink ?? "",
  attributes: tag === "path" ? { fill: "none", ...attributes } : attributes,
  children,
});

const redrawn = new WeakMap(); // what a node shows: to ask the node costs more

/**
 * Have a node show these shapes and nothing else. Its nodes stay, and of each only what is another is set.
 * @type {(parent: Element, shapes: Shape[]) => void}
 */
export function redraw(parent, shapes) {
  shapes.forEach(({ tag, ink, attributes, children }, i) => {
    let node = /** @type {SVGElement} */ (parent.children[i]);
    if (node?.tagName !== tag) {
      const made = draw(/** @type {"g"} */ (tag));
      if (node) node.replaceWith(made);
      else parent.append(made);
      node = made;
    }
    const before = redrawn.get(node) ?? { ink: "", attributes: {} };
    for (const name in { ...before.attributes, ...attributes })
      if (attributes[name] !== before.attributes[name]) put(node, { [name]: attributes[name] });
    if (before.ink !== ink) node.style.fill = ink;
    redrawn.set(node, { ink, attributes });
    const [words] = children;
    if (typeof words === "string") {
      if (node.textContent !== words) node.textContent = words;
    } else {
      if (!node.children.length) node.textContent = ""; // words that stood there bare
      redraw(node, /** @type {Shape[]} */ (children));
    }
  });
  while (parent.children.length > shapes.length) parent.lastElementChild.remove();
}

/**
 * The sheet of a picture, in px, and the size of its letters.
 * @type {(svg: SVGElement, width: number, height: number, text: number) => void}
 */
export function sheet(svg, width, height, text) {
  put(svg, { viewBox: `0 0 ${width} ${height}`, width, height, role: "img" });
  if (svg.style.fontSize !== `${text}px`) svg.style.fontSize = `${text}px`;
}

/**
 * Set text only when it changed, so that a screen reader is not told the same thing twice.
 * @type {(node: Node, text: string) => void}
 */
export function say(node, text) {
  const whole = text.replace(/(\d) %/g, "$1\u00a0%"); // a figure and its sign stay on one line
  if (node.textContent !== whole) node.textContent = whole;
}

const sheets = new Map();

/**
 * Dress a document or a shadow root. A constructed sheet passes where a page's content policy refuses a
 * <style>, and is one for all roots; an iPad on iOS 15 has none.
 * @type {(root: Document | ShadowRoot, css: string) => void}
 */
export function dress(root, css) {
  if (!("adoptedStyleSheets" in root)) return dressed(root, css);
  if (!sheets.has(css)) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  const [sheet, worn] = [sheets.get(css), root.adoptedStyleSheets];
  if (!worn.includes(sheet)) root.adoptedStyleSheets = [...worn, sheet];
}

const worn = new WeakMap(); // of roots that take no constructed sheet

function dressed(root, css) {
  if (!worn.has(root)) worn.set(root, new Set());
  if (worn.get(root).has(css)) return;
  worn.get(root).add(css);
  (root.head ?? root).append(make("style", {}, css));
}
