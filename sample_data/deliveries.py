"""Who sends what, and when: the agencies' habits, and the stories of late, missing, corrected and repeated files."""

from collections.abc import Iterator
from datetime import date

from indicators.periods import Quarter
from sample_data import (
    actions,
    allegations,
    audits,
    child_deaths,
    complaints,
    education,
    health,
    missing,
    neighbours,
    police,
    populations,
    published,
)
from sample_data.annex_a import list_table, other_list
from sample_data.days import HISTORY_ENDS, QUARTERS, SUPPLY_STARTS, day, months_before, quarter_bounds, received
from sample_data.extracts import Extract, Table, extract
from sample_data.learning import learning
from sample_data.section_11 import extracts as section_11_extracts
from sample_data.social_care import Span
from sample_data.training import extracts as training_extracts
from sample_data.voices import voices
from sample_data.wider_partners import wider_partners
from sample_data.world import World

LATEST = QUARTERS[-1]
HISTORY = "2021-04-01_to_2023-03-31"
_STORED_LISTS = range(2, 9)
_LATE_TEAM = "Tannery Quarter Assessment Team"
_CSC, _POLICE = "childrens_social_care", "police"


def all_extracts(world: World) -> list[Extract]:
    """Every file of the invented partnership, in order of receipt."""
    heard = list(voices(world))
    found = [
        *_history(world), *_social_care(world), *_missing(world), *_police(world), *_health(world), *_education(world),
        *_partnership(world), *_released(),
        *child_deaths.extracts(), *allegations.extracts(), *complaints.extracts(world),
        *wider_partners(world.history), *section_11_extracts(), *training_extracts(),
        *heard, *learning(heard, world.audits),
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.order)


def _history(world: World) -> Iterator[Extract]:
    on, span = date(2023, 4, 20), _span(world, SUPPLY_STARTS, HISTORY_ENDS)
    for number in _STORED_LISTS:
        table = list_table(number, world, span)
        yield extract(on, _CSC, f"list_{number}_{HISTORY}.csv", table.headers, table.rows)
    rows = missing.rows_between(world.episodes, SUPPLY_STARTS, HISTORY_ENDS)
    yield extract(on, _CSC, f"missing_episodes_{HISTORY}.csv", missing.HEADERS, rows)
    year_end = day("2022-03-31")
    for name, first, last in (
        ("2021-22", SUPPLY_STARTS, year_end),
        ("2022-23", year_end + 1, HISTORY_ENDS),
    ):
        rows = police.rows_between(world.notifications, first, last)
        yield extract(on, _POLICE, f"vulnerability_notifications_{name}.csv", police.HEADERS, rows)
    for trust in ("acute_trust", "community_trust"):
        rows = health.rows_between(world.medicals, trust, SUPPLY_STARTS, HISTORY_ENDS)
        yield extract(on, f"health/{trust}", f"child_protection_medicals_{HISTORY}.csv", health.HEADERS, rows)


def _span(world: World, first: int, last: int) -> Span:
    return Span(first, last, world.days_missing, world.days_away)


def _social_care(world: World) -> Iterator[Extract]:
    for place, quarter in enumerate(QUARTERS):
        end = quarter.end.toordinal()
        span, on = _span(world, months_before(end, 6), end), received(end, 9 + place % 4)
        if quarter == LATEST:
            yield from _workbook(world, span, on)
            continue
        for number in _STORED_LISTS:
            table = list_table(number, world, span)
            yield extract(on, _CSC, f"list_{number}_{quarter.end}.csv", table.headers, table.rows)
    again = _span(world, months_before(day("2023-06-30"), 6), day("2023-06-30"))
    cases = list_table(6, world, again)
    yield extract(date(2023, 7, 19), _CSC, "list_6_2023-06-30_v2.csv", cases.headers, cases.rows)
    twice = _span(world, months_before(day("2024-12-31"), 6), day("2024-12-31"))
    care = list_table(8, world, twice)
    yield extract(date(2025, 1, 27), _CSC, "list_8_2024-12-31.csv", care.headers, care.rows)


def _workbook(world: World, span: Span, on: date) -> Iterator[Extract]:
    tables = {
        f"List {number}": list_table(number, world, span)
        if number in _STORED_LISTS
        else other_list(number, world, span)
        for number in range(1, 12)
    }
    whole = tables["List 3"]
    tables["List 3"] = Table(whole.headers, [row for row in whole.rows if not _was_left_out(row)])
    yield Extract(on, _CSC, "annex_a_2025-09-30.xlsx", tables)
    yield extract(date(2025, 10, 24), _CSC, "list_3_2025-09-30_v2.csv", whole.headers, whole.rows)


def _was_left_out(row: list[str]) -> bool:
    return row[9] == _LATE_TEAM and "2025-08-18" <= row[5] <= "2025-08-31"


def _missing(world: World) -> Iterator[Extract]:
    for place, quarter in enumerate(QUARTERS):
        rows = missing.rows_between(world.episodes, *quarter_bounds(quarter))
        on = received(quarter.end.toordinal(), 10 + place % 3)
        yield extract(on, _CSC, f"missing_episodes_{quarter.slug}.csv", missing.HEADERS, rows)


def _police(world: World) -> Iterator[Extract]:
    for place, quarter in enumerate(QUARTERS):
        first, last = quarter_bounds(quarter)
        if last == police.MISSED_QUARTER_ENDS:
            continue
        rows, on = police.rows_between(world.notifications, first, last), received(last, 7 + place % 5)
        yield extract(on, _POLICE, f"vulnerability_notifications_{quarter.slug}.csv", police.HEADERS, rows)
        if quarter == Quarter.parse("2024-25-q3"):
            on = received(last, 13)
            yield extract(on, _POLICE, f"vulnerability_notifications_{quarter.slug}_v2.csv", police.HEADERS, rows)


def _health(world: World) -> Iterator[Extract]:
    for place, quarter in enumerate(QUARTERS):
        last = quarter.end.toordinal()
        first = quarter.back(1).start.toordinal()
        for trust, days in (("acute_trust", 11 + place % 4), ("community_trust", 8 + place % 5)):
            is_late = quarter == LATEST and trust == "acute_trust"
            name = f"child_protection_medicals_{quarter.back(1).start}_to_{quarter.end}.csv"
            rows = health.rows_between(world.medicals, trust, first, last)
            yield extract(
                date(2025, 11, 4) if is_late else received(last, days), f"health/{trust}", name, health.HEADERS, rows
            )


def _education(world: World) -> Iterator[Extract]:
    for term in education.terms():
        quarter = Quarter.containing(date.fromordinal(term.ended))
        on = max(received(quarter.end.toordinal(), 14), date(2023, 4, 20))
        rows = world.schools.rows(term)
        yield extract(on, "education", f"pupil_terms_{term.name}_{term.school_year}.csv", education.HEADERS, rows)


def _partnership(world: World) -> Iterator[Extract]:
    for quarter in (QUARTERS[0].back(1), *QUARTERS):
        end = quarter.end.toordinal()
        on = received(end, 6)
        rows = actions.rows_known(world.actions, quarter.end)
        yield extract(on, "partnership", f"actions_{quarter.end}.csv", actions.HEADERS, rows)
        rows = audits.rows_known(world.audits, end)
        yield extract(on, "partnership", f"audited_cases_{quarter.end}.csv", audits.HEADERS, rows)


def _released() -> Iterator[Extract]:
    for release, on in (
        (2022, date(2022, 12, 5)),
        (2023, date(2023, 11, 13)),
        (2024, date(2024, 8, 5)),
        (2025, date(2025, 8, 4)),
    ):
        yield extract(on, "ons", f"population_estimates_{release}.csv", populations.HEADERS, populations.rows(release))
    for release_name, on in (("2024", date(2024, 11, 14)), ("2025", date(2025, 11, 6))):
        rows = published.rows(release_name)
        yield extract(on, "dfe", f"published_indicators_{release_name}.csv", published.HEADERS, rows)
    name = f"statistical_neighbours_{neighbours.model()}.csv"
    yield extract(date(2025, 5, 12), "dfe", name, neighbours.HEADERS, neighbours.rows())
