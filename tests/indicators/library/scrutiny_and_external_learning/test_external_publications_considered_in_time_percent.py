"""National learning considered within three months: worked by hand."""

CASES = """
    publication_id | source         | published_date | considered_date
    p1             | national_panel | 2024-04-01     | 2024-07-01
    p2             | national_panel | 2024-04-01     | 2024-07-02
    p3             | nspcc          | 2025-03-30     | 2025-03-30
    p4             | nspcc          | 2025-03-30     |
    p5             | nspcc          | 2024-03-31     | 2024-04-01
    p6             | nspcc          | 2025-04-01     | 2025-04-02
"""


def test_judges_publications_whose_three_months_ended_in_the_twelve_months(count):
    # Three months after 31 March 2024 is 30 June 2024, the day before the window; after 1 April 2025 it is 1 July.
    found = count("external_publications_considered_in_time_percent", external_learning=CASES)
    assert found == {"2025-26 Q1": (2, 4)}


def test_breaks_down_by_source(count):
    assert count("external_publications_considered_in_time_percent", by="source", external_learning=CASES) == {
        "national_panel": (1, 2),
        "nspcc": (1, 2),
    }


def test_follows_the_months_that_a_partnership_sets(count):
    # Four months after publication: p1 and p2 on 1 August 2024, p5 on 31 July 2024, p3 and p4 after the window.
    found = count(
        "external_publications_considered_in_time_percent",
        settings={"external_learning_months": 4},
        external_learning=CASES,
    )
    assert found == {"2025-26 Q1": (3, 3)}
