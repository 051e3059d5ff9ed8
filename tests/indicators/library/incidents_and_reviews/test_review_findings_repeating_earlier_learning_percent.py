"""Findings of new reviews that repeat learning already acted on: worked by hand."""

INDICATOR = "review_findings_repeating_earlier_learning_percent"
# Found on 30 June 2025: six months before is 30 December 2024, thirty-six months before is 30 June 2022.
FINDINGS = """
    finding_id | activity_type        | kind                 | found_date | theme_code
    f1         | rapid_review         | area_for_improvement | 2025-06-30 | neglect
    f2         | local_review         | area_for_improvement | 2025-06-30 | escalation
    f3         | local_review         | area_for_improvement | 2025-06-30 | thresholds
    f4         | local_review         | area_for_improvement | 2025-06-30 | exploitation
    f5         | local_review         | area_for_improvement | 2025-06-30 | transitions
    f6         | local_review         | area_for_improvement | 2025-06-30 |
    f7         | local_review         | strength             | 2025-06-30 | neglect
    f8         | multi_agency_audit   | area_for_improvement | 2025-06-30 | neglect
    f9         | rapid_review         | area_for_improvement | 2024-06-30 | neglect
    g1         | multi_agency_audit   | area_for_improvement | 2021-06-30 | neglect
    g2         | independent_scrutiny | area_for_improvement | 2021-06-30 | escalation
    g3         | multi_agency_audit   | area_for_improvement | 2021-06-30 | thresholds
    g4         | multi_agency_audit   | area_for_improvement | 2021-06-30 | exploitation
"""
RECOMMENDATIONS = """
    recommendation_id | finding_id | agreed_date | status      | implemented_date
    r1                | g1         | 2021-07-30  | implemented | 2024-12-30
    r2                | g2         | 2021-07-30  | implemented | 2022-06-30
    r3                | g3         | 2021-07-30  | implemented | 2024-12-31
    r4                | g3         | 2021-07-30  | implemented | 2022-06-29
    r5                | g4         | 2021-07-30  | superseded  | 2023-06-29
    r6                | g4         | 2021-07-30  | implemented |
"""


def test_counts_themes_acted_on_from_three_years_to_six_months_before(count):
    assert count(INDICATOR, learning_findings=FINDINGS, recommendations=RECOMMENDATIONS) == {"2025-26 Q1": (2, 5)}


def test_breaks_down_by_theme(count):
    assert count(INDICATOR, by="theme_code", learning_findings=FINDINGS, recommendations=RECOMMENDATIONS) == {
        "escalation": (1, 1),
        "exploitation": (0, 1),
        "neglect": (1, 1),
        "thresholds": (0, 1),
        "transitions": (0, 1),
    }


def test_follows_the_months_that_the_partnership_decides(count):
    settings = {"repeat_learning_from_months": 5}
    assert count(INDICATOR, settings=settings, learning_findings=FINDINGS, recommendations=RECOMMENDATIONS) == {
        "2025-26 Q1": (3, 5)
    }
