"""Children whose unmet health needs found at a medical were met within 90 days: worked by hand."""


def test_judges_needs_found_in_the_quarter_before_for_90_days(count):
    # Ninety days after 10 January is 10 April.
    assert count(
        "health_needs_met_after_medical_percent",
        quarters=("2025-26 Q1", "2025-26 Q2"),
        child_protection_medicals="""
            medical_id | child_id | requested_at | examined_at      | has_unmet_health_needs | health_needs_met_date
            m1         | ada      | 2025-01-09   | 2025-01-10 15:00 | yes                    | 2025-04-10
            m2         | ben      | 2025-01-09   | 2025-01-10 15:00 | yes                    | 2025-04-11
            m3         | cy       | 2025-03-30   | 2025-03-31       | yes                    |
            m4         | dee      | 2025-01-09   | 2025-01-10       | no                     |
            m5         | eve      | 2025-01-09   | 2025-01-10       |                        |
            m6         | fay      | 2025-03-31   | 2025-04-01 01:00 | yes                    | 2025-04-01
        """,
    ) == {"2025-26 Q1": (1, 3), "2025-26 Q2": (1, 1)}
