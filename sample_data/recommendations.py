"""Recommendations made from findings: those that the action tracker carries out, and others that need no action."""

from dataclasses import dataclass
from random import Random
from typing import Any

from sample_data.actions import registered
from sample_data.chance import Weighted, between
from sample_data.days import iso
from sample_data.findings import Finding

HEADERS = [
    "recommendation_id", "finding_id", "recommendation_text", "addressed_to", "agreed_date", "due_date", "status",
    "implemented_date", "rejection_reason",
]  # fmt: skip
_TEXT = "Take this finding into supervision, training and the next audit of the theme."
_REASON = "Work on this theme is already under way."
_FATES = Weighted({"implemented": 78, "superseded": 14, "rejected": 8})
_SHARE_MADE = 0.3


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation; days are ordinals. `settled` is when it was implemented, superseded or rejected."""

    id: str
    finding: str
    text: str
    addressed_to: str
    agreed: int
    due: int
    fate: str
    settled: int | None


def recommend(findings: list[Finding], rng: Random) -> list[Recommendation]:
    """Every recommendation, in order; a finding that leads to none is given the reason."""
    areas = [one for one in findings if one.facts["kind"] == "area_for_improvement"]
    made = [_of_action(action, areas) for action in registered() if "recommendation_id" in action]
    answered = {one.finding for one in made}
    for area in areas:
        if area.id in answered:
            continue
        if rng.random() < _SHARE_MADE:
            made.append(_of_its_own(area, rng))
        else:
            area.dated.append((area.found + between(rng, 20, 85), {"no_action_reason": _REASON}))
    return sorted(made, key=lambda one: (one.agreed, one.id))


def _of_action(action: dict[str, Any], areas: list[Finding]) -> Recommendation:
    """The recommendation that an action names, made from the last finding of its theme before it."""
    agreed = action["agreed_date"].toordinal()
    before = [one for one in areas if one.found <= agreed]
    # Of another theme, where none of its own was found yet.
    finding = max(before, key=lambda one: (one.theme == action["theme_code"], one.found, one.id))
    completed, is_stopped = action.get("completion_date"), action.get("status") == "stopped"
    return Recommendation(
        action["recommendation_id"],
        finding.id,
        action["action_text"],
        action["owner_agency_code"],
        agreed,
        action["due_date"].toordinal(),
        "superseded" if is_stopped else "implemented",
        action["due_date"].toordinal() if is_stopped else completed.toordinal() if completed else None,
    )


def _of_its_own(area: Finding, rng: Random) -> Recommendation:
    agreed = area.found + between(rng, 20, 70)
    due = agreed + between(rng, 90, 150)
    fate = _FATES.draw(rng)
    # What needs no action of its own is settled before two months have gone.
    settled = agreed + between(rng, 14, 58)
    to = area.facts.get("agency_code") or "partnership"
    return Recommendation(f"N-{area.id[2:]}", area.id, _TEXT, to, agreed, due, fate, settled)


def rows_known(recommendations: list[Recommendation], on: int) -> list[list[str]]:
    """The register as it stood on a day."""
    return [_row(one, on) for one in recommendations if one.agreed <= on]


def _row(one: Recommendation, on: int) -> list[str]:
    is_settled = one.settled is not None and one.settled <= on
    status = one.fate if is_settled else "in_progress" if on - one.agreed > 60 else "accepted"
    return [
        one.id, one.finding, one.text, one.addressed_to, iso(one.agreed), iso(one.due), status,
        iso(one.settled) if one.settled and status == "implemented" else "",
        "It asks for what is done already." if status == "rejected" else "",
    ]  # fmt: skip
