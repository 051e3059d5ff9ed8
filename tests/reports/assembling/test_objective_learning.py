"""What is being learned for an objective: counted over a year, by theme and kind, never quoted."""

from collections.abc import Callable
from datetime import date

import pytest

from indicators.learning import FindingFact, Learning
from reports.assembling.objective_learning import objective_learning
from reports.facts import EditionFacts

FactsWith = Callable[..., EditionFacts]
WORDS = "We are told of the meeting after it was held"


def _finding(
    number: int, kind: str, theme: str, on: date, of: str = "re_audit", objective: str = "OBJ1"
) -> FindingFact:
    return FindingFact(f"F-{number}", of, "X-1", on, kind, WORDS, theme=theme, objective_id=objective)


FINDINGS = (
    _finding(1, "area_for_improvement", "neglect", date(2025, 9, 30)),
    _finding(2, "area_for_improvement", "neglect", date(2025, 3, 1), of="practitioner_forum"),
    _finding(3, "strength", "escalation", date(2024, 10, 1), of="children_survey"),
    _finding(4, "proposal", "", date(2025, 5, 1), of="young_people_consultation"),
    _finding(5, "area_for_improvement", "neglect", date(2024, 9, 30)),
    _finding(6, "area_for_improvement", "neglect", date(2025, 10, 1)),
    _finding(7, "area_for_improvement", "neglect", date(2025, 5, 1), objective="OBJ2"),
)
"""The quarter ends on 30 September 2025: the fifth is a year and a day old, the sixth is not found yet."""


@pytest.mark.parametrize("audience", ["restricted", "public"])
def test_the_findings_of_the_year_are_counted_by_theme_and_kind(facts_with: FactsWith, audience: str) -> None:
    told = objective_learning("OBJ1", facts_with(audience=audience, learning=Learning(findings=FINDINGS)))
    assert told.table is not None
    assert [[cell.text for cell in row] for row in told.table.rows] == [
        ["Neglect", "2", "0", "0", "0"],
        ["Escalation", "0", "0", "0", "1"],
        ["No theme yet", "0", "0", "1", "0"],
    ]
    assert told.sentences == (
        "In the 12 months to 30 September 2025, four findings: two areas for improvement, one strength and one "
        "proposal, one of them this quarter.",
        "Of these, two from children and families and one from practitioners.",
        "What should change is most often about neglect (2).",
    )
    assert WORDS not in str(told)
    assert told.more


def test_an_objective_that_nothing_was_found_for_says_so(facts_with: FactsWith) -> None:
    told = objective_learning("OBJ3", facts_with(learning=Learning(findings=FINDINGS)))
    assert told.sentences == ("No finding of the last 12 months serves this objective.",)
    assert told.table is None


def test_a_log_that_was_not_supplied_is_not_a_log_without_findings(facts_with: FactsWith) -> None:
    told = objective_learning("OBJ3", facts_with(learning=Learning()))
    assert "has not been supplied" in told.sentences[0]
