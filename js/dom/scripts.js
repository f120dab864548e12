/**
 * Scripts that stand beside the bundle and are asked for only when needed; on a file:// page fetch would
 * fail, a script does not.
 */

// Where the bundle came from: known only while its script runs; unknown in a notebook.
export const bundle = /** @type {HTMLScriptElement} */ (globalThis.document?.currentScript)?.src;

const asked = new Map();

/**
 * A promise of the script at `path` beside the bundle having run; it is asked for once, and again after a
 * failure.
 * @type {(path: string) => Promise<any>}
 */
export function script(path) {
  if (!asked.has(path))
    asked.set(
      path,
      added(path).catch((error) => {
        asked.delete(path);
        throw error;
      }),
    );
  return asked.get(path);
}

function added(path) {
  return new Promise((done, failed) => {
    if (!bundle) return failed(new Error(`no place to look for ${path}`));
    const node = Object.assign(document.createElement("script"), { src: new URL(path, bundle).href });
    node.addEventListener("load", done);
    node.addEventListener("error", () => {
      node.remove();
      failed(new Error(`${path} did not load`));
    });
    document.head.append(node);
  });
}
