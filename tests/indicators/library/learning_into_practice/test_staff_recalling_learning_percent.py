"""Staff who can say what the learning was: worked by hand."""

CASES = """
    item_id | agency_code | theme_code | checked_date | staff_asked | staff_recalling
    i1      | police      | neglect    | 2024-07-01   | 10          | 4
    i2      | schools     | neglect    | 2025-06-30   | 8           | 8
    i3      | schools     |            | 2025-06-30   | 5           |
    i4      | schools     | neglect    | 2025-06-30   |             |
    i5      | schools     | neglect    |              | 5           | 5
    i6      | schools     | neglect    | 2024-06-30   | 5           | 5
    i7      | schools     | neglect    | 2025-07-01   | 5           | 5
"""


def test_adds_up_the_staff_asked_in_checks_of_the_twelve_months(count):
    assert count("staff_recalling_learning_percent", dissemination=CASES) == {"2025-26 Q1": (12, 23)}


def test_breaks_down_by_theme(count):
    assert count("staff_recalling_learning_percent", by="theme_code", dissemination=CASES) == {
        "neglect": (12, 18),
        "not_known": (0, 5),
    }
