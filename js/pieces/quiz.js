/**
 * <lupus-quiz>: an ordered list of questions, each with its options as <details>. A choice shows that
 * option's own reply; try again as often as you like. A question opens its options once those before it are
 * answered, or all on request; a search in the page finds folded ones.
 */
import { make, say } from "../dom/nodes.js";
import { recall, remember, watch } from "../dom/storage.js";
import { asked, opened, option, piece, reply } from "./_piece.js";
import { Score } from "./_quiz_score.js";
import css from "./quiz.css";

const WORDS = {
  notYet: "Not yet.",
  check: "Check this answer",
  startOver: "Start over",
  whole: "Show all questions",
  fresh: (all) => `${all} questions. Choose an answer to see its reply. No clock, nothing is sent.`,
  sofar: (answered, all, firsts) => `${answered} of ${all} answered, ${firsts} right at first try.`,
  done: (all, firsts) => `All ${all} answered: ${firsts} of ${all} right at first try.`,
};

function wake(element) {
  const found = [...element.querySelectorAll(":scope > ol > li")].map((item) => ({ item, ...opened(item) }));
  const right = ({ options }) => options.findIndex(({ box }) => "right" in box.dataset);
  if (!found.length || found.some((one) => one.options.length < 2 || right(one) < 0)) return false;
  const items = found.map((one) => ({ texts: one.options.map(({ text }) => text), right: right(one) }));
  const score = new Score(items, recall("quiz", element.key));
  // Another tab may have answered another item: its answer stays.
  const read = () => score.read(recall("quiz", element.key));
  const progress = make("p", { class: "small", role: "status" });
  const over = make("button", { type: "button", class: "quiet" }, WORDS.startOver);
  const changed = () => {
    remember("quiz", element.key, score.kept());
    tell();
  };
  const whole = make("button", { type: "button", class: "quiet" }, WORDS.whole);
  let unfolded = false;
  const fold = () => {
    const next = score.answers.findIndex((one) => !one);
    const later = (_, i) => !unfolded && next >= 0 && i > next;
    questions.forEach((one, i) => one.fold(later(one, i)));
    whole.hidden = !questions.some(later);
  };
  const unfold = () => {
    unfolded = true;
    fold();
  };
  const tell = () => {
    const { answered, firsts } = score;
    const all = items.length;
    fold();
    say(
      progress,
      answered === 0
        ? WORDS.fresh(all)
        : answered < all
          ? WORDS.sofar(answered, all, firsts)
          : WORDS.done(all, firsts),
    );
    over.hidden = answered === 0;
  };
  const questions = found.map((one, i) => question(one, `${element.key}-${i}`, score, i, read, changed));
  const show = () => questions.forEach((one) => one.show());
  watch(() => {
    read();
    show();
    tell();
  });
  over.addEventListener("click", () => {
    score.clear();
    unfolded = false;
    show();
    changed();
    questions[0].inputs[0].focus();
  });
  whole.addEventListener("click", () => {
    const at = score.answers.findIndex((one) => !one);
    unfold();
    questions[at].inputs[0].focus();
  });
  element.addEventListener("beforematch", unfold);
  element.append(make("div", { class: "verbs" }, progress, whole, over));
  tell();
  return true;
}

/**
 * One item: its radio buttons, and the reply below them. The arrow keys walk the options; what they stop at
 * waits to be checked.
 */
function question({ item, before, options }, name, score, i, read, changed) {
  const replies = options.map(({ rest }, at) =>
    reply(rest, at === score.items[i].right ? null : WORDS.notYet),
  );
  const said = make("div", { class: "reply", role: "status" });
  const check = make("button", { type: "button", hidden: true }, WORDS.check);
  const rows = options.map(({ summary }, at) => option("radio", name, at, ...summary));
  const inputs = rows.map(({ input }) => input);
  const list = make("div", { class: "options" }, ...rows.map(({ label }) => label));
  const field = asked(before, list, check, said);
  let walking = false;
  let waiting = null;

  const show = () => {
    const place = score.answers[i]?.place ?? -1;
    waiting = null;
    check.hidden = true;
    inputs.forEach((input, at) => {
      input.checked = at === place;
    });
    said.classList.toggle("right", place === score.items[i].right);
    said.replaceChildren(...(place < 0 ? [] : [replies[place]]));
  };
  const take = (place) => {
    read();
    score.take(i, place);
    show();
    changed();
  };
  inputs.forEach((input, at) => {
    input.addEventListener("change", () => {
      if (!walking) return take(at);
      waiting = at;
      said.replaceChildren();
      check.hidden = false;
    });
    // A click on the option the arrows stopped at.
    input.addEventListener("click", () => {
      if (!walking && waiting === at) take(at);
    });
  });
  field.addEventListener(
    "keydown",
    (/** @type {KeyboardEvent & { target: HTMLInputElement }} */ { key, target }) => {
      walking = key.startsWith("Arrow");
      if ((key === "Enter" || key === " ") && inputs.includes(target)) {
        target.checked = true;
        take(inputs.indexOf(target));
      }
    },
  );
  for (const event of ["keyup", "pointerdown"])
    field.addEventListener(event, () => {
      walking = false;
    });
  check.addEventListener("click", () => {
    const place = waiting;
    inputs[place].focus();
    take(place);
  });
  const fold = (later) => {
    if (later) list.setAttribute("hidden", "until-found");
    else list.removeAttribute("hidden");
    item.classList.toggle("later", later);
  };
  item.replaceChildren(field);
  show();
  return { inputs, show, fold };
}

piece("quiz", wake, css);
