/** The code that shows this explorable on another site, and an embedded page that tells how tall it is. */
import { bundle } from "../../../dom/scripts.js";
import { copier } from "../../../dom/copy_button.js";
import { write } from "../../../export/link.js";
import { linkable } from "../copy_link.js";
import { make, say } from "../../../dom/nodes.js";
import { elsewhere } from "../../../export/address.js";
import { STRINGS } from "../../../strings/en.js";
import { usualViews } from "../../../figure/views.js";

const SITE = /\/_static\/lupusedu\/explorable\.js/;
// Grows the frame to what the page inside asks for. Where a site removes scripts, the height stays as written.
const GROW = 'addEventListener("message",e=>{for(const f of document.querySelectorAll("iframe"))if(e.source===f.contentWindow&&e.data?.lupusedu==="height"&&e.data.height>0)f.style.height=Math.min(e.data.height,5000)+"px"})';

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text) => text.replace(/[&<>"]/g, (letter) => ENTITIES[letter]);

/** HTML for another page: the frame with the present settings, and the script that fits its height. */
export function iframe({ state, model, locale }, base = elsewhere(bundle)) {
  const ending = locale.startsWith("es") ? ".es" : "";
  // The page for a frame asks nothing, and opens as the model does: what differs from that is named.
  const start = { value: { ...state.start, level: "guided", predict: null } };
  const bare = Object.create(state, { start, views: { value: usualViews(model) } });
  const page = new URL(`../../embed/${model.name}${ending}.html#${write(`${model.name}-1`, bare)}`, base).href;
  return `<iframe src="${escaped(page)}" title="${escaped(model.title)}" loading="lazy" allow="clipboard-write" style="width:100%;height:900px;border:0"></iframe>\n<script>${GROW}</script>`;
}

export function mount(explorable) {
  if (explorable.model.models) return null; // two models as one have no page of their own
  if (!linkable(explorable) || !SITE.test(bundle ?? "")) return null;
  const summary = make("summary", {}, STRINGS.embed);
  if (!elsewhere(bundle)) return { node: make("details", { class: "embed" }, summary, make("p", {}, STRINGS.embedFirst)) };
  const code = make("pre", { tabindex: 0, "aria-label": STRINGS.embed, translate: "no" });
  const { button, note } = copier(STRINGS.copyEmbed, () => iframe(explorable), STRINGS);
  const node = make("details", { class: "embed" }, summary, make("p", {}, STRINGS.embedHow), code, button, note);
  const rest = () => { if (node.open) say(code, iframe(explorable)); };
  node.addEventListener("toggle", rest);
  return { node, rest };
}
