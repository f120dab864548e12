/**
 * js/ -> src/lupusedu/static/: explorable.js for pages, views/*.js that it asks for when first shown,
 * pieces/*.js for other elements of a page, what every page has, patients.worker.js, widget.js for JupyterLab.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { minify } from "terser";
import { arrows, wrong } from "./arrows.mjs";
import { exported } from "./symbols.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** A style sheet is imported as its minified text. */
const cssAsText = {
  name: "css-as-text",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { outputFiles } = await build({ entryPoints: [path], minify: true, write: false });
      return { contents: outputFiles[0].text.trim(), loader: "text" };
    }),
};

/** The drawings of actors, an export each (look/actors.js). */
const drawings = {
  name: "drawings",
  setup: ({ onLoad }) =>
    onLoad({ filter: /actors\.svg$/ }, ({ path }) => ({ contents: exported(readFileSync(path, "utf8")) })),
};

/** What an element can be asked for, without the words of help: they are for people (look/options.js). */
const optionsWithoutHelp = {
  name: "options-without-help",
  setup: ({ onLoad }) =>
    onLoad({ filter: /look.options\.json$/ }, ({ path }) => {
      const bare = (name, value) => (name === "help" ? undefined : value);
      return { contents: JSON.stringify(JSON.parse(readFileSync(path, "utf8")), bare), loader: "json" };
    }),
};

/** Scales here lead from numbers to numbers: what d3 brings to blend colours and write ticks stays off the page. */
const numbersOnly = {
  name: "numbers-only",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^d3-interpolate$/ }, () => ({ path: "numbers", namespace: "interpolate" }));
    onLoad({ filter: /.*/, namespace: "interpolate" }, () => ({
      contents: `export const interpolateNumber = (a, b) => (t) => a * (1 - t) + b * t;
        export const interpolateRound = (a, b) => (t) => Math.round(a * (1 - t) + b * t);
        export const interpolate = interpolateNumber, piecewise = undefined;`,
    }));
    // Ticks are written by words/numbers.js.
    onResolve({ filter: /^d3-format$/ }, () => ({ path: "none", namespace: "format" }));
    onLoad({ filter: /.*/, namespace: "format" }, () => ({
      contents: `export const format = undefined, formatPrefix = format, formatSpecifier = format,
        precisionFixed = format, precisionPrefix = format, precisionRound = format;`,
    }));
  },
};

/**
 * A worker is imported as the text of its whole script: from file:// only a Blob can be started. It is a file
 * too, for sites that allow no Blob.
 */
const workerAsText = {
  name: "worker-as-text",
  setup: ({ initialOptions, onLoad }) =>
    onLoad({ filter: /worker\.js$/ }, async ({ path }) => {
      if (initialOptions.entryPoints.includes(path)) return; // the file itself
      const { outputFiles, metafile } = await build({
        ...USUAL,
        entryPoints: [path],
        format: "iife",
        write: false,
      });
      note(metafile);
      return { contents: await packed(outputFiles[0].text), loader: "text" };
    }),
};

/** What a kit lends: {module: [its names]}, as bundles/kit*.js has them. */
async function lentBy(path) {
  const usual = {
    bundle: true,
    write: false,
    metafile: true,
    logLevel: "silent",
    format: "esm",
    absWorkingDir: here(".."),
    outdir: "out",
    loader: { ".css": "text" },
  };
  const { metafile } = await build({ ...usual, entryPoints: [here(path)] });
  const { imports } = metafile.inputs[`js/${path}`];
  const each = await build({ ...usual, entryPoints: imports.map((one) => one.path) });
  const names = new Map(Object.values(each.metafile.outputs).map((one) => [one.entryPoint, one.exports]));
  return Object.fromEntries(
    imports.map(({ path, original }) => [
      original.startsWith(".") ? path.replace("js/", "") : original,
      names.get(path),
    ]),
  );
}

/** What is lent is not bundled a second time: of each module the names that are used, and no more. */
const from = (lent) => ({
  name: "from-kit",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^(\.\.?\/.*\.js|d3-\w+)$/ }, ({ path, resolveDir }) => {
      const name = path.startsWith(".")
        ? relative(here("."), join(resolveDir, path)).replaceAll("\\", "/")
        : path;
      return lent[name] ? { path: name, namespace: "kit", sideEffects: false } : null;
    });
    onLoad({ filter: /.*/, namespace: "kit" }, ({ path }) => ({
      contents: [
        `const lent = globalThis.lupusedu.kit[${JSON.stringify(path)}];`,
        ...lent[path].map((name) => `export const ${name} = /* @__PURE__ */ (() => lent.${name})();`),
      ].join("\n"),
    }));
  },
});
const kit = await lentBy("bundles/kit.js");
const fromKit = from(kit);
const fromBoth = from({ ...kit, ...(await lentBy("bundles/kit_more.js")) });

// Licences of others stand in a file of their own, whole; see `licences`.
const USUAL = {
  bundle: true,
  minify: true,
  // What a Chromebook of 2019 was sold with, and Safari before class fields: 1.8 % more bytes. What it lacks
  // beyond syntax is told in element/able.js.
  target: ["chrome76", "firefox78", "safari15"],
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  absWorkingDir: here(".."),
};

/**
 * A script of a page as small as two minifiers make it: terser takes 4 % off what esbuild leaves, packed.
 * banner: a comment that stays at its head.
 */
async function packed(text, banner) {
  const { code } = await minify(text, {
    ecma: 2018, // esbuild has lowered what is newer (USUAL)
    mangle: { toplevel: true },
    format: { comments: false, preamble: banner },
  });
  return `${code}\n`;
}

const packages = new Set();
const metafiles = [];

/** Remember which packages a bundle holds code of, and who imports whom. */
function note(metafile) {
  metafiles.push(metafile);
  const { outputs } = metafile;
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const found = path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/);
      if (found && bytesInOutput) packages.add(found[0]);
    }
  }
}

/** Name, version and whole licence of each package that is bundled. A package without one ends the build. */
function licences() {
  const texts = [...packages].sort().map((folder) => {
    const at = here(`../${folder}`);
    const { name, version, license } = JSON.parse(readFileSync(join(at, "package.json"), "utf8"));
    const file = readdirSync(at).find((one) => /^licen[cs]e/i.test(one));
    if (!file)
      throw new Error(
        `${name} is bundled and has no licence file; leave it out, or add its licence by hand.`,
      );
    return `${name} ${version}${license ? ` (${license})` : ""}\n\n${readFileSync(join(at, file), "utf8").trim()}\n`;
  });
  return `The scripts of this book hold code of these ${texts.length} packages.\n\n${texts.join(`\n${"-".repeat(72)}\n\n`)}`;
}

/**
 * Of what the first answer runs nearly all: a browser that knows this word (Chrome from 136) compiles it beside
 * the main thread while it arrives, a fifth of all work until that answer.
 */
const RUN_WHOLE = "//# allFunctionsCalledOnLoad";

async function made(entry, file, format, plugins = [], banner = undefined) {
  const { metafile, outputFiles } = await build({
    ...USUAL,
    entryPoints: [here(entry)],
    format,
    write: false,
    plugins: [cssAsText, drawings, workerAsText, optionsWithoutHelp, numbersOnly, ...plugins],
  });
  note(metafile);
  const [{ text: written }] = outputFiles;
  // A notebook has its bundle from the disk, where a kilobyte does not count and the build's seconds do.
  const text = format === "esm" ? written : await packed(written, banner);
  const out = here(`../src/lupusedu/static/${file}`);
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, text);
  console.log(`${file}: ${text.length} bytes, ${gzipSync(text).length} gzip`);
}

const scripts = (folder) => readdirSync(here(folder)).filter((name) => /^[^_].*\.js$/.test(name));

await made("bundles/explorable.js", "explorable.js", "iife", [], RUN_WHOLE);
for (const view of scripts("figure/views"))
  await made(`figure/views/${view}`, `views/${view}`, "iife", [fromKit], RUN_WHOLE);
for (const piece of scripts("pieces")) await made(`pieces/${piece}`, `pieces/${piece}`, "iife");
for (const one of scripts("page")) await made(`page/${one}`, one, "iife");
await made("simulate/cohort.worker.js", "patients.worker.js", "iife");
await made("bundles/more.js", "more.js", "iife", [fromKit]);
await made("bundles/together.js", "together.js", "iife", [fromKit]);
await made("bundles/drawer.js", "drawer.js", "iife", [fromBoth]);
for (const bundle of ["es", "listen", "embed", "search", "stiff"])
  await made(`bundles/${bundle}.js`, `${bundle}.js`, "iife");
await made("bundles/widget.js", "widget.js", "esm");
const faults = wrong(arrows(metafiles));
if (faults.length) throw new Error(`Imports that point the wrong way (js/arrows.mjs):\n${faults.join("\n")}`);
writeFileSync(here("../src/lupusedu/static/THIRD_PARTY_LICENSES.txt"), licences());
