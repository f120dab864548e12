/**
 * Made-up lives in the form of js/simulate/lives.js, with the very counts of a run: whoever is one too many
 * goes, whoever lacks comes. prey goes by the hunter's hand; hunters divide; `turns` become another kind.
 */
const hash = (n) => (Math.imul(n ^ (n >>> 15), 0x2c1b3c6d) >>> 0) / 2 ** 32;

export function madeUp(run, { kinds, hunter, prey = [], turns = {}, given = {}, days: last, steps = 240 }) {
  const days = Array.from({ length: steps + 1 }, (_, i) => last * (i / steps) ** 2);
  const columns = run.sample(days);
  const place = (name) => kinds.findIndex((kind) => kind.name === name);
  const lives = [];
  const living = kinds.map(() => []);
  let tick = 0;
  const bear = (kind, day, more) => {
    const life = { id: lives.length, kind, born: day, from: -1, how: "start", maker: -1, gone: Infinity };
    lives.push(Object.assign(life, { cause: null, by: -1, became: -1 }, more));
    living[kind].push(life);
    return life;
  };
  const pick = (list) => list[Math.floor(hash(++tick) * list.length)];
  const lose = (kind, day, more) => {
    const life = pick(living[kind]);
    living[kind].splice(living[kind].indexOf(life), 1);
    return Object.assign(life, { gone: day, cause: 0, ...more });
  };
  const change = [0];
  days.forEach((day, d) => {
    const before = days[d - 1] ?? 0;
    kinds.forEach(({ name, each }, k) => {
      const wanted = Math.round(columns[name][d] / each);
      const off = wanted - living[k].length;
      for (let i = 0; i < Math.abs(off); i++) {
        const at = d ? before + ((i + 1) / (Math.abs(off) + 1)) * (day - before) : 0;
        if (off < 0) {
          const agents = prey.includes(name) ? living[place(hunter)] : [];
          lose(k, at, { by: agents.length ? pick(agents).id : -1 });
        } else if (given[name] !== undefined && Math.abs(given[name] - at) < 1)
          bear(k, given[name], { how: "given" });
        else if (turns[name] !== undefined && living[place(turns[name])].length) {
          const old = lose(place(turns[name]), at, {});
          old.became = bear(k, at, { how: 1, from: old.id }).id;
        } else bear(k, at, { how: d ? 2 : "start", from: d && living[k].length ? pick(living[k]).id : -1 });
      }
    });
    const acts =
      lives.filter((one) => one.born > 0).length + lives.filter((one) => one.gone < Infinity).length;
    change.push(acts);
  });
  change.shift();
  const counts = (day) =>
    kinds.map((_, k) => lives.filter((one) => one.kind === k && one.born <= day && one.gone > day).length);
  return {
    kinds,
    lives,
    counts,
    days,
    change,
    washes: [],
    moments: (n) => days.filter((_, i) => i % Math.floor(steps / n) === 0),
  };
}
