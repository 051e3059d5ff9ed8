"""The quarter and the day that a command is given, or that stand where none is."""

from datetime import date, datetime
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from indicators.periods import Quarter


def quarter_and_day(quarter: str | None, as_at: str | None) -> "tuple[Quarter, date]":
    """A quarter as named, or the last that had ended by the day. Raises typer.BadParameter."""
    from indicators.periods import Quarter

    day = _read_day(as_at)
    latest = Quarter.containing(day)
    if quarter is None:
        return (latest if latest.end == day else latest.back(1)), day
    found = _parsed(quarter)
    if found is None:
        raise typer.BadParameter("a quarter is written like 2025-26-q2", param_hint="--quarter")
    return found, day


def year_and_day(year: str, as_at: str | None) -> "tuple[Quarter, date]":
    """The last quarter of a financial year as named. Raises typer.BadParameter."""
    found, day = _parsed(f"{year}-q4"), _read_day(as_at)
    if found is None:
        raise typer.BadParameter("a financial year is written like 2024-25", param_hint="--year")
    return found, day


def _parsed(words: str) -> "Quarter | None":
    from indicators.periods import Quarter

    try:
        return Quarter.parse(words)
    except ValueError:
        return None


def _read_day(words: str | None) -> date:
    from pipelines.partnership import today

    if words is None:
        return today()
    try:
        return datetime.strptime(words, "%Y-%m-%d").date()  # noqa: DTZ007 - a date has no zone
    except ValueError:
        pass
    raise typer.BadParameter("a day is written like 2025-10-31", param_hint="--as-at")
