"""The second count of the indicators of audits."""

from datetime import date
from typing import Any

import pandas as pd

CASES = "partnership.audited_cases"
TOGETHER = ["multi_agency_themed", "multi_agency_case", "re_audit"]
SCORES = {"outstanding": 4, "good": 3, "requires_improvement": 2, "inadequate": 1}


def _reported(held: Any) -> pd.DataFrame:
    rows = held[CASES]
    return rows[rows["reported_date"].notna()].assign(on=rows["reported_date"])


def _audits(held: Any, kinds: list[str] | None = None) -> pd.DataFrame:
    """Reported audits: what is known of an audit repeats on each of its rows."""
    rows = _reported(held)
    rows = rows[rows["audit_kind"].isin(kinds)] if kinds else rows
    return rows.drop_duplicates("audit_id").copy()


def test_multi_agency_audits_completed_count(held: Any, agree: Any) -> None:
    agree("multi_agency_audits_completed_count", _audits(held, TOGETHER))


def test_audits_with_terms_agreed_before_start_percent(held: Any, agree: Any) -> None:
    audits = _audits(held, TOGETHER)
    audits["met"] = [
        row.terms_of_reference_agreed_date is not None
        and row.terms_of_reference_agreed_date <= row.fieldwork_start_date
        and row.methodology is not None
        for row in audits.itertuples()
    ]
    agree("audits_with_terms_agreed_before_start_percent", audits)


def test_audits_involving_practitioners_or_families_percent(held: Any, agree: Any) -> None:
    rows = _reported(held)
    rows["met"] = [row.is_practitioner_involved is True or row.is_family_involved is True for row in rows.itertuples()]
    agree(
        "audits_involving_practitioners_or_families_percent",
        rows.groupby("audit_id").agg({"on": "first", "met": "any"}),
    )


def test_agencies_presenting_single_agency_audits_percent(held: Any, agree: Any) -> None:
    rows = held[CASES]
    rows = rows[(rows["audit_kind"] == "single_agency") & rows["presented_at_annual_meeting_date"].notna()]
    expected = held.settings["single_agency_audit_agencies"].value

    def agencies(first: date, last: date) -> pd.DataFrame:
        inside = rows[[first <= day <= last for day in rows["presented_at_annual_meeting_date"]]]
        return pd.DataFrame({"met": [agency in set(inside["agency_code"]) for agency in expected]})

    agree("agencies_presenting_single_agency_audits_percent", agencies)


def _judged_together(held: Any) -> pd.DataFrame:
    rows = _reported(held)
    return rows[(rows["agency_code"] == "partnership") & (rows["audit_kind"] != "single_agency")].copy()


def test_audited_cases_good_or_better_percent(held: Any, agree: Any) -> None:
    rows = _judged_together(held)
    rows["final"] = [row.moderated_grade or row.grade for row in rows.itertuples()]
    rows = rows[rows["final"].notna()]
    agree("audited_cases_good_or_better_percent", rows.assign(met=rows["final"].isin(["good", "outstanding"])))


def _recorded(held: Any, column: str) -> pd.DataFrame:
    rows = _judged_together(held)
    rows = rows[rows[column].notna()]
    return rows.assign(met=rows[column])


def test_audited_cases_with_childs_voice_percent(held: Any, agree: Any) -> None:
    agree("audited_cases_with_childs_voice_percent", _recorded(held, "is_child_voice_evident"))


def test_audited_cases_with_impact_on_child_percent(held: Any, agree: Any) -> None:
    agree("audited_cases_with_impact_on_child_percent", _recorded(held, "is_impact_on_child_evident"))


def test_re_audit_grade_change_mean_score(held: Any, agree: Any) -> None:
    rows = held[CASES]
    # One judgement for each case: the one of all agencies together where there is one.
    rows = rows.assign(rank=[0 if agency == "partnership" else 1 for agency in rows["agency_code"]])
    rows = rows.sort_values(["rank", "agency_code", "record_id"]).drop_duplicates(["audit_id", "case_reference"])
    rows["score"] = [SCORES.get(row.moderated_grade or row.grade) for row in rows.itertuples()]
    graded = rows[rows["score"].notna()].groupby("audit_id")["score"].agg(["mean", "size"])
    graded = graded[graded["size"] >= 5]["mean"].to_dict()
    again = _audits(held, ["re_audit"])
    again = again[[row.audit_id in graded and row.re_audit_of in graded for row in again.itertuples()]]
    change = [graded[row.audit_id] - graded[row.re_audit_of] for row in again.itertuples()]
    agree("re_audit_grade_change_mean_score", again.assign(value=change))
