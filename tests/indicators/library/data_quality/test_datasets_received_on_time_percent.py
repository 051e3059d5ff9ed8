"""Datasets received on time: worked by hand."""

CASES = """
    agency_code | dataset                           | period_end | due_date   | received_date
    police      | police/vulnerability_notifications | 2025-06-30 | 2025-07-21 | 2025-07-21
    acute_trust | health/child_protection_medicals   | 2025-06-30 | 2025-07-21 | 2025-07-22
    icb         | health/child_protection_medicals   | 2025-06-30 | 2025-07-21 |
    police      | police/vulnerability_notifications | 2025-03-31 | 2025-04-23 | 2025-04-01
    police      | police/vulnerability_notifications | 2025-09-30 | 2025-10-21 | 2025-10-01
"""


def test_judges_the_returns_of_the_quarter_by_the_day_on_which_each_was_due(count):
    assert count("datasets_received_on_time_percent", returns=CASES) == {"2025-26 Q1": (1, 3)}


def test_breaks_down_by_agency_and_dataset(count):
    assert count("datasets_received_on_time_percent", by="agency_code", returns=CASES) == {
        "acute_trust": (0, 1),
        "icb": (0, 1),
        "police": (1, 1),
    }
    assert count("datasets_received_on_time_percent", by="dataset", returns=CASES) == {
        "health/child_protection_medicals": (0, 2),
        "police/vulnerability_notifications": (1, 1),
    }
