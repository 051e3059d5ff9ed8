"""What the tracker of actions says of figures: never more than the figures of this edition."""

from collections.abc import Callable

import pytest

from indicators.disclosure_control.figures import Status
from reports.assembling import assemble_edition
from reports.facts import EditionFacts
from reports.words import with_unit

FactsWith = Callable[..., EditionFacts]
MEASURE = "initial_conferences_within_15_working_days_percent"


def _said(facts: EditionFacts, action: str) -> str:
    return next(one.impact_measure for one in assemble_edition(facts).actions if one.id == action)


def _published(facts: EditionFacts, quarter: str) -> str:
    figure = next(
        one
        for one in facts.figures.of(MEASURE)
        if (one.breakdown, one.period.kind, one.period.title) == ("all", "quarter", quarter)
    )
    assert figure.status is Status.SHOWN
    assert figure.value is not None
    return with_unit(figure.value, "percent")


def test_the_tracker_speaks_for_itself_where_counts_are_not_rounded(facts_with: FactsWith) -> None:
    words = _said(facts_with("restricted"), "A-002")
    assert "from 78% in 2024-25 Q2 to 90%" in words
    assert words.endswith("At review on 10 Jul 2025: 89%.")


def test_where_counts_are_rounded_it_repeats_the_published_figure(facts_with: FactsWith) -> None:
    """A percentage to one decimal would give back counts that were rounded."""
    facts = facts_with("public")
    words = _said(facts, "A-002")
    assert f"from {_published(facts, '2024-25 Q2')} in 2024-25 Q2 to 90%" in words
    assert words.endswith(f"At review on 10 Jul 2025: {_published(facts, '2025-26 Q1')}.")


@pytest.mark.parametrize("audience", ["public", "restricted"])
def test_a_figure_that_is_hidden_stays_hidden(facts_with: FactsWith, audience: str) -> None:
    facts = facts_with(audience)
    quarters = {
        one.period.title: one.status
        for one in facts.figures.of("repeat_protection_plans_within_2_years_percent")
        if one.breakdown == "all"
    }
    assert quarters["2024-25 Q3"] is Status.SUPPRESSED
    assert "from [c] in 2024-25 Q3" in _said(facts, "A-001")
