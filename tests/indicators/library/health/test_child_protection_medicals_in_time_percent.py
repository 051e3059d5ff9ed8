"""Child protection medicals carried out in time: worked by hand."""

INDICATOR = "child_protection_medicals_in_time_percent"


def test_gives_acute_medicals_24_hours_or_until_the_next_day_where_a_time_is_missing(count):
    assert count(
        INDICATOR,
        child_protection_medicals="""
            medical_id | medical_type   | requested_at     | examined_at
            m1         | acute_physical | 2025-05-01 10:00 | 2025-05-02 10:00
            m2         | acute_physical | 2025-05-01 10:00 | 2025-05-02 10:01
            m3         | acute_sexual   | 2025-05-01       | 2025-05-02 23:00
            m4         | acute_sexual   | 2025-05-01 10:00 | 2025-05-03
        """,
    ) == {"2025-26 Q1": (2, 4)}


def test_gives_other_medicals_ten_working_days(count):
    # The early May bank holiday makes 16 May the tenth working day after Thursday 1 May 2025.
    assert count(
        INDICATOR,
        child_protection_medicals="""
            medical_id | medical_type           | requested_at     | examined_at
            m1         | non_acute_physical     | 2025-05-01 10:00 | 2025-05-16 17:00
            m2         | non_acute_sexual       | 2025-05-01 10:00 | 2025-05-19 09:00
            m3         | neglect_or_emotional   | 2025-05-01       |
        """,
    ) == {"2025-26 Q1": (1, 3)}


def test_leaves_out_what_was_called_off_or_is_not_yet_due_at_the_extract(count):
    # Ten working days from Monday 16 June end on 30 June, the day of the extract; a day later is too soon to say.
    assert count(
        INDICATOR,
        child_protection_medicals="""
            medical_id | medical_type       | requested_at     | examined_at      | not_examined_reason | as_at
            m1         | non_acute_physical | 2025-06-16 10:00 |                  |                     | 2025-06-30
            m2         | non_acute_physical | 2025-06-17 10:00 | 2025-06-18 10:00 |                     | 2025-06-30
            m3         | acute_physical     | 2025-06-29 10:00 | 2025-06-29 12:00 |                     | 2025-06-30
            m4         | acute_physical     | 2025-06-30 10:00 | 2025-06-30 12:00 |                     | 2025-06-30
            m5         | acute_physical     | 2025-06-02 10:00 |                  | consent_refused     | 2025-06-30
        """,
    ) == {"2025-26 Q1": (1, 2)}
