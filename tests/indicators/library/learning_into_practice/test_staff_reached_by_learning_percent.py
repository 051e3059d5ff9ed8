"""Staff reached by the learning meant for them: worked by hand."""

CASES = """
    item_id | agency_code | product_type | issued_date | staff_intended | staff_reached
    i1      | police      | briefing     | 2025-04-01  | 100            | 40
    i1      | probation   | briefing     | 2025-06-30  | 10             | 10
    i2      | police      | newsletter   | 2025-05-01  | 50             |
    i3      | police      | newsletter   | 2025-05-01  |                | 50
    i4      | police      | newsletter   | 2025-05-01  | 0              | 0
    i5      | police      | newsletter   | 2025-03-31  | 50             | 50
    i6      | police      | newsletter   | 2025-07-01  | 50             | 50
    i7      | police      | newsletter   |             | 50             | 50
"""


def test_adds_up_the_staff_of_items_issued_in_the_quarter(count):
    assert count("staff_reached_by_learning_percent", dissemination=CASES) == {"2025-26 Q1": (50, 160)}


def test_breaks_down_by_agency(count):
    assert count("staff_reached_by_learning_percent", by="agency_code", dissemination=CASES) == {
        "police": (40, 150),
        "probation": (10, 10),
    }
