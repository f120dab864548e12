/**
 * Listen: the curves as sound, point by point with the arrow keys. The script that makes the sound comes when
 * it is asked for.
 */
import { script } from "../../../dom/scripts.js";
import { make, say } from "../../../dom/nodes.js";
import { heard } from "../../../words/audio.js";
import { veiled, viewOn } from "../../../model/shown.js";
import { STRINGS } from "../../../strings/en_drawer.js";

/** @type {import("../../../types.d.ts").Mount} */
export function mount(explorable) {
  const button = make("button", { type: "button", class: "quiet" }, STRINGS.listen);
  const said = make("p", { role: "status" });
  const box = make("div", { class: "sound", tabindex: 0, hidden: true });
  const text = make("div", { class: "sound-words" });
  const node = make("div", { class: "listen" }, button, said, box, text);
  let chart, loud, shown;
  const open = async () => {
    say(said, STRINGS.listenWait);
    try {
      loud ??= await (explorable.sound?.() ??
        script("listen.js").then(() => globalThis.lupusedu.chart2music));
      begin();
      say(said, STRINGS.listenHow);
      box.focus();
    } catch {
      say(said, STRINGS.listenFailed);
    }
  };
  const now = () => [explorable.run, viewOn(explorable.model, explorable.settings)];
  const begin = () => {
    chart?.cleanUp();
    const { title, ...data } = heard(explorable.run, explorable.settings);
    box.hidden = false;
    say(box, title);
    const { err, data: made } = loud({
      ...data,
      title,
      lang: explorable.locale.slice(0, 2),
      element: box,
      cc: text,
      options: { root: null },
    });
    if (err) throw new Error(err);
    chart = made;
    shown = now();
  };
  button.addEventListener("click", open);
  // A new run is heard the next time; the box must not change under the fingers of someone who listens.
  const rest = () => {
    if (
      chart &&
      now().some((one, i) => one !== shown[i]) &&
      /** @type {ShadowRoot | Document} */ (box.getRootNode()).activeElement !== box
    )
      begin();
  };
  const update = (run, settings) => {
    button.hidden = !explorable.model.plots.length || veiled(settings) !== null;
  };
  return { node, update, rest, stop: () => chart?.cleanUp() };
}
