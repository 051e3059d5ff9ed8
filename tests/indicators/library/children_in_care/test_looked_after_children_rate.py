"""Children looked after per 10,000 children: worked by hand."""

PERIODS = """
    child_id | start_date | end_date   | legal_status | need_code
    ada      | 2025-02-01 |            | C2           | N2
    ada      | 2025-01-01 |            | C2           | N1
    ben      | 2025-01-01 |            | V3           | N1
    cy       | 2025-01-01 |            |              | N1
    dee      | 2025-01-01 | 2025-06-30 | C2           | N1
    eve      | 2025-06-30 | 2025-07-01 | C2           | N1
    fay      | 2025-01-01 |            | V4           | N1
    gus      | 2025-07-01 |            | C2           | N1
"""


def test_counts_each_child_once_and_leaves_out_short_breaks(count):
    assert count("looked_after_children_rate", children_looked_after=PERIODS) == {"2025-26 Q1": (3, 10_000)}


def test_describes_a_child_by_the_period_that_started_last(count):
    assert count("looked_after_children_rate", by="need_code", children_looked_after=PERIODS) == {
        "N1": (2, None),
        "N2": (1, None),
    }
