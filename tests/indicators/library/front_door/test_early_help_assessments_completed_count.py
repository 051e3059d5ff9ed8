"""Early help assessments completed: worked by hand."""

ASSESSMENTS = """
    child_id | assessment_type | start_date | completion_date | lead_agency_code
    ada      | early_help      | 2025-03-01 | 2025-04-01      | schools
    ben      | early_help      | 2025-03-01 | 2025-06-30      | schools
    cy       | early_help      | 2025-03-01 | 2025-07-01      | schools
    dee      | early_help      | 2025-03-01 |                 | schools
    eve      | social_care     | 2025-03-01 | 2025-05-01      |
    fay      | early_help      | 2025-03-01 | 2025-05-01      |
"""


def test_counts_early_help_assessments_by_the_day_of_completion(count):
    assert count("early_help_assessments_completed_count", assessments=ASSESSMENTS) == {"2025-26 Q1": (3, None)}


def test_shows_a_lead_agency_that_is_not_known(count):
    assert count("early_help_assessments_completed_count", by="lead_agency_code", assessments=ASSESSMENTS) == {
        "schools": (2, None),
        "not_known": (1, None),
    }


def test_says_none_rather_than_nothing(count):
    assert count("early_help_assessments_completed_count") == {"2025-26 Q1": (0, None)}
