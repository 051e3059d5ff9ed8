"""Words of a page read back: numbers, markers, and the names of periods."""

import re
from calendar import month_name
from datetime import date
from functools import cache

from indicators.periods import Period, Quarter, month_end

HIDDEN_MARK = "[c]"
_MONTHS = {name: place for place, name in enumerate(month_name) if name}
_MONTH = rf"(?:{'|'.join(_MONTHS)}) \d{{4}}"
PERIOD = rf"(?:12 months to {_MONTH}|{_MONTH}|\d{{4}}-\d{{2}} Q[1-4]|\d{{4}}-\d{{2}}(?!-))"
NUMBER = r"[-−]?\d[\d,]*(?:\.\d+)?"
_FIGURE = re.compile(
    rf"^(?P<value>{NUMBER})\s*(?:%|per 10,000|days?)?\s*"
    r"(?:\(?(?P<top>\d[\d,]*) (?:of|in)[a-z ]* (?P<bottom>\d[\d,]*)\)?)?"
    r"(?:\((?P<cases>\d[\d,]*) [a-z]+\))?$"
)


@cache
def period_named(words: str) -> Period | None:
    """`September 2025`, `2025-26 Q2`, `2025-26` or `12 months to September 2025`; None where it is none of these."""
    words = words.strip()
    if not re.fullmatch(PERIOD, words):
        return None
    if " Q" in words:
        return Quarter.parse(words).period
    if words[:2].isdigit() and not words.startswith("12 months"):
        return Period(date(int(words[:4]) + 1, 3, 31), "financial_year")
    name, year = words.removeprefix("12 months to ").split()
    end = month_end(date(int(year), _MONTHS[name], 1))
    return Period(end, "rolling_12_months" if words.startswith("12") else "month")


def plain(words: str) -> str:
    """A number without its unit and commas, `1,234 per 10,000` as `1234`; empty where it is not one."""
    match = re.match(rf"^\s*({NUMBER})\s*(?:%|per 10,000|days?)?\s*$", words)
    return match[1].replace(",", "").replace("−", "-") if match else ""


def figure_said(words: str) -> tuple[str, str, str]:
    """Value, numerator and denominator of `84.2% (123 of 146)`; the value is a marker where one is printed."""
    words = " ".join(words.split())
    marker = re.match(r"\[(?:c|x|z|low)\]", words)
    if marker:
        return marker[0], "", ""
    match = _FIGURE.match(words)
    if match is None:
        return "", "", ""
    digits = (match["value"], match["top"] or "", match["bottom"] or match["cases"] or "")
    value, top, bottom = (each.replace(",", "").replace("−", "-") for each in digits)
    return value, top, bottom
