/** The words of a script that comes later. */
import { STRINGS } from "./en.js";

/**
 * STRINGS, with these words from now on; those of another language may be there already. known: STRINGS as an
 * earlier script left it.
 * @type {<T, K extends typeof STRINGS = typeof STRINGS>(words: T, known?: K) => K & T}
 */
export const later = (words, known) =>
  Object.assign(/** @type {any} */ (known ?? STRINGS), { ...words, ...STRINGS });
