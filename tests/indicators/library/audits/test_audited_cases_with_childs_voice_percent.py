"""Audited cases in which the child's voice is clear: worked by hand."""


def test_leaves_out_cases_where_it_was_not_recorded(count):
    assert count(
        "audited_cases_with_childs_voice_percent",
        audited_cases="""
            audit_id | audit_kind          | case_reference | agency_code | is_child_voice_evident | reported_date
            a1       | multi_agency_themed | 1              | partnership | yes                    | 2025-06-30
            a1       | multi_agency_themed | 2              | partnership | no                     | 2025-06-30
            a1       | multi_agency_themed | 3              | partnership |                        | 2025-06-30
            a1       | multi_agency_themed | 1              | police      | yes                    | 2025-06-30
            a2       | single_agency       | 1              | police      | yes                    | 2025-06-30
            a2       | single_agency       | 2              | partnership | yes                    | 2025-06-30
            a3       | multi_agency_case   | 1              | partnership | yes                    | 2025-07-01
        """,
    ) == {"2025-26 Q1": (1, 2)}
