"""Measures of a run, by the names that `lupusedu.network.grammar` lists and reads.

A measure is NaN where the run does not have it; rows where the column is NaN are left out.
js/measure/measures.js mirrors this file.
"""

import math

import numpy as np
import pandas as pd

from ..errors import suggestion
from ..network import grammar


def value_at(x: pd.Series, day: float) -> float:
    """The column on a day, between rows by a straight line."""
    x = x.dropna()
    return float(np.interp(day, x.index, x)) if len(x) and x.index[0] <= day <= x.index[-1] else math.nan


def end(x: pd.Series) -> float:
    """The last row."""
    return float(x.iloc[-1])


def last_day(x: pd.Series) -> float:
    """The last day of the run."""
    return float(x.index[-1])


def _before(x: pd.Series) -> list[tuple[float, float]]:
    """[(day, value)] of a column just before each event; the rows have what comes after.

    Only of events within these rows: a part of a run, or a run in another unit, carries the notes of the
    whole.
    """
    found = []
    for day, columns in x.attrs.get("before", {}).items():
        value, row, seen = columns.get(x.name, (math.nan, math.nan, math.nan))
        if (
            row in x.index
            and np.array_equal(x.loc[row], seen, equal_nan=True)
            and day <= x.index[-1]
            and math.isfinite(value)
        ):
            found.append((day, value))
    return found


def _summit(x: pd.Series) -> tuple[float, float]:
    """(day, value) of the top of the rows, or of a larger value that an event cut off."""
    return max([_top(x), *_before(x)], key=lambda one: one[1])


def _top(x: pd.Series) -> tuple[float, float]:
    """(day, value) of the largest row, refined by the parabola through it and its neighbours where these are
    evenly spaced."""
    x = x.dropna()
    if not len(x):
        return math.nan, math.nan
    t, v, i = x.index.to_numpy(), x.to_numpy(), int(np.argmax(x))
    jumped = any(t[max(i - 1, 0)] <= day <= t[min(i + 1, len(t) - 1)] for day in x.attrs.get("jumps", ()))
    if 0 < i < len(v) - 1 and math.isclose(t[i] - t[i - 1], t[i + 1] - t[i]) and not jumped:
        left, mid, right = v[i - 1 : i + 2]
        bend = left - 2 * mid + right
        if bend < 0:
            shift = (left - right) / (2 * bend)
            return t[i] + shift * (t[i + 1] - t[i]), mid - (left - right) * shift / 4
    return float(t[i]), float(v[i])


def peak(x: pd.Series) -> float:
    """The largest value."""
    return _summit(x)[1]


def peak_day(x: pd.Series) -> float:
    """The day of the largest value."""
    return _summit(x)[0]


def _dip(x: pd.Series) -> tuple[float, float]:
    """(day, value) of the smallest row, or of a smaller value that an event ended."""
    rows = x.dropna()
    if not len(rows):
        return math.nan, math.nan
    # Of the whole column, as in `_summit`: the last row before an event may be a gap.
    return min([(float(rows.idxmin()), float(rows.min())), *_before(x)], key=lambda one: one[1])


def lowest(x: pd.Series) -> float:
    """The smallest value."""
    return _dip(x)[1]


def lowest_day(x: pd.Series) -> float:
    """The day of the smallest value."""
    return _dip(x)[0]


def _crossing(x: pd.Series, level: float, after: float, sign: int) -> float:
    """First day from `after` on when sign·(x − level) > 0, by a straight line between rows."""
    x = x.dropna()
    if not len(x) or not after <= x.index[-1]:
        return math.nan
    t, above, after = x.index.to_numpy(), sign * (x.to_numpy() - level), max(after, x.index[0])
    t = np.concatenate([[after], t[t > after]])
    above = np.concatenate([[np.interp(after, x.index, above)], above[len(above) - len(t) + 1 :]])
    hits = np.flatnonzero(above > 0)
    if not hits.size or hits[0] == 0:
        return float(t[0]) if hits.size else math.nan
    i = hits[0]
    return float(t[i - 1] + (t[i] - t[i - 1]) * -above[i - 1] / (above[i] - above[i - 1]))


def falls_below(x: pd.Series, level: float, after: float = 0.0) -> float:
    """First day below a level."""
    return _crossing(x, level, after, -1)


def rises_above(x: pd.Series, level: float, after: float = 0.0) -> float:
    """First day above a level."""
    return _crossing(x, level, after, 1)


def returns(x: pd.Series, low: float, high: float) -> float:
    """First day above `high` after having been below `low`. Raises ValueError unless low < high: where they
    are alike, rounding would tell the day of the fall for that of the return."""
    if not low < high:
        raise ValueError(f"a return from below {low:g} to above {high:g} is none; give a higher level.")
    return rises_above(x, high, falls_below(x, low))


def days_below(x: pd.Series, low: float, high: float) -> float:
    """Days from falling below `low` to rising above `high` again."""
    return returns(x, low, high) - falls_below(x, low)


def days_under(x: pd.Series, level: float) -> float:
    """Days in all below a level, with straight lines between the rows."""
    x = x.dropna()
    t, v = x.index.to_numpy(), x.to_numpy() - level
    a, b, step = v[:-1], v[1:], np.diff(t)
    with np.errstate(all="ignore"):
        share = np.where(
            (a < 0) & (b < 0),
            1.0,
            np.where((a < 0) ^ (b < 0), np.minimum(a, b) / (np.minimum(a, b) - np.maximum(a, b)), 0.0),
        )
    return float((share * step).sum()) if len(x) else math.nan


def _ratio(a: float, b: float) -> float:
    return a / b if b else math.nan


def fold(x: pd.Series) -> float:
    """Peak over the value on day 0."""
    return _ratio(peak(x), x.iloc[0])


def share(x: pd.Series, day: float) -> float:
    """Value on a day over the peak."""
    return _ratio(value_at(x, day), peak(x))


def change(x: pd.Series, day: float) -> float:
    """Value on a day over the value on day 0, less 1."""
    return left(x, day) - 1


def left(x: pd.Series, day: float) -> float:
    """Value on a day over the value on day 0."""
    return _ratio(value_at(x, day), x.iloc[0])


def reaches(x: pd.Series, part: float) -> float:
    """First day above a share of the peak."""
    return rises_above(x, part * peak(x))


def grows(x: pd.Series, fold: float, day: float) -> float:
    """Days from a day until the column is so many times what it was then."""
    return rises_above(x, fold * value_at(x, day), day) - day


def half_life(x: pd.Series, first: float, last: float) -> float:
    """Days in which it halves, from two of its days; NaN where it does not fall."""
    before, after = value_at(x, first), value_at(x, last)
    with np.errstate(all="ignore"):
        return (
            float((last - first) * math.log(2) / np.log(np.divide(before, after)))
            if before > after
            else math.nan
        )


MEASURES = {
    f.__name__: f
    for f in (
        value_at,
        end,
        last_day,
        peak,
        peak_day,
        lowest,
        lowest_day,
        falls_below,
        rises_above,
        returns,
        days_below,
        days_under,
        fold,
        share,
        change,
        left,
        reaches,
        grows,
        half_life,
    )
}


def measure(run: pd.DataFrame, what: str | grammar.Call) -> float:
    """The value of a measure of a run (DataFrame indexed by day).

    what: text such as `days_below(B, 1, 5)`, or a Call. Raises DeclarationError for what is no measure,
    KeyError for a column that the run does not have.
    """
    call = grammar.call(what) if isinstance(what, str) else what
    column, *numbers = call.arguments
    if column not in run:
        raise KeyError(f"{call.name}: the run has no column '{column}'{suggestion(column, run.columns)}")
    value = float(MEASURES[call.name](run[column], *numbers))
    return value if math.isfinite(value) else math.nan
