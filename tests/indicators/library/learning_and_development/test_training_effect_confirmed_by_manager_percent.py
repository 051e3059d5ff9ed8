"""Changes in practice after training that a manager confirmed: worked by hand."""

INDICATOR = "training_effect_confirmed_by_manager_percent"
COURSES = """
    course_id | theme_code | delivered_date
    c1        | neglect    | 2025-01-01
    c2        | thresholds | 2025-03-31
"""
# The cases are those that used the training and said so 60 to 150 days later; not asked is not confirmed.
PLACES = """
    course_id | delegate_id | agency_code | booking_status | follow_up_date | is_applied_to_practice | is_manager_confirmed
    c1        | d1          | police      | attended       | 2025-03-02     | yes                    | yes
    c1        | d2          | police      | attended       | 2025-05-31     | yes                    | no
    c1        | d3          | icb         | attended       | 2025-04-01     | yes                    |
    c1        | d4          | icb         | attended       | 2025-03-01     | yes                    | yes
    c1        | d5          | icb         | attended       | 2025-06-01     | yes                    | yes
    c1        | d6          | icb         | attended       | 2025-04-01     | no                     | yes
    c1        | d7          | icb         | attended       | 2025-04-01     |                        | yes
    c1        | d8          | icb         | did_not_attend | 2025-04-01     | yes                    | yes
    c1        | d9          | icb         | attended       |                | yes                    | yes
    c2        | d1          | icb         | attended       | 2025-06-29     | yes                    | yes
"""  # noqa: E501 - a table is read across
TABLES = {"training_courses": COURSES, "training_evaluations": PLACES}


def test_asks_of_every_change_in_practice_whether_a_manager_confirmed_it(count):
    assert count(INDICATOR, quarters=("2024-25 Q4", "2025-26 Q1", "2025-26 Q2"), **TABLES) == {
        "2024-25 Q4": "no_cases",
        "2025-26 Q1": (2, 4),
        "2025-26 Q2": "no_cases",
    }


def test_its_cases_are_those_who_used_the_training(count):
    used = count("training_applied_to_practice_at_3_months_percent", **TABLES)["2025-26 Q1"]
    assert count(INDICATOR, **TABLES)["2025-26 Q1"][1] == used[0]


def test_names_the_themes_and_agencies(count):
    assert count(INDICATOR, by="theme_code", **TABLES) == {"neglect": (1, 3), "thresholds": (1, 1)}
    assert count(INDICATOR, by="agency_code", **TABLES) == {"police": (1, 2), "icb": (1, 2)}
