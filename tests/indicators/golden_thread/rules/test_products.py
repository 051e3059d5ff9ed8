"""T29: what the calendar asks for, once for each product whoever receives it."""


def test_a_product_that_was_not_issued_fires_on_the_day_after_its_date(fired):
    assert fired(
        "T29",
        dissemination="""
            item_id   | agency  | product_type                       | due_on     | issued_on
            today     | police  | learning_from_practice_update      | 2025-09-30 |
            yesterday | police  | learning_from_practice_update      | 2025-09-29 |
            yesterday | schools | learning_from_practice_update      | 2025-09-29 |
            report    | police  | annual_report                      | 2025-09-29 |
            framework | police  | learning_and_improvement_framework | 2025-09-29 |
            plan      | police  | business_plan                      | 2025-09-29 |
            late      | police  | annual_report                      | 2025-06-01 | 2025-08-01
            in_part   | police  | annual_report                      | 2025-06-01 |
            in_part   | schools | annual_report                      | 2025-06-01 | 2025-06-01
            no_date   | police  | annual_report                      |            |
            briefing  | police  | briefing                           | 2025-06-01 |
        """,
    ) == dict.fromkeys(("yesterday", "report", "framework", "plan"), "broken")
