"""Places offered that were taken up: worked by hand."""

INDICATOR = "training_places_filled_percent"


def bookings(**courses: str) -> str:
    """A text table of places from the letters of each course: attended, did not attend, cancelled, waiting list."""
    statuses = {"a": "attended", "d": "did_not_attend", "c": "cancelled", "w": "waiting_list"}
    lines = ["course_id | delegate_id | booking_status"]
    for course, letters in courses.items():
        lines += [f"{course} | D{number} | {statuses[letter]}" for number, letter in enumerate(letters)]
    return "\n".join(lines)


# c2 was full and let one more in: that one fills no place. c3 offered none, c4 had no booking, c5 was never delivered.
COURSES = """
    course_id | method   | theme_code | places_offered | delivered_date
    c1        | course   | neglect    | 10             | 2025-04-01
    c2        | workshop | neglect    | 2              | 2025-06-30
    c3        | workshop | neglect    | 0              | 2025-05-01
    c4        | course   |            | 5              | 2025-05-01
    c5        | course   |            | 20             |
    c6        | course   | thresholds | 4              | 2025-07-01
"""
PLACES = bookings(c1="aaaddcw", c2="aaa", c3="aa", c5="aaaaa", c6="aaaa", c9="aaaaaa")


def test_takes_places_attended_of_places_offered(count):
    assert count(
        INDICATOR,
        quarters=("2024-25 Q4", "2025-26 Q1", "2025-26 Q2"),
        training_courses=COURSES,
        training_evaluations=PLACES,
    ) == {"2024-25 Q4": "no_cases", "2025-26 Q1": (5, 17), "2025-26 Q2": (4, 4)}


def test_names_the_methods_and_themes(count):
    tables = {"training_courses": COURSES, "training_evaluations": PLACES}
    assert count(INDICATOR, by="method", **tables) == {"course": (3, 15), "workshop": (2, 2)}
    assert count(INDICATOR, by="theme_code", **tables) == {"neglect": (5, 12), "not_known": (0, 5)}


def test_is_another_figure_than_the_share_of_booked_delegates_who_came(count):
    # The known mistake: two "attendance rates" in one report, 304 of 393 places and 304 of 318 bookings.
    tables = {
        "training_courses": "course_id | places_offered | delivered_date\nc1 | 393 | 2025-05-01",
        "training_evaluations": bookings(c1="a" * 304 + "d" * 14 + "c" * 20 + "w" * 3),
    }
    assert count(INDICATOR, **tables) == {"2025-26 Q1": (304, 393)}
    assert count("training_bookings_attended_percent", **tables) == {"2025-26 Q1": (304, 318)}
