/** The reader's four votes: where each was asked, what was said before, and all of it as text. No DOM. */
export const PLACES = ["on the home page", "in chapter 7", "in chapter 8", "in chapter 10"];
export const TITLES = ["Home page", "Chapter 7", "Chapter 8", "Chapter 10"];

/** [word or null] of the four asks; what storage gives may be anything. recalled(ask) is asked for 1 to 4. */
export const marks = (words, recalled) =>
  PLACES.map((_, i) => (words.includes(recalled(i + 1)) ? recalled(i + 1) : null));

/** [[word, [places]]] of the asks before this one: each word once, in the order first said. */
export function before(said, ask) {
  const found = new Map();
  said.slice(0, ask - 1).forEach((word, i) => {
    if (word) found.set(word, [...(found.get(word) ?? []), PLACES[i]]);
  });
  return [...found];
}

/** The way from mark to mark, as points "x,y" in a box of 100 × 100: words go across, asks down. */
export const way = (words, said) =>
  said
    .map((word, i) => [words.indexOf(word), i])
    .filter(([at]) => at >= 0)
    .map(([at, i]) => `${((at + 0.5) / words.length) * 100},${((i + 0.5) / said.length) * 100}`)
    .join(" ");

/** What the Copy button copies. ledger: [[can say, cannot say yet]]. */
export function asText(question, said, moved, ledger) {
  const lines = [question, ...said.map((word, i) => `${TITLES[i]}: ${word ?? "no mark"}`)];
  if (moved.trim()) lines.push("", "What moved me:", moved.trim());
  const rows = ledger.filter(([can, cannot]) => can || cannot);
  if (rows.length)
    lines.push(
      "",
      "The ledger",
      ...rows.flatMap(([can, cannot]) => [`We can say: ${can}`, `We cannot say yet: ${cannot}`]),
    );
  return lines.join("\n");
}
