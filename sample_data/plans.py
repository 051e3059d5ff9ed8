"""Child protection plans: how long they last, when they are reviewed, and whether they made the child safer."""

from random import Random

from sample_data.chance import Spread, Weighted, between
from sample_data.children import Child
from sample_data.days import age_on, working_days_after
from sample_data.place import team
from sample_data.records import Plan

_CATEGORIES = Weighted({"NEG": 485, "EMO": 375, "PHY": 86, "SAB": 30, "MUL": 24})
_LASTS = Spread(
    (0, 12), (0.07, 60), (0.19, 96), (0.5, 270), (0.75, 390), (0.9, 560), (0.958, 720), (0.99, 830), (1, 1100)
)
_PARTICIPATION = Weighted({"PN1": 30, "PN2": 14, "PN3": 4, "PN4": 8, "PN5": 16, "PN6": 14, "PN7": 14})
_GAINS = Spread((0, -1), (0.12, 0), (0.4, 1), (0.75, 3), (1, 5))


def start_plan(child: Child, started: int, rng: Random) -> Plan:
    """A plan made at a conference, as it will turn out."""
    ended = min(working_days_after(started + _LASTS.draw(rng), 0), child.adult_on - 1)
    category = _CATEGORIES.draw(rng)
    participation = "PN0" if age_on(child.born, started) < 4 else _PARTICIPATION.draw(rng)
    plan = Plan(
        child, started, max(ended, started + 1), category, _CATEGORIES.draw(rng) if rng.random() < 0.07 else category,
        _reviews(started, ended, rng), participation if rng.random() < 0.9 else "", child.plans, child.plan_ended,
        between(rng, 1, 4) if rng.random() < 0.64 else None, _GAINS.draw(rng), rng.random() < 0.05,
        team(child.district, 1),
    )  # fmt: skip
    child.plans += 1
    child.plan_ended = plan.ended
    return plan


def _reviews(started: int, ended: int, rng: Random) -> tuple[int, ...]:
    held: list[int] = []
    due = started + (between(rng, 76, 88) if rng.random() < 0.86 else between(rng, 93, 150))
    while due <= ended:
        held.append(working_days_after(due, 0))
        due = held[-1] + (between(rng, 150, 176) if rng.random() < 0.8 else between(rng, 186, 290))
    return tuple(held)
