"""Mean gain in delegates' confidence from before to after: worked by hand."""

INDICATOR = "training_confidence_gain_mean_score"
COURSES = """
    course_id | theme_code | delivered_date
    c1        | neglect    | 2025-04-01
    c2        | thresholds | 2025-06-30
    c3        | neglect    | 2025-07-01
    c4        | neglect    |
"""
# Gains of 2, -1, 0 and 3: on average 1. Two gave one score or none, and one did not attend.
PLACES = """
    course_id | delegate_id | agency_code | role_group | booking_status | confidence_before | confidence_after
    c1        | d1          | police      | frontline  | attended       | 2                 | 4
    c1        | d2          | police      | manager    | attended       | 4                 | 3
    c1        | d3          | icb         | frontline  | attended       | 5                 | 5
    c1        | d4          | icb         | frontline  | attended       | 5                 |
    c1        | d5          | icb         | frontline  | attended       |                   |
    c1        | d6          | icb         | frontline  | did_not_attend | 1                 | 5
    c2        | d1          | police      | frontline  | attended       | 1                 | 4
    c3        | d1          | police      | frontline  | attended       | 1                 | 2
    c4        | d1          | police      | frontline  | attended       | 1                 | 5
"""
TABLES = {"training_courses": COURSES, "training_evaluations": PLACES}


def test_takes_the_score_before_from_the_score_after(count):
    assert count(INDICATOR, quarters=("2024-25 Q4", "2025-26 Q1", "2025-26 Q2"), **TABLES) == {
        "2024-25 Q4": "no_cases",
        "2025-26 Q1": (1.0, 4),
        "2025-26 Q2": (1.0, 1),
    }


def test_says_how_many_did_not_give_both_scores(count):
    assert count(INDICATOR, by="left_out", **TABLES) == {"2025-26 Q1": 2}


def test_names_the_themes_agencies_and_roles(count):
    assert count(INDICATOR, by="theme_code", **TABLES) == {"neglect": (1 / 3, 3), "thresholds": (3.0, 1)}
    assert count(INDICATOR, by="agency_code", **TABLES) == {"police": (4 / 3, 3), "icb": (0.0, 1)}
    assert count(INDICATOR, by="role_group", **TABLES) == {"frontline": (5 / 3, 3), "manager": (-1.0, 1)}
