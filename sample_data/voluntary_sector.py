"""Children supported by invented charities, with the scores of the tool that each service uses."""

from dataclasses import dataclass
from datetime import date
from random import Random

from indicators.periods import add_months
from sample_data.chance import Spread, Weighted, between, one_of
from sample_data.children import Child, Town
from sample_data.days import DATA_ENDS, age_on, iso
from sample_data.history import History
from sample_data.place import DISTRICTS

HEADERS = [
    "episode_id", "child_id", "social_care_child_id", "social_care_match", "sex", "ethnicity", "date_of_birth",
    "is_disabled", "district", "service_type", "referral_date", "referred_by", "start_date", "end_date", "end_reason",
    "wellbeing_tool", "wellbeing_score_at_start", "wellbeing_score_at_end", "is_feeling_safer_at_end",
]  # fmt: skip
TOOLS = {"Short WEMWBS": (7, 35), "Lantern ladder": (1, 10)}
"""Each tool's lowest and highest score; `partnership.toml` holds the same."""
_LADDER = ("domestic_abuse", "exploitation", "young_carers", "advocacy")
_STARTS = date(2022, 10, 1)
_EPISODES_A_MONTH = 48
_SERVICES = Weighted({
    "domestic_abuse": 22, "exploitation": 7, "advocacy": 9, "mental_health": 27, "parenting": 8, "bereavement": 6,
    "youth_work": 9, "substance_misuse": 4, "young_carers": 7, "other": 1,
})  # fmt: skip
_REFERRED_BY = Weighted({"schools": 34, "la_childrens_social_care": 22, "la_early_help": 20, "primary_care": 9,
    "police": 6, "mental_health_trust": 6, "voluntary_sector": 3})  # fmt: skip
_ENDS = Weighted({"planned": 72, "disengaged": 17, "moved_away": 5, "stepped_up": 4, "other": 2})
_LASTS = Spread((0, 14), (0.5, 96), (0.9, 200), (1, 330))
_DISTRICTS = Weighted({district.code: district.family_weight for district in DISTRICTS})


@dataclass(slots=True)
class Episode:
    """One episode of support of one child; days are ordinals and scores those of the tool."""

    number: int
    child: Child
    is_known: bool
    service: str
    referred: int
    referred_by: str
    started: int | None
    ended: int
    reason: str
    tool: str
    at_start: int | None
    at_end: int | None
    is_safer: bool


def support(history: History, rng: Random) -> list[Episode]:
    """Every episode from October 2022 to September 2025, in order of referral."""
    town = Town(rng)
    found: list[Episode] = []
    month = _STARTS
    while month.toordinal() <= DATA_ENDS:
        first, last = month.toordinal(), add_months(month, 1).toordinal() - 1
        count = between(rng, _EPISODES_A_MONTH - 7, _EPISODES_A_MONTH + 7)
        for referred in sorted(between(rng, first, last) for _ in range(count)):
            is_known = rng.random() < 0.44
            child = _child(history, town, referred, is_known, rng)
            found.append(_episode(len(found) + 1, child, is_known, referred, rng))
        month = add_months(month, 1)
    return found


def _child(history: History, town: Town, referred: int, is_known: bool, rng: Random) -> Child:
    for _ in range(60 if is_known else 0):
        children = [one for one in one_of(rng, history.families).children if 4 <= age_on(one.born, referred) <= 17]
        if children:
            return one_of(rng, children)
    return town.child(referred, _DISTRICTS.draw(rng), age=between(rng, 4, 16))


def _episode(number: int, child: Child, is_known: bool, referred: int, rng: Random) -> Episode:
    service, reason = _SERVICES.draw(rng), _ENDS.draw(rng)
    started = referred + between(rng, 2, 40) if rng.random() < 0.93 else None
    ended = (started or referred) + _LASTS.draw(rng)
    tool = "Lantern ladder" if service in _LADDER else "Short WEMWBS"
    at_start, at_end = _scores(tool, reason, rng) if started else (None, None)
    by = _REFERRED_BY.draw(rng)
    return Episode(number, child, is_known, service, referred, by, started, ended, reason, tool, at_start, at_end,
                   rng.random() < 0.71)  # fmt: skip


def _scores(tool: str, reason: str, rng: Random) -> tuple[int | None, int | None]:
    lowest, highest = TOOLS[tool]
    if rng.random() < 0.12:
        return None, None
    at_start = between(rng, lowest + 1, (lowest + highest) // 2 + 1)
    is_scored = rng.random() < (0.9 if reason == "planned" else 0.25)
    rise = between(rng, 1, (highest - lowest) // 3) if rng.random() < 0.63 else -between(rng, 0, 2)
    return at_start, min(max(at_start + rise, lowest), highest) if is_scored else None


def rows_between(episodes: list[Episode], first: int, last: int) -> list[list[str]]:
    """Episodes open on any day of a span, as the organisations knew them on its last day."""
    return [_row(one, last) for one in episodes if one.referred <= last and one.ended >= first]


def _row(one: Episode, known: int) -> list[str]:
    child, has_ended = one.child, one.ended <= known
    has_started = one.started is not None and one.started <= known
    is_scored = has_started and one.at_start is not None
    return [
        f"VCS-{one.number:05d}", f"V{int(child.id) if one.is_known else int(child.id) + 5_000_000}",
        child.id if one.is_known else "", "matched" if one.is_known else "not_checked", child.sex, child.ethnicity,
        iso(child.born), "yes" if child.is_disabled else "no", child.district, one.service, iso(one.referred),
        one.referred_by, iso(one.started) if has_started and one.started else "", iso(one.ended) if has_ended else "",
        one.reason if has_ended else "", one.tool if is_scored else "", str(one.at_start) if is_scored else "",
        str(one.at_end) if has_ended and is_scored and one.at_end is not None else "",
        ("yes" if one.is_safer else "no") if has_ended and one.started else "",
    ]  # fmt: skip
