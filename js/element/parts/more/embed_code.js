/** The code that shows this explorable on another site, and an embedded page that tells how tall it is. */
import { bundle } from "../../../dom/scripts.js";
import { copier } from "../../../dom/copy_button.js";
import { make, say } from "../../../dom/nodes.js";
import { linkable } from "../../../export/address.js";
import { elsewhere, iframe } from "../../../export/embed_code.js";
import { STRINGS } from "../../../strings/en_drawer.js";

const SITE = /\/_static\/lupusedu\/explorable\.js/;

/** @type {import("../../../types.d.ts").Mount} */
export function mount(explorable) {
  if (explorable.model.models) return null; // two models as one have no page of their own
  if (!linkable(explorable) || !SITE.test(bundle ?? "")) return null;
  const summary = make("summary", {}, STRINGS.embed);
  if (!elsewhere(bundle))
    return { node: make("details", { class: "embed" }, summary, make("p", {}, STRINGS.embedFirst)) };
  const code = make("pre", { tabindex: 0, "aria-label": STRINGS.embed, translate: "no" });
  const { button, note } = copier(STRINGS.copyEmbed, () => iframe(explorable), STRINGS);
  const node = make(
    "details",
    { class: "embed" },
    summary,
    make("p", {}, STRINGS.embedHow),
    code,
    button,
    note,
  );
  const rest = () => {
    if (node.open) say(code, iframe(explorable));
  };
  node.addEventListener("toggle", rest);
  return { node, rest };
}
