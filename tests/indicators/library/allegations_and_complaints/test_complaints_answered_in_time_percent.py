"""Complaints answered in time: worked by hand.

Easter Monday was on 21 April 2025, and the bank holidays of May on 5 and 26 May.
"""

INDICATOR = "complaints_answered_in_time_percent"


def test_gives_stage_1_ten_working_days_or_twenty_if_extended(count):
    # From Tuesday 22 April the tenth working day is Wednesday 7 May, and the twentieth Wednesday 21 May.
    assert count(
        INDICATOR,
        complaints="""
            complaint_id | stage | received_date | is_extended | response_date
            C1           | 1     | 2025-04-22    |             | 2025-05-07
            C2           | 1     | 2025-04-22    | no          | 2025-05-08
            C3           | 1     | 2025-04-22    | yes         | 2025-05-21
            C4           | 1     | 2025-04-22    | yes         | 2025-05-22
            C5           | 1     | 2025-04-22    | no          |
        """,
    ) == {"2025-26 Q1": (2, 5)}


def test_gives_stage_2_twenty_five_working_days_or_sixty_five_and_stage_3_thirty(count):
    # From 22 April the 25th working day is 29 May and the 30th 5 June; from 10 March the 65th is 13 June.
    complaints = """
        complaint_id | stage | received_date | is_extended | response_date
        C1           | 2     | 2025-04-22    | no          | 2025-05-29
        C2           | 2     | 2025-04-22    | no          | 2025-05-30
        C3           | 2     | 2025-03-10    | yes         | 2025-06-13
        C4           | 2     | 2025-03-10    | yes         | 2025-06-16
        C5           | 3     | 2025-04-22    |             | 2025-06-05
        C6           | 3     | 2025-04-22    | yes         | 2025-06-06
    """
    assert count(INDICATOR, by="stage", complaints=complaints) == {"2": (2, 4), "3": (1, 2)}


def test_counts_an_answer_in_the_quarter_in_which_it_fell_due_however_early_it_came(count):
    # Ten working days from 17 March end on 31 March, from 18 March on 1 April; from 16 June on 30 June.
    assert count(
        INDICATOR,
        quarters=("2024-25 Q4", "2025-26 Q1", "2025-26 Q2"),
        complaints="""
            complaint_id | stage | received_date | is_extended | response_date
            C1           | 1     | 2025-03-17    | no          | 2025-04-02
            C2           | 1     | 2025-03-18    | no          | 2025-03-19
            C3           | 1     | 2025-06-16    | no          |
            C4           | 1     | 2025-06-17    | no          | 2025-06-18
        """,
    ) == {"2024-25 Q4": (0, 1), "2025-26 Q1": (1, 2), "2025-26 Q2": (1, 1)}


def test_starts_from_a_saturday_on_the_monday(count):
    # Saturday 17 May: Monday is day 1, and the bank holiday makes Monday 2 June the tenth.
    assert count(
        INDICATOR,
        complaints="""
            complaint_id | stage | received_date | is_extended | response_date
            C1           | 1     | 2025-05-17    | no          | 2025-06-02
            C2           | 1     | 2025-05-17    | no          | 2025-06-03
        """,
    ) == {"2025-26 Q1": (1, 2)}


def test_reads_the_partnership_s_own_standards(count):
    assert count(
        INDICATOR,
        settings={"complaint_stage_3_working_days": 31},
        complaints="""
            complaint_id | stage | received_date | response_date
            C1           | 3     | 2025-04-22    | 2025-06-06
        """,
    ) == {"2025-26 Q1": (1, 1)}


def test_counts_a_withdrawn_complaint_by_the_day_on_which_that_was_answered(count):
    assert count(
        INDICATOR,
        complaints="""
            complaint_id | stage | received_date | outcome   | response_date
            C1           | 1     | 2025-04-22    | withdrawn | 2025-04-25
            C2           | 1     | 2025-04-22    | withdrawn |
        """,
    ) == {"2025-26 Q1": (1, 2)}
