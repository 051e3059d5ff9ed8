"""T17 and T18: each with the day on which it does not fire yet."""

import pytest


def test_a_recommendation_without_an_action_fires_on_the_61st_day(fired):
    assert fired(
        "T17",
        recommendations="""
            recommendation_id | agreed_on  | status
            sixty             | 2025-08-01 | accepted
            sixty_one         | 2025-07-31 | accepted
            begun             | 2025-01-10 | in_progress
            carried_out       | 2025-01-10 | accepted
            implemented       | 2025-01-10 | implemented
            superseded        | 2025-01-10 | superseded
            rejected          | 2025-01-10 | rejected
        """,
        actions="""
            action_id | recommendation_id
            A-1       | carried_out
        """,
    ) == {"sixty_one": "broken", "begun": "broken"}


def test_a_recommendation_past_its_date_fires_on_the_next_day(fired):
    assert fired(
        "T18",
        recommendations="""
            recommendation_id | due_on     | status
            today             | 2025-09-30 | in_progress
            yesterday         | 2025-09-29 | in_progress
            accepted          | 2025-09-29 | accepted
            implemented       | 2025-01-10 | implemented
            superseded        | 2025-01-10 | superseded
            rejected          | 2025-01-10 | rejected
            no_date           |            | accepted
        """,
    ) == {"yesterday": "broken", "accepted": "broken"}


@pytest.mark.parametrize(
    ("rule", "tables", "reason"),
    [
        ("T17", {"actions": "action_id | recommendation_id"}, "Recommendations have not been supplied."),
        ("T17", {"recommendations": "recommendation_id"}, "The action tracker has not been supplied."),
        ("T18", {}, "Recommendations have not been supplied."),
    ],
)
def test_what_was_not_supplied_is_never_a_pass(rule, tables, reason, reasons):
    assert reasons(rule, **tables) == {"all": reason}
