"""Child death reporting forms returned in time: worked by hand."""

INDICATOR = "reporting_forms_returned_in_time_percent"


def test_adds_up_the_forms_of_deaths_notified_in_the_quarter_before(count):
    # Eight of ten and none of five make 8 of 15, which no average of percentages would give.
    assert count(
        INDICATOR,
        quarters=("2025-26 Q1", "2025-26 Q2"),
        child_deaths="""
            death_id | died_at    | notified_at      | reporting_forms_requested | reporting_forms_returned_in_time
            d1       | 2024-12-31 | 2025-01-01 09:00 | 10                        | 8
            d2       | 2025-03-30 | 2025-03-31 23:00 | 5                         | 0
            d3       | 2025-03-31 | 2025-04-01       | 4                         | 3
            d4       | 2024-12-30 | 2024-12-31       | 9                         | 9
        """,
    ) == {"2025-26 Q1": (8, 15), "2025-26 Q2": (3, 4)}


def test_counts_no_more_than_was_requested_and_none_where_nothing_is_known(count):
    assert count(
        INDICATOR,
        child_deaths="""
            death_id | died_at    | notified_at | reporting_forms_requested | reporting_forms_returned_in_time
            d1       | 2025-02-01 | 2025-02-01  | 5                         | 6
            d2       | 2025-02-01 | 2025-02-01  | 5                         |
            d3       | 2025-02-01 | 2025-02-01  |                           | 4
            d4       | 2025-02-01 |             | 5                         | 5
            d5       | 2025-02-01 | 2025-02-01  | 0                         | 0
        """,
    ) == {"2025-26 Q1": (5, 10)}


def test_has_no_cases_where_no_form_was_requested(count):
    assert count(
        INDICATOR,
        child_deaths="""
            death_id | died_at    | notified_at | reporting_forms_requested | reporting_forms_returned_in_time
            d1       | 2025-02-01 | 2025-02-01  | 0                         | 0
        """,
    ) == {"2025-26 Q1": "no_cases"}
