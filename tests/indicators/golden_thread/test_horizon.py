"""Themes that rise: the plain rule, on tables that can be counted by hand."""

import pytest

from indicators.golden_thread.horizon import rising_themes
from indicators.learning import Learning, MentionFact


@pytest.fixture
def rising(thread_of):
    """Each theme found: where it rises, and whether it is for scrutiny."""

    def rising(findings):
        found = rising_themes(thread_of(findings=findings))
        return {one.theme: (one.rises_in, one.is_for_scrutiny) for one in found}

    return rising


def test_a_theme_that_rises_in_two_kinds_of_source_by_two_activities_is_for_scrutiny(rising):
    assert rising("""
        finding_id | theme   | activity_type      | activity_id | found_on
        F-1        | neglect | multi_agency_audit | MA-1        | 2025-01-10
        F-2        | neglect | rapid_review       | SI-1        | 2025-02-10
    """) == {"neglect": (("audits", "reviews"), True)}


@pytest.mark.parametrize(
    ("rows", "rises_in"),
    [
        # One kind of source alone.
        ("F-1|neglect|multi_agency_audit|MA-1|2025-01-10\nF-2|neglect|re_audit|RA-1|2025-02-10", ("audits",)),
        # One activity, however much it found.
        ("F-1|neglect|multi_agency_audit|MA-1|2025-01-10\nF-2|neglect|multi_agency_audit|MA-1|2025-01-10",
         ("audits",)),
        # As many as the year before from one source: two rise, but in all by one.
        ("F-1|neglect|multi_agency_audit|MA-1|2025-01-10\nF-2|neglect|rapid_review|SI-1|2025-01-10\n"
         "F-3|neglect|peer_review|PR-1|2024-01-10", ("audits", "reviews")),
    ],
)  # fmt: skip
def test_what_is_less_than_that_rises_and_is_not_for_scrutiny(rows, rises_in, rising):
    assert rising(f"finding_id|theme|activity_type|activity_id|found_on\n{rows}") == {"neglect": (rises_in, False)}


def test_the_two_years_meet_at_the_quarter_s_end_a_year_ago(rising):
    table = "finding_id|theme|activity_id|found_on\nF-1|now|MA-1|2024-10-01\nF-2|before|MA-2|2024-09-30"
    assert rising(table) == {"now": (("audits",), False)}


@pytest.mark.parametrize(
    ("kind", "activity_type"), [("strength", "multi_agency_audit"), ("area_for_improvement", "horizon_scan")]
)
def test_strengths_and_horizon_scans_are_not_counted(kind, activity_type, rising):
    rows = f"F-1|neglect|{activity_type}|MA-1|2025-01-10|{kind}"
    assert rising(f"finding_id|theme|activity_type|activity_id|found_on|kind\n{rows}") == {}


@pytest.mark.parametrize(
    ("likelihood", "severity", "answered", "is_found"),
    [(3, 5, "", True), (3, 4, "", False), (5, 5, "2025-08-01", False)],
)
def test_a_grave_risk_without_an_answer_is_for_scrutiny_by_itself(likelihood, severity, answered, is_found, thread_of):
    thread = thread_of(
        findings=f"""
            finding_id | theme   | kind          | activity_type | found_on   | responded_on
            F-1        | neglect | emerging_risk | horizon_scan  | 2025-07-01 | {answered}
        """
    )
    (risk,) = thread.learning.findings
    object.__setattr__(risk, "likelihood", likelihood)
    object.__setattr__(risk, "severity", severity)
    assert [one.theme for one in rising_themes(thread) if one.is_for_scrutiny] == (["neglect"] if is_found else [])


def test_practitioners_comments_are_heard_beside_findings(thread_of):
    from dataclasses import replace
    from datetime import date

    thread = thread_of(findings="finding_id|theme|activity_id|found_on\nF-1|neglect|MA-1|2025-01-10")
    comments = (MentionFact("front_line", "PF-1", "neglect", date(2025, 5, 1)),)
    heard = replace(thread, learning=Learning(findings=thread.learning.findings, comments=comments))
    (found,) = rising_themes(heard)
    assert (found.rises_in, found.is_for_scrutiny) == (("audits", "front_line"), True)
