"""Missing and away episodes, and the return interviews that followed: the planted recovery."""

from dataclasses import dataclass
from datetime import date
from random import Random

from indicators.periods import add_months
from sample_data.chance import Spread, Weighted, between, one_of
from sample_data.children import Child
from sample_data.days import DATA_ENDS, SUPPLY_STARTS, age_on, clock, day, iso
from sample_data.history import History

HEADERS = [
    "child_id", "sex", "ethnicity", "date_of_birth", "is_disabled", "district", "episode_type", "started_at",
    "ended_at",
    "is_looked_after", "is_reported_to_police", "is_return_interview_offered", "is_return_interview_accepted",
    "return_interview_at", "is_interviewer_independent", "risks_disclosed",
]  # fmt: skip
_STARTS = day("2020-04-01")
_SEASON = {1: 92, 2: 94, 3: 98, 4: 102, 5: 108, 6: 112, 7: 114, 8: 108, 9: 98, 10: 96, 11: 90, 12: 86}
_EPISODES_A_MONTH = 112
_LASTS = Spread((0, 90), (0.5, 540), (0.8, 1300), (0.95, 3600), (1, 9000))
_SOON = Spread((0, 14), (0.6, 46), (1, 70))
_LATE = Spread((0, 75), (0.6, 130), (1, 210))
_RISKS = Weighted({"none": 46, "substance_misuse": 12, "criminal_exploitation": 11, "sexual_exploitation": 7,
    "self_harm": 6, "violence": 5, "criminal_exploitation;substance_misuse": 6, "other": 7})  # fmt: skip


@dataclass(slots=True)
class Episode:
    """One episode; times are minutes since the day numbered 0."""

    child: Child
    type: str
    started: int
    ended: int
    is_looked_after: bool
    is_reported: bool
    offered: str
    accepted: str
    interviewed: int | None
    is_independent: str
    risks: str

    @property
    def start_day(self) -> int:
        """The day on which it started."""
        return self.started // 1440

    @property
    def end_day(self) -> int:
        """The day on which it ended."""
        return self.ended // 1440

    @property
    def is_interviewed_in_time(self) -> bool:
        """Whether the return interview was within 72 hours."""
        return self.interviewed is not None and self.interviewed - self.ended <= 72 * 60


def interviewed_in_time_share(ended: int) -> float:
    """The planted recovery: about half in time, until weekend cover began in January 2025."""
    if ended < day("2024-12-20"):
        return 0.51
    return 0.66 if ended < day("2025-01-27") else 0.82


def go_missing(history: History, rng: Random) -> list[Episode]:
    """Every episode from April 2020 to September 2025, in order of start."""
    episodes: list[Episode] = []
    free_from: dict[str, int] = {}
    month = date.fromordinal(_STARTS)
    while month.toordinal() <= DATA_ENDS:
        first, last = month.toordinal(), add_months(month, 1).toordinal() - 1
        candidates = _candidates(history, first, rng)
        regulars = [one for one in candidates if free_from.get(one[0].id, 0) >= (first - 100) * 1440]
        count = int(
            _EPISODES_A_MONTH
            * history.town.place.size
            // 100
            * _SEASON[month.month]
            / 100
            * (0.93 + 0.14 * rng.random())
        )
        for on in sorted(between(rng, first, last) for _ in range(count)):
            who = one_of(rng, regulars) if regulars and rng.random() < 0.27 else one_of(rng, candidates)
            episode = _episode(*who, on, rng, free_from)
            if episode:
                episodes.append(episode)
        month = add_months(month, 1)
    return sorted(episodes, key=lambda one: (one.started, one.child.id))


def _candidates(history: History, on: int, rng: Random) -> list[tuple[Child, int]]:
    """Children who may go missing this month, with the day until which they are looked after (0 = not)."""
    cared_for = [(one.child, one.ended) for one in history.records.care if one.started < on - 3 and one.ended > on + 35]
    teenage = [one for one in cared_for if 11 <= age_on(one[0].born, on) <= 16]
    known = [r.child for r in history.records.referrals if on - 300 < r.day < on]
    others = [(child, 0) for child in known if 11 <= age_on(child.born, on) <= 16 and child.in_care_until is None]
    picked = [one for one in others if int(one[0].id) % 5 < 2]
    unknown = [(_unknown(history, on, rng), 0) for _ in range(12 * history.town.place.size // 100)]
    return [*teenage, *teenage, *picked, *unknown]


def _unknown(history: History, on: int, rng: Random) -> Child:
    """A child who was never referred, of one of the larger districts."""
    places = history.town.place.districts[:4]
    return history.town.child(on, one_of(rng, places).code, age=between(rng, 12, 16))


def _episode(child: Child, care_until: int, on: int, rng: Random, free_from: dict[str, int]) -> Episode | None:
    started = on * 1440 + (between(rng, 960, 1439) if rng.random() < 0.7 else between(rng, 420, 959))
    ended = started + _LASTS.draw(rng)
    until = min(care_until or child.adult_on, child.adult_on)
    if started <= free_from.get(child.id, 0) + 300 or ended // 1440 >= until:
        return None
    free_from[child.id] = ended
    is_missing = rng.random() < 0.84
    is_reported = rng.random() < (0.96 if is_missing else 0.3)
    return Episode(
        child, "M" if is_missing else "A", started, ended, care_until > 0, is_reported, *_return_interview(ended, rng)
    )


def _return_interview(ended: int, rng: Random) -> tuple[str, str, int | None, str, str]:
    """Whether one was offered and accepted, when it took place, whether it was independent, and what it told."""
    in_time = rng.random() < interviewed_in_time_share(ended // 1440)
    offered = in_time or rng.random() < 0.92
    if not offered:
        return "no", "", None, "", ""
    if not in_time and rng.random() < 0.58:
        return "yes", "no", None, "", ""
    after = (_SOON if in_time else _LATE).draw(rng) * 60
    return "yes", "yes", ended + after, "yes" if rng.random() < 0.85 else "no", _RISKS.draw(rng)


def rows_between(episodes: list[Episode], first: int, last: int) -> list[list[str]]:
    """Episodes that started in a span or were open in it, as the return interview team exports them ten days later."""
    return [_row(one, last) for one in episodes if SUPPLY_STARTS <= one.start_day <= last and one.end_day >= first]


def _row(one: Episode, last: int) -> list[str]:
    child = one.child
    interviewed = one.interviewed is not None and one.interviewed // 1440 <= last + 10 and one.end_day <= last
    still = one.end_day > last
    return [
        child.id, child.sex, child.ethnicity, iso(child.born), "yes" if child.is_disabled else "no", child.district,
        one.type,
        _moment(one.started), "" if still else _moment(one.ended), "yes" if one.is_looked_after else "no",
        "yes" if one.is_reported else "no", "" if still else one.offered,
        "" if still else one.accepted if interviewed or one.accepted == "no" else "",
        _moment(one.interviewed) if interviewed and one.interviewed is not None else "",
        one.is_independent if interviewed else "", one.risks if interviewed else "",
    ]  # fmt: skip


def _moment(minutes: int) -> str:
    return f"{iso(minutes // 1440)} {clock(minutes % 1440)}"


def days_of(episodes: list[Episode], kind: str) -> dict[str, list[int]]:
    """The start days of each child's episodes of a type, in order."""
    days: dict[str, list[int]] = {}
    for one in episodes:
        if one.type == kind:
            days.setdefault(one.child.id, []).append(one.start_day)
    return days
