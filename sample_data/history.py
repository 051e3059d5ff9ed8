"""Six years of the invented town, month by month: who is referred, who comes back, who is helped early."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from indicators.periods import add_months
from sample_data.care import already_in_care, arrive_alone
from sample_data.chance import Spread, Weighted, one_of
from sample_data.children import Family, Town
from sample_data.days import DATA_ENDS, is_working_day
from sample_data.journeys import refer
from sample_data.place import ALDERMERE, Place, team
from sample_data.records import EarlyHelp, Records, Referral

_STARTS = date(2019, 4, 1)
# Referrals follow the school year: few in August, most in March and November.
_SEASON = {1: 102, 2: 97, 3: 109, 4: 93, 5: 104, 6: 106, 7: 104, 8: 81, 9: 97, 10: 106, 11: 110, 12: 91}
_FAMILIES_A_MONTH = 256
_HELPED_A_MONTH = 86
_IN_CARE_AT_FIRST = 600
_ALONE_A_MONTH = 3
_HELP_LASTS = Spread((0, 8), (0.5, 30), (0.9, 62), (1, 120))


@dataclass(slots=True)
class History:
    """The town, what social care recorded, and the families who may come to notice again."""

    town: Town
    records: Records = field(default_factory=Records)
    families: list[Family] = field(default_factory=list)
    homes: dict[str, Family] = field(default_factory=dict)
    """The family of each child."""
    earlier: dict[str, list[int]] = field(default_factory=dict)
    """The days of each child's referrals so far."""

    def add(self, family: Family) -> None:
        """Remember a family that has come to notice."""
        self.families.append(family)
        self.homes.update({child.id: family for child in family.children})


def re_referral_share(on: int) -> float:
    """The planted improvement: fewer families come back within a year, from 2023 on."""
    began, ended = date(2023, 4, 1).toordinal(), DATA_ENDS
    passed = min(max(on - began, 0), ended - began) / (ended - began)
    return 0.252 - 0.082 * passed


def live_through(rng: Random, place: Place = ALDERMERE) -> History:
    """Everything that happened from April 2019 to September 2025."""
    history = History(Town(rng, place))
    already_in_care(history.town, _STARTS.toordinal(), _IN_CARE_AT_FIRST * place.size // 100, history.records)
    month = _STARTS
    while month.toordinal() <= DATA_ENDS:
        _live_through_month(history, month)
        month = add_months(month, 1)
    return history


def _live_through_month(history: History, month: date) -> None:
    rng, size = history.town.rng, history.town.place.size
    first, last = month.toordinal(), add_months(month, 1).toordinal() - 1
    days = Weighted({o: 20 if is_working_day(o) else 3 for o in range(first, last + 1)})
    expected = _FAMILIES_A_MONTH * size * _SEASON[month.month] // 10_000
    referred = sorted(days.draw(rng) for _ in range(int(expected * (0.95 + 0.1 * rng.random()))))
    recent = [f for f in history.families if f.closed_on < last and f.referred_on >= first - 340]
    for on in referred:
        family = _who_is_referred(history, recent, on)
        refer(family, on, rng, history.records, history.earlier)
    for _ in range(_ALONE_A_MONTH * size // 100):
        _receive_alone(history, days.draw(rng))
    for _ in range(_HELPED_A_MONTH * size * _SEASON[month.month] // 10_000):
        _help_early(history, days.draw(rng))


def _who_is_referred(history: History, recent: list[Family], on: int) -> Family:
    rng = history.town.rng
    chance = rng.random()
    share = re_referral_share(on)
    if chance < share:
        for _ in range(12):
            family = one_of(rng, recent) if recent else None
            if family and family.closed_on < on and 0 < on - family.referred_on <= 365 and _can_be_referred(family, on):
                return family
    elif chance < share + 0.12 and history.families:
        for _ in range(6):
            family = one_of(rng, history.families)
            is_back = on - family.referred_on > 366 if family.referred_on else on - family.helped_early_on < 330
            if is_back and family.closed_on < on and _can_be_referred(family, on):
                return family
    elif chance < share + 0.14 and history.records.plans:
        plan = one_of(rng, history.records.plans[-700:])
        family = history.homes[plan.child.id]
        if plan.ended < family.closed_on < on and _can_be_referred(family, on):
            return family
    family = history.town.family(on)
    history.add(family)
    return family


def _can_be_referred(family: Family, on: int) -> bool:
    return family.helped_early_on < on and all(
        child.is_child_on(on) and not child.is_in_care_on(on) for child in family.children
    )


def _receive_alone(history: History, on: int) -> None:
    care = arrive_alone(history.town, on, history.records)
    referral = Referral(care.child, on, "6", False, on, 0, "N8", team(care.child.district, 2))
    referral.closed, referral.closure_reason, referral.care = care.ended, "RC7", care
    history.records.referrals.append(referral)


def _help_early(history: History, on: int) -> None:
    rng = history.town.rng
    closed = one_of(rng, history.families) if history.families else None
    steps_down = closed is not None and 0 < on - closed.closed_on < 120 and rng.random() < 0.8
    family = closed if steps_down and closed else history.town.family(on)
    if not steps_down:
        history.add(family)
    organisation = history.town.organisations.draw(rng)
    completed = on + _HELP_LASTS.draw(rng)
    family.helped_early_on = max(completed, family.helped_early_on)
    history.records.early_help += [
        EarlyHelp(child, on, completed, organisation)
        for child in family.children
        if child.is_child_on(on) and child.born <= on
    ]
