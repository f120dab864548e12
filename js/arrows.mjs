/**
 * Which folder of js/ may import which: the floors of the house, from the ground up. A wrong arrow ends the
 * build.
 */
import { dirname, relative } from "node:path/posix";

const GROUND = ["look", "dom", "strings"];

/** What each folder may import, beside its own. */
const ARROWS = {
  dom: [],
  look: [],
  strings: ["dom"],
  model: GROUND,
  simulate: ["look", "strings"],
  measure: ["simulate", "model", "strings"],
  words: ["measure", "simulate", "model", "look", "strings"],
  figure: ["words", "measure", "simulate", "model", ...GROUND],
  export: ["figure", "words", "measure", "model", ...GROUND],
  element: ["export", "figure", "words", "measure", "simulate", "model", ...GROUND],
  // A page with a quiz needs no model.
  pieces: ["dom", "look"],
  // Nor does what every page has, the first of it before its first paint.
  page: [],
  // Nor does the page that searches the book.
  search: ["dom"],
  bundles: [
    "search",
    "pieces",
    "element",
    "export",
    "figure",
    "words",
    "measure",
    "simulate",
    "model",
    ...GROUND,
  ],
};

/** What is wrong with each arrow of [importer, imported], both paths from js/: a line each. */
export const wrong = (arrows) =>
  arrows.flatMap(([from, to]) => {
    const why = fault(from, to);
    return why ? [`js/${from} imports js/${to}: ${why}`] : [];
  });

function fault(from, to) {
  const [floor, other] = [from, to].map((path) => path.split("/")[0]);
  const [here, there] = [from, to].map(dirname);
  if (!ARROWS[floor]) return `no floor is called ${floor}`;
  if (floor !== other && !ARROWS[floor].includes(other))
    return `${floor} may import ${["its own folder", ...ARROWS[floor]].join(", ")}`;
  if (to.includes("/_")) return here === there ? null : `a file with _ is private to ${there}`;
  if (!from.startsWith("element/parts/")) return null;
  if (/^element\/(explorable|frame)\.js$/.test(to)) return "a part knows neither the element nor its frame";
  // The folder predict is one part in several files.
  if (to.startsWith("element/parts/") && (here !== there || !here.endsWith("/predict")))
    return "a part imports no other part";
  return null;
}

/** The arrows of esbuild's metafiles inside js/, each once. */
export function arrows(metafiles) {
  const inside = (path) => /^js\/.*\.js$/.test(path);
  const all = metafiles.flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([from, { imports }]) => imports.map(({ path }) => [from, path])),
  );
  const ours = all
    .filter((arrow) => arrow.every(inside))
    .map((arrow) => arrow.map((path) => relative("js", path)));
  return [...new Map(ours.map((arrow) => [arrow.join(), arrow])).values()];
}
