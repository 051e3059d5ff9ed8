"""Children looked after per 10,000 children: worked by hand."""


def test_counts_each_child_once_and_leaves_out_short_breaks(count):
    assert count(
        "looked_after_children_rate",
        children_looked_after="""
            child_id | start_date | end_date   | legal_status
            ada      | 2025-01-01 |            | C2
            ada      | 2025-02-01 |            | C2
            ben      | 2025-01-01 |            | V3
            cy       | 2025-01-01 |            |
            dee      | 2025-01-01 | 2025-06-30 | C2
            eve      | 2025-01-01 | 2025-07-01 | C2
            fay      | 2025-01-01 |            | V4
        """,
    ) == {"2025-26 Q1": 3}
