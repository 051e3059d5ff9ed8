"""Initial conferences held within 15 working days of the enquiry starting: worked by hand."""

INDICATOR = "initial_conferences_within_15_working_days_percent"


def test_takes_15_working_days_for_in_time_and_16_for_late(count):
    # Easter and the early May bank holiday make 6 May the 15th working day after Thursday 10 April 2025.
    assert count(
        INDICATOR,
        section_47_enquiries="""
            child_id | start_date | conference_date
            ada      | 2025-04-10 | 2025-05-06
            ben      | 2025-04-10 | 2025-05-07
            cy       | 2025-04-10 | 2025-04-10
            dee      | 2025-04-10 |
        """,
    ) == {"2025-26 Q1": (2, 3)}


def test_knows_the_holiday_of_a_coronation(count):
    # 1 and 8 May 2023 are bank holidays: 23 May is the 15th working day after Friday 28 April.
    assert count(
        INDICATOR,
        quarters=("2023-24 Q1",),
        section_47_enquiries="""
            child_id | start_date | conference_date
            ada      | 2023-04-28 | 2023-05-23
            ben      | 2023-04-28 | 2023-05-24
        """,
    ) == {"2023-24 Q1": (1, 2)}


def test_knows_the_holidays_of_christmas_and_new_year(count):
    # 25 and 26 December and 1 January are bank holidays: 15 January is the 15th working day after Friday 20 December.
    assert count(
        INDICATOR,
        quarters=("2019-20 Q4",),
        section_47_enquiries="""
            child_id | start_date | conference_date
            ada      | 2019-12-20 | 2020-01-15
            ben      | 2019-12-20 | 2020-01-16
        """,
    ) == {"2019-20 Q4": (1, 2)}


def test_leaves_out_a_child_who_moved_in_on_a_plan(count):
    assert count(
        INDICATOR,
        section_47_enquiries="""
            child_id | start_date | conference_date | is_transfer_in
            ada      | 2025-04-10 | 2025-06-10      | yes
            ben      | 2025-04-10 | 2025-06-10      | no
            cy       | 2025-04-10 | 2025-06-10      |
        """,
    ) == {"2025-26 Q1": (0, 2)}


def test_keeps_a_conference_with_no_enquiry_before_it_and_never_calls_it_in_time(count):
    # No working day lies between Friday 2 May and Saturday 3 May, yet the conference came first.
    assert count(
        INDICATOR,
        section_47_enquiries="""
            child_id | start_date | conference_date
            ada      |            | 2025-05-12
            ben      | 2025-05-03 | 2025-05-02
        """,
    ) == {"2025-26 Q1": (0, 2)}
