/**
 * The day all views share, on a time course: a line across, a dot on each curve, and what is still to come
 * paler.
 */
import { draw, put } from "../../dom/nodes.js";

export function cursorMarks(body, lines) {
  const rule = draw("line", { class: "cursor", visibility: "hidden" });
  const dots = lines.map(({ look }) =>
    draw("circle", { class: "cursor-dot", r: 5, fill: `var(--${look.name})`, visibility: "hidden" }),
  );
  const future = draw("rect", { class: "future", visibility: "hidden" });
  body.append(future, rule, ...dots);
  return { future, rule, dots };
}

/** Put them on the day of the cursor, or away. */
export function cursor({ cursor: { future, rule, dots }, layout }, plot, run, time) {
  const { x, y, last, inner, tall } = layout;
  const on = time !== null && time <= last;
  for (const node of [future, rule, ...dots]) put(node, { visibility: on ? "visible" : "hidden" });
  if (!on) return;
  const at = x.scale(time).toFixed(1);
  put(rule, { x1: at, x2: at, y1: 0, y2: tall });
  put(future, { x: at, y: -2, width: Math.max(0, inner - at), height: tall + 1 });
  const now = run.sample([time]);
  dots.forEach((dot, i) => {
    const value = now[plot.series[i]][0];
    if (!Number.isFinite(value)) return put(dot, { visibility: "hidden" });
    const height = y(plot.log ? Math.max(value, y.domain()[0]) : value).toFixed(1);
    put(dot, { transform: `translate(${at},${height})` });
  });
}
