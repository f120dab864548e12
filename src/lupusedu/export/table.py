"""The parameters of a model as a table."""

import pandas as pd

from ..network import AnyModel, made


def table(model: AnyModel) -> pd.DataFrame:
    """Parameters as a DataFrame: meaning, value, unit, slider range, source (a key of references.bib, or
    'assumed') and note."""
    model = made(model)
    rows = [
        {
            "parameter": n,
            "meaning": q.label,
            "value": model.values[n],
            "unit": q.unit,
            "range": f"{q.range[0]:g} to {q.range[1]:g}" if q.range else "",
            "source": q.source,
            "note": q.note,
        }
        for n, q in model.parameters.items()
    ]
    return pd.DataFrame(
        rows, columns=["parameter", "meaning", "value", "unit", "range", "source", "note"]
    ).set_index("parameter")
