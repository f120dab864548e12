/**
 * <lupus-vote ask="2">: five words on a dial, asked four times in the book. The marks stay on the reader's
 * own device.
 */
import { copier } from "../dom/copy_button.js";
import { draw, make, say } from "../dom/nodes.js";
import { asText, before, marks, TITLES, way } from "./_vote_marks.js";
import { recall, remember, watch } from "../dom/storage.js";
import { option, piece, words } from "./_piece.js";
import css from "./vote.css";

const WORDS = {
  again: [
    "We ask again in chapters 7, 8 and 10.",
    "We ask again in chapters 8 and 10.",
    "We ask once more, in chapter 10.",
    "",
  ],
  clear: "Clear all my marks",
  cleared: "Your marks are cleared.",
  copied: "Copied.",
  copy: "Copy my marks, my reasons and the ledger",
  copyByHand: "This browser does not let a page copy. Here is the text, marked:",
  kept: "Kept on this device only. Nothing is sent. You can change it at any time.",
  lasts: "This browser keeps nothing, so your mark lasts while the page is open. Nothing is sent.",
  moved: "What moved you?",
  reasons: "Write down why",
  none: "no mark",
  row: "Your four marks",
  unsaid: "No answer is right or wrong. Your mark stays on this device; nothing is sent.",
  youSaid: "You said",
};
const LONGEST = 4000;

function wake(element) {
  const question = element.querySelector("strong, b");
  const ask = Number(element.getAttribute("ask"));
  if (!question || !TITLES[ask - 1]) return false;
  const asked = words(question);
  const list = words(question.parentNode)
    .slice(asked.length)
    .split("·")
    .map((word) => word.trim())
    .filter(Boolean);
  if (list.length < 3) return false;
  const read = () => marks(list, (one) => recall("vote", one));
  const said = read();
  const rows = list.map((word) => option("radio", `vote-${ask}`, word, word));
  const olds = rows.map(({ label }) => label.appendChild(make("span", { class: "old" })));
  const kept = make("p", { class: "small", role: "status" });
  const tell = (where) => say(kept, `${where} ${WORDS.again[ask - 1]}`.trim());
  const was = make("p", { class: "was" });
  const clear = make("button", { type: "button", class: "quiet" }, WORDS.clear);
  const last = ask === 4 ? ending(asked, list, said) : null;

  const show = () => {
    Object.assign(said, read());
    rows.forEach(({ input }, i) => {
      input.checked = said[ask - 1] === list[i];
      const old = TITLES.filter((_, at) => at < ask - 1 && said[at] === list[i]);
      olds[i].replaceChildren(...old.map((title) => make("span", {}, title.toLowerCase())));
    });
    was.replaceChildren(
      ...before(said, ask).flatMap(([word, places]) => [
        `${WORDS.youSaid} `,
        make("em", {}, word),
        ` ${places.join(" and ")}. `,
      ]),
    );
    was.hidden = !was.textContent;
    clear.hidden = !said.some(Boolean);
    last?.show();
  };
  rows.forEach(({ input }, i) =>
    input.addEventListener("change", () => {
      const lasts = remember("vote", ask, list[i]);
      tell(lasts ? WORDS.kept : WORDS.lasts);
      show();
    }),
  );
  clear.addEventListener("click", () => {
    TITLES.forEach((_, i) => remember("vote", i + 1, undefined));
    last?.forget();
    say(kept, WORDS.cleared);
    show();
    rows[0].input.focus();
  });
  const greet = () => (said[ask - 1] ? tell(WORDS.kept) : say(kept, WORDS.unsaid));
  greet();
  watch(() => {
    show();
    greet();
  });
  const dial = make("div", { class: "dial" }, ...rows.map(({ label }) => label));
  const field = make("fieldset", {}, make("legend", {}, question), was, dial);
  element.replaceChildren(field, make("div", { class: "verbs" }, kept, clear), ...(last ? [last.node] : []));
  element.classList.add("framed");
  show();
  return true;
}

/**
 * The four marks on one scale, with the way they went; behind one tap the reader's reasons, and a button that
 * copies both with the page's ledger.
 */
function ending(question, list, said) {
  const row = make("ol", { class: "marks", "aria-label": WORDS.row });
  const box = make("textarea", { id: "vote-moved", maxlength: LONGEST });
  box.addEventListener("input", () => remember("vote", "moved", box.value || undefined));
  const ledger = () =>
    [...document.querySelectorAll("table.lupus-ledger tbody tr")].map(
      (/** @type {HTMLTableRowElement} */ one) => [...one.cells].map(words),
    );
  const { button, note } = copier(WORDS.copy, () => asText(question, said, box.value, ledger()), WORDS);
  button.className = "";
  const mark = (word, i) =>
    make(
      "li",
      {},
      make("div", {}, make("div", { class: "small" }, TITLES[i]), word ?? WORDS.none),
      make(
        "span",
        { class: "meter", "aria-hidden": "true" },
        ...list.map((one) => make("span", { class: one === word ? "on" : null })),
      ),
    );
  const line = draw("polyline", { "vector-effect": "non-scaling-stroke" });
  const path = draw(
    "svg",
    { viewBox: "0 0 100 100", preserveAspectRatio: "none", "aria-hidden": "true" },
    line,
  );
  const scale = make("div", { class: "scale" }, path, row);
  const reasons = make(
    "details",
    {},
    make("summary", {}, WORDS.reasons),
    make("label", { for: box.id }, WORDS.moved),
    box,
    make("div", { class: "verbs" }, button, note),
  );
  return {
    node: make("div", { class: "ending" }, scale, reasons),
    show() {
      const known = recall("vote", "moved");
      if (document.activeElement !== box)
        box.value = typeof known === "string" ? known.slice(0, LONGEST) : "";
      if (box.value) reasons.open = true;
      scale.hidden = !said.some(Boolean);
      row.replaceChildren(...said.map(mark));
      line.setAttribute("points", way(list, said));
    },
    forget() {
      box.value = "";
      remember("vote", "moved", undefined);
    },
  };
}

piece("vote", wake, css);
