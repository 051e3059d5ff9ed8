"""Areas for improvement given a theme: worked by hand."""

CASES = """
    finding_id | activity_type      | kind                 | found_date | theme_code
    f1         | multi_agency_audit | area_for_improvement | 2024-07-01 | neglect
    f2         | rapid_review       | area_for_improvement | 2025-05-30 |
    f3         | rapid_review       | area_for_improvement | 2025-05-31 | neglect
    f4         | rapid_review       | strength             | 2025-01-06 | neglect
    f5         | rapid_review       | area_for_improvement | 2024-06-30 | neglect
"""


def test_counts_areas_for_improvement_found_more_than_thirty_days_before_the_last_day(count):
    assert count("findings_themed_percent", quarters=("2025-26 Q1", "2025-26 Q2"), learning_findings=CASES) == {
        "2025-26 Q1": (1, 2),
        "2025-26 Q2": (1, 2),
    }


def test_breaks_down_by_activity(count):
    assert count("findings_themed_percent", by="activity_type", learning_findings=CASES) == {
        "multi_agency_audit": (1, 1),
        "rapid_review": (0, 1),
    }
