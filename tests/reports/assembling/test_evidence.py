"""An action's measure before and after, as the pages show it: from publishable figures alone, and never hidden ones."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from statistics import fmean
from typing import Any

import pytest

from indicators.actions import ActionFact
from indicators.disclosure_control.figures import Status
from reports.assembling import assemble_edition
from reports.charts.alternative_text import alternative_text
from reports.charts.key import key_of
from reports.facts import EditionFacts
from reports.model import Edition
from reports.model_evidence import EvidenceReport
from reports.model_parts import ActionReport
from reports.site import render_site

FactsWith = Callable[..., EditionFacts]
MEASURE = "initial_conferences_within_15_working_days_percent"
HIDDEN = "repeat_protection_plans_within_2_years_percent"


def _action(edition: Edition, action: str = "A-002") -> ActionReport:
    return next(each for each in edition.actions if each.id == action)


def _evidence(edition: Edition, action: str = "A-002") -> EvidenceReport:
    found = _action(edition, action).evidence
    assert found is not None
    return found


def _changed(facts: EditionFacts, **changes: Any) -> Edition:
    """The edition with its completed action changed."""
    actions = tuple(replace(a, **changes) if a.action_id == "A-002" else a for a in facts.actions or ())
    return assemble_edition(replace(facts, actions=actions))


def test_a_completed_action_says_whether_its_measure_changed(edition: Edition) -> None:
    """Conferences in time stood near 78% until December 2024 and near 90% since; it was completed on the 1st."""
    evidence = _evidence(edition)
    assert evidence.badge.word == "Measure changed as meant"
    assert evidence.sentences[0].startswith("The measure has changed after the action, as was meant: the newest three")


def test_the_averages_are_those_of_the_published_figures(facts: EditionFacts, edition: Edition) -> None:
    quarters = [
        figure
        for figure in facts.figures.of(MEASURE)
        if (figure.breakdown, figure.period.kind, figure.status) == ("all", "quarter", Status.SHOWN)
    ]
    before = [f.value for f in quarters if f.period.end <= date(2024, 12, 1) and f.value is not None]
    since = [f.value for f in quarters if f.period.start >= date(2024, 12, 1) and f.value is not None]
    assert _evidence(edition).before == f"{fmean(before):.1f}%"
    assert _evidence(edition).since == f"{fmean(since):.1f}%"


def test_an_action_that_is_not_completed_or_has_no_measure_says_nothing(edition: Edition) -> None:
    assert _action(edition, "A-001").evidence is None
    assert _action(edition, "A-003").evidence is None


def test_the_picture_marks_the_completion_and_both_levels(edition: Edition) -> None:
    chart = _evidence(edition).chart
    assert chart is not None
    assert [run.label for run in chart.limits] == ["before", "since"]
    words = {words for _, _, words in key_of(chart)}
    assert "the action was completed on 1 December 2024" in words
    assert {f"average before {_evidence(edition).before}", f"average since {_evidence(edition).since}"} <= words
    assert "Measure changed as meant after the action was completed" in alternative_text(chart)
    assert chart.points[-1].mark == "improvement"
    assert all(point.mark == "common" for point in chart.points if point.at < date(2024, 12, 1))


def test_the_page_of_actions_lists_them_and_prints_the_rule(edition: Edition) -> None:
    page = dict(render_site(edition))["actions.html"].decode()
    assert edition.evidence.sentence in page
    assert [row[0].text for row in edition.evidence.table.rows] == [_action(edition).text]
    assert all(words.replace("'", "&#39;") in page for words in edition.evidence.rule)
    assert "The points as a table" in page


def test_an_objectives_page_shows_it_too_and_an_indicators_page_in_words_alone(edition: Edition) -> None:
    files = dict(render_site(edition))
    sentence = _evidence(edition).sentences[0]
    assert sentence in files["objectives/OBJ2.html"].decode()
    assert 'class="beside"' in files["objectives/OBJ2.html"].decode()
    assert sentence in files[f"indicators/{MEASURE}.html"].decode()
    assert 'class="beside"' not in files[f"indicators/{MEASURE}.html"].decode()


@pytest.mark.parametrize("audience", ["public", "restricted"])
def test_no_hidden_figure_has_a_part_in_it(facts_with: FactsWith, audience: str) -> None:
    facts = facts_with(audience)
    chart = _evidence(_changed(facts, impact_indicator_id=HIDDEN)).chart
    if chart is None:
        return
    shown = {f.period.title for f in facts.figures.of(HIDDEN) if f.breakdown == "all" and f.status is Status.SHOWN}
    assert {point.period for point in chart.shown} <= shown
    assert any(point.text == "[c]" for point in chart.points)


def test_a_step_change_of_the_plan_parts_what_can_be_compared(facts: EditionFacts) -> None:
    """The recording system of assessments changed in April 2024: nothing from before that is read."""
    measure = "assessments_within_45_working_days_percent"
    chart = _evidence(_changed(facts, impact_indicator_id=measure)).chart
    assert chart is not None
    assert chart.points[0].at == date(2024, 4, 30)


def test_a_measure_of_overlapping_years_is_read_by_shorter_periods(facts: EditionFacts) -> None:
    measure = "re_referrals_within_12_months_percent"
    chart = _evidence(_changed(facts, impact_indicator_id=measure)).chart
    assert chart is not None
    assert all(not point.period.startswith("12 months") for point in chart.points)


def test_a_quarters_rate_is_not_set_against_what_a_year_was_expected_to_be(facts: EditionFacts) -> None:
    edition = _changed(facts, impact_indicator_id="referrals_received_rate", impact_expected=40.0)
    assert _evidence(edition).since != "–"
    assert not [words for words in _evidence(edition).sentences if "expected by" in words]


def test_where_the_tracker_was_not_supplied_nothing_is_said(facts: EditionFacts) -> None:
    edition = assemble_edition(replace(facts, actions=None))
    assert edition.evidence.table.rows == ()
    assert "Did the measures change?" not in dict(render_site(edition))["actions.html"].decode()


def test_two_actions_with_one_measure_say_so(facts: EditionFacts) -> None:
    (first,) = (action for action in facts.actions or () if action.action_id == "A-002")
    second: ActionFact = replace(first, action_id="A-004", text="Another")
    edition = assemble_edition(replace(facts, actions=(*(facts.actions or ()), second)))
    says = "One other completed action has the same measure, which cannot tell one action from another."
    assert says in _evidence(edition).sentences
    assert says in _evidence(edition, "A-004").sentences
