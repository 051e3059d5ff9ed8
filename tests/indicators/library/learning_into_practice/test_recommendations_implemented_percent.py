"""Recommendations due that were implemented: worked by hand."""

CASES = """
    recommendation_id | finding_id | due_date   | status      | implemented_date | addressed_to
    r1                | f1         | 2024-07-01 | implemented | 2025-06-30       | police
    r2                | f1         | 2025-06-30 | implemented | 2025-07-01       | police
    r3                | f2         | 2025-06-30 | in_progress |                  | police;schools
    r4                | f2         | 2025-06-30 | implemented |                  | police;police
    r5                | f2         | 2025-06-30 | superseded  |                  | police
    r6                | f2         | 2025-06-30 | rejected    |                  | police
    r7                | f2         | 2024-06-30 | implemented | 2024-06-30       | police
    r8                | f2         | 2025-07-01 | accepted    |                  | police
    r9                | f2         |            | accepted    |                  | police
"""
FINDINGS = """
    finding_id | theme_code
    f1         | neglect
"""
ID = "recommendations_implemented_percent"


def test_judges_recommendations_due_in_the_twelve_months_as_they_stood_on_the_last_day(count):
    quarters = ("2025-26 Q1", "2025-26 Q2")
    # By the end of the second quarter r2 is implemented, r8 is due and r1 is no longer of the twelve months.
    assert count(ID, quarters=quarters, recommendations=CASES, learning_findings=FINDINGS) == {
        "2025-26 Q1": (1, 4),
        "2025-26 Q2": (1, 4),
    }


def test_breaks_down_by_addressee_and_theme(count):
    assert count(ID, by="addressed_to", recommendations=CASES, learning_findings=FINDINGS) == {
        "police": (1, 3),
        "several": (0, 1),
    }
    assert count(ID, by="theme_code", recommendations=CASES, learning_findings=FINDINGS) == {
        "neglect": (1, 2),
        "not_known": (0, 2),
    }
