"""The register of the child death overview panel: about two dozen deaths a year, known and reviewed as time goes by."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from indicators.periods import Quarter
from sample_data.chance import Spread, Weighted, between, one_of
from sample_data.days import (
    DATA_ENDS,
    QUARTERS,
    SUPPLY_STARTS,
    clock,
    iso,
    quarter_bounds,
    received,
    working_days_after,
)
from sample_data.extracts import Extract, extract

HEADERS = [
    "eCDOP Reference", "age_band_at_death", "sex", "ethnicity", "social_care_status", "Date and Time of Death",
    "Date and Time of Notification", "jar_trigger", "joint_agency_response_date", "has_immediate_learning",
    "learning_escalated_date", "reporting_forms_requested", "reporting_forms_returned",
    "reporting_forms_returned_in_time", "is_key_worker_offered", "child_death_review_meeting_date",
    "panel_review_date", "is_review_paused", "sent_to_ncmd_date", "category", "modifiable_factors",
    "modifiable_factor_codes", "incident_id",
]  # fmt: skip
_STREAM = "20250935 child deaths"
_FIRST_QUARTER = Quarter.parse("2021-22-q1")
_DAYS_TO_EXPORT = 10
_DAYS_TO_RETURN_FORMS = 40
_ETHNICITIES = Weighted(
    {"WBRI": 62, "WOTH": 7, "MWBC": 4, "MOTH": 4, "APKN": 8, "AIND": 3, "BAFR": 6, "OOTH": 3, "NOBT": 3}
)
_STATUSES = Weighted(
    {"not_known": 70, "previously_known": 14, "child_in_need": 8, "protection_plan": 5, "looked_after": 3}
)
_NOTIFIED_AFTER_HOURS = Spread((0, 1), (0.6, 9), (0.86, 23), (1, 90))
_RESPONDED_AFTER_WORKING_DAYS = Spread((0, 1), (0.9, 4), (1, 9))
_ESCALATED_AFTER_WORKING_DAYS = Spread((0, 0), (0.8, 5), (1, 12))
_REVIEWED_AFTER_DAYS = Spread((0, 120), (0.42, 176), (0.8, 270), (1, 420))
_REVIEWED_AFTER_DAYS_IF_PAUSED = Spread((0, 300), (0.6, 480), (1, 820))


@dataclass(frozen=True, slots=True)
class Death:
    """One death and all that will be known of it; moments are minutes and days are numbered as ordinals."""

    id: str
    age: str
    sex: str
    ethnicity: str
    status: str
    died: int
    is_time_known: bool
    notified: int
    trigger: str
    responded: int | None
    has_learning: bool
    escalated: int
    forms: tuple[int, int, int]
    has_key_worker: bool
    is_paused: bool
    reviewed: int
    category: str
    factors: tuple[str, ...]
    is_information_adequate: bool
    incident: str


def extracts() -> Iterator[Extract]:
    """The whole register at the end of each quarter, as the panel's office exports it ten days later."""
    deaths = register()
    for place, quarter in enumerate((QUARTERS[0].back(1), *QUARTERS)):
        end = quarter.end.toordinal()
        name = f"child_deaths_{iso(SUPPLY_STARTS)}_to_{quarter.end}.csv"
        yield extract(received(end, 9 + place % 3), "cdop", name, HEADERS, rows_known(deaths, end))


def register() -> list[Death]:
    """Every death in the order in which the children died."""
    rng = Random(_STREAM)  # noqa: S311 - invented data that must be the same everywhere, not a secret
    deaths: list[Death] = []
    quarter = _FIRST_QUARTER
    while quarter.start.toordinal() <= DATA_ENDS:
        first, last = quarter_bounds(quarter)
        for died in sorted(between(rng, first, last) * 1440 + between(rng, 0, 1439) for _ in range(between(rng, 4, 8))):
            deaths.append(_death(f"CD-{len(deaths) + 1:04d}", died, rng))
        quarter = quarter.back(-1)
    return deaths


def _death(death_id: str, died: int, rng: Random) -> Death:
    age = Weighted(_facts()["age_bands"]).draw(rng)
    category = Weighted(_facts()["categories"][age]).draw(rng)
    facts = _facts()["facts"][category]
    notified = died + _NOTIFIED_AFTER_HOURS.draw(rng) * 60
    is_triggered = between(rng, 1, 100) <= facts["triggered"]
    is_held = is_triggered and rng.random() < 0.95
    responded = working_days_after(notified // 1440, _RESPONDED_AFTER_WORKING_DAYS.draw(rng))
    requested = between(rng, 4, 9)
    returned = requested - between(rng, 0, 2) * between(rng, 0, 1)
    is_paused = between(rng, 1, 100) <= facts["paused"]
    took = (_REVIEWED_AFTER_DAYS_IF_PAUSED if is_paused else _REVIEWED_AFTER_DAYS).draw(rng)
    return Death(
        id=death_id,
        age=age,
        sex="M" if rng.random() < 0.56 else "F",
        ethnicity=_ETHNICITIES.draw(rng),
        status=_STATUSES.draw(rng),
        died=died,
        is_time_known=rng.random() < 0.92,
        notified=notified,
        trigger=facts["trigger"] if is_triggered else "",
        responded=responded if is_held else None,
        has_learning=rng.random() < 0.38,
        escalated=working_days_after(responded, _ESCALATED_AFTER_WORKING_DAYS.draw(rng)),
        forms=(requested, returned, max(returned - between(rng, 0, 3), 0)),
        has_key_worker=rng.random() < 0.9,
        is_paused=is_paused,
        reviewed=died // 1440 + took,
        category=category,
        factors=_factors(facts, rng),
        is_information_adequate=rng.random() < 0.95,
        incident=f"SI-{death_id}" if category == "1" else "",
    )


def _factors(facts: dict[str, Any], rng: Random) -> tuple[str, ...]:
    is_modifiable = between(rng, 1, 100) <= facts["modifiable"]
    drawn = [one_of(rng, facts["factors"]) for _ in range(between(rng, 1, 3))]
    return tuple(dict.fromkeys(drawn)) if is_modifiable else ()


@cache
def _facts() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def rows_known(deaths: list[Death], last: int) -> list[list[str]]:
    """Deaths to a day that had been notified when the register was exported, with what was known of each by then."""
    known = last + _DAYS_TO_EXPORT
    return [_row(one, known) for one in deaths if one.died // 1440 <= last and one.notified // 1440 <= known]


def _row(one: Death, known: int) -> list[str]:
    return [
        one.id, one.age, one.sex, one.ethnicity, one.status if _are_forms_in(one, known) else "",
        _moment(one.died) if one.is_time_known else iso(one.died // 1440), _moment(one.notified),
        *_response(one, known), *_forms(one, known), _yes(one.has_key_worker), *_review(one, known), one.incident,
    ]  # fmt: skip


def _response(one: Death, known: int) -> list[str]:
    if one.responded is None or one.responded > known:
        return [one.trigger, "", "", ""]
    is_escalated = one.has_learning and one.escalated <= known
    return [one.trigger, iso(one.responded), _yes(one.has_learning), iso(one.escalated) if is_escalated else ""]


def _are_forms_in(one: Death, known: int) -> bool:
    return one.notified // 1440 + _DAYS_TO_RETURN_FORMS <= known


def _forms(one: Death, known: int) -> list[str]:
    requested, returned, in_time = one.forms
    return [str(requested), *((str(returned), str(in_time)) if _are_forms_in(one, known) else ("", ""))]


def _review(one: Death, known: int) -> list[str]:
    meeting = one.reviewed - 45
    met = iso(meeting) if meeting <= known else ""
    if one.reviewed > known:
        return [met, "", _yes(one.is_paused), "", "", "", ""]
    sent = iso(one.reviewed + 7) if one.reviewed + 7 <= known else ""
    return [met, iso(one.reviewed), _yes(one.is_paused), sent, _facts()["facts"][one.category]["label"], *_found(one)]


def _found(one: Death) -> tuple[str, str]:
    if not one.is_information_adequate:
        return "Inadequate information", ""
    return ("Yes", ";".join(one.factors)) if one.factors else ("No", "")


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"


def _moment(minutes: int) -> str:
    return f"{iso(minutes // 1440)} {clock(minutes % 1440)}"
