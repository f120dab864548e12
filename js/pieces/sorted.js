/**
 * <lupus-sorted>: a table with a choice of the column that its rows are sorted by. Rows that are alike there
 * stay in the order they came in.
 */
import { make, say } from "../dom/nodes.js";
import { piece, words } from "./_piece.js";

const WORDS = {
  by: "Sort by",
  first: "as it came",
  done: (column) => `Sorted by ${column}.`,
};

/** A cell's number, or its words. */
function read(cell) {
  const text = words(cell).replace(/(\d),(?=\d{3})/g, "$1");
  const found = text.match(/^[-−]?\d+(\.\d+)?/);
  return found ? Number(found[0].replace("−", "-")) : text.toLowerCase();
}

/** Numbers by size, before words by letter. */
function compare(a, b) {
  if (typeof a === typeof b) return a < b ? -1 : Number(a > b);
  return typeof a === "number" ? -1 : 1;
}

function wake(element) {
  const table = element.querySelector("table");
  const heads = [...(table?.querySelectorAll("thead th") ?? [])].map(words);
  const body = table?.querySelector("tbody");
  if (!heads.length || !body) return false;
  const rows = [...body.rows];
  const choice = make(
    "select",
    {},
    ...[WORDS.first, ...heads].map((name, i) => make("option", { value: i - 1 }, name)),
  );
  const said = make("p", { class: "unseen", role: "status" });
  choice.addEventListener("change", () => {
    const column = Number(choice.value);
    const keys = new Map(rows.map((row) => [row, column < 0 ? 0 : read(row.cells[column])]));
    body.append(...[...rows].sort((a, b) => compare(keys.get(a), keys.get(b))));
    say(said, WORDS.done(choice.selectedOptions[0].textContent));
  });
  element.prepend(make("p", {}, make("label", {}, `${WORDS.by} `, choice)), said);
  return true;
}

piece("sorted", wake, "");
