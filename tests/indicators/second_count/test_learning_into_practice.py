"""The second count of the indicators of learning put into practice."""

from datetime import date, timedelta
from typing import Any

import pandas as pd

from indicators.catalogue import library

GIVEN_AT_OUTSET = (
    "impact_indicator_id",
    "impact_baseline_value",
    "impact_expected_value",
    "impact_expected_date",
    "impact_evidence_method",
)


def test_actions_completed_on_time_percent(held: Any, agree: Any) -> None:
    rows = held["partnership.actions"]
    rows = rows[rows["status"] != "stopped"].copy()
    rows["met"] = [row.completion_date is not None and row.completion_date <= row.due_date for row in rows.itertuples()]
    agree("actions_completed_on_time_percent", rows.assign(on=rows["due_date"]))


def test_actions_with_impact_measure_at_outset_percent(held: Any, agree: Any) -> None:
    rows = held["partnership.actions"]
    grace = timedelta(days=14)
    rows["met"] = [
        all(getattr(row, name) is not None for name in GIVEN_AT_OUTSET)
        and row.impact_agreed_date is not None
        and row.impact_agreed_date <= row.agreed_date + grace
        for row in rows.itertuples()
    ]

    def actions(first: date, last: date) -> pd.DataFrame:
        return rows[[first <= day <= last and last - day > grace for day in rows["agreed_date"]]]

    agree("actions_with_impact_measure_at_outset_percent", actions)


def _completed(held: Any, england: Any) -> pd.DataFrame:
    """Actions completed, on the day six months later at which their impact is judged."""
    rows = held["partnership.actions"]
    rows = rows[(rows["status"] == "completed") & rows["completion_date"].notna()].copy()
    rows["on"] = [england.months_on(day, 6) for day in rows["completion_date"]]
    return rows


def test_completed_actions_impact_reviewed_percent(held: Any, agree: Any, england: Any) -> None:
    rows = _completed(held, england)
    rows["met"] = [
        row.impact_review_date is not None and row.completion_date <= row.impact_review_date <= row.on
        for row in rows.itertuples()
    ]
    agree("completed_actions_impact_reviewed_percent", rows)


def _evidenced(rows: pd.DataFrame) -> list[bool]:
    judged = rows["impact_judgement"].isin(["made_a_difference", "some_difference", "no_difference"])
    return list(judged & rows["impact_latest_value"].notna())


def test_completed_actions_with_impact_evidenced_percent(held: Any, agree: Any, england: Any) -> None:
    rows = _completed(held, england)
    agree("completed_actions_with_impact_evidenced_percent", rows.assign(met=_evidenced(rows)))


def test_actions_making_a_difference_percent(held: Any, agree: Any, england: Any) -> None:
    rows = _completed(held, england)
    rows = rows[_evidenced(rows)].copy()
    better = {"higher_is_better": 1, "lower_is_better": -1, "neither": 0}
    sign = {one.id: better[one.polarity] for one in library()}
    rows["met"] = [
        row.impact_judgement in ("made_a_difference", "some_difference")
        and row.impact_baseline_value is not None
        and (row.impact_latest_value - row.impact_baseline_value) * sign.get(row.impact_indicator_id, 0) > 0
        for row in rows.itertuples()
    ]
    agree("actions_making_a_difference_percent", rows)


def test_impact_reviews_with_service_users_percent(held: Any, agree: Any) -> None:
    rows = held["partnership.actions"]
    rows = rows[rows["impact_review_date"].notna()].copy()
    rows["met"] = [involved is True for involved in rows["is_service_user_involved"]]
    agree("impact_reviews_with_service_users_percent", rows.assign(on=rows["impact_review_date"]))


def test_findings_themed_percent(held: Any, agree: Any) -> None:
    rows = held["partnership.learning_findings"]
    rows = rows[rows["kind"] == "area_for_improvement"]
    rows = rows.assign(met=rows["theme_code"].notna())

    def findings(first: date, last: date) -> pd.DataFrame:
        return rows[[first <= day <= last and (last - day).days > 30 for day in rows["found_date"]]]

    agree("findings_themed_percent", findings)


def test_recommendations_implemented_percent(held: Any, agree: Any) -> None:
    rows = held["partnership.recommendations"]
    themes = dict(held["partnership.learning_findings"][["finding_id", "theme_code"]].itertuples(index=False))
    rows = rows[rows["due_date"].notna() & ~rows["status"].isin(["superseded", "rejected"])].copy()
    found_for = [themes.get(finding) for finding in rows["finding_id"]]
    rows["theme_code"] = pd.Series(found_for, index=rows.index, dtype=object)
    addressed = [_one_or_several(agencies) for agencies in rows["addressed_to"]]
    rows["addressed_to"] = pd.Series(addressed, index=rows.index, dtype=object)

    def due(first: date, last: date) -> pd.DataFrame:
        found = rows[[first <= day <= last for day in rows["due_date"]]]
        done = [
            row.status == "implemented" and (row.implemented_date or date.max) <= last for row in found.itertuples()
        ]
        return found.assign(met=done)

    agree("recommendations_implemented_percent", due)


def _one_or_several(agencies: list[str] | None) -> str | None:
    named = set(agencies or ())
    return "several" if len(named) > 1 else next(iter(named), None)


def _products(held: Any, *kinds: str) -> pd.DataFrame:
    """Each product of some kinds once, with the first day on which any of its copies was due."""
    found: dict[tuple[str, str], list[Any]] = {}
    for row in held["partnership.dissemination"].itertuples():
        if row.product_type in kinds:
            found.setdefault((row.item_id, row.product_type), []).append(row)
    products = []
    for (_, kind), copies in found.items():
        dues = [copy.due_date for copy in copies if copy.due_date is not None]
        if dues:
            on_time = all(copy.issued_date is not None and copy.issued_date <= min(dues) for copy in copies)
            products.append({"on": min(dues), "product_type": kind, "met": on_time})
    return pd.DataFrame(products, dtype=object)


def test_learning_updates_issued_on_time_percent(held: Any, agree: Any) -> None:
    agree("learning_updates_issued_on_time_percent", _products(held, "learning_from_practice_update"))


def test_annual_products_on_time_percent(held: Any, agree: Any) -> None:
    kinds = ("annual_report", "learning_and_improvement_framework", "business_plan")
    agree("annual_products_on_time_percent", _products(held, *kinds))


def test_staff_reached_by_learning_percent(held: Any, agree: Any) -> None:
    rows = held["partnership.dissemination"]
    rows = rows[rows["issued_date"].notna() & rows["staff_intended"].notna()]
    reached = [number or 0 for number in rows["staff_reached"]]
    agree(
        "staff_reached_by_learning_percent",
        rows.assign(on=rows["issued_date"], numerator=reached, denominator=rows["staff_intended"]),
    )


def test_staff_recalling_learning_percent(held: Any, agree: Any) -> None:
    rows = held["partnership.dissemination"]
    rows = rows[rows["checked_date"].notna() & rows["staff_asked"].notna()]
    recalling = [number or 0 for number in rows["staff_recalling"]]
    agree(
        "staff_recalling_learning_percent",
        rows.assign(on=rows["checked_date"], numerator=recalling, denominator=rows["staff_asked"]),
    )


def test_learning_followed_by_embedding_percent(held: Any, agree: Any, england: Any) -> None:
    kinds = ("learning_from_practice_update", "seven_minute_briefing", "practice_guide", "briefing", "review_summary")
    rows = held["partnership.dissemination"]
    rows = rows[rows["issued_date"].notna() & rows["product_type"].isin(kinds)].copy()
    rows["on"] = [england.months_on(day, 6) for day in rows["issued_date"]]
    rows["met"] = [
        row.embedding_activity not in (None, "none")
        and row.embedding_activity_date is not None
        and row.issued_date <= row.embedding_activity_date <= row.on
        for row in rows.itertuples()
    ]
    agree("learning_followed_by_embedding_percent", rows)


def _concerns(held: Any) -> pd.DataFrame:
    """Every indicator of concern at a quarter's end, with the objective at which it is at home."""
    plan = held["pipeline.plan_indicators"]
    homes = {row.indicator_id: row.objective_id for row in plan.itertuples() if row.is_home}
    rows = held["pipeline.indicator_results"]
    rows = rows[(rows["breakdown"] == "all") & rows["is_of_concern"].isin([True])]
    rows = rows[["indicator_id", "quarter_end"]]
    objectives = [homes.get(name) for name in rows["indicator_id"]]
    return rows.assign(objective_id=pd.Series(objectives, index=rows.index, dtype=object))


def test_areas_of_concern_with_action_percent(held: Any, agree: Any, england: Any) -> None:
    answers: dict[str, list[Any]] = {}
    for action in held["partnership.actions"].itertuples():
        answers.setdefault((action.concern_indicator_id or "").lower(), []).append(action)

    def is_answered(row: Any) -> bool:
        end = row.quarter_end
        start = england.months_on(end.replace(day=1), -2)
        for action in answers.get(row.indicator_id, ()):
            is_done = action.completion_date is not None or action.status in ("completed", "stopped")
            is_open = action.agreed_date <= end and (not is_done or (action.completion_date or date.min) > end)
            if is_open or start <= action.agreed_date <= end:
                return True
        return False

    rows = _concerns(held)
    agree(
        "areas_of_concern_with_action_percent",
        rows.assign(on=rows["quarter_end"], met=[is_answered(row) for row in rows.itertuples()]),
        kinds=("quarter",),
    )


def test_areas_of_concern_recovered_percent(held: Any, agree: Any, england: Any) -> None:
    stood = {(row.indicator_id, row.quarter_end): row for row in held["pipeline.indicator_results"].itertuples()}

    def two_quarters_on(end: date) -> date:
        return england.months_on(end.replace(day=1), 7) - timedelta(days=1)

    rows = _concerns(held)
    rows["on"] = [two_quarters_on(end) for end in rows["quarter_end"]]
    rows = rows[[(row.indicator_id, row.on) in stood for row in rows.itertuples()]]
    now = [stood[row.indicator_id, row.on] for row in rows.itertuples()]
    rows = rows.assign(met=[one.value_status == "shown" and not one.is_of_concern for one in now])
    agree("areas_of_concern_recovered_percent", rows, kinds=("quarter",))
