"""Change in mean grade between an audit and its re-audit: worked by hand."""

import pytest

INDICATOR = "re_audit_grade_change_mean_score"
LETTERS = {"O": "outstanding", "G": "good", "R": "requires_improvement", "I": "inadequate", "-": ""}


def audits(*facts: tuple[str, str, str, str]) -> str:
    """A text table from (audit, the one it repeats, who judged, one letter for each case's grade)."""
    lines = ["audit_id | audit_kind | re_audit_of | case_reference | agency_code | grade | reported_date"]
    for audit, first, agency, grades in facts:
        kind = "re_audit" if first else "multi_agency_themed"
        lines += [
            f"{audit} | {kind} | {first} | {case} | {agency} | {LETTERS[grade]} | 2025-05-01"
            for case, grade in enumerate(grades)
        ]
    return "\n".join(lines)


def test_takes_the_mean_grade_of_the_first_audit_from_that_of_the_re_audit(count):
    # Means: first 2, again 3.2; first 3, again 2.8. Changes 1.2 and -0.2, on average 0.5.
    cases = audits(
        ("a1", "", "partnership", "RRRRR"),
        ("a2", "a1", "partnership", "GGGGO"),
        ("b1", "", "partnership", "GGGGG"),
        ("b2", "b1", "partnership", "GGGOI"),
    )
    assert count(INDICATOR, audited_cases=cases) == {"2025-26 Q1": (pytest.approx(0.5), 2)}


def test_asks_for_five_graded_cases_in_both_audits_and_for_the_first_to_be_held(count):
    cases = audits(
        ("a1", "", "partnership", "RRRRR"),
        ("a2", "a1", "partnership", "GGGG-"),
        ("b1", "", "partnership", "RRRR"),
        ("b2", "b1", "partnership", "GGGGG"),
        ("c2", "c1", "partnership", "GGGGG"),
        ("d1", "", "partnership", "RRRRR"),
    )
    # The re-audit of d1 has not been reported.
    cases = "\n".join([cases, *(f"d2 | re_audit | d1 | {case} | partnership | good |" for case in range(5))])
    assert count(INDICATOR, audited_cases=cases) == {"2025-26 Q1": "no_cases"}
    assert count(INDICATOR, settings={"audit_minimum_cases": 4}, audited_cases=cases) == {"2025-26 Q1": (1.0, 2)}


def test_takes_the_overall_judgement_of_a_case_before_those_of_single_agencies(count):
    cases = audits(
        ("a1", "", "partnership", "RRRRR"),
        ("a1", "", "police", "OOOOO"),
        ("a2", "a1", "partnership", "GGGGG"),
        ("a2", "a1", "icb", "IIIII"),
    )
    assert count(INDICATOR, audited_cases=cases) == {"2025-26 Q1": (1.0, 1)}
