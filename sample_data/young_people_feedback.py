"""What the invented children, young people, parents and carers said: in conversations, surveys and consultations."""

from dataclasses import dataclass
from random import Random

from indicators.periods import Quarter
from sample_data.chance import Weighted, between
from sample_data.children import Child
from sample_data.days import age_on, iso, quarter_bounds, working_days_after
from sample_data.extracts import Table
from sample_data.practitioner_feedback import score
from sample_data.records import Plan

HEADERS = [
    "response_id", "activity_id", "activity_type", "held_date", "respondent_type", "age_band", "sex", "ethnicity",
    "is_disabled", "child_id", "question_code", "score",
]  # fmt: skip
# The share who agree with each question.
_AGREE = {"Y1": 0.7, "Y2": 0.66, "Y3": 0.58, "Y4": 0.52, "Y5": 0.78, "Y6": 0.74, "Y7": 0.68, "Y8": 0.72}
_AGES = Weighted({"5-9": 22, "10-15": 54, "16-17": 24})
_AGES_OF_AMBASSADORS = Weighted({"10-15": 45, "16-17": 55})
_ETHNICITIES = Weighted({
    "WBRI": 640, "WOTH": 60, "MWBC": 30, "MWAS": 20, "MOTH": 25, "APKN": 40, "ABAN": 20, "AIND": 20, "BAFR": 40,
    "BCRB": 15, "OOTH": 20, "": 70,
})  # fmt: skip
_CHILD, _PARENT, _AMBASSADOR = "child_or_young_person", "parent_or_carer", "ambassador"


@dataclass(frozen=True, slots=True)
class _Activity:
    """An anonymous way in which children or parents are heard: how many take part, and what they are asked."""

    prefix: str
    kind: str
    who: str
    working_day: int
    fewest: int
    most: int
    questions: tuple[str, ...]
    quarters: tuple[int, ...] = (1, 2, 3, 4)
    """The quarters of the financial year in which it is held."""


_ACTIVITIES = (
    _Activity("AR", "advocacy_report", _CHILD, 50, 16, 24, ("Y2", "Y3", "Y4", "Y5")),
    _Activity("YC", "young_people_consultation", _CHILD, 33, 28, 40, ("Y2", "Y5", "Y6"), (1, 3)),
    _Activity("AS", "ambassador_scrutiny", _AMBASSADOR, 40, 12, 16, ("Y2", "Y6"), (2, 4)),
    _Activity("CS", "children_survey", _CHILD, 28, 150, 185, ("Y1", "Y2", "Y3", "Y4", "Y5", "Y6"), (4,)),
    _Activity("PA", "parent_survey", _PARENT, 28, 44, 60, ("Y7", "Y8"), (2, 4)),
)


def table(quarter: Quarter, plans: list[Plan], rng: Random) -> Table:
    """The answers given in a quarter: conversations at the end of `plans`, then each activity."""
    rows = _conversations(quarter, plans, rng)
    for activity in _ACTIVITIES:
        if quarter.number in activity.quarters:
            rows += _answers(activity, quarter, rng)
    return Table(HEADERS, rows)


def _conversations(quarter: Quarter, plans: list[Plan], rng: Random) -> list[list[str]]:
    first, last = quarter_bounds(quarter)
    activity_id = f"EP-{quarter.slug}".upper()
    ended = sorted((plan for plan in plans if first <= plan.ended <= last), key=lambda one: (one.ended, one.child.id))
    children = {plan.child.id: plan for plan in ended}.values()
    rows = []
    for place, plan in enumerate(children, start=1):
        held = min(working_days_after(plan.ended + between(rng, 0, 7), 0), last)
        facts = [activity_id, "end_of_plan_conversation", iso(held)]
        if age_on(plan.child.born, held) >= 5 and rng.random() < 0.55:
            who = [f"{activity_id}-C{place:03d}", *facts, _CHILD, *_described(plan.child, held)]
            rows += _scores(who, ("Y1", "Y2", "Y3", "Y4", "Y5"), rng)
        if rng.random() < 0.4:
            who = [f"{activity_id}-P{place:03d}", *facts, _PARENT, "", "", "", "", plan.child.id]
            rows += _scores(who, ("Y7", "Y8"), rng)
    return rows


def _described(child: Child, on: int) -> list[str]:
    age = age_on(child.born, on)
    band = "5-9" if age < 10 else "10-15" if age < 16 else "16-17"
    return [band, child.sex, child.ethnicity, "yes" if child.is_disabled else "no", child.id]


def _answers(activity: _Activity, quarter: Quarter, rng: Random) -> list[list[str]]:
    activity_id = f"{activity.prefix}-{quarter.slug}".upper()
    held = iso(working_days_after(quarter_bounds(quarter)[0], activity.working_day))
    rows = []
    for respondent in range(1, between(rng, activity.fewest, activity.most) + 1):
        who = [f"{activity_id}-{respondent:03d}", activity_id, activity.kind, held, activity.who]
        rows += _scores([*who, *_anonymous(activity.who, rng)], activity.questions, rng)
    return rows


def _anonymous(who: str, rng: Random) -> list[str]:
    if who == _PARENT:
        return ["", "", "", "", ""]
    age = (_AGES_OF_AMBASSADORS if who == _AMBASSADOR else _AGES).draw(rng)
    disabled = "" if rng.random() < 0.08 else "yes" if rng.random() < 0.13 else "no"
    return [age, "F" if rng.random() < 0.53 else "M", _ETHNICITIES.draw(rng), disabled, ""]


def _scores(who: list[str], questions: tuple[str, ...], rng: Random) -> list[list[str]]:
    return [[*who, question, score(_AGREE[question], rng)] for question in questions]
