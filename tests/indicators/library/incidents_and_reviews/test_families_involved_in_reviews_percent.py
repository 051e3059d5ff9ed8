"""Reviews in which the family took part: worked by hand."""


def test_counts_local_reviews_completed_and_takes_a_blank_for_no(count):
    assert count(
        "families_involved_in_reviews_percent",
        reviews="""
            review_id | review_type                                 | completion_date | is_family_involved
            v1        | local_child_safeguarding_practice_review    | 2024-07-01      | yes
            v2        | partnership_case_review                     | 2025-06-30      | yes
            v3        | serious_case_review                         | 2025-01-31      | no
            v4        | partnership_case_review                     | 2025-01-31      |
            v5        | domestic_homicide_review                    | 2025-01-31      | yes
            v6        | national_child_safeguarding_practice_review | 2025-01-31      | yes
            v7        | partnership_case_review                     | 2024-06-30      | yes
            v8        | partnership_case_review                     |                 | yes
        """,
    ) == {"2025-26 Q1": (2, 4)}
