/** The words of a script that comes later. */
import { STRINGS } from "./en.js";

/**
 * STRINGS, with these words from now on; those of another language may be there already.
 * @type {<T>(words: T) => typeof STRINGS & T}
 */
export const later = (words) => Object.assign(STRINGS, { ...words, ...STRINGS });
