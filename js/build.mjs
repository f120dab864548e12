/** js/ -> src/lupusedu/static/: explorable.js for pages, widget.js for JupyterLab. */
import { readFileSync } from "node:fs";
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

for (const [entry, file, format] of [["page.js", "explorable.js", "iife"], ["widget.js", "widget.js", "esm"]]) {
  const outfile = here(`../src/lupusedu/static/${file}`);
  await build({
    entryPoints: [here(entry)], outfile, format, bundle: true, minify: true, target: "es2022", charset: "utf8",
    legalComments: "none", plugins: [cssAsText],
  });
  const made = readFileSync(outfile);
  console.log(`${file}: ${made.length} bytes, ${gzipSync(made).length} gzip`);
}
