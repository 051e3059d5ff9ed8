"""How numbers, dates and names are written on a page."""

from collections.abc import Sequence
from datetime import date

from indicators.definition import Unit
from indicators.disclosure_control.figures import DECIMALS, Figure, Status
from indicators.rounding import round_half_away

_AFTER: dict[Unit, str] = {"rate_per_10_000": " per 10,000", "median_days": " days"}
_GAP: dict[Unit, str] = {
    "percent": "percentage points",
    "rate_per_10_000": "per 10,000",
    "count": "",
    "median_days": "days",
    "mean_score": "points",
}
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number(value: float, unit: Unit) -> str:
    """A value with its unit's decimals and no unit: `1,234` or `71.4`."""
    rounded = round_half_away(value, DECIMALS[unit]) + 0.0
    return f"{rounded:,.{DECIMALS[unit]}f}".replace("-", "−")


def with_unit(value: float, unit: Unit) -> str:
    """A value with its unit, whole percentages without a decimal: `71.4%`, `90%`, `41.6 per 10,000`, `12 days`."""
    shown = number(value, unit)
    if unit == "percent":
        return f"{shown.removesuffix('.0')}%"
    return _singular(shown + _AFTER.get(unit, ""))


def figure_words(figure: Figure | None, unit: Unit) -> str:
    """A figure as a page prints it: its published text with its unit, or its marker."""
    if figure is None:
        return Status.NOT_SUPPLIED.marker
    if figure.status is not Status.SHOWN:
        return figure.status.marker
    return _singular(figure.text + _AFTER.get(unit, ""))


def gap_words(gap: float, unit: Unit) -> str:
    """A difference between two values: `3.2 percentage points`, never a percentage of a percentage."""
    shown, name = number(abs(gap), unit), _GAP[unit]
    singular = shown in {"1", "1.0"} and unit in {"percent", "median_days"}
    return f"{shown} {name[:-1] if singular else name}".strip()


def is_same(one: float, other: float, unit: Unit) -> bool:
    """Whether two values read the same on a page."""
    return number(one, unit) == number(other, unit)


def whole(value: float | None) -> str:
    """A count of cases: `1,234`; empty where there is none to print."""
    return "" if value is None else f"{round_half_away(value):,.0f}"


def day(when: date | None) -> str:
    """`5 October 2025`; a dash where there is no date."""
    return "–" if when is None else f"{when.day} {when:%B %Y}"


def short_day(when: date | None) -> str:
    """`5 Oct 2025`, for tables."""
    return "–" if when is None else f"{when.day} {when:%b %Y}"


def count_of(many: int, one: str, more: str = "") -> str:
    """`no actions`, `one action`, `12 actions`."""
    return f"{_SMALL[many] if many < len(_SMALL) else f'{many:,}'} {one if many == 1 else more or one + 's'}"


def many(count: int) -> str:
    """`none`, `one`, `12`: a count that stands alone."""
    return "none" if count == 0 else _SMALL[count] if count < len(_SMALL) else f"{count:,}"


def capital(words: str) -> str:
    """The same words with a capital first letter."""
    return words[:1].upper() + words[1:]


def joined(words: Sequence[str], last: str = "and") -> str:
    """`a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def _singular(words: str) -> str:
    return "1 day" if words == "1 days" else words
