"""Adult safeguarding enquiries with a child at home that ended with less risk: worked by hand."""

CONCERNS = """
    concern_id | raised_date | conclusion_date | has_child_in_household | risk_outcome  | abuse_types | is_parent_or_carer
    c1         | 2025-01-16  | 2025-04-01      | yes                    | removed       | physical    | yes
    c2         | 2025-01-16  | 2025-06-30      | yes                    | reduced       | neglect     | no
    c3         | 2025-01-16  | 2025-05-01      | yes                    | remained      | neglect     | yes
    c4         | 2025-01-16  | 2025-05-01      | yes                    | no_risk_found | neglect     | yes
    c5         | 2025-01-16  | 2025-05-01      | yes                    |               | neglect     |
    c6         | 2025-01-16  | 2025-05-01      | no                     | removed       | neglect     | yes
    c7         | 2025-01-16  | 2025-05-01      |                        | removed       | neglect     | yes
    c8         | 2025-01-16  | 2025-07-01      | yes                    | removed       | neglect     | yes
    c9         | 2025-01-16  |                 | yes                    |               | neglect     | yes
"""  # noqa: E501 - tables are read across


def test_counts_risks_removed_or_reduced_among_those_found(count):
    # An outcome that nobody recorded is not a reduced risk.
    assert count("adult_risk_reduced_where_children_percent", safeguarding_concerns=CONCERNS) == {"2025-26 Q1": (2, 4)}


def test_says_whether_the_adult_was_a_parent_or_carer(count):
    assert count(
        "adult_risk_reduced_where_children_percent", by="is_parent_or_carer", safeguarding_concerns=CONCERNS
    ) == {"yes": (1, 2), "no": (1, 1), "not_known": (0, 1)}
