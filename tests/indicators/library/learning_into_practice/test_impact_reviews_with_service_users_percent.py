"""Impact reviews in which children, families or service users took part: worked by hand."""


def test_counts_reviews_of_the_twelve_months_and_never_takes_unknown_for_yes(count):
    assert count(
        "impact_reviews_with_service_users_percent",
        actions="""
            action_id | impact_review_date | is_service_user_involved
            t1        | 2024-07-01         | yes
            t2        | 2025-06-30         | no
            t3        | 2025-01-10         |
            t4        | 2024-06-30         | yes
            t5        |                    | yes
        """,
    ) == {"2025-26 Q1": (1, 3)}
