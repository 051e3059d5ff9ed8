"""Police vulnerability notifications, a row per child: a busy summer in 2025, schools told in time at a steady 60%."""

from dataclasses import dataclass
from datetime import date
from random import Random

from indicators.periods import add_months
from sample_data.chance import Spread, Weighted, between, one_of
from sample_data.children import Child, Family
from sample_data.days import DATA_ENDS, SUPPLY_STARTS, age_on, british, clock, day, next_school_day
from sample_data.history import History

HEADERS = [
    "notification_id", "child_id", "social_care_child_id", "social_care_match", "sex", "ethnicity", "date_of_birth",
    "is_disabled", "district", "occurred_at", "notified_at", "notification_type", "notifying_team",
    "domestic_abuse_risk",
    "exploitation_risk", "is_child_present", "has_child_voice", "is_police_protection_used", "is_encompass_applicable",
    "encompass_sent_at",
]  # fmt: skip
_TYPES = Weighted({
    "domestic_abuse": 455, "neglect": 88, "physical_harm": 84, "sexual_harm": 62, "mental_health": 66, "missing": 58,
    "criminal_exploitation": 68, "sexual_exploitation": 36, "online_harm": 26, "serious_youth_violence": 26,
    "police_protection": 9, "other": 24,
})  # fmt: skip
_TEAMS = Weighted({"response": 50, "safeguarding_hub": 22, "neighbourhood_team": 14, "local_intelligence_team": 6,
    "child_abuse_investigation": 8})  # fmt: skip
_RISK = Weighted({"standard": 52, "medium": 33, "high": 13, "not_assessed": 2})
_EXPLOITATION_RISK = Weighted({"low": 34, "medium": 40, "high": 18, "not_assessed": 8})
_SEASON = {1: 96, 2: 92, 3: 98, 4: 98, 5: 104, 6: 106, 7: 106, 8: 103, 9: 98, 10: 100, 11: 97, 12: 104}
_INCIDENTS_A_MONTH = 262
_TOLD_AFTER = Spread((0, 70), (0.5, 400), (1, 1500))
_EXPLOITATION = ("criminal_exploitation", "sexual_exploitation")
_TEENAGE = ("criminal_exploitation", "sexual_exploitation", "missing", "serious_youth_violence")


@dataclass(slots=True)
class Notification:
    """One child in one notification; times are minutes since the day numbered 0."""

    number: str
    child: Child
    occurred: int
    notified: int
    kind: str
    told: int | None
    row: list[str]


def share_of_usual(month: date) -> float:
    """The planted busy quarter: July to September 2025."""
    return 1.42 if month >= date(2025, 7, 1) else 1.0


def notify(history: History, rng: Random) -> list[Notification]:
    """Every notification from April 2021 to September 2025, in order."""
    notifications: list[Notification] = []
    noticed: list[Family] = []
    exploited: list[Family] = []
    month = date.fromordinal(SUPPLY_STARTS)
    while month.toordinal() <= DATA_ENDS:
        first, last = month.toordinal(), add_months(month, 1).toordinal() - 1
        known = [f for f in history.families if first - 500 < f.referred_on < first]
        usual = _INCIDENTS_A_MONTH * history.town.place.size // 100
        count = int(usual * _SEASON[month.month] / 100 * share_of_usual(month) * (0.96 + 0.08 * rng.random()))
        for on in sorted(between(rng, first, last) for _ in range(count)):
            kind = _TYPES.draw(rng)
            again = exploited if kind in _EXPLOITATION and rng.random() < 0.16 else []
            family = one_of(rng, again[-40:]) if again else _whose(history, known, noticed, on, rng)
            if kind in _EXPLOITATION:
                exploited.append(family)
            notifications += _incident(family, kind, on, len(notifications), rng)
        month = add_months(month, 1)
    return notifications


def _whose(history: History, known: list[Family], noticed: list[Family], on: int, rng: Random) -> Family:
    chance = rng.random()
    if chance < 0.2 and noticed:
        family = noticed[-1 - int(rng.random() * min(len(noticed), 2600))]
    elif chance < 0.62 and known:
        family = one_of(rng, known)
    else:
        family = history.town.family(on)
    noticed.append(family)
    return family


def _incident(family: Family, kind: str, on: int, number: int, rng: Random) -> list[Notification]:
    occurred = on * 1440 + (between(rng, 960, 1439) if rng.random() < 0.62 else between(rng, 0, 959))
    notified = occurred + between(rng, 60, 2800)
    team, risk = _TEAMS.draw(rng), _RISK.draw(rng)
    in_time, never = rng.random() < 0.60, rng.random() < 0.3
    found = []
    for child in family.children:
        age = age_on(child.born, on)
        if not 0 <= age < 18 or (kind in _TEENAGE and age < 10):
            continue
        is_pupil = kind == "domestic_abuse" and 5 <= age <= 15 and rng.random() < 0.94
        sent = _told(occurred, in_time, never, rng) if is_pupil else None
        row = _facts(child, kind, team, risk, age, is_pupil, rng)
        row[9:11] = [_moment(occurred), _moment(notified)]
        row[19] = _moment(sent) if sent else ""
        row[0] = f"PPN{on - 730_000:05d}-{number + 1:05d}"
        found.append(Notification(row[0], child, occurred, notified, kind, sent, row))
        if kind in _TEENAGE:
            break
    return found


def _told(occurred: int, in_time: bool, never: bool, rng: Random) -> int | None:
    bell = _bell(occurred)
    if in_time:
        return max(min(occurred + _TOLD_AFTER.draw(rng), bell - between(rng, 5, 60)), occurred + 1)
    return None if never else bell + between(rng, 40, 3000)


def _bell(occurred: int) -> int:
    on, minute = divmod(occurred, 1440)
    # Something that happens before the bell of a school day is followed by that day.
    return (on if minute < 510 and next_school_day(on - 1) == on else next_school_day(on)) * 1440 + 510


def was_told_in_time(one: Notification) -> bool:
    """Whether the school was told before its next day began."""
    return one.told is not None and one.told < _bell(one.occurred)


def _facts(child: Child, kind: str, team: str, risk: str, age: int, is_pupil: bool, rng: Random) -> list[str]:
    chance = rng.random()
    is_known = int(child.id) % 100 < 58
    match = "not_checked" if chance < 0.1 else "matched" if is_known else "not_known"
    is_exploited = kind in _EXPLOITATION
    protected = kind == "police_protection"
    return [
        "", f"P{(int(child.id) * 17) % 9_000_011:07d}", child.id if match == "matched" else "", match, child.sex,
        child.ethnicity if rng.random() < 0.86 else "", british(child.born), "", child.district, "", "", kind,
        "child_abuse_investigation" if kind == "sexual_harm" else team, risk if kind == "domestic_abuse" else "",
        _EXPLOITATION_RISK.draw(rng) if is_exploited else "", "yes" if rng.random() < 0.71 else "no",
        "yes" if age >= 3 and rng.random() < 0.46 else "no", "yes" if protected or rng.random() < 0.004 else "no",
        ("yes" if is_pupil else "no") if kind == "domestic_abuse" else "", "",
    ]  # fmt: skip


def rows_between(notifications: list[Notification], first: int, last: int) -> list[list[str]]:
    """Notifications of incidents in a span."""
    return [one.row for one in notifications if first <= one.occurred // 1440 <= last]


def _moment(minutes: int) -> str:
    return f"{british(minutes // 1440)} {clock(minutes % 1440)}"


MISSED_QUARTER_ENDS = day("2023-09-30")
"""The quarter that the police never supplied: shown as not supplied, never as zero."""
