"""Children helped early who were not referred to social care: worked by hand."""


def test_judges_each_child_once_a_year_after_the_first_assessment_of_the_quarter(count):
    # Ada's referral comes a day after the anniversary of her first assessment, so her early help held.
    assert count(
        "children_not_referred_within_12_months_of_early_help_percent",
        assessments="""
            child_id | assessment_type | start_date | completion_date
            ada      | early_help      | 2024-03-01 | 2024-04-10
            ada      | early_help      | 2024-05-01 | 2024-06-10
            ben      | early_help      | 2024-04-01 | 2024-05-01
            cy       | early_help      | 2024-04-01 | 2024-05-01
            dee      | social_care     | 2024-04-01 | 2024-05-01
        """,
        referrals="""
            child_id | referral_date
            ada      | 2025-04-11
            ben      | 2025-05-01
            cy       | 2024-05-01
        """,
    ) == {"2025-26 Q1": (2, 3)}
