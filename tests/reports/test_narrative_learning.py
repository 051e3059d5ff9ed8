"""Every sentence about learning by its truth table: none, one, several, all."""

# ruff: noqa: E501 - a case of a truth table stays one line

import pytest

from reports.narrative_learning import (
    actions_sentence,
    activities_sentence,
    answered_sentence,
    carried_sentence,
    completed_sentence,
    fed_back_sentence,
    findings_sentence,
    found_sentence,
    recommendations_sentence,
    reported_sentence,
    themes_sentence,
)

AUDIT, RE_AUDIT = ("audit", "audits"), ("re-audit", "re-audits")
UNTIL = "30 September 2025"


@pytest.mark.parametrize(
    ("counted", "in_quarter", "says"),
    [
        ([], 0, ""),
        ([(AUDIT, 0)], 0, ""),
        ([(AUDIT, 1)], 0, f"One audit in the 12 months to {UNTIL}."),
        ([(AUDIT, 1)], 1, f"One audit in the 12 months to {UNTIL}, this quarter."),
        ([(AUDIT, 3), (RE_AUDIT, 1)], 2, f"Three audits and one re-audit in the 12 months to {UNTIL}, two of them this quarter."),
        ([(AUDIT, 12)], 0, f"12 audits in the 12 months to {UNTIL}, none of them this quarter."),
        ([(AUDIT, 2)], 2, f"Two audits in the 12 months to {UNTIL}, all of them this quarter."),
    ],
)  # fmt: skip
def test_activities(counted, in_quarter, says):
    assert activities_sentence(counted, in_quarter, UNTIL) == says


def test_the_quarter_alone():
    assert completed_sentence([(AUDIT, 2), (RE_AUDIT, 0)]) == "Completed this quarter: two audits."
    assert completed_sentence([(AUDIT, 0)]) == "No learning activity was completed this quarter."
    assert found_sentence({"strength": 1, "proposal": 2}) == "Found this quarter: one strength and two proposals."
    assert found_sentence({"strength": 0}) == "Nothing was found this quarter."


@pytest.mark.parametrize(
    ("by_kind", "in_quarter", "says"),
    [
        ({}, 0, "No finding is recorded for the 12 months."),
        ({"strength": 1}, 1, "One strength, this quarter."),
        ({"area_for_improvement": 12}, 3, "12 areas for improvement, three of them this quarter."),
        (
            {"area_for_improvement": 2, "strength": 1}, 0,
            "Three findings: two areas for improvement and one strength, none of them this quarter.",
        ),
    ],
)  # fmt: skip
def test_findings(by_kind, in_quarter, says):
    assert findings_sentence(by_kind, in_quarter) == says


def test_a_theme_is_named_where_two_findings_are_about_it_and_no_more_than_three_are():
    assert themes_sentence({"Neglect": 1, "": 9}) == ""
    assert themes_sentence({"Neglect": 2}) == "What should change is most often about neglect (2)."
    many = {"Neglect": 2, "Thresholds": 5, "Escalation": 2, "Transitions": 2}
    assert (
        themes_sentence(many)
        == "What should change is most often about thresholds (5), escalation (2) and neglect (2)."
    )


@pytest.mark.parametrize(
    ("reported", "total", "says"),
    [
        (0, 0, ""),
        (0, 1, "The finding has not yet gone to the group that plans improvement."),
        (1, 1, "The finding has gone to the group that plans improvement."),
        (0, 4, "None of the four findings have gone to the group that plans improvement."),
        (3, 4, "Three of four findings have gone to the group that plans improvement."),
        (2, 2, "Both findings have gone to the group that plans improvement."),
        (4, 4, "All four findings have gone to the group that plans improvement."),
    ],
)
def test_reported(reported, total, says):
    assert reported_sentence(reported, total) == says


@pytest.mark.parametrize(
    ("items", "agencies", "embedding", "says"),
    [
        (0, 0, 0, "No product has carried this learning in the 12 months."),
        (1, 0, 0, "One product of the whole partnership carried it."),
        (3, 12, 5, "Three products carried it to 12 agencies; five of these agencies made it part of practice."),
        (3, 9, 9, "Three products carried it to nine agencies; all nine agencies made it part of practice."),
        (3, 9, 0, "Three products carried it to nine agencies; none of these agencies made it part of practice."),
        (1, 1, 0, "One product carried it to one agency, which has not made it part of practice."),
        (1, 1, 1, "One product carried it to one agency, which made it part of practice."),
    ],
)
def test_carried(items, agencies, embedding, says):
    assert carried_sentence(items, agencies, embedding) == says


def test_fed_back():
    assert fed_back_sentence(0, 0) == ""
    assert fed_back_sentence(0, 1) == "Those who raised it were not yet told what came of it."
    assert fed_back_sentence(1, 1) == "Those who raised it were told what came of it."
    assert fed_back_sentence(2, 5) == "What came of two of five was fed back to those who raised them."


def test_recommendations():
    assert recommendations_sentence(0, 0, 0) == ""
    assert recommendations_sentence(2, 0, 0) == "Two recommendations were carried out in the 12 months; none is open."
    assert recommendations_sentence(0, 1, 1) == (
        "No recommendation was carried out in the 12 months; one is open and overdue."
    )
    assert recommendations_sentence(1, 4, 1) == (
        "One recommendation was carried out in the 12 months; four are open (one overdue)."
    )


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        ((0, 0, 0, 0, 0), ""),
        ((0, 2, 1, 0, 0), "No action was completed in the 12 months and two are open (one overdue); no impact was judged."),
        ((1, 0, 0, 1, 1), "One action was completed in the 12 months and none is open; the impact of one was judged, and it made a difference."),
        ((3, 0, 0, 2, 0), "Three actions were completed in the 12 months and none is open; the impact of two was judged, and none made a difference."),
    ],
)  # fmt: skip
def test_actions(numbers, says):
    assert actions_sentence(*numbers) == says


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        ((0, 0, 0), ""),
        ((0, 0, 1), "One is overdue."),
        ((1, 1, 0), "The one answer that fell due came in time."),
        ((1, 0, 1), "The one answer that fell due came late or not at all; one is overdue."),
        ((4, 3, 2), "Three of four answers that fell due came in time; two are overdue."),
    ],
)
def test_answers(numbers, says):
    assert answered_sentence(*numbers) == says
