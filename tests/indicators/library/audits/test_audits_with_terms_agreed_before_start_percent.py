"""Multi-agency audits with terms of reference and method agreed before they began: worked by hand."""

# ruff: noqa: E501 - a text table is read across


def test_asks_for_a_method_and_for_terms_agreed_by_the_day_fieldwork_started(count):
    assert count(
        "audits_with_terms_agreed_before_start_percent",
        audited_cases="""
            audit_id | audit_kind          | agency_code | methodology | terms_of_reference_agreed_date | fieldwork_start_date | reported_date
            a1       | multi_agency_themed | partnership | case_file   | 2025-01-10                     | 2025-01-10           | 2025-04-01
            a1       | multi_agency_themed | police      | case_file   | 2025-01-10                     | 2025-01-10           | 2025-04-01
            a2       | multi_agency_case   | partnership | case_file   | 2025-01-11                     | 2025-01-10           | 2025-04-01
            a6       | multi_agency_case   | partnership | case_file   | 2025-01-09                     | 2025-01-10           | 2025-04-01
            a3       | multi_agency_case   | partnership |             | 2025-01-01                     | 2025-01-10           | 2025-04-01
            a4       | re_audit            | partnership | case_file   |                                | 2025-01-10           | 2025-04-01
            a5       | single_agency       | police      | case_file   | 2025-01-01                     | 2025-01-10           | 2025-04-01
        """,
    ) == {"2025-26 Q1": (2, 5)}
