"""Joint agency responses whose immediate learning reached the partnership in time: worked by hand."""

INDICATOR = "joint_agency_learning_escalated_percent"


def test_gives_five_working_days_from_the_response(count):
    # Five working days after Thursday 17 April 2025 end on Monday 28 April; from Saturday 14 June, on Friday 20 June.
    assert count(
        INDICATOR,
        child_deaths="""
            death_id | died_at    | joint_agency_response_date | has_immediate_learning | learning_escalated_date
            d1       | 2025-04-16 | 2025-04-17                 | yes                    | 2025-04-28
            d2       | 2025-04-16 | 2025-04-17                 | yes                    | 2025-04-29
            d3       | 2025-06-13 | 2025-06-14                 | yes                    | 2025-06-20
            d4       | 2025-06-13 | 2025-06-14                 | yes                    | 2025-06-23
            d5       | 2025-06-13 | 2025-06-16                 | yes                    | 2025-06-16
            d6       | 2025-06-13 | 2025-06-16                 | yes                    |
        """,
    ) == {"2025-26 Q1": (3, 6)}


def test_never_takes_learning_passed_on_before_the_response_as_in_time(count):
    assert count(
        INDICATOR,
        child_deaths="""
            death_id | died_at    | joint_agency_response_date | has_immediate_learning | learning_escalated_date
            d1       | 2025-06-13 | 2025-06-17                 | yes                    | 2025-06-16
        """,
    ) == {"2025-26 Q1": (0, 1)}


def test_counts_responses_held_in_the_quarter_that_found_learning(count):
    assert count(
        INDICATOR,
        child_deaths="""
            death_id | died_at    | joint_agency_response_date | has_immediate_learning | learning_escalated_date
            d1       | 2025-03-30 | 2025-04-01                 | yes                    | 2025-04-02
            d2       | 2025-06-29 | 2025-07-01                 | yes                    | 2025-07-02
            d3       | 2025-05-01 | 2025-05-02                 | no                     | 2025-05-02
            d4       | 2025-05-01 | 2025-05-02                 |                        | 2025-05-02
            d5       | 2025-05-01 |                            | yes                    | 2025-05-02
        """,
    ) == {"2025-26 Q1": (1, 1)}
