"""Delegates who used the training in practice within three months: worked by hand."""

INDICATOR = "training_applied_to_practice_at_3_months_percent"
# Courses on the first and last day of a quarter count in the next one.
COURSES = """
    course_id | theme_code | delivered_date
    c1        | neglect    | 2025-01-01
    c2        | thresholds | 2025-03-31
    c3        | neglect    | 2025-04-01
    c4        | neglect    |
"""
# Answers 59, 60, 150 and 151 days after c1; no date; no answer; one who did not attend; one who did not use it.
PLACES = """
    course_id | delegate_id | agency_code | role_group | booking_status | follow_up_date | is_applied_to_practice
    c1        | d1          | police      | frontline  | attended       | 2025-03-01     | yes
    c1        | d2          | police      | frontline  | attended       | 2025-03-02     | yes
    c1        | d3          | police      | manager    | attended       | 2025-05-31     | yes
    c1        | d4          | police      | manager    | attended       | 2025-06-01     | yes
    c1        | d5          | icb         | frontline  | attended       |                | yes
    c1        | d6          | icb         | frontline  | attended       | 2025-04-01     |
    c1        | d7          | icb         | frontline  | did_not_attend | 2025-04-01     | yes
    c2        | d1          | icb         | frontline  | attended       | 2025-06-29     | no
    c3        | d1          | icb         | frontline  | attended       | 2025-06-30     | yes
    c4        | d1          | icb         | frontline  | attended       | 2025-06-30     | yes
"""
TABLES = {"training_courses": COURSES, "training_evaluations": PLACES}


def test_asks_those_who_attended_a_course_of_the_quarter_before_and_answered(count):
    assert count(INDICATOR, quarters=("2024-25 Q4", "2025-26 Q1", "2025-26 Q2"), **TABLES) == {
        "2024-25 Q4": "no_cases",
        "2025-26 Q1": (2, 3),
        "2025-26 Q2": (1, 1),
    }


def test_says_how_many_gave_no_answer_that_counts(count):
    assert count(INDICATOR, by="left_out", **TABLES) == {"2025-26 Q1": 4}


def test_counts_the_days_that_a_partnership_accepts(count):
    settings = {"training_follow_up_earliest_days": 59, "training_follow_up_latest_days": 151}
    assert count(INDICATOR, settings=settings, **TABLES) == {"2025-26 Q1": (4, 5)}


def test_names_the_themes_agencies_and_roles(count):
    assert count(INDICATOR, by="theme_code", **TABLES) == {"neglect": (2, 2), "thresholds": (0, 1)}
    assert count(INDICATOR, by="agency_code", **TABLES) == {"police": (2, 2), "icb": (0, 1)}
    assert count(INDICATOR, by="role_group", **TABLES) == {"frontline": (1, 2), "manager": (1, 1)}
