/**
 * The confidence-interval machine: a count, its exact bar of true rates, a control group beside it, and
 * rounds that one spins; or a rare harm and the rule of three.
 */
import styles from "./interval.css";
import { say, sheet } from "../../dom/nodes.js";
import { pictured, staged } from "../view_parts.js";
import { registerView } from "../views.js";
import { counted, played } from "./_interval_counts.js";
import { built, labelled } from "./_interval_hand.js";
import { close } from "./_interval_harm.js";
import { Scene } from "./_interval_scene.js";
import { called, rare, told, toldRound } from "./_interval_words.js";
/** @import { Interval, MakeView } from "../../types.d.ts" */

/** @type {MakeView<Interval>} */
const machine = (model, view, change) => (view.play ? trial(model, view, change) : harm(model, view));

/**
 * A count in a few people, and rounds.
 * @type {MakeView<Interval>}
 */
function trial(model, view, change) {
  const most = model.parameters.find(({ name }) => name === view.people).range[1];
  let scene, last;
  const stage = staged(() => {
    const parts = built({
      spin: () => scene.spin(),
      pass: () => scene.pass(),
      bring: (more) => scene.bring(more),
    });
    scene = new Scene(model, view, change, parts);
    return parts;
  });
  const read = (values) => {
    const given = counted(model, values, view);
    const key = JSON.stringify(given);
    if (last?.of !== key) last = { of: key, given, found: played(given) };
    return last;
  };
  return {
    title: view.title,
    element: "div",
    draw(node, run, settings, size) {
      const parts = stage(node);
      const { given, found } = read(settings.values);
      scene.show(given, found, settings, size);
      const { plan } = scene.seen;
      sheet(parts.svg, size.width, plan.height, size.text);
      labelled(parts, plan, given, view, most, settings.locale, size.width);
      return { words: parts.beneath, timeless: true };
    },
    tell(node, run, { values, locale }) {
      const { svg, words } = stage(node);
      const { given, found } = read(values);
      svg.setAttribute("aria-label", called(given, view, locale));
      const { done } = scene;
      say(words, done ? toldRound(given, found, done, locale, view) : told(given, found, locale, view));
    },
    stop: () => scene?.stop(),
  };
}

/**
 * A harm that was hardly seen.
 * @type {MakeView<Interval>}
 */
function harm(model, view) {
  const stage = staged(pictured);
  return {
    title: view.title,
    element: "div",
    draw(node, run, { values, locale }, size) {
      const { svg, beneath } = stage(node);
      close(svg, counted(model, values, view), view, locale, size);
      return { words: beneath, timeless: true };
    },
    tell(node, run, { values, locale }) {
      const { svg, words } = stage(node);
      const given = counted(model, values, view);
      svg.setAttribute("aria-label", called(given, view, locale));
      say(words, rare(given, locale, view));
    },
  };
}

registerView("interval", machine, styles);
