"""Where a page takes its forecast from, and what other pages say of it."""

import csv
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest

from indicators.disclosure_control.figures import Status
from indicators.planned_forecast import PlannedForecast
from reports.assembling import assemble_edition
from reports.charts.spec import ChartSpec
from reports.facts import EditionFacts
from reports.model import Edition, IndicatorReport
from reports.site import render_site

CONFERENCES = "initial_conferences_within_15_working_days_percent"
RE_REFERRALS = "re_referrals_within_12_months_percent"


def _begun(facts: EditionFacts, on: date, **changes: object) -> Edition:
    """The edition of a partnership whose plan began on a day."""
    objectives = tuple(each.model_copy(update={"starts": on}) for each in facts.plan.objectives)
    return assemble_edition(replace(facts, plan=facts.plan.model_copy(update={"objectives": objectives, **changes})))


@pytest.fixture(name="year_in")
def _year_in(facts: EditionFacts) -> Edition:
    return _begun(facts, date(2024, 4, 1))


def _report(edition: Edition, name: str) -> IndicatorReport:
    return next(report for report in edition.indicators if report.id == name)


def _chart(edition: Edition, name: str) -> ChartSpec:
    chart = _report(edition, name).forecast.chart
    assert chart is not None
    return chart


def test_a_planted_rise_in_conferences_has_turned_the_curve_and_re_referrals_are_worse(year_in: Edition) -> None:
    """The invented partnership's conferences rise in the autumn of 2024 and its re-referrals rise in early 2025."""
    assert _report(year_in, CONFERENCES).forecast.badge.word == "Curve turned"
    assert _report(year_in, RE_REFERRALS).forecast.badge.word == "Worse than forecast"


def test_a_plan_of_half_a_year_is_too_early_to_judge(edition: Edition) -> None:
    assert _report(edition, CONFERENCES).forecast.badge.word == "Too early to say if it is turning"


def test_no_verdict_is_given_where_neither_way_is_better(year_in: Edition) -> None:
    neutral = [each for each in year_in.indicators if each.id in {"referrals_received_rate", "missing_episodes_count"}]
    assert len(neutral) == 2
    for report in neutral:
        assert report.forecast.badge.kind == "unread"
        assert "no verdict of turning is given" in report.forecast.verdict
        assert report.forecast.chart is not None


def test_the_chart_holds_two_years_before_every_quarter_since_and_a_year_ahead(year_in: Edition) -> None:
    points = _chart(year_in, CONFERENCES).points
    assert [point.period for point in points][:1] == ["2022-23 Q1"]
    assert [point.period for point in points][-1:] == ["2026-27 Q2"]
    assert [point.expected is not None for point in points] == [False] * 8 + [True] * 10
    assert [point.is_ahead for point in points] == [False] * 14 + [True] * 4


def test_only_figures_that_are_published_go_in(year_in: Edition, facts: EditionFacts) -> None:
    published = {f.text for f in facts.figures.of(CONFERENCES) if f.breakdown == "all" and f.status is Status.SHOWN}
    told = {point.text for point in _chart(year_in, CONFERENCES).points if point.value is not None}
    assert told <= published


def test_figures_after_the_baseline_do_not_move_the_forecast(facts: EditionFacts, year_in: Edition) -> None:
    earlier = assemble_edition(
        replace(
            facts,
            quarter=facts.quarter.back(2),
            plan=facts.plan.model_copy(
                update={"objectives": tuple(o.model_copy(update={"starts": date(2024, 4, 1)}) for o in facts.plan.objectives)}  # noqa: E501
            ),
        )
    )  # fmt: skip
    was = {p.period: p.expected for p in _chart(earlier, CONFERENCES).points if p.expected}
    now = {p.period: p.expected for p in _chart(year_in, CONFERENCES).points if p.expected}
    assert was
    assert {period: now[period] for period in was} == was


def test_the_partnership_s_own_forecast_is_drawn_and_told_with_its_reason(facts: EditionFacts) -> None:
    own = PlannedForecast(
        indicator=CONFERENCES,
        set_on=date(2024, 4, 1),
        values={"2024-25 Q1": 95},
        reason="The plan already rests on it",
        author="Head of quality assurance",
    )
    edition = _begun(facts, date(2024, 4, 1), forecasts=(own,))
    chart = _chart(edition, CONFERENCES)
    assert {point.expected.text for point in chart.points if point.expected} == {"95%"}
    assert "The partnership set this forecast itself on 1 April 2024 (Head of quality assurance)." in chart.basis
    assert chart.steps[0].label == "1 April 2024: the partnership set this forecast"
    assert _report(edition, CONFERENCES).forecast.badge.word != "Curve turned"


def test_the_board_and_the_objective_say_whether_the_curve_is_turning(year_in: Edition) -> None:
    files = dict(render_site(year_in))
    population = _report(year_in, "pupils_suspended_percent").forecast
    assert population.badge.word in files["index.html"].decode()
    page = files["objectives/OBJ2.html"].decode()
    assert "The curve has turned: the newest three figures" in page
    assert _chart(year_in, CONFERENCES).title in page


def test_the_page_and_its_file_hold_the_same_forecast(year_in: Edition) -> None:
    files = dict(render_site(year_in))
    page = files[f"indicators/{CONFERENCES}.html"].decode()
    rows = list(csv.DictReader(StringIO(files[f"csv/{CONFERENCES}-forecast.csv"].decode("utf-8-sig"), newline="")))
    points = _chart(year_in, CONFERENCES).points
    assert [row["period"] for row in rows] == [point.period for point in points]
    for row, point in zip(rows, points, strict=True):
        assert bool(row["forecast"]) == (point.expected is not None)
        if point.expected:
            assert f"{point.expected.text} ({point.expected.interval})" in page


def test_an_indicator_at_home_nowhere_has_no_day_to_turn_from(facts: EditionFacts) -> None:
    edition = _begun(facts, date(2024, 4, 1), objectives=facts.plan.objectives[:1])
    stray = _report(edition, "return_interviews_within_72_hours_percent").forecast
    assert (stray.badge.word, stray.chart) == ("No forecast", None)
    assert "no day from which its curve could turn" in stray.verdict
