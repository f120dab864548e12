/** js/ -> src/lupusedu/static/: explorable.js for pages, views/*.js that it asks for when first shown, pieces/*.js for other elements of a page, patients.worker.js, widget.js for JupyterLab. */
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** A style sheet is imported as its minified text. */
const cssAsText = {
  name: "css-as-text",
  setup: ({ onLoad }) => onLoad({ filter: /\.css$/ }, async ({ path }) => {
    const { outputFiles } = await build({ entryPoints: [path], minify: true, write: false });
    return { contents: outputFiles[0].text.trim(), loader: "text" };
  }),
};

/** A worker is imported as the text of its whole script: from file:// only a Blob can be started. It is a file too, for sites that allow no Blob. */
const workerAsText = {
  name: "worker-as-text",
  setup: ({ onLoad }) => onLoad({ filter: /worker\.js$/ }, async ({ path }) => {
    const { outputFiles } = await build({ ...USUAL, entryPoints: [path], format: "iife", write: false });
    return { contents: outputFiles[0].text.trim(), loader: "text" };
  }),
};

/** What the bundle lends (kit.js) is not bundled a second time. */
const lent = [...readFileSync(here("kit.js"), "utf8").matchAll(/^ {2}"([\w.-]+)":/gm)].map(([, name]) => name);
const fromKit = {
  name: "from-kit",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^(\.\.?\/[\w-]+\.js|d3-\w+)$/ }, ({ path }) => (lent.includes(basename(path)) ? { path: basename(path), namespace: "kit" } : null));
    onLoad({ filter: /.*/, namespace: "kit" }, ({ path }) => ({ contents: `module.exports = globalThis.lupusedu.kit[${JSON.stringify(path)}]` }));
  },
};

const USUAL = { bundle: true, minify: true, target: "es2022", charset: "utf8", legalComments: "none" };

async function made(entry, file, format, plugins = []) {
  const outfile = here(`../src/lupusedu/static/${file}`);
  await build({ ...USUAL, entryPoints: [here(entry)], outfile, format, plugins: [cssAsText, workerAsText, ...plugins] });
  const text = readFileSync(outfile);
  console.log(`${file}: ${text.length} bytes, ${gzipSync(text).length} gzip`);
}

await made("page.js", "explorable.js", "iife");
for (const view of readdirSync(here("views"))) if (view !== "all.js") await made(`views/${view}`, `views/${view}`, "iife", [fromKit]);
for (const piece of readdirSync(here("pieces")).filter((name) => name.endsWith(".js"))) await made(`pieces/${piece}`, `pieces/${piece}`, "iife");
await build({ ...USUAL, entryPoints: [here("patients.worker.js")], outfile: here("../src/lupusedu/static/patients.worker.js"), format: "iife" });
await made("away.js", "away.js", "iife", [fromKit]);
await made("es.js", "es.js", "iife");
await made("sound.js", "listen.js", "iife");
await made("framed.js", "embed.js", "iife");
await made("widget.js", "widget.js", "esm");
