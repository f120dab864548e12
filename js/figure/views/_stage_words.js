/** What the actors of a stage do, in words: each thing is a reaction of the model. No DOM. */
import { STRINGS } from "../../strings/en.js";

/**
 * What the kinds at these places do, and what becomes of them: "They divide; remove B cells; go with time."
 * acts: those of the stage. label: the words for the kind at a place.
 */
export function does(acts, own, label) {
  const mine = (k) => own.includes(k);
  const all = acts.map(({ lose, make, by }) => ({ lose: kinds(lose), make: kinds(make), by }));
  const told = all.flatMap((act) => [...itself(act, mine, label), ...toOthers(act, mine, label)]);
  return told.length ? STRINGS.stage.they([...new Set(told)].join(STRINGS.listSeparator)) : "";
}

/** The place of a kind as a list: -1 is none. */
const kinds = (k) => (k < 0 ? [] : [k]);

const list = (places, label) => [...new Set(places.map(label))].join(", ");

/** What happens to it. */
function itself({ lose, make, by }, mine, label) {
  const turns = lose.length && make.length;
  const others = by.filter((k) => !mine(k));
  if (lose.some(mine) && turns) return [STRINGS.stage.turn(list(make, label))];
  if (lose.some(mine))
    return [others.length ? STRINGS.stage.removed(list(others, label)) : STRINGS.stage.fade];
  if (!make.some(mine)) return [];
  if (turns) return [STRINGS.stage.comeFrom(list(lose, label))];
  if (by.some(mine)) return [STRINGS.stage.divide];
  return [others.length ? STRINGS.stage.madeBy(list(others, label)) : STRINGS.stage.come];
}

/** What it does to others. */
function toOthers({ lose, make, by }, mine, label) {
  if (!by.some(mine) || (lose.length && make.length)) return [];
  const [gone, made] = [lose, make].map((all) => all.filter((k) => !mine(k)));
  return [
    ...(gone.length ? [STRINGS.stage.remove(list(gone, label))] : []),
    ...(made.length ? [STRINGS.stage.make(list(made, label))] : []),
  ];
}
