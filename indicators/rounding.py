"""Rounding as official statistics round: halves away from zero, never to even."""

from decimal import ROUND_HALF_UP, Decimal

from indicators.definition import Unit
from indicators.disclosure_control.figures import DECIMALS

LOW = "[low]"
"""The shorthand for a value that is not zero and would be printed as zero."""


def round_half_away(value: float, decimals: int = 0) -> float:
    """`value` to that many decimal places (tens where negative), a half going away from zero: 2.5 -> 3, -2.5 -> -3.

    The half is that of the number as written, so that 1.005 to two places is 1.01 although its binary form is less.
    """
    if not abs(value) < 1e15:
        return float(value)
    step = Decimal(1).scaleb(-decimals)
    return float(Decimal(f"{value:.15g}").quantize(step, rounding=ROUND_HALF_UP))


def figure_text(value: float, unit: Unit) -> str:
    """What a page prints: `84.5%`, a rate `518.3`, a count `1,234`, a median of days `32`, a mean score `2.31`."""
    decimals = DECIMALS[unit]
    rounded = round_half_away(value, decimals)
    if rounded == 0 and value != 0:
        return LOW
    text = f"{rounded + 0.0:,.{decimals}f}"
    return f"{text}%" if unit == "percent" else text
