"""People on probation whose risk to children was lower at review: worked by hand."""


def test_counts_a_lower_level_among_enquiries_that_began_with_medium_or_high_concern(count):
    # A level that nobody recorded at the review is not lower.
    assert count(
        "probation_child_concerns_reduced_percent",
        child_safeguarding_enquiries="""
            enquiry_id | requested_date | concern_level_at_start | concern_level_at_review | reviewed_date
            e1         | 2025-01-06     | high                   | medium                  | 2025-04-01
            e2         | 2025-01-06     | medium                 | none                    | 2025-06-30
            e3         | 2025-01-06     | medium                 | low                     | 2025-05-01
            e4         | 2025-01-06     | medium                 | medium                  | 2025-05-01
            e5         | 2025-01-06     | medium                 | high                    | 2025-05-01
            e6         | 2025-01-06     | high                   | high                    | 2025-05-01
            e7         | 2025-01-06     | high                   |                         | 2025-05-01
            e8         | 2025-01-06     | low                    | none                    | 2025-05-01
            e9         | 2025-01-06     |                        | low                     | 2025-05-01
            e10        | 2025-01-06     | high                   | low                     | 2025-07-01
            e11        | 2025-01-06     | high                   | low                     |
        """,
    ) == {"2025-26 Q1": (3, 7)}
