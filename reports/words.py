"""How numbers, dates and names are written on a page."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from indicators.definition import Unit
from indicators.disclosure_control.figures import DECIMALS, Figure, Status

_SUFFIX: dict[Unit, str] = {
    "percent": "%",
    "rate_per_10_000": " per 10,000",
    "count": "",
    "median_days": " days",
    "mean_score": "",
}
_DIFFERENCE: dict[Unit, str] = {
    "percent": "percentage points",
    "rate_per_10_000": "per 10,000",
    "count": "",
    "median_days": "days",
    "mean_score": "points",
}
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def rounded(value: float, unit: Unit) -> Decimal:
    """A value with its unit's decimals, halves away from zero."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-DECIMALS[unit]), rounding=ROUND_HALF_UP)


def number(value: float, unit: Unit) -> str:
    """A value as a page writes it, without its unit: `1,234` or `71.4`."""
    shown = f"{rounded(value, unit):,}"
    return shown.replace("-", "−") if rounded(value, unit) else shown.replace("-", "")


def with_unit(value: float, unit: Unit) -> str:
    """A value with its unit: `71.4%`, `41.6 per 10,000`, `12 days`; a target of 90 is `90%`."""
    shown = number(value, unit)
    if unit == "percent" and shown.endswith(".0") and float(value).is_integer():
        shown = shown[:-2]
    return shown + (" day" if unit == "median_days" and shown == "1" else _SUFFIX[unit])


def figure_words(figure: Figure | None, unit: Unit) -> str:
    """A figure as a page prints it: its value with its unit, or its marker."""
    if figure is None:
        return Status.NOT_SUPPLIED.marker
    if figure.status is not Status.SHOWN or figure.value is None:
        return figure.status.marker or figure.text
    return number(figure.value, unit) + (
        " day" if number(figure.value, unit) == "1" and unit == "median_days" else _SUFFIX[unit]
    )


def gap_words(gap: float, unit: Unit) -> str:
    """A difference between two values: `3.2 percentage points`, never a percentage of a percentage."""
    shown, name = number(abs(gap), unit), _DIFFERENCE[unit]
    if unit == "percent" and Decimal(shown.replace(",", "")) == 1:
        name = "percentage point"
    return f"{shown} {name}".strip()


def whole(value: float | None) -> str:
    """A count of cases: `1,234`; empty where there is none to print."""
    return "" if value is None else f"{Decimal(repr(float(value))).quantize(Decimal(1), rounding=ROUND_HALF_UP):,}"


def day(when: date | None) -> str:
    """`5 October 2025`; a dash where there is no date."""
    return "–" if when is None else f"{when.day} {when:%B %Y}"


def short_day(when: date | None) -> str:
    """`5 Oct 2025`, for tables."""
    return "–" if when is None else f"{when.day} {when:%b %Y}"


def count_of(many: int, one: str, more: str = "") -> str:
    """`no actions`, `one action`, `12 actions`."""
    return f"{_SMALL[many] if many < len(_SMALL) else f'{many:,}'} {one if many == 1 else more or one + 's'}"


def capital(words: str) -> str:
    """The same words with a capital first letter."""
    return words[:1].upper() + words[1:]


def joined(words: list[str] | tuple[str, ...], last: str = "and") -> str:
    """`a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""
