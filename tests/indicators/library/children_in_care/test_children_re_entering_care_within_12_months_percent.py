"""Children starting to be looked after within 12 months of leaving care: worked by hand."""


def test_counts_up_to_the_anniversary_of_leaving_or_as_the_supplier_says(count):
    # Eve's earlier period was a short break, and Fay's new one is; Gus came back on the day he left;
    # Hal has one period, of one day.
    assert count(
        "children_re_entering_care_within_12_months_percent",
        children_looked_after="""
            child_id | start_date | end_date   | legal_status | is_second_period_in_12_months
            ada      | 2023-01-01 | 2024-05-01 | C2           | no
            ada      | 2025-05-01 |            | C2           | no
            ben      | 2023-01-01 | 2024-04-30 | C2           | no
            ben      | 2025-05-01 |            | C2           |
            cy       | 2025-05-01 |            |              | yes
            dee      | 2025-05-01 |            | C2           | no
            eve      | 2025-03-01 | 2025-04-01 | V4           |
            eve      | 2025-05-01 |            | C2           |
            fay      | 2025-05-01 |            | V3           | yes
            gus      | 2023-01-01 | 2025-05-01 | C2           |
            gus      | 2025-05-01 |            | C2           |
            hal      | 2025-05-01 | 2025-05-01 | C2           |
        """,
    ) == {"2025-26 Q1": (3, 7)}
