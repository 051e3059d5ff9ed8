"""Adult safeguarding concerns where the child at home was considered in time: worked by hand."""

# The third working day after Wednesday 16 April 2025 is Wednesday 23 April: Easter lies between.
CONCERNS = """
    concern_id | raised_date | has_child_in_household | children_considered_date | shared_with_childrens_social_care_date | abuse_types
    c1         | 2025-04-16  | yes                    | 2025-04-23               |                                        | physical
    c2         | 2025-04-16  | yes                    | 2025-04-24               |                                        | physical; neglect
    c3         | 2025-04-16  | yes                    | 2025-04-24               | 2025-04-23                             | neglect
    c4         | 2025-04-16  | yes                    |                          |                                        | neglect
    c5         | 2025-04-16  | yes                    | 2025-04-15               |                                        |
    c6         | 2025-04-16  | no                     |                          | 2025-04-16                             | physical
    c7         | 2025-04-16  |                        |                          | 2025-04-16                             | physical
    c8         | 2025-06-30  | yes                    | 2025-06-30               |                                        | physical
    c9         | 2025-03-31  | yes                    | 2025-03-31               |                                        | physical
"""  # noqa: E501 - tables are read across
INDICATOR = "adult_concerns_shared_for_children_percent"


def test_counts_a_child_considered_or_shared_within_three_working_days(count):
    assert count(INDICATOR, safeguarding_concerns=CONCERNS) == {"2025-26 Q1": (3, 6)}


def test_shows_apart_where_nobody_asked(count):
    assert count(INDICATOR, by="left_out", safeguarding_concerns=CONCERNS) == {"2025-26 Q1": 1}


def test_names_one_type_of_abuse_or_says_that_there_were_several(count):
    assert count(INDICATOR, by="abuse_types", safeguarding_concerns=CONCERNS) == {
        "physical": (2, 2),
        "neglect": (1, 2),
        "several": (0, 1),
        "not_known": (0, 1),
    }


def test_follows_the_standard_that_a_partnership_decides(count):
    assert count(INDICATOR, settings={"adult_concern_working_days": 4}, safeguarding_concerns=CONCERNS) == {
        "2025-26 Q1": (4, 6)
    }
