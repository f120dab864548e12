"""Runs of the presets of reset that its model did not make: the equations a second time, solved by SciPy's
DOP853."""

from pathlib import Path

import numpy as np
import pandas as pd
from scipy.integrate import solve_ivp

DAYS = np.arange(0, 1461, 10.0)
COLUMNS = [f"{name}{place}" for name in "BAX" for place in (1, 2, 3)] + ["U", "N", "Pre", "C", "Q"]
PRESETS = {
    "car-t": {},
    "rituximab": {"C0": 32, "hC": 22, "phi": 0.0125, "h": 0},
    "deep-anti-cd20": {"C0": 62, "hC": 26, "phi": 0.013, "h": 0},
    "deep-anti-cd20-antibody-stays": {"C0": 62, "hC": 26, "phi": 0.013, "h": 0, "q": 0.2},
    "no-treatment": {"C0": 0, "h": 0},
    "car-t-later-trigger": {"U0": 1.5},
    "car-t-severe": {"c": 0.28},
}


def rates(day, y, chemo, hC=13.4, phi=0.1, c=0.4, harmless=0):
    """Change a day, from the words of the chapter and not from the model's file: three places that share some
    of their antibody. harmless: how many times the antibody that harms the rest comes to in long illness; its
    makers halve in eleven years."""
    B, A, X = np.reshape(y[:9], (3, 3))
    U, N, young, C, Q = y[9:]
    killing, met = 2 * C / (1 + C), 0.8 * A + 0.2 * A.mean()
    woken = 0.06 * X**4 / (4**4 + X**4) * (1 - B / 3)
    dB = 0.001 * N + (woken - 0.0266 - phi * killing - 0.119 * chemo) * B
    dA = np.log(2) / 21 * (400 * B - A)
    dX = 0.5 + 3 * met / (200 + met) + U - c * X
    dN = 0.019 * (young - N) - (killing + 0.305 * chemo) * N
    dyoung = 0.05 * (1 - young) - (killing + 0.305 * chemo) * young
    dQ = np.log(2) / (11 * 365) * (harmless * A.mean() - Q)
    return [*dB, *dA, *dX, -np.log(2) / 45 * U, dN, dyoung, -np.log(2) / hC * C, dQ]


def run(C0=14, h=1, U0=0, q=0, **values):
    """Settled, then parted by the events: treatment and chemotherapy on day 0, its end on day 3, a trigger on
    day 365. Of the antibody before treatment the share q harms nobody."""
    values["harmless"] = q / (1 - q)

    def solved(y, first, last, chemo):
        days = np.array([first, *[day for day in DAYS if first < day < last], last])
        found = solve_ivp(
            lambda day, y: rates(day, y, chemo, **values),
            (first, last),
            y,
            "DOP853",
            days,
            rtol=1e-12,
            atol=1e-20,
        )
        return pd.DataFrame(found.y.T, columns=COLUMNS, index=days)

    ill = solved([1.55] * 3 + [620] * 3 + [7] * 3 + [0, 1, 1, 0, 0], -1000, 0, 0).iloc[-1].to_numpy(copy=True)
    ill[-1] = values["harmless"] * ill[3:6].mean()
    chemo = solved(ill + np.array([0] * 12 + [C0, 0]), 0, 3, h)
    before = solved(chemo.iloc[-1].to_numpy(), 3, 365, 0)
    after = solved(before.iloc[-1].to_numpy() + np.array([0] * 9 + [U0, 0, 0, 0, 0]), 365, DAYS[-1], 0)
    return pd.concat([chemo.iloc[:-1], before.iloc[1:-1], after.iloc[1:]]).loc[DAYS]


for preset, values in PRESETS.items():
    table = run(**values).rename_axis("day")
    table.index = table.index.astype(int)
    path = Path(__file__).with_name("runs") / "reset" / f"{preset}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    table.where(table.abs() > 1e-12, 0).to_csv(path, float_format="%.10g")
