/**
 * The loop of lupus written out by hand, in the form that export.javascript writes, and the views it
 * declares.
 */

const parameter = (name, value, range = null) => ({
  name,
  label: name,
  unit: "1/day",
  value,
  range,
  log: false,
});
const species = (name, role) => ({ name, label: name, unit: "1", role });

export const loop = {
  name: "loop",
  title: "Loop",
  question: "",
  span: 1825,
  step: 1,
  settle: 1000,
  version: "0",
  words: [],
  species: [
    species("B", "self_reactive"),
    species("A", "autoantibody"),
    species("X", "debris"),
    species("U", null),
  ],
  parameters: [parameter("c", 0.4, [0.15, 0.9]), parameter("U0", 0, [0, 20]), parameter("p", 0.06)],
  observables: [{ name: "activity", label: "activity", unit: "1", role: "debris" }],
  plots: [
    {
      name: "activity",
      title: "Activity",
      unit: "1",
      series: ["activity"],
      log: false,
      floor: null,
      lines: [],
    },
  ],
  knobs: [{ name: "U0", label: "Trigger", level: "guided", parameters: ["U0"], stops: [] }],
  presets: [],
  views: [
    {
      name: "ridge",
      kind: "phase_plane",
      title: "The ridge",
      x: "B",
      y: "A",
      still: ["X"],
      low: { B: 0.001, A: 1 },
      high: { B: 4, A: 1500 },
      ends: ["quiet", "disease"],
    },
    {
      name: "clean_up",
      kind: "bifurcation",
      title: "Quiet or disease",
      species: "B",
      parameter: "c",
      still: ["A", "X"],
      low: 0.01,
      high: 4,
      range: [0.15, 0.9],
      ends: ["quiet", "disease"],
    },
    {
      name: "patients",
      kind: "patients",
      title: "Patients",
      groups: {
        ill: { measure: ["end", "B"], above: 0.5 },
        flare: { measure: ["peak", "activity"], above: 8 },
      },
      rest: "well",
      cohorts: ["by trigger"],
      number: 8,
    },
  ],
  cohorts: [{ name: "by trigger", values: {}, spread: { U0: [1.5, 0.5] } }],
  draws: { U0: [-3, -1, -0.5, 0, 0.5, 1, 2, -0.2] },
  events: [
    {
      label: "trigger",
      day: () => 365,
      apply: (y, p) => {
        y[3] += p[1];
      },
    },
  ],
  start: () => [0.04, 16, 1.2, 0],
  derivatives: ([B, A, X, U], [c, , p], dy) => {
    dy[0] = 0.001 + ((p * B * X ** 4) / (4 ** 4 + X ** 4)) * (1 - B / 3) - 0.0266 * B;
    dy[1] = (Math.log(2) / 21) * (400 * B - A);
    dy[2] = 0.5 + (3 * A) / (200 + A) + U - c * X;
    dy[3] = (-Math.log(2) / 45) * U;
  },
  observe: ([, , X]) => [3.2468 * Math.max(0, X - 2)],
};
