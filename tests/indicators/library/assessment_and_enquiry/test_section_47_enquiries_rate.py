"""Section 47 enquiries started per 10,000 children: worked by hand."""


def test_counts_enquiries_started_in_the_twelve_months(count):
    assert count(
        "section_47_enquiries_rate",
        section_47_enquiries="""
            child_id | start_date | conference_date
            ada      | 2024-06-30 |
            ada      | 2024-07-01 | 2024-07-10
            ada      | 2025-06-30 |
            ben      | 2025-07-01 |
            cy       |            | 2025-05-01
        """,
    ) == {"2025-26 Q1": (2, 10_000)}
