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


def test_ends_each_band_on_its_last_day(count):
    assert count(
        INDICATOR,
        by="duration_band",
        assessments="""
            child_id    | assessment_type | start_date | completion_date
            ten         | social_care     | 2025-06-16 | 2025-06-30
            eleven      | social_care     | 2025-06-13 | 2025-06-30
            twenty      | social_care     | 2025-06-02 | 2025-06-30
            twenty-one  | social_care     | 2025-05-30 | 2025-06-30
            thirty      | social_care     | 2025-05-16 | 2025-06-30
            thirty-one  | social_care     | 2025-05-15 | 2025-06-30
            forty       | social_care     | 2025-05-01 | 2025-06-30
            forty-one   | social_care     | 2025-04-30 | 2025-06-30
            forty-five  | social_care     | 2025-04-24 | 2025-06-30
            forty-six   | social_care     | 2025-04-23 | 2025-06-30
            fifty       | social_care     | 2025-04-15 | 2025-06-30
            fifty-one   | social_care     | 2025-04-14 | 2025-06-30
            sixty       | social_care     | 2025-04-01 | 2025-06-30
            sixty-one   | social_care     | 2025-03-31 | 2025-06-30
        """,
    ) == {
        "1-10": (1, 1),
        "11-20": (2, 2),
        "21-30": (2, 2),
        "31-40": (2, 2),
        "41-45": (2, 2),
        "46-50": (0, 2),
        "51-60": (0, 2),
        "61+": (0, 1),
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
