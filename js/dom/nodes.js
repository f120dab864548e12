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
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheets.get(css)];
}

const dressed = (root, css) => void (root.head ?? root).append(make("style", {}, css));
