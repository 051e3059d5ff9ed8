"""Young people's proposals adopted and reported back to them: worked by hand."""

HEADINGS = "finding_id | activity_type | kind | found_date | response | shared_with_contributors_date"


def test_counts_proposals_adopted_of_which_young_people_heard(count):
    assert count(
        "young_people_proposals_adopted_percent",
        learning_findings=f"""
            {HEADINGS}
            f1 | young_people_consultation | proposal             | 2024-07-01 | accepted        | 2024-09-01
            f2 | ambassador_scrutiny       | proposal             | 2025-06-30 | partly_accepted | 2025-08-01
            f3 | ambassador_scrutiny       | proposal             | 2025-01-06 | accepted        |
            f4 | young_people_consultation | proposal             | 2025-01-06 | not_accepted    | 2025-03-01
            f5 | young_people_consultation | proposal             | 2025-01-06 | noted           | 2025-03-01
            f6 | young_people_consultation | proposal             | 2025-06-02 |                 |
            f7 | young_people_consultation | area_for_improvement | 2025-01-06 | accepted        | 2025-03-01
            f8 | practitioner_forum        | proposal             | 2025-01-06 | accepted        | 2025-03-01
            f9 | young_people_consultation | proposal             | 2024-06-30 | accepted        | 2024-09-01
            fa | young_people_consultation | proposal             | 2025-07-01 | accepted        | 2025-07-02
        """,
    ) == {"2025-26 Q1": (2, 6)}
