"""The extract date, the days that an extract covers and its version: from the file's name, or else its content."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from indicators.periods import Quarter, add_months

Source = Literal["file name", "content", "declared"]

_DAY = r"(?<!\d)((?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)"
_SPAN = re.compile(_DAY + r"[_ ]*to[_ ]*" + _DAY, re.IGNORECASE)
_ONE_DAY = re.compile(_DAY)
_QUARTER = re.compile(r"(?<!\d)((?:19|20)\d{2}-\d{2})[-_ ]?(q[1-4])(?!\d)", re.IGNORECASE)
_TERM = re.compile(
    r"(?<!\d)(?P<y1>(?:19|20)\d{2})(?:-(?P<s1>\d{2}))?[-_ ](?P<t1>autumn|spring|summer)"
    r"|(?P<t2>autumn|spring|summer)[-_ ](?P<y2>(?:19|20)\d{2})(?:-(?P<s2>\d{2}))?(?!\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})-(\d{2})(?![\d-])")
_VERSION = re.compile(r"(?:^|[-_ ])v(?:ersion)?[-_ ]?(\d{1,3})(?![\da-z])", re.IGNORECASE)
_TERMS = {"autumn": ((9, 1), (12, 31)), "spring": ((1, 1), (3, 31)), "summer": ((4, 1), (8, 31))}


@dataclass(frozen=True, slots=True)
class Named:
    """What a file's name says of its days; None where it says nothing."""

    covers_from: date | None = None
    as_at: date | None = None
    version: int = 1
    school_year: str | None = None
    """`2025-26`, where the name tells a term."""
    term: str | None = None


def read_name(file_name: str) -> Named:
    """Read the days, the term and the version out of a file's name. A month alone is no day and is not used."""
    stem = re.sub(r"\.[A-Za-z]{2,5}$", "", file_name.replace("\\", "/").rsplit("/", 1)[-1])
    version = _VERSION.search(stem)
    number = int(version[1]) if version else 1
    days = _days_in(stem)
    term = _term_in(stem)
    if term and days == (None, None):
        name, year, days = term
        return Named(*days, number, year, name)
    return Named(*days, number, term[1] if term else None, term[0] if term else None)


def says_nil(file_name: str) -> bool:
    """Whether the name confirms that there is nothing to report."""
    return bool(re.search(r"(?:^|[-_ ])nil(?:[-_ ]?return)?(?=[-_ .]|$)", file_name, re.IGNORECASE))


def _days_in(stem: str) -> tuple[date | None, date | None]:
    if span := _SPAN.search(stem):
        first, last = _day(span[1]), _day(span[2])
        if first and last and first <= last:
            return first, last
    if one := _ONE_DAY.search(stem):
        return None, _day(one[1])
    if quarter := _QUARTER.search(stem):
        return _quarter(f"{quarter[1]}-{quarter[2]}")
    if (year := _YEAR.search(stem)) and not _TERM.search(stem) and (int(year[1]) + 1) % 100 == int(year[2]):
        return date(int(year[1]), 4, 1), date(int(year[1]) + 1, 3, 31)
    return None, None


def _term_in(stem: str) -> tuple[str, str, tuple[date, date]] | None:
    match = _TERM.search(stem)
    if not match:
        return None
    term = (match["t1"] or match["t2"]).lower()
    year, short = int(match["y1"] or match["y2"]), match["s1"] or match["s2"]
    if short and (year + 1) % 100 != int(short):
        return None
    calendar_year = year + 1 if short and term != "autumn" else year
    first = calendar_year if term == "autumn" else calendar_year - 1
    start, end = _TERMS[term]
    return term, f"{first}-{(first + 1) % 100:02d}", (date(calendar_year, *start), date(calendar_year, *end))


def _quarter(words: str) -> tuple[date | None, date | None]:
    try:
        quarter = Quarter.parse(words)
    except ValueError:
        return None, None
    return quarter.start, quarter.end


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def first_day_covered(named: Named, as_at: date, window_months: int | None, earliest_index: date | None) -> date:
    """The first day: the name's, else the list's window before the extract date, else the earliest index date."""
    if named.covers_from:
        return named.covers_from
    if window_months is not None:
        return add_months(as_at, -window_months)
    return min(earliest_index, as_at) if earliest_index else as_at
