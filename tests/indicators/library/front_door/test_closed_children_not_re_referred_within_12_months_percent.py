"""Children whose case closed and who did not need to come back: worked by hand."""

REFERRALS = """
    child_id | referral_date | closure_date | closure_reason
    ada      | 2024-01-10    | 2024-04-01   | RC7
    ben      | 2024-01-10    | 2024-06-30   | RC8
    ben      | 2025-06-30    |              |
    cy       | 2024-01-10    | 2024-06-30   | RC9
    cy       | 2025-07-01    |              |
    dee      | 2024-01-10    | 2024-05-01   | RC1
    eve      | 2024-01-10    | 2024-07-01   | RC7
    fay      | 2024-01-10    |              |
"""


def test_judges_closures_of_the_quarter_a_year_before_up_to_the_anniversary(count):
    assert count(
        "closed_children_not_re_referred_within_12_months_percent",
        quarters=("2025-26 Q1", "2025-26 Q2"),
        referrals=REFERRALS,
    ) == {"2025-26 Q1": (2, 3), "2025-26 Q2": (1, 1)}


def test_does_not_take_the_referral_of_the_closed_episode_for_a_return(count):
    assert count(
        "closed_children_not_re_referred_within_12_months_percent",
        referrals="""
            child_id | referral_date | closure_date | closure_reason
            ada      | 2024-05-01    | 2024-05-01   | RC8
        """,
    ) == {"2025-26 Q1": (1, 1)}
