"""Learning events delivered: worked by hand."""

INDICATOR = "training_courses_delivered_count"
COURSES = """
    course_id | method   | theme_code | planned_date | delivered_date | is_cancelled
    c1        | course   | neglect    | 2025-03-31   | 2025-04-01     | no
    c2        | workshop | neglect    | 2025-06-30   | 2025-06-30     | no
    c3        | course   |            | 2025-05-01   | 2025-05-01     | yes
    c4        | course   | thresholds | 2025-06-30   | 2025-07-01     | no
    c5        | course   | thresholds | 2025-05-01   |                | yes
    c6        | course   | thresholds | 2025-05-01   |                | no
"""


def test_counts_events_on_the_day_on_which_they_were_delivered(count):
    assert count(INDICATOR, quarters=("2024-25 Q4", "2025-26 Q1", "2025-26 Q2"), training_courses=COURSES) == {
        "2024-25 Q4": (0, None),
        "2025-26 Q1": (3, None),
        "2025-26 Q2": (1, None),
    }


def test_names_the_methods_and_themes(count):
    assert count(INDICATOR, by="method", training_courses=COURSES) == {"course": (2, None), "workshop": (1, None)}
    assert count(INDICATOR, by="theme_code", training_courses=COURSES) == {"neglect": (2, None), "not_known": (1, None)}
