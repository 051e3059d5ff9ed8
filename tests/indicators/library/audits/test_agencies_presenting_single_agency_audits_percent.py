"""Agencies that presented single-agency audits at the annual meeting: worked by hand."""

INDICATOR = "agencies_presenting_single_agency_audits_percent"
EXPECTED = {"single_agency_audit_agencies": ["police", "icb", "probation"]}
# The police presented twice, on the last day of the year; the board on its first day; probation in an audit of another
# kind; schools are not expected.
CASES = """
    audit_id | audit_kind        | agency_code | presented_at_annual_meeting_date
    a1       | single_agency     | police      | 2025-03-31
    a2       | single_agency     | police      | 2025-03-31
    a3       | single_agency     | icb         | 2024-04-01
    a4       | multi_agency_case | probation   | 2025-03-31
    a5       | single_agency     | schools     | 2025-03-31
    a6       | single_agency     | probation   |
"""


def test_counts_agencies_expected_that_presented_in_the_twelve_months(count):
    assert count(
        INDICATOR, quarters=("2023-24 Q4", "2024-25 Q4", "2025-26 Q1"), settings=EXPECTED, audited_cases=CASES
    ) == {"2023-24 Q4": (0, 3), "2024-25 Q4": (2, 3), "2025-26 Q1": (1, 3)}


def test_names_the_agencies(count):
    assert count(INDICATOR, by="agency_code", settings=EXPECTED, audited_cases=CASES) == {
        "icb": (0, 1),
        "police": (1, 1),
        "probation": (0, 1),
    }
