"""Audits that involved practitioners or families: worked by hand."""

# ruff: noqa: E501 - a text table is read across


def test_takes_one_case_for_enough_in_an_audit_of_any_kind(count):
    assert count(
        "audits_involving_practitioners_or_families_percent",
        audited_cases="""
            audit_id | audit_kind          | case_reference | agency_code | is_practitioner_involved | is_family_involved | reported_date
            a1       | multi_agency_themed | 1              | partnership | no                       | no                 | 2025-04-01
            a1       | multi_agency_themed | 2              | partnership | no                       | yes                | 2025-04-01
            a2       | single_agency       | 1              | police      | yes                      |                    | 2025-04-01
            a3       | re_audit            | 1              | partnership |                          |                    | 2025-04-01
            a4       | single_agency       | 1              | police      | no                       | no                 | 2025-04-01
            a5       | single_agency       | 1              | police      | yes                      | yes                |
        """,
    ) == {"2025-26 Q1": (2, 4)}
