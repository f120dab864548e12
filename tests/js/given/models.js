/** Small models with a closed-form solution, in the form that export.javascript writes. */

const blank = {
  title: "A small model",
  question: "",
  span: 10,
  step: 0.1,
  settle: 0,
  version: "0",
  plots: [],
  knobs: [],
  presets: [],
  events: [],
  words: [],
  observables: [],
  observe: () => [],
};
const parameter = (name, value, more) => ({
  name,
  label: name,
  unit: "1/day",
  value,
  range: null,
  log: false,
  ...more,
});

export const decay = {
  ...blank,
  name: "decay",
  species: [{ name: "N", label: "amount", unit: "cell", role: "car_t" }],
  parameters: [
    parameter("k", 0.5, { range: [0.1, 2] }),
    parameter("dose", 3, { range: [0.01, 100], log: true }),
    parameter("day", 4),
  ],
  observables: [
    { name: "half", label: "half", unit: "cell", role: null },
    { name: "ratio", label: "nothing over nothing", unit: "1", role: null },
  ],
  plots: [
    { name: "amount", title: "Amount", unit: "cell", series: ["N"], log: false, floor: null, lines: [] },
  ],
  knobs: [
    {
      name: "k",
      label: "How fast?",
      level: "guided",
      parameters: ["k"],
      stops: [
        { label: "slow", values: { k: 0.2 } },
        { label: "fast", values: { k: 1 } },
      ],
    },
    {
      name: "both",
      label: "Both at once",
      level: "explore",
      parameters: ["k", "dose"],
      stops: [
        { label: "little", values: { k: 1, dose: 1 } },
        { label: "much", values: { k: 2, dose: 9 } },
      ],
    },
  ],
  presets: [
    { name: "usual", caption: "As it is.", values: {} },
    { name: "fast", caption: "Quick.", values: { k: 1 } },
  ],
  start: () => [8],
  derivatives: (y, p, dy) => {
    dy[0] = -p[0] * y[0];
  },
  observe: (y) => [y[0] / 2, 0 / 0],
};

/** The same with an amount added on a day that is a parameter, and a rate switched off two days later. */
export const dosed = {
  ...decay,
  name: "dosed",
  events: [
    {
      label: "switched off",
      day: (p) => p[2] + 2,
      apply: (y, p) => {
        p[0] = 0;
      },
    },
    {
      label: "given",
      day: (p) => p[2],
      apply: (y, p) => {
        y[0] += p[1];
      },
    },
    {
      label: "doubled",
      day: (p) => p[2],
      apply: (y) => {
        y[0] *= 2;
      },
    },
  ],
};

export const logistic = {
  ...blank,
  name: "logistic",
  species: [{ name: "N", label: "amount", unit: "cell", role: null }],
  parameters: [parameter("r", 1.3), parameter("K", 50)],
  start: () => [1],
  derivatives: (y, p, dy) => {
    dy[0] = p[0] * y[0] * (1 - y[0] / p[1]);
  },
};
