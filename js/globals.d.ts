/** What the scripts of a page share, and what the build makes of an import. */

/** A style sheet is imported as its text. */
declare module "*.css" {
  const text: string;
  export default text;
}

/** The drawings, an export each (js/symbols.mjs). */
declare module "*.svg";

/** The DOM writes numbers and truth as text. */
interface Element {
  setAttribute(name: string, value: string | number | boolean): void;
}
interface CSSStyleDeclaration {
  setProperty(property: string, value: string | number): void;
}

/** In a worker. */
declare function importScripts(...addresses: string[]): void;

/** The elements of this package, by their tag. */
interface HTMLElementTagNameMap {
  "lupus-explorable": import("./types.d.ts").Explorable;
  "lupus-live": HTMLElement & { connectedCallback(): void };
}

interface HTMLElementEventMap {
  "lupus-values": CustomEvent<import("./types.d.ts").Values>;
}

/**
 * The shelf on which each script puts what others need: models by name, a language's strings, what the
 * bundle lends (bundles/kit.js), the second script, and what fills a notebook's cells by their key.
 */
declare var lupusedu: {
  models: Record<string, import("./types.d.ts").Model>;
  strings?: Record<string, any>;
  kit?: Record<string, object>;
  /** What is drawn for virtual patients, by model. */
  people?: Record<string, Pick<import("./types.d.ts").Model, "draws" | "chance">>;
  more?: import("./types.d.ts").More;
  drawer?: import("./types.d.ts").Drawer;
  /** What makes two models one (bundles/together.js). */
  together?: typeof import("./model/together.js").together;
  chart2music?: Function;
  /** The solver for stiff models, with the calls of Dopri (bundles/stiff.js). */
  stiff?: any;
  /** Of the search page (sphinx/passages.py). */
  passages?: import("./search/index.js").Group[];
  live?: Map<string, (el: Element) => void>;
};
