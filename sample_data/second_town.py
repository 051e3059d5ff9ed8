"""A second invented partnership: the county of Pellworth, with fewer datasets, made by the same generators."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

from sample_data import missing, police, populations
from sample_data.days import QUARTERS, SUPPLY_STARTS, day, months_before, quarter_bounds, received
from sample_data.extracts import Extract, extract
from sample_data.founding import write_partnership
from sample_data.generate import Delivery, write_extracts
from sample_data.headers import ANNEX_A
from sample_data.history import History, live_through
from sample_data.place import PELLWORTH
from sample_data.social_care import Span, list_rows

SEED = 20_250_998
FOLDER = Path(__file__).parent / "second_partnership"
_LISTS = (2, 3, 4, 5, 7)
_HISTORY_ENDS = day("2025-03-31")
_HISTORY = "2021-04-01_to_2025-03-31"
_RECEIVED = date(2025, 4, 17)
_RELEASE, _RELEASED = 2025, date(2025, 8, 4)
_CSC, _POLICE = "childrens_social_care", "police"


def write_second_partnership(folder: Path) -> None:
    """Write the settings, plan, indicators, commentary and key of the second partnership."""
    write_partnership(folder, like=FOLDER)


def generate_second(folder: Path) -> tuple[Delivery, ...]:
    """Write every file under `folder/<day received>/<agency>/`, in order of receipt: the same bytes everywhere."""
    return write_extracts(folder, sorted(_extracts(), key=lambda one: one.order))


def _extracts() -> Iterator[Extract]:
    history = live_through(_stream(0), PELLWORTH)
    episodes = missing.go_missing(history, _stream(1))
    notifications = police.notify(history, _stream(2))
    rows = populations.rows(_RELEASE, PELLWORTH)
    yield extract(_RELEASED, "ons", f"population_estimates_{_RELEASE}.csv", populations.HEADERS, rows)
    for name, first, last, on in _spans():
        yield from _social_care(history, name, Span(first, last, {}, {}), on)
        rows = missing.rows_between(episodes, first, last)
        yield extract(on, _CSC, f"missing_episodes_{name}.csv", missing.HEADERS, rows)
        rows = police.rows_between(notifications, first, last)
        yield extract(on, _POLICE, f"vulnerability_notifications_{name}.csv", police.HEADERS, rows)


def _spans() -> Iterator[tuple[str, int, int, date]]:
    """What is supplied at once as history, then quarter by quarter: name, first and last day, day of receipt."""
    yield _HISTORY, SUPPLY_STARTS, _HISTORY_ENDS, _RECEIVED
    for quarter in QUARTERS[-2:]:
        first, last = quarter_bounds(quarter)
        yield quarter.slug, first, last, received(last, 8)


def _social_care(history: History, name: str, span: Span, on: date) -> Iterator[Extract]:
    for number in _LISTS:
        is_history = name == _HISTORY
        covers = span if is_history else Span(months_before(span.last, 6), span.last, {}, {})
        file_name = f"list_{number}_{name if is_history else date.fromordinal(span.last)}.csv"
        yield extract(on, _CSC, file_name, ANNEX_A[number], list_rows(number, history.records, covers))


def _stream(number: int) -> Random:
    return Random(SEED + number)  # noqa: S311 - invented data that must be the same everywhere, not a secret
