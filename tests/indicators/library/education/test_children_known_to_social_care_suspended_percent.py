"""Children known to social care suspended from school in the year: worked by hand."""


def test_counts_matched_pupils_once_over_the_last_three_terms(count):
    # Ben's case closed on the first day of the autumn term and Cy's on the second; Dee's referral led to nothing;
    # Fay had short breaks only; Gus was suspended in a term before these three; Hal is not matched.
    assert count(
        "children_known_to_social_care_suspended_percent",
        quarters=("2025-26 Q2",),
        pupil_terms="""
            child_id | social_care_child_id | school_year | term   | suspensions
            p-ada    | sc-ada               | 2024-25     | autumn | 0
            p-ada    | sc-ada               | 2024-25     | summer | 1
            p-ben    | sc-ben               | 2024-25     | autumn | 1
            p-cy     | sc-cy                | 2024-25     | autumn | 0
            p-dee    | sc-dee               | 2024-25     | autumn | 1
            p-eve    | sc-eve               | 2024-25     | spring | 2
            p-fay    | sc-fay               | 2024-25     | spring | 1
            p-gus    | sc-gus               | 2023-24     | summer | 1
            p-gus    | sc-gus               | 2024-25     | spring | 0
            p-hal    |                      | 2024-25     | spring | 1
        """,
        referrals="""
            child_id | referral_date | closure_date | is_no_further_action
            sc-ada   | 2025-07-31    |              | no
            sc-ben   | 2024-01-10    | 2024-09-01   |
            sc-cy    | 2024-01-10    | 2024-09-02   |
            sc-dee   | 2024-10-01    |              | yes
            sc-gus   | 2024-01-10    |              |
        """,
        children_looked_after="""
            child_id | start_date | end_date | legal_status
            sc-eve   | 2020-01-01 |          | C2
            sc-fay   | 2020-01-01 |          | V4
            sc-fay   | 2020-01-01 |          | V3
        """,
    ) == {"2025-26 Q2": (2, 4)}


def test_begins_the_spring_term_in_january(count):
    # Three terms end with that of autumn 2024, the first of them spring. Ada's case closed on the day it began.
    assert count(
        "children_known_to_social_care_suspended_percent",
        quarters=("2024-25 Q3",),
        pupil_terms="""
            child_id | social_care_child_id | school_year | term   | suspensions
            p-ada    | sc-ada               | 2023-24     | spring | 1
            p-ben    | sc-ben               | 2023-24     | spring | 1
        """,
        referrals="""
            child_id | referral_date | closure_date
            sc-ada   | 2023-10-01    | 2024-01-01
            sc-ben   | 2023-10-01    | 2024-01-02
        """,
    ) == {"2024-25 Q3": (1, 1)}


def test_describes_a_pupil_by_the_latest_term(count):
    assert count(
        "children_known_to_social_care_suspended_percent",
        quarters=("2024-25 Q4",),
        by="special_educational_provision",
        pupil_terms="""
            child_id | social_care_child_id | school_year | term   | suspensions | special_educational_provision
            p-ada    | sc-ada               | 2024-25     | spring | 0           | K
            p-ada    |                      | 2024-25     | autumn | 1           | N
        """,
        referrals="""
            child_id | referral_date
            sc-ada   | 2024-10-01
        """,
    ) == {"K": (1, 1)}
