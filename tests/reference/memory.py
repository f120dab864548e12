"""Runs of the presets of memory that its model did not make: the equations a second time, solved by SciPy's
DOP853."""

from pathlib import Path

import numpy as np
import pandas as pd
from scipy.integrate import solve_ivp

DAYS = np.array([*range(21), *range(24, 60, 7), *range(61, 82), *range(87, 301, 7), 300])
COLUMNS = ["Ag", "E", "G", "M", "R1", "R2", "R3", "P", "L", "Ab"]
SECOND = 60  # day of the second dose
PRESETS = {
    "two-doses": {},
    "one-dose": {"second": 0},
    "few-memory-cells": {"memory": 0.0005},
    "few-long-lived-plasma-cells": {"lasting": 0.00005},
    "measles-like-plasma-cells": {"half_lasting": 100000, "second": 0},
}


def lost(half_life):
    return np.log(2) / half_life


def rates(day, y, memory=0.008, lasting=0.0004, half_lasting=4015):
    """Change a day, from the words of the chapter and not from the model's file: a germinal centre that makes
    what stays, and a recall in three steps of two, two and one divisions."""
    vaccine, dividing, centre, waiting, first, second, third, blasts, old, antibody = y
    met = vaccine / (0.05 + vaccine)
    woken, burst = 2 * met * waiting, 2 * third / 1.5
    return [
        -lost(0.9) * vaccine - 0.003 * antibody / (1 + antibody / 100) * vaccine,
        0.001 * met + (2.3 * met - 0.15 - 0.3 - 0.3) * dividing,
        0.3 * dividing + burst / 5 - lost(50) * centre,
        memory * centre - woken - lost(3650) * waiting,
        woken - first / 1.5,
        (4 * first - second) / 1.5,
        (4 * second - third) / 1.5,
        0.15 * dividing + burst * 4 / 5 + 0.015 * centre - lost(4) * blasts,
        lasting * centre - lost(half_lasting) * old,
        10 * (blasts + old) - lost(21) * antibody,
    ]


def run(second=1, **values):
    """A dose of 1 on day 0 into a body that holds nothing, and another on day 60."""

    def solved(y, first, last):
        days = np.array([first, *[day for day in DAYS if first < day < last], last])
        found = solve_ivp(
            lambda day, y: rates(day, y, **values), (first, last), y, "DOP853", days, rtol=1e-12, atol=1e-20
        )
        return pd.DataFrame(found.y.T, columns=COLUMNS, index=days)

    dose = np.eye(len(COLUMNS))[0]
    before = solved(dose, 0, SECOND)
    after = solved(before.iloc[-1].to_numpy() + second * dose, SECOND, DAYS[-1])
    return pd.concat([before.iloc[:-1], after]).loc[DAYS]


for preset, values in PRESETS.items():
    table = run(**values).rename_axis("day")
    path = Path(__file__).with_name("runs") / "memory" / f"{preset}.csv"
    table.where(table > 1e-16, 0).to_csv(path, float_format="%.10g")
