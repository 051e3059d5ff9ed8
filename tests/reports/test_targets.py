"""The section of an indicator page that sets a figure against its target: always under the control chart's verdict."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pydantic import TypeAdapter

from indicators.business_plan import BusinessPlan, Target
from indicators.direction_of_travel import DirectionPolicy
from indicators.disclosure_control.figures import Status
from indicators.target_policy import Range, TargetPolicy
from reports.assembling import assemble_edition
from reports.assembling.charts import chart_of
from reports.assembling.readings import IndicatorReading, read_indicator
from reports.assembling.targets import against_target
from reports.facts import EditionFacts
from reports.model_targets import AgainstTarget
from reports.site import render_site

IN_TIME = "assessments_within_45_working_days_percent"
CONFERENCES = "initial_conferences_within_15_working_days_percent"
RE_REFERRALS = "re_referrals_within_12_months_percent"
RATE = "referrals_received_rate"
HIDDEN = ["child_protection_medicals_in_time_percent", "return_interviews_within_72_hours_percent"]
ALL = DirectionPolicy(
    comparisons=(
        "previous_period",
        "same_period_last_year",
        "recent_average",
        "yearly_average",
        "run",
        "baseline",
    ),
    years=2,
)


@pytest.fixture(scope="module")
def facts(facts_with: Callable[..., EditionFacts]) -> EditionFacts:
    """As the restricted audience sees it, whose figures are neither rounded nor hidden for being few."""
    return facts_with("restricted")


def _plan(facts: EditionFacts, name: str, policy: dict[str, Any] | None, **changes: Any) -> BusinessPlan:
    """The fixture's plan with one indicator's target judged by a policy."""
    judged = TypeAdapter(TargetPolicy).validate_python(policy) if policy else None
    middle = {"value": (judged.low + judged.high) / 2} if isinstance(judged, Range) else {}
    targets = tuple(
        t.model_copy(update={"policy": judged} | middle) if t.indicator == name else t for t in facts.plan.targets
    )
    return facts.plan.model_copy(update={"targets": targets} | changes)


def _read(facts: EditionFacts, name: str, plan: BusinessPlan) -> IndicatorReading:
    indicator = next(each for each in facts.indicators if each.id == name)
    return read_indicator(indicator, facts.figures.of(name), plan, facts.settings, facts.quarter)


def _section(facts: EditionFacts, name: str, policy: dict[str, Any] | None = None, **changes: Any) -> AgainstTarget:
    plan = _plan(facts, name, policy, **changes)
    section = against_target(_read(facts, name, plan), plan)
    assert section is not None
    return section


def _rows(section: AgainstTarget) -> list[tuple[str, str, str]]:
    return [(rule.text, found.text, beside.note) for rule, found, beside in section.table.rows]


def test_the_control_chart_speaks_first_and_then_the_declared_rule(facts: EditionFacts) -> None:
    section = _section(facts, IN_TIME)
    rows = _rows(section)
    assert section.title == "Against its target, and which way it is going"
    assert section.table.caption == "85.0% in 2025-26 Q2, by each rule"
    assert [rule for rule, _, _ in rows] == [
        "Control chart",
        "Target, with a tolerance of 5% of it",
        "Against the quarter before",
        "Against the same quarter last year",
    ]
    assert rows[0][1:] == ("No real change", "no rule fires over 42 points")
    assert rows[1][1:] == ("Met", "target 84% by March 2026; within tolerance down to 79.8%")
    assert section.believe.startswith("The control chart says no real change; believe it.")


def test_every_result_is_a_word_beside_a_shape(facts: EditionFacts) -> None:
    for name in (IN_TIME, CONFERENCES, RE_REFERRALS, RATE):
        for _, found, _ in _section(facts, name, direction_of_travel=ALL).table.rows:
            assert found.badge is not None
            assert found.badge.word == found.text != ""


@pytest.mark.parametrize("name", HIDDEN)
def test_nothing_is_set_against_anything_where_the_figure_is_hidden(facts: EditionFacts, name: str) -> None:
    assert against_target(_read(facts, name, facts.plan), facts.plan) is None


def test_an_earlier_figure_that_is_hidden_is_not_compared_with(facts: EditionFacts) -> None:
    reading = _read(facts, IN_TIME, facts.plan)
    before = facts.quarter.back(1).period
    figures = tuple(
        replace(f, status=Status.SUPPRESSED, numerator=None, denominator=None, value=None, text="[c]")
        if f.period == before and f.breakdown == "all"
        else f
        for f in reading.figures
    )
    plan = _plan(facts, IN_TIME, None, direction_of_travel=ALL)
    shown, hidden = (against_target(replace(reading, figures=each), plan) for each in (reading.figures, figures))
    assert shown is not None
    assert hidden is not None
    gone = {rule for rule, _, _ in _rows(shown)} - {rule for rule, _, _ in _rows(hidden)}
    assert gone == {
        "Against the quarter before",
        "Against the average of the four quarters before",
        "Current run",
    }
    assert "[c]" not in str(_rows(hidden))


def test_without_a_target_only_the_direction_is_told_and_never_as_better_or_worse(facts: EditionFacts) -> None:
    section = _section(facts, RATE)
    assert section.title == "Which way it is going"
    assert [rule for rule, _, _ in _rows(section)] == ["Control chart", "Against the twelve months before"]
    assert "better" not in str(_rows(section)) + section.believe
    assert "worse" not in str(_rows(section)) + section.believe


def test_periods_of_a_year_are_never_compared_with_periods_that_share_their_months(facts: EditionFacts) -> None:
    rules = [rule for rule, _, _ in _rows(_section(facts, RE_REFERRALS, direction_of_travel=ALL))]
    assert rules[2:] == [
        "Against the twelve months before",
        "Against the average of the two years before",
        "Against the first figure held",
    ]


def test_every_comparison_can_be_worked_by_hand(facts: EditionFacts) -> None:
    plan = _plan(facts, "missing_episodes_count", None, direction_of_travel=ALL)
    reading = _read(facts, "missing_episodes_count", plan)
    series = [f for f in reading.figures if f.period.kind == "quarter" and f.breakdown == "all"]
    values = [f.value for f in sorted(series, key=lambda f: f.period)]
    section = against_target(reading, plan)
    assert section is not None
    told = {rule: beside for rule, _, beside in _rows(section)}
    assert values[-1] is not None
    assert values[0] is not None
    change = (values[-1] - values[0]) / values[0] * 100
    assert told["Against the first figure held"].startswith(f"{values[0]:.0f} in 2022-23 Q1; a change of ")
    assert told["Against the first figure held"].endswith(f"{abs(change):.1f}%")
    assert told["Against the quarter before"] == f"{values[-2]:.0f} in 2025-26 Q1"
    assert told["Against the same quarter last year"] == f"{values[-5]:.0f} in 2024-25 Q2"


@pytest.mark.parametrize(
    ("policy", "word", "kind"),
    [
        ({"rule": "tolerance", "points": 30}, "Within tolerance", "may-meet"),
        ({"rule": "tolerance", "points": 1}, "Missed", "will-miss"),
        (
            {"rule": "tolerance_with_direction", "percent_of_target": 1},
            "Missed, no worse than a year ago",
            "may-meet",
        ),
        (
            {
                "rule": "bands",
                "bands": [{"word": "Some way off", "level": "missed", "worse_than_percent": 99}],
                "otherwise": {"word": "There", "level": "met"},
            },
            "Some way off",
            "will-miss",
        ),
        (
            {
                "rule": "first_match",
                "rules": [{"word": "On course", "level": "near", "compare": ">=", "percent_of_target": 50}],
                "otherwise": {"word": "Off course", "level": "missed"},
            },
            "On course",
            "may-meet",
        ),
        ({"rule": "range", "low": 95, "high": 100}, "Below its range", "will-miss"),
    ],
)
def test_a_partnership_declares_the_rule_and_the_page_follows(
    facts: EditionFacts, policy: dict[str, Any], word: str, kind: str
) -> None:
    badge = _section(facts, CONFERENCES, policy).table.rows[1][1].badge
    assert badge is not None
    assert (badge.word, badge.kind) == (word, kind)


def test_a_rule_that_finds_nothing_says_why(facts: EditionFacts) -> None:
    target = Target(indicator=RATE, value=500, by=facts.quarter.end, set_by="the partnership", source="plan")
    row = _rows(_section(facts, RATE, targets=(target,)))[1]
    assert row[1] == "Not enough to say"
    assert row[2].endswith("; nobody has set which way is better")


RANGES = [((95, 100), True, False), ((60, 70), True, False), ((85, 97), False, True)]


@pytest.mark.parametrize(("ends", "is_missed", "is_met"), RANGES)
def test_a_range_is_missed_on_either_side_on_the_page_and_for_a_concern(
    facts: EditionFacts, ends: tuple[float, float], is_missed: bool, is_met: bool
) -> None:
    low, high = ends
    policy = {"rule": "range", "low": low, "high": high}
    reading = _read(facts, CONFERENCES, _plan(facts, CONFERENCES, policy))
    assert reading.meets is is_met
    assert reading.aim is not None
    assert reading.aim.amount == f"{low}% to {high}%"
    chart = chart_of(reading, facts, "title", None)
    assert [level.value for level in chart.levels if level.kind == "target"] == [low, high]
    if (low, high) == (60, 70):
        assert "missed" in reading.concern  # too high, although higher is better
    assert is_missed is not is_met


def test_higher_is_never_better_where_a_range_is_to_be_kept(facts: EditionFacts) -> None:
    """The negative control: without the range the same figure is better."""
    assert "Higher, which is better" in str(_rows(_section(facts, CONFERENCES)))
    assert "better" not in str(_rows(_section(facts, CONFERENCES, {"rule": "range", "low": 60, "high": 70})))


def test_nothing_stands_without_a_chart_to_stand_under(facts: EditionFacts) -> None:
    reading = _read(facts, IN_TIME, facts.plan)
    assert against_target(reading, facts.plan) is not None
    without = replace(reading, variation=replace(reading.variation, shown_points=0))
    assert against_target(without, facts.plan) is None


def test_rounded_figures_are_said_to_be_rounded_and_others_are_not(facts: EditionFacts) -> None:
    reading = _read(facts, IN_TIME, facts.plan)
    for step, words in ((5, "Counts are rounded to the nearest 5 here"), (1, "")):
        section = against_target(replace(reading, headline=replace(reading.headline, rounded_to=step)), facts.plan)
        assert section is not None
        assert section.rounded.startswith(words)
        assert bool(section.rounded) == bool(words)


def test_the_page_holds_the_section_beneath_the_chart_or_not_at_all(facts: EditionFacts) -> None:
    edition = assemble_edition(facts)
    files = dict(render_site(edition))
    for indicator in edition.indicators:
        words = files[indicator.href].decode()
        if indicator.against_target is None:
            assert 'id="target"' not in words
            assert not indicator.is_shown
        else:
            assert words.index("<figure") < words.index('id="target"') < words.index("Control chart</th>")
