/** The nodes of the scene, and hands on them: buttons, a swipe over the people, the door that one pulls at. */
import { make, put } from "../../dom/nodes.js";
import { STRINGS } from "../../strings/views/interval.js";
import { number } from "../../words/numbers.js";
import { pictured } from "../view_parts.js";

const SWIPE = 30; // px
const STEP = 14; // px that one pulls for one more
const KEYS = {
  ...{ ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 },
  ...{ PageUp: 10, PageDown: -10, End: Infinity, Home: -Infinity },
};

/** {svg, words, door, spin, many, more} in one picture. act: {spin, pass, bring}, what they do. */
export function built(act) {
  const { svg, words } = pictured();
  const press = (does, kind = null) => {
    const button = make("button", { type: "button", class: kind });
    button.addEventListener("click", does);
    return button;
  };
  const parts = {
    ...{ svg, words },
    spin: press(() => act.spin(), "primary"),
    many: press(() => act.pass()),
    more: press(() => act.bring(1)),
    door: make("div", { class: "door", role: "slider", tabindex: 0 }),
  };
  swiped(svg, act);
  pulled(parts.door, act);
  const picture = make(
    "div",
    { class: "rounds" },
    svg,
    parts.door,
    make("div", { class: "verbs" }, parts.spin, parts.many, parts.more),
  );
  return { ...parts, picture, beneath: [words] };
}

/** A finger or a mouse that goes over the people spins them. */
function swiped(svg, act) {
  let from = null;
  svg.addEventListener("pointerdown", ({ clientX, clientY }) => {
    from = { x: clientX, y: clientY };
  });
  svg.addEventListener("pointerup", ({ clientX, clientY }) => {
    if (!from) return;
    const across = Math.abs(clientX - from.x);
    if (across > SWIPE && across > 2 * Math.abs(clientY - from.y)) act.spin();
    from = null;
  });
  svg.addEventListener("pointercancel", () => {
    from = null;
  });
}

/** People follow a hand through the door, one every few px; a tap brings one, keys as on any slider. */
function pulled(door, act) {
  let held = null;
  door.addEventListener("pointerdown", (event) => {
    door.setPointerCapture(event.pointerId);
    held = { x: event.clientX, brought: 0, moved: false };
  });
  door.addEventListener("pointermove", ({ clientX }) => {
    if (!held) return;
    const wanted = Math.trunc((held.x - clientX) / STEP);
    if (wanted === held.brought) return;
    act.bring(wanted - held.brought);
    Object.assign(held, { brought: wanted, moved: true });
  });
  const let_go = ({ type }) => {
    if (held && !held.moved && type === "pointerup") act.bring(1);
    held = null;
  };
  door.addEventListener("pointerup", let_go);
  door.addEventListener("pointercancel", let_go);
  door.addEventListener("keydown", (event) => {
    if (!(event.key in KEYS)) return;
    event.preventDefault();
    act.bring(KEYS[event.key]);
  });
}

/** What the nodes say and where the door is, for a count. */
export function labelled({ spin, more, door }, { opened, box }, { n, k }, view, most, locale, width) {
  const whole = (value) => number(value, "d", locale);
  spin.textContent = STRINGS.trial.spin(whole(n));
  more.textContent = "+ 1";
  put(more, { "aria-label": `+ 1: ${STRINGS.trial.more}` });
  more.hidden = door.hidden = !opened;
  put(door, {
    "aria-label": STRINGS.trial.door,
    "aria-valuemin": 1,
    "aria-valuemax": most,
    "aria-valuenow": n,
    "aria-valuetext": STRINGS.trial.got(whole(k), whole(n), view.what),
  });
  Object.assign(door.style, {
    left: `${width - 86}px`,
    top: `${box.top}px`,
    height: `${box.tall}px`,
  });
}
