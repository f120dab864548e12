/** Finding a model by name: already here, on its way, or to be fetched as a script beside the bundle. */
import { bundle } from "../dom/scripts.js";
/** @import { Model } from "../types.d.ts" */

const shelf = () => {
  globalThis.lupusedu ??= { models: {} };
  return (globalThis.lupusedu.models ??= {});
};

const registeredModel = (name) => (Object.hasOwn(shelf(), name) ? shelf()[name] : undefined);

/**
 * Call `ready(model)` once the model is registered, or `failed()` when it cannot be; returns a function that
 * stops waiting.
 */
function whenModel(name, ready, failed) {
  const check = () => {
    const model = registeredModel(name);
    if (!model) return;
    stop();
    ready(model);
  };
  const stop = () => document.removeEventListener("lupusedu-model", check);
  document.addEventListener("lupusedu-model", check);
  check();
  if (!registeredModel(name)) fetchModel(name, () => registeredModel(name) || failed());
  return stop;
}

/**
 * Listen to the page's own script for this model, or add one; on a file:// page fetch would fail, a script
 * does not.
 */
function fetchModel(name, settled) {
  if (!/^[a-z]\w*$/.test(name)) return settled();
  const known = [...document.scripts].find((script) =>
    script.src.split(/[?#]/)[0].endsWith(`/models/${name}.js`),
  );
  if (known) {
    known.addEventListener("error", settled);
    if (document.readyState === "complete") setTimeout(settled, 3000);
    else addEventListener("load", () => setTimeout(settled));
  } else if (bundle) {
    const script = document.createElement("script");
    script.src = new URL(`models/${name}.js`, bundle).href;
    script.addEventListener("error", settled);
    script.addEventListener("load", settled);
    document.head.append(script);
  } else if (document.readyState === "complete") setTimeout(settled);
  else addEventListener("load", () => setTimeout(settled));
}

/**
 * Call `ready(models)` once all are registered, or `failed(name)` for one that cannot be; returns functions
 * that stop waiting.
 * @type {(names: string[], ready: (models: Model[]) => void, failed: (name: string) => void) => (() =>
 *   void)[]}
 */
export function whenModels(names, ready, failed) {
  const found = new Map();
  return names.map((name) =>
    whenModel(
      name,
      (model) => {
        found.set(name, model);
        if (found.size === new Set(names).size) ready(names.map((one) => found.get(one)));
      },
      () => failed(name),
    ),
  );
}
