"""The page of statutory clocks: each with its standard, where that comes from, and what may be told."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from indicators.disclosure_control.clocks import ClockFigure, PublishableClock
from indicators.disclosure_control.figures import Figure, Status
from indicators.periods import Period, Quarter
from indicators.statutory_clocks import clocks
from reports.assembling import assemble_edition
from reports.assembling.clocks import clocks_of
from reports.facts import EditionFacts
from reports.model_clocks import ClockReport
from reports.site import render_site
from schemas.settings import settings_with

QUARTER = Quarter.parse("2025-26 Q2")
WHOLE = ClockFigure(QUARTER.period, None, 2, 1, 1, 0, 59, 59)
HIDDEN = ClockFigure(
    QUARTER.period, Figure("x", QUARTER.period, "all", "all", Status.SUPPRESSED, None, None, None, "[c]")
)
OWN = {"serious_incident_notification", "rapid_review"}


def _clocks() -> tuple[PublishableClock, ...]:
    made = []
    for clock in clocks():
        is_whole = clock.id in {"local_practice_review", "section_11_return"}
        told = WHOLE if is_whole else replace(HIDDEN, longest_late=3 if clock.id in OWN else None)
        year = replace(told, period=Period(QUARTER.end, "rolling_12_months"))
        made.append(PublishableClock(clock, clock.id in OWN, 100, is_whole, (told,), year, 1 if is_whole else None,
                                     0 if is_whole else None, QUARTER.start if is_whole else None))  # fmt: skip
    return tuple(made)


@pytest.fixture(name="with_clocks")
def _with_clocks(facts: EditionFacts) -> EditionFacts:
    return replace(facts, clocks=_clocks())


def _reports(facts: EditionFacts) -> dict[str, ClockReport]:
    return {report.id: report for report in clocks_of(facts).reports}


def test_every_clock_shows_its_standard_and_where_that_comes_from(with_clocks: EditionFacts) -> None:
    for clock in clocks():
        report = _reports(with_clocks)[clock.id]
        assert "{" not in report.standard
        assert len(report.sources) == len(clock.settings)
        for name, words in zip(clock.settings, report.sources, strict=True):
            assert with_clocks.settings[name].source in words


def test_a_partnerships_own_standard_is_in_the_words(with_clocks: EditionFacts) -> None:
    own = replace(with_clocks, settings=settings_with({"notification_working_days": 3}))
    report = _reports(own)["serious_incident_notification"]
    assert "within 3 working days" in report.standard
    assert "set by this partnership" in report.sources[0]
    assert "set by this partnership" not in _reports(with_clocks)["serious_incident_notification"].sources[0]


def test_what_is_told_of_each_kind_of_clock(with_clocks: EditionFacts) -> None:
    reports = _reports(with_clocks)
    told = {name: [cell.text for cell in reports[name].table.rows[0]][1:] for name in reports}
    assert told["local_practice_review"] == ["2", "1", "1", "59 days", "59 days"]
    assert told["serious_incident_notification"] == ["Not kept", "[c]", "3 working days"]
    assert told["child_death_review"] == ["Not shown [c]", "[c]"]
    assert [column.title for column in reports["joint_agency_response"].table.columns][2] == "Held"


def test_a_count_about_children_that_is_hidden_stands_nowhere_on_the_page(with_clocks: EditionFacts) -> None:
    rows = clocks_of(with_clocks).table.rows
    assert {row[0].text: row[3].text for row in rows if row[3].text == "[c]"}.keys() == {
        clock.title for clock in clocks() if clock.id not in {"local_practice_review", "section_11_return"}
    }


def test_the_page_holds_them_all_and_says_so_where_there_are_none(
    with_clocks: EditionFacts, facts_with: Callable[..., EditionFacts]
) -> None:
    page = dict(render_site(assemble_edition(with_clocks)))["clocks.html"].decode()
    assert all(f'id="clock-{clock.id}"' in page for clock in clocks())
    empty = dict(render_site(assemble_edition(facts_with())))["clocks.html"].decode()
    assert "No statutory clock could be read" in empty
