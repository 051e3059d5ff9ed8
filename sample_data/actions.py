"""The action tracker as it stood on a day, with baselines worked out from the invented records themselves."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

HEADERS = [
    "action_id", "recommendation_id", "concern_indicator_id", "objective_id", "theme_code", "action_text",
    "owner_agency_code",
    "owner_role", "agreed_date", "due_date", "revised_due_date", "status", "completion_date", "completion_evidence",
    "impact_indicator_id", "impact_baseline_value", "impact_baseline_quarter", "impact_expected_value",
    "impact_expected_date",
    "impact_evidence_method", "impact_agreed_date", "impact_review_date", "impact_latest_value", "impact_judgement",
    "is_service_user_involved", "partners_involved",
]  # fmt: skip
_AT_COMPLETION = ("completion_date", "completion_evidence")
_AT_AGREEMENT = tuple(
    header for header in HEADERS if header.startswith(("impact_baseline", "impact_expected", "impact_ev", "impact_in"))
)
_AT_REVIEW = ("impact_review_date", "impact_latest_value", "impact_judgement", "is_service_user_involved")

Value = Callable[[str, str], str]
"""The value of an indicator in a quarter, by its id and the quarter's title."""


def registered() -> list[dict[str, Any]]:
    """Every action as `actions.toml` says it."""
    with (Path(__file__).parent / "actions.toml").open("rb") as file:
        actions: list[dict[str, Any]] = tomllib.load(file)["actions"]
    return actions


def tracker(value: Value) -> list[dict[str, Any]]:
    """Every action, with the values that it asks for."""
    actions = registered()
    for action in actions:
        for field in ("impact_baseline_value", "impact_latest_value"):
            if str(action.get(field, "")).startswith("@"):
                action[field] = value(action["impact_indicator_id"], action[field][1:])
    return sorted(actions, key=lambda action: (action["agreed_date"], action["action_id"]))


def rows_known(actions: list[dict[str, Any]], on: date) -> list[list[str]]:
    """The register on a day: actions agreed by then, with what had happened to them."""
    return [_row(action, on) for action in actions if action["agreed_date"] <= on]


def _row(action: Mapping[str, Any], on: date) -> list[str]:
    known = dict(action)
    completed = action.get("completion_date")
    is_done = completed is not None and completed <= on
    known["status"] = _status(action, is_done, on)
    hidden: list[str] = [] if is_done else [*_AT_COMPLETION]
    if action.get("impact_agreed_date", date.max) > on:
        hidden += ["impact_agreed_date", *_AT_AGREEMENT]
    if action.get("impact_review_date", date.max) > on:
        hidden += _AT_REVIEW
    known["revised_due_date"] = _revised(action, on)
    return ["" if header in hidden else str(known.get(header, "")) for header in HEADERS]


def _revised(action: Mapping[str, Any], on: date) -> str:
    """The date to which an action that was due by then has been put off: the next one, or the last."""
    dates = action.get("revised_due_dates", []) if action["due_date"] <= on else []
    return str(next((later for later in dates if later >= on), dates[-1])) if dates else ""


def _status(action: Mapping[str, Any], is_done: bool, on: date) -> str:
    if is_done:
        return "completed"
    stated = str(action.get("status", "in_progress"))
    return "in_progress" if stated == "stopped" and action["due_date"] > on else stated
