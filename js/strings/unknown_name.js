import { STRINGS } from "./en.js";

/** Edits (insert, drop, replace, swap neighbours) that turn one word into another. */
function distance(a, b) {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  for (let j = 0; j <= b.length; j++) rows[0][j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return rows[a.length][b.length];
}

/**
 * The known name nearest to a wrong one, or undefined when none is near.
 * @type {(wrong: string, names: string[]) => string | undefined}
 */
export function nearest(wrong, names) {
  const text = String(wrong).slice(0, 60).toLowerCase();
  const ranked = names
    .map((name) => ({ name, far: distance(text, name.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  if (ranked[0]?.far <= Math.max(1, Math.ceil(text.length / 3))) return ranked[0].name;
}

/**
 * "X has no parameter 'roh'; did you mean 'rho'?", or the names there are.
 * @type {(owner: string, kind: string, wrong: string, names: string[]) => string}
 */
export function unknown(owner, kind, wrong, names) {
  const close = nearest(wrong, names);
  return STRINGS.errors.unknown(
    owner,
    STRINGS.errors.kinds[kind] ?? kind,
    String(wrong).slice(0, 60),
    close,
    names.join(", "),
  );
}
