"""Serious incidents of the invented town: a few a year, with their rapid reviews and the Panel's answers."""

from dataclasses import dataclass
from random import Random

from sample_data.chance import Weighted, between
from sample_data.days import DATA_ENDS, SUPPLY_STARTS, iso, working_days_after

HEADERS = [
    "incident_id", "age_band", "sex", "ethnicity", "occurred_date", "la_aware_date", "harm", "abuse_categories",
    "is_criteria_met", "notified_date", "agencies_asked", "agencies_contributing", "rapid_review_completion_date",
    "rapid_review_decision", "immediate_learning_shared_date", "panel_response_date", "is_decision_agreed_by_panel",
    "panel_quality_comment", "death_id",
]  # fmt: skip
_DAYS_BETWEEN = 45
_AGES = Weighted({"<1": 32, "1-4": 16, "5-9": 10, "10-15": 22, "16-17": 20})
_ETHNICITIES = Weighted({"WBRI": 64, "WOTH": 8, "MWBC": 6, "APKN": 7, "BAFR": 8, "NOBT": 7})
_CATEGORIES = Weighted({"NEG": 32, "PHY": 30, "SAB": 10, "EMO": 6, "NEG;PHY": 14, "NEG;EMO": 8})
_DAYS_TO_AWARE = Weighted({0: 45, 1: 25, 3: 20, 12: 10})
_DAYS_TO_NOTIFY = Weighted({1: 10, 2: 20, 3: 22, 4: 18, 5: 15, 6: 6, 8: 6, 11: 3})
_DAYS_TO_REVIEW = Weighted({12: 12, 13: 15, 14: 24, 15: 27, 16: 6, 18: 8, 24: 8})
_DECISIONS = Weighted({"no_further_review": 45, "local_review": 27, "partnership_case_review": 28})
_COMMENTS = Weighted({"positive": 50, "mixed": 28, "critical": 10, "none": 12})
_ASKED = ("la_childrens_social_care", "police", "icb", "acute_trust", "community_trust", "schools")


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident considered for notification; days are ordinals, and those of an incident below the criteria None."""

    id: str
    facts: dict[str, str]
    """What is known from the first day: age, harm and so on, as the register writes them."""
    aware: int
    contributing: str
    notified: int | None
    reviewed: int | None
    decision: str
    answered: int | None
    is_agreed: bool
    comment: str


def happen(rng: Random) -> list[Incident]:
    """Every incident that the local authority became aware of, in order."""
    found: list[Incident] = []
    occurred = SUPPLY_STARTS + 20
    while occurred < DATA_ENDS - 14:
        found.append(_incident(len(found) + 1, occurred, rng))
        occurred += between(rng, 12, 2 * _DAYS_BETWEEN)
    return found


def _incident(number: int, occurred: int, rng: Random) -> Incident:
    aware = occurred + _DAYS_TO_AWARE.draw(rng)
    incident_id = f"SI-{iso(aware)[:4]}-{number:03d}"
    is_death, is_met = rng.random() < 0.3, rng.random() < 0.66
    facts = {
        "age_band": _AGES.draw(rng),
        "sex": "F" if rng.random() < 0.47 else "M",
        "ethnicity": _ETHNICITIES.draw(rng),
        "occurred_date": iso(occurred),
        "la_aware_date": iso(aware),
        "harm": "death" if is_death else "serious_harm",
        "abuse_categories": _CATEGORIES.draw(rng),
        "death_id": f"CD-{incident_id[3:]}" if is_death else "",
    }
    notified = working_days_after(aware, _DAYS_TO_NOTIFY.draw(rng))
    reviewed = working_days_after(notified, _DAYS_TO_REVIEW.draw(rng))
    answered = reviewed + between(rng, 18, 45)
    contributing = ";".join(agency for agency in _ASKED if rng.random() < 0.93)
    decision, is_agreed, comment = _DECISIONS.draw(rng), rng.random() < 0.84, _COMMENTS.draw(rng)
    if not is_met:
        return Incident(incident_id, facts, aware, "", None, None, "", None, False, "")
    return Incident(incident_id, facts, aware, contributing, notified, reviewed, decision, answered, is_agreed, comment)


def rows_known(incidents: list[Incident], on: int) -> list[list[str]]:
    """The register as it stood on a day."""
    return [_row(one, on) for one in incidents if one.aware <= on]


def _row(one: Incident, on: int) -> list[str]:
    known = {**one.facts, "incident_id": one.id, "is_criteria_met": "yes" if one.notified else "no"}
    if one.notified and one.notified <= on:
        known |= {"notified_date": iso(one.notified), "agencies_asked": ";".join(_ASKED)}
    if one.reviewed and one.reviewed <= on:
        known |= {
            "agencies_contributing": one.contributing,
            "rapid_review_completion_date": iso(one.reviewed),
            "rapid_review_decision": one.decision,
            "immediate_learning_shared_date": iso(one.reviewed),
        }
    if one.answered and one.answered <= on:
        known |= {
            "panel_response_date": iso(one.answered),
            "is_decision_agreed_by_panel": "yes" if one.is_agreed else "no",
            "panel_quality_comment": one.comment,
        }
    return [known.get(header, "") for header in HEADERS]
