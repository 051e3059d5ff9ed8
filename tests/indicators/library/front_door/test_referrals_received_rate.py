"""Referrals to children's social care per 10,000 children: worked by hand."""

REFERRALS = """
    child_id | referral_date | origin | source_group
    ada      | 2024-06-30    | list_3 | schools
    ada      | 2024-07-01    | list_3 | schools
    ada      | 2025-06-30    | list_3 | police
    ben      | 2025-07-01    | list_3 | police
    cy       | 2025-05-01    | list_6 | schools
"""


def test_counts_each_referral_received_in_the_twelve_months(count):
    assert count("referrals_received_rate", referrals=REFERRALS) == {"2025-26 Q1": (2, 10_000)}


def test_breaks_down_by_who_referred(count):
    assert count("referrals_received_rate", by="source_group", referrals=REFERRALS) == {
        "police": (1, None),
        "schools": (1, None),
    }
