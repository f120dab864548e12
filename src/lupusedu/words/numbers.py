"""Numbers as a sentence says them. js/words/numbers.js mirrors this file."""

from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from ..network.grammar import FORMATS


def number(value: float, form: str = "") -> str:
    """A number for a sentence: two significant digits, whole from 99.5 on; 'd' whole, '%' whole per cent,
    '.1f' one decimal."""
    if form not in FORMATS:
        raise ValueError(f"unknown number format '{form}'; use d, %, .1f or nothing.")
    # The shortest decimal, halves away from zero: what the browser's Intl.NumberFormat does.
    exact = Decimal(repr(float(value))) * (100 if form == "%" else 1)
    places = (
        int(form[1]) if form.startswith(".") else 0 if form or abs(exact) >= 99.5 else 1 - exact.adjusted()
    )
    with localcontext(Context(prec=700, rounding=ROUND_HALF_UP)):
        rounded = exact.quantize(Decimal(1).scaleb(-places)) + 0
    text = f"{rounded:,f}" + " %" * (form == "%")
    return text.rstrip("0").rstrip(".") if not form and "." in text else text
