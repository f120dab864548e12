/** A run as HTML for another site. */
import { bundle } from "../dom/scripts.js";
import { usualViews } from "../model/views.js";
import { canonical } from "./address.js";
import { write } from "./link.js";
/** @import { Model, Settings } from "../types.d.ts" */

// Grows the frame to what the page inside asks for. Where a site removes scripts, the height stays as
// written.
const GROW =
  'addEventListener("message",e=>{for(const f of document.querySelectorAll("iframe"))if(e.source===f.contentWindow&&e.data&&e.data.lupusedu==="height"&&e.data.height>0)f.style.height=Math.min(e.data.height,5000)+"px"})';

/**
 * An address of the site, as others reach it; "" from a folder or from a server on this machine.
 * @type {(address: string) => string}
 */
export function elsewhere(address) {
  if (!/^(?!https?:)|^https?:\/\/(localhost|127\.|\[::1\])/.test(address)) return address;
  const named = [...document.scripts].find(({ src }) => src === address)?.getAttribute("src");
  return named && canonical() ? new URL(named, canonical()).href : "";
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text) => text.replace(/[&<>"]/g, (letter) => ENTITIES[letter]);

/**
 * HTML for another page: the frame with the present settings, and the script that fits its height.
 * @type {(shown: { model: Model, settings: Settings }, base?: string) => string}
 */
export function iframe({ model, settings }, base = elsewhere(bundle)) {
  const ending = settings.locale.startsWith("es") ? ".es" : "";
  // The page for a frame asks nothing, and opens as the model does: what differs from that is named.
  const start = { ...settings.start, level: "guided", predict: null, views: usualViews(model) };
  const there = write(`${model.name}-1`, model, { ...settings, start });
  const page = new URL(`../../embed/${model.name}${ending}.html#${there}`, base).href;
  return `<iframe src="${escaped(page)}" title="${escaped(model.title)}" loading="lazy" allow="clipboard-write" style="width:100%;height:900px;border:0"></iframe>\n<script>${GROW}</script>`;
}
