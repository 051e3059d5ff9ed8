"""Reviews running beside another process with joint terms agreed: worked by hand."""

# ruff: noqa: E501 - a text table is read across


def test_counts_open_reviews_beside_another_process(count):
    # v3 ended on the last day; v4 runs alone; v5 is only known of; v6 begins the day after; v7 agreed terms too late.
    assert count(
        "parallel_processes_coordinated_percent",
        reviews="""
            review_id | review_type                              | partnership_role | commissioned_date | completion_date | parallel_processes                     | parallel_process_agreed_date
            v1        | local_child_safeguarding_practice_review | lead             | 2025-06-30        |                 | criminal_investigation;coroner_inquest | 2025-06-30
            v2        | domestic_homicide_review                 | contributing     | 2025-01-06        | 2025-07-01      | criminal_investigation                 |
            v3        | partnership_case_review                  | lead             | 2025-01-06        | 2025-06-30      | coroner_inquest                        | 2025-02-01
            v4        | partnership_case_review                  | lead             | 2025-01-06        |                 |                                        | 2025-02-01
            v5        | safeguarding_adult_review                | aware            | 2025-01-06        |                 | criminal_investigation                 | 2025-02-01
            v6        | partnership_case_review                  | lead             | 2025-07-01        |                 | coroner_inquest                        | 2025-06-01
            v7        | partnership_case_review                  | lead             | 2025-01-06        |                 | coroner_inquest                        | 2025-07-01
        """,
    ) == {"2025-26 Q1": (1, 3)}
