"""Learning from Practice Updates issued on time: worked by hand."""


def test_counts_each_update_once_and_as_late_where_any_agency_s_copy_was(count):
    # Update u4 was due twice: its earliest date holds, so that it was late.
    assert count(
        "learning_updates_issued_on_time_percent",
        dissemination="""
            item_id | agency_code | product_type                  | due_date   | issued_date
            u1      | police      | learning_from_practice_update | 2024-07-01 | 2024-07-01
            u1      | schools     | learning_from_practice_update |            | 2024-06-01
            u2      | police      | learning_from_practice_update | 2024-09-30 | 2024-09-30
            u2      | schools     | learning_from_practice_update | 2024-09-30 | 2024-10-01
            u3      | police      | learning_from_practice_update | 2025-03-31 |
            u4      | police      | learning_from_practice_update | 2025-06-30 | 2025-07-01
            u4      | schools     | learning_from_practice_update | 2025-07-31 | 2025-06-30
            u5      | police      | learning_from_practice_update | 2024-06-30 | 2024-06-30
            u6      | police      | learning_from_practice_update | 2025-07-01 | 2025-06-30
            u7      | police      | learning_from_practice_update |            | 2025-06-30
            u8      | police      | seven_minute_briefing         | 2025-06-30 | 2025-06-30
        """,
    ) == {"2025-26 Q1": (1, 4)}
