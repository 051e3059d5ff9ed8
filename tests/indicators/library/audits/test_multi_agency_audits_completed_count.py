"""Multi-agency audits completed in the year: worked by hand."""

# What is known of an audit repeats on each of its cases.
CASES = """
    audit_id | audit_kind          | case_reference | agency_code | reported_date | theme_code
    a1       | multi_agency_themed | 1              | partnership | 2024-07-01    | neglect
    a1       | multi_agency_themed | 2              | partnership | 2024-07-01    | neglect
    a2       | multi_agency_case   | 1              | partnership | 2025-06-30    |
    a3       | re_audit            | 1              | partnership | 2025-01-10    | neglect
    a4       | single_agency       | 1              | police      | 2025-01-10    | neglect
    a5       | multi_agency_case   | 1              | partnership |               |
    a6       | multi_agency_case   | 1              | partnership | 2024-06-30    |
"""


def test_counts_each_multi_agency_audit_reported_once(count):
    assert count("multi_agency_audits_completed_count", audited_cases=CASES) == {"2025-26 Q1": (3, None)}


def test_breaks_down_by_theme(count):
    assert count("multi_agency_audits_completed_count", by="theme_code", audited_cases=CASES) == {
        "neglect": (2, None),
        "not_known": (1, None),
    }
