/** What the neighbours on a stage feel of a signal. No DOM. */

/**
 * {glow, blocked, amount} on a day: how strongly they glow, from 0 to 1 in steps of ×10 from where the run begins; which
 * share of their receptors is blocked; how much they feel.
 */
export function felt({ neighbours: [signal, sense, full] }, run, day) {
  const { [signal]: there, [sense]: now } = run.sample([0, day]);
  const from = now[0] || 1;
  const glow = Math.log(Math.max(now[1], from) / from) / Math.log(full / from);
  return {
    glow: Math.max(0, Math.min(1, glow)),
    blocked: there[1] > 0 ? 1 - now[1] / there[1] : 0,
    amount: now[1],
  };
}
