"""Lists for the terminal, as readable tables or as JSON."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from indicators.periods import Quarter
from pipelines.partnership import Partnership
from schemas.faults import FaultOfUse
from schemas.settings import default_settings

if TYPE_CHECKING:
    from indicators.definition import Indicator

_OF_A_SETTING = ("name", "value", "unit", "meaning", "source", "status")


def say(words: str) -> None:
    """Print one line for a person."""
    Console().print(words, highlight=False)


def print_json(value: Any) -> None:
    """Print a value for a program."""
    print(json.dumps(value, indent=1, ensure_ascii=False, default=str))


def print_table(title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print rows under headings, wrapped to the terminal."""
    table = Table(title=title, title_justify="left", header_style="bold", show_lines=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    Console().print(table)


def indicators_of(partnership: Partnership | None) -> tuple["Indicator", ...]:
    """The release's indicators and, with a partnership, its own."""
    from indicators.catalogue import catalogue  # other commands start without the SQL parser

    return catalogue([partnership.own_indicators] if partnership else ())


def settings_of(partnership: Partnership | None) -> Mapping[str, Any]:
    """The value in force of every setting."""
    settings = partnership.settings if partnership else default_settings()
    return {name: one.value for name, one in settings.items()}


def print_settings(partnership: Partnership | None, *, as_json: bool) -> None:
    """List every setting in force."""
    found = (partnership.settings if partnership else default_settings()).values()
    if as_json:
        print_json([
            {name: getattr(one, name) for name in (*_OF_A_SETTING, "is_default")}
            for one in found
        ])  # fmt: skip
        return
    print_table(
        "Settings in force",
        _OF_A_SETTING,
        ([getattr(one, name) for name in _OF_A_SETTING] for one in found),
    )


def print_figures(
    partnership: Partnership,
    quarter: Quarter,
    as_at: date,
    indicator_id: str | None,
    audience: str | None,
    *,
    as_json: bool,
) -> None:
    """Print an audience's figures of a quarter, for one indicator or the headline of each, as its edition has them."""
    from pipelines.stages.counting import count_and_protect, headline_period
    from pipelines.stages.lock import only_writer

    partnership.settings_for(audience)
    indicators = wanted = indicators_of(partnership)
    if indicator_id is not None:
        wanted = tuple(one for one in indicators if one.id == indicator_id)
        if not wanted:
            raise FaultOfUse(f"There is no indicator {indicator_id}. `golden-thread indicators` lists them.")
    with only_writer(partnership):
        figures, _ = count_and_protect(partnership, indicators, quarter, as_at, audience)
    shown = [
        figure
        for one in wanted
        for figure in figures.of(one.id)
        if indicator_id or (figure.breakdown == "all" and figure.period == headline_period(one, quarter))
    ]
    rows = [
        {
            "indicator": f.indicator_id, "period": f.period.title, "kind": f.period.kind, "breakdown": f.breakdown,
            "category": f.category, "status": f.status, "numerator": f.numerator, "denominator": f.denominator,
            "value": f.text, "rounded_to": f.rounded_to, "is_linked": f.is_linked, "audience": figures.audience,
        }
        for f in shown
    ]  # fmt: skip
    if as_json:
        print_json(rows)
    else:
        headings = ("indicator", "period", "breakdown", "category", "value", "numerator", "denominator", "status")
        print_table(
            f"{quarter.title}, {figures.audience} audience", headings, ([row[h] for h in headings] for row in rows)
        )
