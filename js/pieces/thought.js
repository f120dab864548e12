/**
 * <lupus-thought>: what the reader thought before, beside what the runs gave: predictions of the page, and of the
 * steps that test them (src/lupusedu/element/steps.py) what was seen. Its own words stay above the list.
 */
import { make } from "../dom/nodes.js";
import { recall, watch } from "../dom/storage.js";
import { SURENESS, sureOf } from "../look/sureness.js";
import { piece, words } from "./_piece.js";
import css from "./thought.css";

const WORDS = {
  drawn: "a curve of your own",
  saw: "You saw:",
  test: (step) => `Test it in step ${step}`,
  thought: "You thought:",
};
const ASKING = "lupus-choice[id], lupus-explorable[predict]";
const NEAR = "100% 0px"; // read anew whenever it comes near the screen

function wake(element) {
  if (!document.querySelector(ASKING)) return false;
  const list = make("ul");
  const read = () => {
    const rows = [...document.querySelectorAll(ASKING)].map(row).filter(Boolean);
    list.replaceChildren(...rows);
    element.classList.toggle("none", !rows.length);
  };
  element.append(list);
  element.classList.add("framed");
  read();
  watch(read);
  // Its place, since the element itself has none while nothing was predicted.
  const near = globalThis.IntersectionObserver && new IntersectionObserver(read, { rootMargin: NEAR });
  near?.observe(element.parentElement);
  return true;
}

/** One prediction of the page and what came of it; null where none was made. */
function row(asking) {
  const [column] = (asking.getAttribute("predict") ?? "").split(" ");
  const key = column ? `${asking.id} ${column}` : asking.id;
  const kept = recall("predictions", key);
  if (!kept) return null;
  const sure = SURENESS[sureOf(kept.sure)];
  const answer = `${kept.answer ?? WORDS.drawn}${sure ? ` (${sure})` : ""}`;
  const question = column ? asking.getAttribute("caption") : words(asking.querySelector("legend, strong"));
  const saw = seen(key);
  return make(
    "li",
    {},
    make("p", {}, question),
    make("p", {}, make("b", {}, WORDS.thought), ` ${answer}`),
    saw && make("p", {}, make("b", {}, WORDS.saw), " ", saw),
  );
}

/** What the run gave, or the way to the step that tests it; null where no step does. */
function seen(key) {
  for (const figure of document.querySelectorAll("lupus-explorable[steps]")) {
    const steps = JSON.parse(figure.getAttribute("steps"));
    const at = steps.findIndex(
      ({ answers }) => answers && [answers, `${figure.id} ${answers}`].includes(key),
    );
    if (at < 0) continue;
    const done = recall("steps", figure.id);
    if (Array.isArray(done) && done.includes(at + 1)) return steps[at].gave;
    return make("a", { href: `#${figure.id}:step=${at + 1}` }, WORDS.test(at + 1));
  }
  return null;
}

piece("thought", wake, css);
