"""Booked delegates who attended: worked by hand."""

INDICATOR = "training_bookings_attended_percent"
COURSES = """
    course_id | method   | delivered_date
    c1        | course   | 2025-04-01
    c2        | workshop | 2025-06-30
    c3        | course   | 2025-07-01
    c4        | course   |
"""
# Bookings that were cancelled or waited, of courses not delivered, and of courses not held, are not counted.
PLACES = """
    course_id | delegate_id | agency_code | booking_status
    c1        | d1          | police      | attended
    c1        | d2          | police      | did_not_attend
    c1        | d3          | police      | cancelled
    c1        | d4          | icb         | waiting_list
    c2        | d1          | police      | attended
    c2        | d5          | icb         | attended
    c3        | d1          | icb         | did_not_attend
    c4        | d1          | icb         | did_not_attend
    c9        | d1          | icb         | attended
"""


def test_counts_delegates_who_came_of_those_who_came_or_did_not(count):
    assert count(
        INDICATOR,
        quarters=("2024-25 Q4", "2025-26 Q1", "2025-26 Q2"),
        training_courses=COURSES,
        training_evaluations=PLACES,
    ) == {"2024-25 Q4": "no_cases", "2025-26 Q1": (3, 4), "2025-26 Q2": (0, 1)}


def test_names_the_agencies_and_methods(count):
    tables = {"training_courses": COURSES, "training_evaluations": PLACES}
    assert count(INDICATOR, by="agency_code", **tables) == {"police": (2, 3), "icb": (1, 1)}
    assert count(INDICATOR, by="method", **tables) == {"course": (1, 2), "workshop": (2, 2)}
