/**
 * What the reader has set on this visit of a page. It lies with the visit's place in the tab's history:
 * reload and Back find it again, a link followed anew begins afresh, and the address stays what it was.
 */
import { reader } from "./storage.js";

function all() {
  const kept = history.state?.lupusedu;
  return kept?.reader === reader() ? kept : { reader: reader() };
}

/** @type {(name: string) => any} */
export const found = (name) => all()[name];

/**
 * Keep something for this visit; undefined forgets it.
 * @type {(name: string, thing: any) => void}
 */
export function keep(name, thing) {
  try {
    history.replaceState({ ...history.state, lupusedu: { ...all(), [name]: thing } }, "");
  } catch {
    // Some frames have no history: then it lasts while the page is open.
  }
}
