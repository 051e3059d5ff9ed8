"""The second count of the indicators of the Section 11 audit and the learning and development audit."""

from datetime import date
from typing import Any

import pandas as pd

RETURNS = "partnership.section_11_returns"
EIGHT = {f"S{number}" for number in range(1, 9)}


def _rows(held: Any, kind: str) -> pd.DataFrame:
    rows = held[RETURNS]
    rows = rows[rows["return_type"] == kind].copy()
    rows["final"] = [row.moderated_grade or row.grade for row in rows.itertuples()]
    return rows


def _rounds_due(rows: pd.DataFrame, day: date) -> list[pd.DataFrame]:
    """The rows of each round due by a day, the latest first; a round is due when all its returns are."""
    rounds = [part for _, part in rows.groupby("round_id") if max(part["due_date"]) <= day]
    return sorted(rounds, key=lambda part: max(part["due_date"]), reverse=True)


def _returned(rows: pd.DataFrame, day: date) -> pd.DataFrame:
    is_returned = [one is not None and one <= day for one in rows["returned_date"]]
    return rows[pd.Series(is_returned, index=rows.index, dtype=bool)]


def test_section_11_returns_on_time_percent(held: Any, agree: Any) -> None:
    rows = _rows(held, "section_11")
    expected = held.settings["section_11_agencies"].value

    def agencies(_: date, last: date) -> pd.DataFrame:
        found = []
        for latest in _rounds_due(rows, last)[:1]:
            for agency in expected:
                own = latest[latest["agency_code"] == agency]
                in_time = [
                    row.returned_date is not None and row.returned_date <= row.due_date for row in own.itertuples()
                ]
                is_whole = set(own["standard_code"]) >= EIGHT
                found.append({"agency_code": agency, "met": is_whole and all(in_time)})
        return pd.DataFrame(found, columns=["agency_code", "met"])

    agree("section_11_returns_on_time_percent", agencies)


def _graded(rows: pd.DataFrame) -> pd.DataFrame:
    rows = rows[rows["final"].notna() & (rows["final"] != "not_applicable")]
    return rows.assign(met=rows["final"] == "met")


def test_section_11_standards_met_percent(held: Any, agree: Any) -> None:
    rows = _rows(held, "section_11")

    def standards(_: date, last: date) -> pd.DataFrame:
        latest = next(iter(_rounds_due(rows, last)), rows.iloc[:0])
        return _graded(_returned(latest, last))

    agree("section_11_standards_met_percent", standards)


def test_section_11_gaps_closed_percent(held: Any, agree: Any) -> None:
    rows = _rows(held, "section_11")

    def gaps(_: date, last: date) -> pd.DataFrame:
        latest, before, *_ = [*_rounds_due(rows, last), rows.iloc[:0], rows.iloc[:0]]
        open_before = {
            (row.agency_code, row.standard_code)
            for row in before.itertuples()
            if row.final in ("partly_met", "not_met")
        }
        again = _graded(_returned(latest, last))
        was_open = [(row.agency_code, row.standard_code) in open_before for row in again.itertuples()]
        return again[pd.Series(was_open, index=again.index, dtype=bool)]

    agree("section_11_gaps_closed_percent", gaps)


def test_agencies_measuring_training_impact_percent(held: Any, agree: Any) -> None:
    rows = _rows(held, "learning_and_development")

    def agencies(_: date, last: date) -> pd.DataFrame:
        latest = next(iter(_rounds_due(rows, last)), rows.iloc[:0])
        returned = _returned(latest, last)
        measuring = returned[(returned["standard_code"] == "LD4") & (returned["final"] == "met")]
        found = pd.DataFrame({"agency_code": sorted(set(returned["agency_code"]))})
        return found.assign(met=found["agency_code"].isin(set(measuring["agency_code"])))

    agree("agencies_measuring_training_impact_percent", agencies)


def test_staff_safeguarding_training_up_to_date_percent(held: Any, agree: Any) -> None:
    rows = _rows(held, "learning_and_development")

    def staff(_: date, last: date) -> pd.DataFrame:
        # One row for each member of staff.
        latest = next(iter(_rounds_due(rows, last)), rows.iloc[:0])
        returned = _returned(latest, last)
        people = [
            {"agency_code": row.agency_code, "met": number < row.staff_up_to_date}
            for row in returned.itertuples()
            if row.standard_code == "LD2" and row.staff_in_scope is not None and row.staff_up_to_date is not None
            for number in range(row.staff_in_scope)
        ]
        return pd.DataFrame(people, columns=["agency_code", "met"])

    agree("staff_safeguarding_training_up_to_date_percent", staff)
