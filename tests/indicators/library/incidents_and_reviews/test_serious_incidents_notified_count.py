"""Serious incidents notified to the national Panel: worked by hand."""

# The first two are on the edges of the twelve months to 30 June 2025; the next two lie outside; one was never notified.
CASES = """
    incident_id | harm         | abuse_categories | la_aware_date | notified_date
    i1          | death        | NEG              | 2024-06-28    | 2024-07-01
    i2          | serious_harm | PHY;EMO          | 2025-06-27    | 2025-06-30
    i3          | serious_harm | PHY              | 2024-06-28    | 2024-06-30
    i4          | serious_harm | PHY              | 2025-06-27    | 2025-07-01
    i5          | serious_harm | PHY              | 2025-01-06    |
    i6          | serious_harm |                  | 2025-01-06    | 2025-01-07
"""


def test_counts_each_incident_notified_in_the_twelve_months(count):
    assert count("serious_incidents_notified_count", serious_incidents=CASES) == {"2025-26 Q1": (3, None)}


def test_breaks_down_by_harm(count):
    assert count("serious_incidents_notified_count", by="harm", serious_incidents=CASES) == {
        "death": (1, None),
        "serious_harm": (2, None),
    }


def test_shows_several_categories_of_abuse_as_multiple(count):
    assert count("serious_incidents_notified_count", by="abuse_categories", serious_incidents=CASES) == {
        "MUL": (1, None),
        "NEG": (1, None),
        "not_known": (1, None),
    }
