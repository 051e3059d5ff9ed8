"""Audited cases judged good or better: worked by hand."""

# ruff: noqa: E501 - a text table is read across


def test_counts_overall_judgements_by_the_grade_that_stands(count):
    # Case 2's grade fell in moderation and case 3's rose; case 5 has none; the rest is one agency's own view.
    assert count(
        "audited_cases_good_or_better_percent",
        audited_cases="""
            audit_id | audit_kind          | case_reference | agency_code | grade                | moderated_grade      | reported_date
            a1       | multi_agency_themed | 1              | partnership | outstanding          |                      | 2025-04-01
            a1       | multi_agency_themed | 1              | police      | inadequate           |                      | 2025-04-01
            a1       | multi_agency_themed | 2              | partnership | good                 | requires_improvement | 2025-04-01
            a1       | multi_agency_themed | 3              | partnership | inadequate           | good                 | 2025-04-01
            a1       | multi_agency_themed | 4              | partnership | requires_improvement |                      | 2025-04-01
            a1       | multi_agency_themed | 5              | partnership |                      |                      | 2025-04-01
            a2       | single_agency       | 1              | police      | good                 |                      | 2025-04-01
            a2       | single_agency       | 2              | partnership | good                 |                      | 2025-04-01
            a3       | multi_agency_case   | 1              | partnership | good                 |                      |
        """,
    ) == {"2025-26 Q1": (2, 4)}
