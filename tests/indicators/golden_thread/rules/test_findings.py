"""T13 to T16: each with the day on which it does not fire yet."""

import pytest

NO_RECOMMENDATIONS = "recommendation_id | finding_id"


def test_an_area_without_a_theme_fires_on_the_31st_day(fired):
    assert fired(
        "T13",
        findings="""
            finding_id | found_on   | kind                 | theme
            thirty     | 2025-08-31 | area_for_improvement |
            thirty_one | 2025-08-30 | area_for_improvement |
            themed     | 2025-01-02 | area_for_improvement | neglect
            strength   | 2025-01-02 | strength             |
            risk       | 2025-01-02 | emerging_risk        |
        """,
    ) == {"thirty_one": "broken"}


def test_an_area_without_recommendation_or_reason_fires_on_the_91st_day(fired):
    assert fired(
        "T14",
        findings="""
            finding_id  | found_on   | kind                 | no_action_reason
            ninety      | 2025-07-02 | area_for_improvement |
            ninety_one  | 2025-07-01 | area_for_improvement |
            reasoned    | 2025-01-02 | area_for_improvement | Work is under way.
            recommended | 2025-01-02 | area_for_improvement |
            strength    | 2025-01-02 | strength             |
        """,
        recommendations="""
            recommendation_id | finding_id
            R-1               | recommended
        """,
    ) == {"ninety_one": "broken"}


def test_a_finding_past_the_date_of_its_answer_fires_on_the_next_day(fired):
    assert fired(
        "T15",
        findings="""
            finding_id | response_due_on | responded_on
            today      | 2025-09-30      |
            yesterday  | 2025-09-29      |
            answered   | 2025-05-01      | 2025-08-01
            no_date    |                 |
        """,
    ) == {"yesterday": "broken"}


def test_an_answer_not_fed_back_fires_on_the_91st_day(fired):
    assert fired(
        "T16",
        findings="""
            finding_id | kind     | responded_on | fed_back_on
            ninety     | proposal | 2025-07-02   |
            ninety_one | proposal | 2025-07-01   |
            told_late  | proposal | 2025-01-01   | 2025-08-01
            unanswered | proposal |              |
        """,
    ) == {"ninety_one": "warning"}


@pytest.mark.parametrize(
    ("activity_type", "kind", "fires"),
    [
        ("practitioner_forum", "area_for_improvement", True),
        ("ambassador_scrutiny", "area_for_improvement", True),
        ("practitioner_survey", "strength", False),
        ("multi_agency_audit", "area_for_improvement", False),
        ("multi_agency_audit", "proposal", True),
    ],
)
def test_those_who_raised_an_issue_or_put_something_forward_are_to_be_told(activity_type, kind, fires, fired):
    table = f"""
        finding_id | activity_type   | kind   | responded_on
        F-1        | {activity_type} | {kind} | 2025-01-10
    """
    assert fired("T16", findings=table) == ({"F-1": "warning"} if fires else {})


@pytest.mark.parametrize("rule", ["T13", "T14", "T15", "T16"])
def test_without_the_log_no_rule_passes(rule, reasons):
    assert reasons(rule, findings=None, recommendations=NO_RECOMMENDATIONS) == {
        "all": "The log of learning has not been supplied."
    }


def test_without_recommendations_none_is_missed(reasons):
    assert reasons("T14", findings="finding_id | found_on\nF-1 | 2025-01-01", recommendations=None) == {
        "all": "Recommendations have not been supplied."
    }


def test_learning_is_judged_at_the_end_of_the_quarter_whenever_the_edition_is_made(fired):
    """Registers sent at the quarter's end cannot tell what was done in the weeks after it."""
    table = "finding_id | found_on\nF-1 | 2025-09-20"
    assert fired("T13", findings=table) == {}
