"""Referrals within 12 months of an earlier referral of the same child: worked by hand."""

INDICATOR = "re_referrals_within_12_months_percent"


def test_counts_a_referral_up_to_the_anniversary_of_an_earlier_one(count):
    assert count(
        INDICATOR,
        referrals="""
            child_id | referral_date
            ada      | 2024-05-01
            ada      | 2025-05-01
            ben      | 2024-05-01
            ben      | 2025-05-02
        """,
    ) == {"2025-26 Q1": (1, 2)}


def test_counts_each_repeat_by_the_referrals_before_it_alone(count):
    # Three referrals months apart have 0, 1 and 2 before them, whatever the record system says.
    assert count(
        INDICATOR,
        referrals="""
            child_id | referral_date | referrals_in_previous_12_months
            cy       | 2024-08-01    | 2
            cy       | 2024-12-01    | 2
            cy       | 2025-04-01    | 2
        """,
    ) == {"2025-26 Q1": (2, 3)}


def test_takes_the_28th_for_the_anniversary_of_29_february(count):
    assert count(
        INDICATOR,
        referrals="""
            child_id | referral_date
            ada      | 2024-02-29
            ada      | 2025-02-28
            ben      | 2024-02-29
            ben      | 2025-03-01
        """,
    ) == {"2025-26 Q1": (1, 2)}


def test_takes_an_episode_known_only_from_list_6_for_no_referral(count):
    assert count(
        INDICATOR,
        referrals="""
            child_id | referral_date | origin
            dee      | 2025-04-01    | list_6
            dee      | 2025-05-01    | list_3
        """,
    ) == {"2025-26 Q1": (0, 1)}


def test_follows_the_months_that_a_partnership_decides(count):
    referrals = """
        child_id | referral_date
        ada      | 2024-10-01
        ada      | 2025-05-01
    """
    assert count(INDICATOR, settings={"re_referral_months": 6}, referrals=referrals) == {"2025-26 Q1": (0, 2)}


def test_asks_for_as_much_history_as_it_looks_back(count):
    # The extracts of these tests begin in 2015.
    referrals = """
        child_id | referral_date
        ada      | 2025-05-01
    """
    assert count(INDICATOR, settings={"re_referral_months": 114}, referrals=referrals) == {"2025-26 Q1": (0, 1)}
    assert count(INDICATOR, settings={"re_referral_months": 115}, referrals=referrals) == {
        "2025-26 Q1": "insufficient_history"
    }
