"""Audited cases in which the work made a difference to the child: worked by hand."""


def test_leaves_out_cases_where_it_was_not_recorded(count):
    assert count(
        "audited_cases_with_impact_on_child_percent",
        audited_cases="""
            audit_id | audit_kind          | case_reference | agency_code | is_impact_on_child_evident | reported_date
            a1       | multi_agency_themed | 1              | partnership | yes                        | 2024-07-01
            a1       | multi_agency_themed | 2              | partnership | yes                        | 2024-07-01
            a1       | multi_agency_themed | 3              | partnership | no                         | 2024-07-01
            a1       | multi_agency_themed | 4              | partnership |                            | 2024-07-01
            a2       | multi_agency_case   | 1              | partnership | yes                        | 2024-06-30
            a3       | single_agency       | 1              | police      | yes                        | 2025-04-01
            a3       | single_agency       | 2              | partnership | yes                        | 2025-04-01
        """,
    ) == {"2025-26 Q1": (2, 3)}
