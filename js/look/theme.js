/** Colours and dashes from look.json, and whether the page around the element is dark. */
import look from "../../src/lupusedu/look/look.json" with { type: "json" };
/** @import { Look } from "../types.d.ts" */

const dashed = (name) => name.replaceAll("_", "-");

/**
 * The look of a role; plain for a column without one.
 * @type {(role?: string | null) => Look}
 */
export const style = (role) =>
  Object.hasOwn(look.roles, role ?? "")
    ? { ...look.roles[role], name: dashed(role) }
    : { ...look.plain, name: "plain" };

/**
 * stroke-dasharray in px: the table counts dashes in line widths.
 * @type {(look: { dash: number[], width: number }) => string | null}
 */
export const dashes = ({ dash, width }) => dash.map((part) => part * width).join(" ") || null;

// A site or JupyterLab may bring its own ground and text colours; cells and signals keep theirs.
const HOST = {
  surface: "var(--pst-color-on-background, var(--jp-layout-color0, ",
  text: "var(--pst-color-text-base, var(--jp-content-font-color1, ",
  muted: "var(--pst-color-text-muted, var(--jp-content-font-color2, ",
  link: "var(--pst-color-link, var(--jp-content-link-color, ",
};

function page(theme) {
  return Object.entries(look.page).map(([name, colour]) => {
    const own = name in HOST ? `${HOST[name]}${colour[theme]}))` : colour[theme];
    return `--${name}:var(--lupus-explorable-${name}, ${own});`;
  });
}

const roles = (theme) =>
  [...Object.entries(look.roles), ["plain", look.plain]].map(
    ([role, one]) => `--${dashed(role)}:${one[theme]};`,
  );

/**
 * The custom properties of the element, light and dark; print is always light on white.
 * @type {() => string}
 */
export function css() {
  const all = (theme) => [...page(theme), ...roles(theme)].join("");
  const paper = Object.entries(look.page)
    .map(([name, colour]) => `--${name}:${colour.light};`)
    .join("");
  return (
    `.frame{${all("light")}color-scheme:light}.frame[data-dark]{${all("dark")}color-scheme:dark}` +
    `@media print{.frame,.frame[data-dark]{${paper}${roles("light").join("")}color-scheme:light}}`
  );
}

const prefersDark = () => globalThis.matchMedia?.("(prefers-color-scheme: dark)");

/**
 * The page's own word first (book, then JupyterLab), else the reader's preference; paper is light.
 * @type {() => boolean}
 */
export function isDark() {
  if (printing) return false;
  const theme = document.documentElement.dataset.theme;
  if (theme === "dark" || theme === "light") return theme === "dark";
  const lab = document.body?.dataset.jpThemeLight;
  if (lab) return lab === "false";
  return prefersDark()?.matches ?? false;
}

/**
 * The colours that a canvas is painted in, by their names as custom properties: on paper the light ones, whatever
 * those of the page.
 * @type {(node: Element) => (name: string) => string}
 */
export function colours(node) {
  const page = getComputedStyle(node);
  return (name) => {
    if (!printing) return page.getPropertyValue(`--${name}`).trim() || "#888";
    return (look.page[name] ?? style(name.replaceAll("-", "_"))).light;
  };
}

let printing = false;

/** Whether the page is on its way to paper. */
export const prints = () => printing;

const watchers = new Set();
let watching = false;

/**
 * Call `tell` whenever the theme may have changed, before print and after it; returns a function that stops it.
 * @type {(tell: () => void) => () => void}
 */
export function watchTheme(tell) {
  watchers.add(tell);
  if (!watching) {
    watching = true;
    const all = () => watchers.forEach((one) => one());
    new MutationObserver(all).observe(document.documentElement, {
      attributeFilter: ["data-theme", "data-jp-theme-light"],
      subtree: true,
    });
    prefersDark()?.addEventListener("change", all);
    for (const name of ["beforeprint", "afterprint"])
      addEventListener(name, () => {
        printing = name === "beforeprint";
        all();
      });
  }
  return () => watchers.delete(tell);
}
