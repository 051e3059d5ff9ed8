"""Deaths that called for a joint agency response where one was held: worked by hand."""

INDICATOR = "joint_agency_responses_held_percent"
DEATHS = """
    death_id | died_at          | jar_trigger | joint_agency_response_date
    d1       | 2025-04-01 08:00 | JT1         | 2025-04-02
    d2       | 2025-06-30       | JT2         |
    d3       | 2025-06-30 23:00 | JT2         | 2025-07-02
    d4       | 2025-05-01       |             |
    d5       | 2025-05-01       |             | 2025-05-02
    d6       | 2025-03-31       | JT4         | 2025-04-01
"""


def test_counts_deaths_of_the_quarter_with_a_trigger(count):
    assert count(INDICATOR, child_deaths=DEATHS) == {"2025-26 Q1": (2, 3)}


def test_tells_triggers_apart(count):
    assert count(INDICATOR, by="jar_trigger", child_deaths=DEATHS) == {"JT1": (1, 1), "JT2": (1, 2)}


def test_asks_for_a_response_only_where_the_partnership_does(count):
    assert count(INDICATOR, settings={"jar_triggers": ["JT1", "JT4"]}, child_deaths=DEATHS) == {"2025-26 Q1": (1, 1)}
