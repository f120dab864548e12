"""Measures of a run, the sentences made from them, and the published numbers a model is held to.

A measure is written `peak_day(car_t)` or `returns(B, 1, 5)`: its name, a column of the run, then numbers. It is NaN where
the run does not have it. js/measure.js mirrors this file.
"""

import math
import re

import numpy as np
import pandas as pd

from . import simulate
from .expression import suggestion


def value_at(x, day):
    """The column on a day, between rows by a straight line."""
    return float(np.interp(day, x.index, x)) if x.index[0] <= day <= x.index[-1] else math.nan


def end(x):
    """The last row."""
    return float(x.iloc[-1])


def last_day(x):
    """The last day of the run."""
    return float(x.index[-1])


def _summit(x):
    """(day, value) of the largest row, refined by the parabola through it and its neighbours where these are evenly spaced."""
    t, v, i = x.index.to_numpy(), x.to_numpy(), int(np.nanargmax(x))
    jumped = any(t[max(i - 1, 0)] <= day <= t[min(i + 1, len(t) - 1)] for day in x.attrs.get("jumps", ()))
    if 0 < i < len(v) - 1 and math.isclose(t[i] - t[i - 1], t[i + 1] - t[i]) and not jumped:
        left, mid, right = v[i - 1 : i + 2]
        bend = left - 2 * mid + right
        if bend < 0:
            shift = (left - right) / (2 * bend)
            return t[i] + shift * (t[i + 1] - t[i]), mid - (left - right) * shift / 4
    return float(t[i]), float(v[i])


def peak(x):
    """The largest value."""
    return _summit(x)[1]


def peak_day(x):
    """The day of the largest value."""
    return _summit(x)[0]


def lowest(x):
    """The smallest row."""
    return float(x.min())


def lowest_day(x):
    """The day of the smallest row."""
    return float(x.idxmin())


def _crossing(x, level, after, sign):
    """First day from `after` on when sign·(x − level) > 0, by a straight line between rows."""
    t, above = x.index.to_numpy(), sign * (x.to_numpy() - level)
    if not after <= t[-1]:
        return math.nan
    t = np.concatenate([[after], t[t > after]])
    above = np.concatenate([[np.interp(after, x.index, above)], above[len(above) - len(t) + 1 :]])
    hits = np.flatnonzero(above > 0)
    if not hits.size or hits[0] == 0:
        return float(t[0]) if hits.size else math.nan
    i = hits[0]
    return float(t[i - 1] + (t[i] - t[i - 1]) * -above[i - 1] / (above[i] - above[i - 1]))


def falls_below(x, level, after=0.0):
    """First day below a level."""
    return _crossing(x, level, max(after, x.index[0]), -1)


def rises_above(x, level, after=0.0):
    """First day above a level."""
    return _crossing(x, level, max(after, x.index[0]), 1)


def returns(x, low, high):
    """First day above `high` after having been below `low`."""
    return rises_above(x, high, falls_below(x, low))


def days_below(x, low, high):
    """Days from falling below `low` to rising above `high` again."""
    return returns(x, low, high) - falls_below(x, low)


def days_under(x, level):
    """Days in all below a level, with straight lines between the rows."""
    t, v = x.index.to_numpy(), x.to_numpy() - level
    a, b, step = v[:-1], v[1:], np.diff(t)
    with np.errstate(all="ignore"):
        share = np.where((a < 0) & (b < 0), 1.0, np.where((a < 0) ^ (b < 0), np.minimum(a, b) / (np.minimum(a, b) - np.maximum(a, b)), 0.0))
    return float((share * step).sum())


def fold(x):
    """Peak over the value on day 0."""
    return peak(x) / x.iloc[0] if x.iloc[0] else math.nan


def share(x, day):
    """Value on a day over the peak."""
    return value_at(x, day) / peak(x)


def change(x, day):
    """Value on a day over the value on day 0, less 1."""
    return value_at(x, day) / x.iloc[0] - 1 if x.iloc[0] else math.nan


def left(x, day):
    """Value on a day over the value on day 0."""
    return change(x, day) + 1


MEASURES = {f.__name__: f for f in (value_at, end, last_day, peak, peak_day, lowest, lowest_day, falls_below, rises_above,
                                    returns, days_below, days_under, fold, share, change, left)}


def measure(run, text):
    """The value of a measure of a run (DataFrame indexed by day), such as `days_below(B, 1, 5)`. Raises KeyError."""
    match = re.fullmatch(r"(\w+)\((\w+)((?:,\s*[-\d.e]+)*)\)", text.strip())
    if not match or match[1] not in MEASURES:
        raise KeyError(f"'{text}' is not a measure{suggestion(text.split('(')[0], MEASURES)}")
    if match[2] not in run:
        raise KeyError(f"'{text}': the run has no column '{match[2]}'{suggestion(match[2], run.columns)}")
    return float(MEASURES[match[1]](run[match[2]], *[float(n) for n in match[3].split(",")[1:]]))


def number(value, form=""):
    """A number for a sentence: two significant digits, whole from 100 on; 'd' whole, '%' whole per cent."""
    if form == "%":
        return f"{value:.0%}"
    if form == "d" or (not form and abs(value) >= 100):
        return f"{value:,.0f}"
    return f"{value:{form}}" if form else f"{float(f'{value:.2g}'):,}".removesuffix(".0")


def sentences(run, words):
    """The sentences a run tells. words: a list of alternatives for each; the first whose measures all exist is used."""
    told = []
    for alternatives in words:
        for template in alternatives:
            parts = re.findall(r"\{([^{}:]+)(?::([^{}]+))?\}", template)
            values = [measure(run, text) for text, _ in parts]
            if all(map(math.isfinite, values)):
                filled = iter(zip(values, parts))
                told.append(re.sub(r"\{[^{}]+\}", lambda _: (lambda v: number(v[0], v[1][1]))(next(filled)), template))
                break
    return told


def results(model):
    """The model's checks with the values obtained now: DataFrame, index id."""
    rows = []
    for check in model.checks:
        value = obtained(model, check)
        rows.append({**{k: getattr(check, k) for k in ("id", "text", "low", "high", "kind", "evidence", "fails")}, "value": value, "holds": check.low <= value <= check.high})
    return pd.DataFrame(rows).set_index("id")


def obtained(model, check):
    """The number a check measures, from runs in steps of a tenth of a day."""
    def one(values):
        instance = model(**values)
        span = check.span or instance.span
        return measure(simulate.ode(instance, np.round(np.arange(0, span * 10 + 1) / 10, 9)), check.measure)

    value = one(check.values)
    if check.against is None:
        return value
    other = one(check.against)
    return value / other if check.by == "ratio" else value - other
