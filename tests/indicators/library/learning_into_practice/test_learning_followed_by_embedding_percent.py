"""Learning that an agency followed with an embedding activity: worked by hand."""

CASES = """
    item_id | agency_code | product_type          | issued_date | embedding_activity | embedding_activity_date
    i1      | police      | seven_minute_briefing | 2024-10-01  | workshop           | 2025-04-01
    i1      | schools     | seven_minute_briefing | 2024-10-01  | workshop           | 2025-04-02
    i2      | police      | practice_guide        | 2024-12-31  | supervision        | 2024-12-31
    i3      | police      | practice_guide        | 2024-12-31  | supervision        | 2024-12-30
    i4      | police      | practice_guide        | 2024-12-31  | supervision        |
    i5      | police      | briefing              | 2024-12-31  | none               | 2025-01-05
    i6      | police      | briefing              | 2024-12-31  |                    |
    i7      | police      | newsletter            | 2024-12-31  | workshop           | 2025-01-05
    i8      | police      | briefing              | 2024-09-30  | workshop           | 2024-10-05
    i9      | police      | briefing              | 2025-01-01  | workshop           | 2025-01-05
    i10     | police      | briefing              |             | workshop           | 2025-01-05
"""
ID = "learning_followed_by_embedding_percent"


def test_judges_what_was_issued_in_the_quarter_that_ended_six_months_before(count):
    assert count(ID, dissemination=CASES) == {"2025-26 Q1": (2, 7)}


def test_breaks_down_by_agency(count):
    assert count(ID, by="agency_code", dissemination=CASES) == {"police": (2, 6), "schools": (0, 1)}


def test_follows_the_products_that_a_partnership_names(count):
    assert count(ID, settings={"learning_products": ["newsletter"]}, dissemination=CASES) == {"2025-26 Q1": (1, 1)}
