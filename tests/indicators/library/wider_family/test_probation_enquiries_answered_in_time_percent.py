"""Probation's enquiries answered in time: worked by hand."""

# The fifth working day after Monday 24 March 2025 is Monday 31 March; after Saturday 29 March, Friday 4 April.
ENQUIRIES = """
    enquiry_id | trigger             | requested_date | answered_date
    e1         | release             | 2025-03-24     | 2025-04-02
    e2         | release             | 2025-03-25     | 2025-04-01
    e3         | release             | 2025-03-25     | 2025-04-02
    e4         | pre_sentence_report | 2025-03-29     | 2025-04-04
    e5         | pre_sentence_report | 2025-03-29     | 2025-04-07
    e6         | pre_sentence_report | 2025-05-01     |
    e7         | pre_sentence_report | 2025-06-23     | 2025-06-23
    e8         | pre_sentence_report | 2025-06-24     | 2025-06-24
"""
INDICATOR = "probation_enquiries_answered_in_time_percent"


def test_counts_an_enquiry_in_the_quarter_in_which_its_answer_fell_due(count):
    # The last day for an answer to the first is in March, and to the last in July.
    assert count(
        INDICATOR, quarters=("2024-25 Q4", "2025-26 Q1", "2025-26 Q2"), child_safeguarding_enquiries=ENQUIRIES
    ) == {"2024-25 Q4": (0, 1), "2025-26 Q1": (3, 6), "2025-26 Q2": (1, 1)}


def test_breaks_down_by_why_probation_asked(count):
    assert count(INDICATOR, by="trigger", child_safeguarding_enquiries=ENQUIRIES) == {
        "release": (1, 2),
        "pre_sentence_report": (2, 4),
    }


def test_follows_the_standard_that_a_partnership_decides(count):
    # With six days the first falls due in April and is still late; the last but one falls due in July.
    assert count(INDICATOR, settings={"probation_answer_working_days": 6}, child_safeguarding_enquiries=ENQUIRIES) == {
        "2025-26 Q1": (4, 6)
    }
