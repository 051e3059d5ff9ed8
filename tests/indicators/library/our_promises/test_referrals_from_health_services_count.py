"""A partnership's own indicator: referrals made by health services."""


def test_counts_referrals_from_health_services_and_no_others(count):
    assert count(
        "referrals_from_health_services_count",
        referrals="""
            child_id | referral_date | source_code | origin
            ada      | 2025-04-01    | 3A          | list_3
            ben      | 2025-06-30    | 3F          | list_3
            cal      | 2025-05-01    | 2A          | list_3
            dee      | 2025-05-02    | 3B          | list_6
            eve      | 2025-07-01    | 3C          | list_3
        """,
    ) == {"2025-26 Q1": (2, None)}
