"""Learning events that answer an audit, review or other local learning: worked by hand."""

INDICATOR = "training_courses_arising_from_learning_percent"
# Those that answer learning are c1 and c2; c3 does not say which review, c4 to c7 have another reason.
COURSES = """
    course_id | method   | arises_from            | source_activity_id | delivered_date
    c1        | course   | multi_agency_audit     | MA-1               | 2024-07-01
    c2        | workshop | practitioner_forum     | PF-1               | 2025-06-30
    c3        | course   | local_review           |                    | 2025-05-01
    c4        | course   | business_plan_priority | OBJ1               | 2025-05-01
    c5        | course   | research               |                    | 2025-05-01
    c6        | course   | statutory_core         |                    | 2025-05-01
    c7        | course   | request                |                    | 2025-05-01
    c8        | course   | multi_agency_audit     | MA-1               | 2024-06-30
    c9        | course   | multi_agency_audit     | MA-1               | 2025-07-01
    c10       | course   | multi_agency_audit     | MA-1               |
"""


def test_counts_events_that_name_what_they_answer_in_twelve_months(count):
    assert count(INDICATOR, quarters=("2024-25 Q1", "2025-26 Q1"), training_courses=COURSES) == {
        "2024-25 Q1": (1, 1),
        "2025-26 Q1": (2, 7),
    }


def test_names_the_methods(count):
    assert count(INDICATOR, by="method", training_courses=COURSES) == {"course": (1, 6), "workshop": (1, 1)}
