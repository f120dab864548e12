/** The picture that is on, as a file of its own: colours and fonts resolved, settings written under it. */
import { draw } from "../dom/nodes.js";
import { wrap } from "../figure/room.js";
import { STRINGS } from "../strings/en_drawer.js";
import { settingsInWords } from "../words/sentences.js";
/** @import { Explorable } from "../types.d.ts" */

const PROPERTIES = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linejoin",
  "stroke-linecap",
  "stroke-opacity",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "paint-order",
  "dominant-baseline",
];
const USUAL = {
  "fill-opacity": "1",
  "stroke-opacity": "1",
  opacity: "1",
  "stroke-dasharray": "none",
  "stroke-linejoin": "miter",
  "stroke-linecap": "butt",
  "text-anchor": "start",
  "paint-order": "normal",
  "dominant-baseline": "auto",
};
const MARGIN = 12;
const WIDE = 1400; // px of a saved picture, at least

/**
 * SVG text of the present view.
 * @type {(explorable: Explorable) => string}
 */
export function svg(explorable) {
  const shown = explorable.nodes.canvas.querySelector("svg");
  if (!shown) throw new Error("this view is no SVG");
  return new XMLSerializer().serializeToString(
    framed(
      explorable,
      resolved(shown),
      shown.clientWidth || Number(shown.getAttribute("width")),
      shown.clientHeight || Number(shown.getAttribute("height")),
    ),
  );
}

/** A copy in which nothing hangs on a style sheet; what is not seen is left out. */
function resolved(shown) {
  const copy = shown.cloneNode(true);
  const pairs = [[shown, copy]];
  const gone = [];
  while (pairs.length) {
    const [from, to] = pairs.pop();
    const style = getComputedStyle(from);
    if (style.display === "none" || (style.visibility === "hidden" && !from.children.length)) {
      gone.push(to);
      continue;
    }
    for (const name of PROPERTIES) {
      const value = style.getPropertyValue(name);
      if (value && value !== USUAL[name]) to.setAttribute(name, value);
    }
    for (const name of ["class", "style", "tabindex"]) to.removeAttribute(name);
    [...from.children].forEach((child, i) => pairs.push([child, to.children[i]]));
  }
  gone.forEach((node) => node.remove());
  return copy;
}

/** The picture on a ground of its own, with a margin, a title, and its settings and source under it. */
function framed(explorable, picture, width, height) {
  const { model, nodes, settings } = explorable;
  const { text, measure } = explorable.size;
  const { backgroundColor, color, fontFamily } = getComputedStyle(nodes.frame);
  const small = Math.max(11, text - 2);
  const lines = wrap(
    `${model.title}. ${settingsInWords(model, settings.values, settings.locale)} ${STRINGS.source(model.name, model.version)}`,
    width,
    (words) => measure(words, small, 400),
  );
  const [wide, tall] = [width + 2 * MARGIN, height + 2 * MARGIN + 8 + lines.length * small * 1.4];
  const under = draw("text", { fill: color, "font-size": small, "font-family": fontFamily });
  lines.forEach((words, i) =>
    under.append(draw("tspan", { x: MARGIN, y: height + MARGIN + 8 + (i + 1) * small * 1.4 }, words)),
  );
  for (const [name, value] of Object.entries({ x: MARGIN, y: MARGIN, width, height, overflow: "visible" }))
    picture.setAttribute(name, value);
  return draw(
    "svg",
    { viewBox: `0 0 ${wide} ${tall}`, width: wide, height: tall },
    draw("title", {}, `${model.title}: ${picture.getAttribute("aria-label") ?? ""}`),
    draw("rect", { width: wide, height: tall, fill: backgroundColor }),
    picture,
    under,
  );
}

/**
 * The present view as a PNG: twice as fine as on the page, and finer where it is drawn narrow there beside the stage.
 * @type {(explorable: Explorable) => Promise<Blob>}
 */
export async function png(explorable) {
  const painted = explorable.nodes.canvas.querySelector("canvas");
  const source = painted ?? (await image(svg(explorable)));
  const scale = painted ? 1 : Math.max(2, WIDE / source.width);
  const canvas = Object.assign(document.createElement("canvas"), {
    width: Math.round(source.width * scale),
    height: Math.round(source.height * scale),
  });
  const context = canvas.getContext("2d");
  context.fillStyle = getComputedStyle(explorable.nodes.frame).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  if (!blob) throw new Error("the picture could not be painted");
  return blob;
}

/** Text of an SVG as an image; as a data address, since a blob's would stain the canvas in some browsers. */
async function image(text) {
  const made = new Image();
  made.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await made.decode();
  return made;
}
