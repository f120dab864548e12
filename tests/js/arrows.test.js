import assert from "node:assert/strict";
import { test } from "node:test";
import { arrows, wrong } from "../../js/arrows.mjs";

test("an import that points up, to a private file or from part to part is named with both its files", () => {
  for (const [from, to, why] of [
    ["simulate/ode.js", "figure/room.js", "simulate may import its own folder, look, strings"],
    ["pieces/quiz.js", "strings/en.js", "pieces may import its own folder, dom"],
    ["element/frame.js", "bundles/kit.js", "element may import"],
    ["attic/old.js", "dom/nodes.js", "no floor is called attic"],
    ["figure/view_parts.js", "figure/views/_layers.js", "a file with _ is private to figure/views"],
    ["element/parts/more/listen.js", "element/parts/_knob.js", "a file with _ is private to element/parts"],
    ["element/parts/day_handle.js", "element/parts/clock.js", "a part imports no other part"],
    ["element/parts/more/class_link.js", "element/parts/copy_link.js", "a part imports no other part"],
    ["element/parts/more/listen.js", "element/parts/more/save_files.js", "a part imports no other part"],
    ["element/parts/predict_again.js", "element/parts/predict/question.js", "a part imports no other part"],
    ["element/parts/knobs.js", "element/frame.js", "a part knows neither the element nor its frame"],
  ]) {
    const [line, ...more] = wrong([[from, to]]);
    assert.ok(line.startsWith(`js/${from} imports js/${to}: ${why}`), line);
    assert.deepEqual(more, []);
  }
});

test("imports that point down, and those of what lies beside, are right", () => {
  assert.deepEqual(
    wrong([
      ["figure/time_course/frame.js", "figure/room.js"],
      ["element/parts/knobs.js", "element/parts/_knob.js"],
      ["element/parts/predict/question.js", "element/parts/predict/dot.js"],
      ["element/parts/levels.js", "element/state.js"],
      ["element/frame.js", "element/parts/knobs.js"],
      ["figure/views/stage.js", "figure/views/_stage_places.js"],
      ["bundles/explorable.js", "element/explorable.js"],
      ["export/link.js", "model/views.js"],
    ]),
    [],
  );
});

test("arrows are those inside js/, each once, whatever bundle they were found in", () => {
  const inputs = {
    "js/look/theme.js": { imports: [{ path: "src/lupusedu/look/look.json" }] },
    "js/figure/room.js": {
      imports: [{ path: "js/dom/nodes.js" }, { path: "node_modules/d3-scale/src/index.js" }],
    },
  };
  assert.deepEqual(arrows([{ inputs }, { inputs }]), [["figure/room.js", "dom/nodes.js"]]);
});
