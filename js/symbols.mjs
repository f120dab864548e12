/**
 * The reader of look/actors.svg, for the build and the tests: the form of that file is ours, and what is of
 * another form ends the build.
 */
const INKS = ["ink", "fill", "soft", "ground", "line"];
const SYMBOL = /^<symbol id="([a-z_]+)" viewBox="[-\d. ]+">(.*)<\/symbol>$/s;
const PART = /^<path class="([a-z]+)" d="([-MmLlHhVvCcSsQqTtAaZz\d., ]+)"\/>$/;
const CIRCLE = /^<circle class="([a-z]+)" cx="(-?[\d.]+)" cy="(-?[\d.]+)" r="([\d.]+)"\/>$/;

/** {id: [{class, d}]}: the parts of each symbol, the lowest first. */
export function symbols(text) {
  const inside = text.replace(/<!--.*?-->/gs, "").match(/^<svg xmlns="[^"]+">(.*)<\/svg>\s*$/s)?.[1] ?? text;
  const found = inside.split(/(?<=<\/symbol>)/).map((one) => one.trim());
  return Object.fromEntries(found.filter(Boolean).map(symbol));
}

function symbol(text) {
  const [, id, inside] = text.match(SYMBOL) ?? unlike("a symbol", text);
  return [
    id,
    inside
      .trim()
      .split(/\s*\n\s*/)
      .map(part),
  ];
}

function part(text) {
  const [, ink, ...shape] = text.match(PART) ?? text.match(CIRCLE) ?? unlike("a path or a circle", text);
  if (!INKS.includes(ink)) unlike(`one of the classes ${INKS.join(", ")}`, text);
  return { class: ink, d: shape.length === 1 ? shape[0] : circle(...shape) };
}

const circle = (x, y, r) => `M${x},${y}m-${r},0a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0z`;

function unlike(what, text) {
  throw new Error(`look/actors.svg: expected ${what}, found ${text.slice(0, 80)}`);
}

/** The symbols as a script with an export each, so that a bundle holds those that it names. */
export const exported = (text) =>
  Object.entries(symbols(text))
    .map(([id, parts]) => `export const ${id} = ${JSON.stringify(parts.map(shorter))};`)
    .join("\n");

/** Path data without what only people need between its numbers. */
const shorter = ({ class: ink, d }) => ({
  class: ink,
  d: d
    .replace(/[ ,]+(?=[-a-z])/gi, "")
    .replace(/(?<=[a-z]) +/gi, "")
    .replace(/(?<=\.\d+)[ ,]+(?=\.)/g, ""),
});
