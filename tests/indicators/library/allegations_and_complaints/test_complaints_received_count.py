"""Complaints received: worked by hand."""

INDICATOR = "complaints_received_count"
COMPLAINTS = """
    complaint_id | stage | received_date | agency_code            | subject       | complainant
    C1           | 1     | 2025-03-31    | la_childrens_social_care | delay         | parent_or_carer
    C2           | 1     | 2025-04-01    | la_childrens_social_care | delay         | parent_or_carer
    C2           | 2     | 2025-05-01    | la_childrens_social_care | delay         | parent_or_carer
    C2           | 3     | 2025-06-20    | la_childrens_social_care | delay         | parent_or_carer
    C3           | 1     | 2025-06-30    | schools                  | communication | advocate
    C4           | 1     | 2025-07-01    | schools                  | communication | advocate
"""


def test_counts_a_complaint_once_when_it_first_arrives(count):
    assert count(INDICATOR, complaints=COMPLAINTS) == {"2025-26 Q1": (2, None)}


def test_says_whom_it_is_about_what_it_is_about_and_who_complained(count):
    assert count(INDICATOR, by="agency_code", complaints=COMPLAINTS) == {
        "la_childrens_social_care": (1, None),
        "schools": (1, None),
    }
    assert count(INDICATOR, by="subject", complaints=COMPLAINTS) == {"delay": (1, None), "communication": (1, None)}
    assert count(INDICATOR, by="complainant", complaints=COMPLAINTS) == {
        "parent_or_carer": (1, None),
        "advocate": (1, None),
    }
