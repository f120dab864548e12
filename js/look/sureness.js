/** How sure one may be of an answer: one scale for a choice, a curve and a dot. What is kept is the key. */
import words from "../../src/lupusedu/words/sureness.json" with { type: "json" };

export const SURENESS = words;

/**
 * The key of what was kept, by whatever words; undefined where it is none.
 * @type {(kept: any) => string | undefined}
 */
export const sureOf = (kept) => Object.keys(words).find((key) => String(kept ?? "").includes(key));
