/**
 * <lupus-fill>: a table of ●, ◐ and ○ that the reader fills in before it is shown. What follows the table
 * waits until then.
 */
import { make, say } from "../dom/nodes.js";
import { recall, remember, watch } from "../dom/storage.js";
import { piece, words } from "./_piece.js";
import css from "./fill.css";

const SIGNS = ["●", "◐", "○"];
const WORDS = {
  named: ["plainly", "weakly", "not at all"],
  blank: "not filled yet",
  cell: (column, row, how) => `${row}, ${column}: ${how}. Change`,
  fresh: (all) =>
    `Tap a square until it shows what you think. ${all} squares; leave one empty if you do not know.`,
  mine: (sign) => `you: ${sign}`,
  result: (same, all) => `${same} of ${all} as in the map. Where you differ, yours is below it.`,
  all: (all) => `All ${all} as in the map.`,
  show: "Show the map",
  over: "Start over",
};

function wake(element) {
  const table = element.querySelector("table");
  const cells = [...(table?.querySelectorAll("tbody td") ?? [])].filter((cell) =>
    SIGNS.includes(words(cell)),
  );
  if (!cells.length) return false;
  const holder = [...element.children].find((child) => child.contains(table));
  const after = [...element.childNodes].slice([...element.childNodes].indexOf(holder) + 1);
  const squares = cells.map((cell) => square(cell, table));
  const told = make("p", { class: "small", role: "status" });
  const show = make("button", { type: "button", class: "primary" }, WORDS.show);
  const over = make("button", { type: "button", class: "quiet", hidden: true }, WORDS.over);
  const notes = make("div", { class: "notes", hidden: true }, ...after);

  const keep = (shown) =>
    remember("fill", element.id, { signs: squares.map((one) => one.mine).join(""), shown });
  const settle = (shown) => {
    const same = squares.filter((one) => one.mine === one.right).length;
    element.classList.toggle("shown", shown);
    show.hidden = shown;
    over.hidden = notes.hidden = !shown;
    say(
      told,
      !shown
        ? WORDS.fresh(squares.length)
        : same === squares.length
          ? WORDS.all(same)
          : WORDS.result(same, squares.length),
    );
  };
  // What comes from storage may be anything; another tab may have filled other squares.
  const read = () => {
    const kept = recall("fill", element.id);
    squares.forEach((one, i) => one.put(kept?.signs?.length === squares.length ? kept.signs[i] : "-"));
    return kept?.shown === true;
  };
  squares.forEach((one) =>
    one.button.addEventListener("click", () => {
      read();
      one.turn();
      keep(false);
    }),
  );
  show.addEventListener("click", () => {
    settle(true);
    keep(true);
    over.focus({ preventScroll: true });
  });
  over.addEventListener("click", () => {
    squares.forEach((one) => one.put("-"));
    settle(false);
    keep(false);
    squares[0].button.focus();
  });
  element.classList.add("framed");
  element.append(make("div", { class: "verbs" }, show, over, told), notes);
  settle(read());
  watch(() => settle(read()));
  return true;
}

/**
 * One cell of the table: a button that walks through the signs; beside it, for later, the sign of the map
 * and, where it differs, the reader's own.
 */
function square(cell, table) {
  const right = words(cell);
  const named = (heading) => words(heading.querySelector("strong") ?? heading);
  const [row, column] = [cell.parentElement.cells[0], table.tHead.rows[0].cells[cell.cellIndex]].map(named);
  const button = make("button", { type: "button" });
  const own = make("span", { class: "own" });
  cell.replaceChildren(
    button,
    make(
      "span",
      { class: "answer" },
      make("span", { "aria-hidden": "true" }, right),
      make("span", { class: "unseen" }, WORDS.named[SIGNS.indexOf(right)]),
      own,
    ),
  );
  const one = {
    right,
    button,
    mine: "-",
    put(sign) {
      one.mine = SIGNS.includes(sign) ? sign : "-";
      const named = SIGNS.indexOf(one.mine);
      say(button, SIGNS[named] ?? "");
      button.setAttribute("aria-label", WORDS.cell(column, row, WORDS.named[named] ?? WORDS.blank));
      const other = named >= 0 && one.mine !== right;
      cell.classList.toggle("other", other);
      say(own, other ? WORDS.mine(one.mine) : "");
    },
    turn: () => one.put(SIGNS[(SIGNS.indexOf(one.mine) + 1) % SIGNS.length]),
  };
  one.put("-");
  return one;
}

piece("fill", wake, css);
