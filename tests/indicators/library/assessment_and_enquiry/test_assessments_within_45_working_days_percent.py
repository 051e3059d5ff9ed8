"""Social care assessments authorised within 45 working days: worked by hand."""

INDICATOR = "assessments_within_45_working_days_percent"
# Between 3 March and 9 May 2025 lie Good Friday, Easter Monday and the early May bank holiday: 8 May is day 45.
ASSESSMENTS = """
    child_id | assessment_type | start_date | completion_date
    ada      | social_care     | 2025-03-03 | 2025-05-08
    ben      | social_care     | 2025-03-03 | 2025-05-09
    cy       | social_care     | 2025-04-01 | 2025-04-01
    dee      | social_care     | 2025-01-06 |
    eve      | early_help      | 2025-04-01 | 2025-04-02
"""


def test_takes_45_working_days_for_in_time_and_46_for_late(count):
    assert count(INDICATOR, assessments=ASSESSMENTS) == {"2025-26 Q1": (2, 3)}


def test_breaks_down_by_the_bands_of_the_national_table(count):
    assert count(INDICATOR, by="duration_band", assessments=ASSESSMENTS) == {
        "41-45": (1, 1),
        "46-50": (0, 1),
        "same_day": (1, 1),
    }


def test_follows_the_standard_that_a_partnership_decides(count):
    assert count(INDICATOR, settings={"assessment_working_days": 46}, assessments=ASSESSMENTS) == {"2025-26 Q1": (3, 3)}


def test_starts_the_clock_at_the_assessment_and_not_at_the_referral(count):
    assert count(
        INDICATOR,
        assessments="""
            child_id | assessment_type | referral_date | start_date | completion_date
            ada      | social_care     | 2025-01-02    | 2025-04-01 | 2025-04-30
        """,
    ) == {"2025-26 Q1": (1, 1)}
