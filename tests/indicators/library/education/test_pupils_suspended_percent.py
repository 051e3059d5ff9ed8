"""Pupils suspended from school in the year: worked by hand."""

PUPILS = """
    child_id | school_year | term   | suspensions | suspension_reasons | special_educational_provision
    ada      | 2024-25     | autumn | 1           | PP                 | N
    ada      | 2024-25     | summer | 0           |                    | K
    ben      | 2024-25     | autumn | 1           | PP; DB             | N
    cy       | 2024-25     | spring | 0           |                    | E
    dee      | 2023-24     | summer | 3           | DB                 | N
    dee      | 2024-25     | autumn | 0           |                    | N
    eve      | 2024-25     | summer | 2           |                    | N
    fay      | 2023-24     | summer | 1           | DB                 | N
"""


def test_counts_pupils_once_over_the_last_three_terms(count):
    # On the last day of March the three are the summer, autumn and spring terms: Eve came later, Fay left earlier.
    assert count("pupils_suspended_percent", quarters=("2024-25 Q4", "2025-26 Q2"), pupil_terms=PUPILS) == {
        "2024-25 Q4": (4, 5),
        "2025-26 Q2": (3, 5),
    }


def test_describes_a_pupil_by_the_latest_term(count):
    assert count(
        "pupils_suspended_percent", quarters=("2025-26 Q2",), by="special_educational_provision", pupil_terms=PUPILS
    ) == {"K": (1, 1), "N": (2, 3), "E": (0, 1)}


def test_names_one_reason_or_says_that_there_were_several(count):
    assert count("pupils_suspended_percent", quarters=("2025-26 Q2",), by="suspension_reasons", pupil_terms=PUPILS) == {
        "PP": (1, 1),
        "several": (1, 1),
        "not_known": (1, 1),
        "not_suspended": (0, 2),
    }
