"""Assurance completed in time after national learning: worked by hand."""

CASES = """
    publication_id | source | is_assurance_requested | assurance_due_date | assurance_completion_date | assurance_result
    p1             | jtai   | yes                    | 2024-07-01         | 2024-07-01                | assured
    p2             | jtai   | yes                    | 2025-06-30         | 2025-07-01                | not_assured
    p3             | nspcc  | yes                    | 2025-06-30         |                           |
    p4             | nspcc  | no                     | 2025-06-30         | 2025-06-01                | assured
    p5             | nspcc  |                        | 2025-06-30         | 2025-06-01                | assured
    p6             | nspcc  | yes                    |                    | 2025-06-01                | assured
    p7             | nspcc  | yes                    | 2024-06-30         | 2024-06-01                | assured
    p8             | nspcc  | yes                    | 2025-07-01         | 2025-06-01                | assured
"""


def test_judges_assurance_that_was_asked_for_and_due_in_the_twelve_months(count):
    assert count("external_assurance_completed_percent", external_learning=CASES) == {"2025-26 Q1": (1, 3)}


def test_breaks_down_by_what_assurance_showed(count):
    assert count("external_assurance_completed_percent", by="assurance_result", external_learning=CASES) == {
        "assured": (1, 1),
        "not_assured": (0, 1),
        "not_known": (0, 1),
    }
