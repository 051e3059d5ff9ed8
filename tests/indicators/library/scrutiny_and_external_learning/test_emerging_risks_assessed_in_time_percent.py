"""Emerging risks assessed in time: worked by hand."""


def test_counts_risks_of_the_twelve_months_whose_sixty_working_days_are_over(count):
    # With four bank holidays, sixty working days before Monday 30 June 2025 is Tuesday 1 April; 2 April is too late.
    # From 1 July 2024 they end on 24 September.
    assert count(
        "emerging_risks_assessed_in_time_percent",
        learning_findings="""
            finding_id | kind                 | found_date | likelihood | severity | response_date
            f1         | emerging_risk        | 2024-07-01 | 3          | 4        | 2024-09-24
            f2         | emerging_risk        | 2024-07-01 | 3          | 4        | 2024-09-25
            f3         | emerging_risk        | 2024-07-02 |            | 4        | 2024-07-30
            f4         | emerging_risk        | 2024-07-02 | 3          |          | 2024-07-30
            f5         | emerging_risk        | 2024-07-02 | 3          | 4        |
            f6         | emerging_risk        | 2025-04-01 | 3          | 4        | 2025-04-01
            f7         | emerging_risk        | 2025-04-02 | 3          | 4        | 2025-04-02
            f8         | emerging_risk        | 2024-06-28 | 3          | 4        | 2024-07-02
            f9         | area_for_improvement | 2024-07-02 | 3          | 4        | 2024-07-30
        """,
    ) == {"2025-26 Q1": (2, 6)}
