"""Partner agencies' child records checked against social care: worked by hand."""

CASES = {
    "vulnerability_notifications": """
        child_id | occurred_at      | supplier_agency_code | social_care_match
        ada      | 2025-04-01 00:00 | police               | matched
        ada      | 2025-06-30 23:59 | police               | not_checked
        ben      | 2025-03-31 23:59 | police               | matched
    """,
    "child_protection_medicals": """
        child_id | requested_at     | supplier_agency_code | social_care_match
        ada      | 2025-05-01 10:00 | acute_trust          | not_known
        cal      | 2025-07-01 10:00 | acute_trust          | matched
    """,
    "pupil_terms": """
        child_id | school_year | term   | supplier_agency_code | social_care_match
        ada      | 2024-25     | spring | la_education         | matched
        dee      | 2024-25     | summer | la_education         | matched
    """,
    "substantive_outcomes": """
        child_id | outcome_date | supplier_agency_code | social_care_match
        eve      | 2025-06-30   | youth_justice        |
    """,
    "support_episodes": """
        child_id | referral_date | supplier_agency_code | social_care_match
        fay      | 2025-06-01    | voluntary_sector     | matched
    """,
}
ID = "child_records_checked_against_social_care_percent"


def test_counts_records_of_all_five_agencies_on_their_day(count):
    # The spring term ends in the quarter before, the summer term in the quarter after.
    assert count(ID, quarters=("2024-25 Q4", "2025-26 Q1", "2025-26 Q2"), **CASES) == {
        "2024-25 Q4": (2, 2),
        "2025-26 Q1": (3, 5),
        "2025-26 Q2": (2, 2),
    }


def test_breaks_down_by_agency(count):
    assert count(ID, by="supplier_agency_code", **CASES) == {
        "acute_trust": (1, 1),
        "police": (1, 2),
        "voluntary_sector": (1, 1),
        "youth_justice": (0, 1),
    }
