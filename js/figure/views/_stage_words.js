/** What the actors of a stage do, in words: each thing is a reaction of the model. No DOM. */
import { STRINGS } from "../../strings/en.js";

/**
 * What a kind does and what becomes of it: "They divide; remove B cells; fade with time."
 * @type {(model: any, name: string, labels: Record<string, string>) => string}
 */
export function does(model, name, labels) {
  const { stage } = STRINGS;
  const label = (other) => labels[other];
  const acts = (model.reactions ?? []).flatMap(({ change, by }) => own(name, change, by, label, stage));
  return acts.length ? stage.they([...new Set(acts)].join(STRINGS.listSeparator)) : "";
}

function own(name, change, by, label, stage) {
  const others = Object.keys(change).filter((one) => one !== name && label(one));
  const gain = change[name] ?? 0;
  const to = others.find((one) => change[one] > 0);
  const from = others.find((one) => change[one] < 0);
  const agents = (by ?? []).filter((one) => one !== name && label(one)).map(label);
  if (gain < 0 && to) return [stage.turn(label(to))];
  if (gain < 0) return [agents.length ? stage.removed(agents.join(", ")) : stage.fade];
  if (gain > 0 && from) return [stage.comeFrom(label(from))];
  if (gain > 0 && by?.includes(name)) return [stage.divide];
  if (gain > 0) return [agents.length ? stage.madeBy(agents.join(", ")) : stage.come];
  if (!by?.includes(name)) return [];
  return [...(from ? [stage.remove(label(from))] : []), ...(to ? [stage.make(label(to))] : [])];
}
