/**
 * The drawer: what few need on most days. What is in it comes once a reader has begun, and is built when it is
 * first opened.
 */
import { make } from "../../dom/nodes.js";
import { casesNamed } from "../../model/shown.js";
import { STRINGS } from "../../strings/en.js";
import { more, whenDrawer } from "../later.js";

/** @type {import("../../types.d.ts").Mount} */
export function mount(explorable) {
  const { model, settings: begun } = explorable;
  const inside = make("div", { class: "drawer" });
  const node = make("details", { class: "more" }, make("summary", {}, STRINGS.moreVerbs), inside);
  let parts = null,
    away;
  const each =
    (what) =>
    (...now) =>
      parts?.forEach((part) => part[what]?.(...now));
  const fill = (drawer) => {
    const { pin, presets, table } = more();
    parts = [];
    const group = (name, all) => {
      const mounted = all.map((part) => part.mount(explorable)).filter(Boolean);
      parts.push(...mounted);
      return make("div", { class: name }, ...mounted.map((part) => part.node));
    };
    const cases = casesNamed(model, begun) ? [] : [presets];
    away = group("away", drawer.away);
    inside.replaceChildren(
      group("verbs", [pin, ...drawer.verbs]),
      group("run", [drawer.days, table, ...cases]),
      away,
    );
    const { settings, drawn } = explorable;
    update(explorable.run, settings, drawn);
    each("tell")(explorable.run, settings, drawn);
  };
  const failed = () => inside.replaceChildren(make("p", { role: "alert" }, STRINGS.moreFailed));
  node.addEventListener("toggle", () => node.open && !parts && whenDrawer(explorable, fill, failed));
  const update = (run, settings, drawn) => {
    if (!run || !parts) return;
    each("update")(run, settings, drawn);
    away.hidden = settings.hidden.includes("more");
  };
  // Who has begun may come to it where no network is.
  for (const begins of ["pointerdown", "focusin"])
    explorable.nodes.frame.addEventListener(begins, () => whenDrawer(explorable, () => {}), { once: true });
  return { node, update, tell: each("tell"), rest: each("rest"), stop: each("stop") };
}
