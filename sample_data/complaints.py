"""The complaints log: complaints about services for children at each stage, from the authority's complaints team."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from indicators.periods import Quarter
from sample_data.chance import Spread, Weighted, between, one_of
from sample_data.days import QUARTERS, iso, months_before, quarter_bounds, received, working_days_after
from sample_data.extracts import Extract, extract
from sample_data.world import World

HEADERS = [
    "complaint_id", "stage", "agency_code", "received_date", "complainant", "child_id", "subject",
    "is_safeguarding_related", "is_extended", "response_date", "outcome", "has_learning", "is_change_made",
    "change_date",
]  # fmt: skip
SENT = QUARTERS[2:]
"""Eight quarters, each with the log of the twelve months to its end, so that changes made later arrive."""
_FIRST_QUARTER = Quarter.parse("2022-23-q1")
# As a log writes them, not as we keep them.
_AGENCIES = Weighted({"Children's social care": 76, "Early help": 6, "Local authority education": 9,
    "Community health trust": 6, "Police": 3})  # fmt: skip
_COMPLAINANTS = Weighted({"Parent": 58, "Young person": 13, "Advocate": 11, "Grandparent": 9, "Foster carer": 5,
    "Professional": 2, "Other": 2})  # fmt: skip
_SUBJECTS = Weighted({"Communication": 27, "Disagree with decision": 20, "Delay": 13, "Staff attitude": 13,
    "Family time": 8, "Safeguarding practice": 7, "Records": 5, "Placement": 4, "Discrimination": 1,
    "Other": 2})  # fmt: skip
_OUTCOMES = Weighted({"Upheld": 20, "Partially upheld": 33, "Not upheld": 42, "Withdrawn": 5})
_UPHELD = ("Upheld", "Partially upheld")
# Working days to an answer, by stage and whether the time was extended.
_ANSWERED = {
    ("1", False): Spread((0, 2), (0.74, 10), (0.95, 20), (1, 34)),
    ("1", True): Spread((0, 8), (0.7, 20), (1, 38)),
    ("2", False): Spread((0, 12), (0.5, 25), (1, 50)),
    ("2", True): Spread((0, 30), (0.68, 65), (1, 90)),
    ("3", False): Spread((0, 18), (0.7, 30), (1, 44)),
    ("3", True): Spread((0, 18), (0.7, 30), (1, 44)),
}
_EXTENDED = {"1": 0.14, "2": 0.6, "3": 0.0}
_GOES_ON = {"1": 0.07, "2": 0.25, "3": 0.0}
_CHANGED = 0.5


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a complaint, with how it will end."""

    complaint: str
    stage: str
    agency: str
    started: int
    about: tuple[str, str, str, str]
    """Who complained, the child, the subject, and whether it is about safeguarding."""
    is_extended: bool
    answered: int
    outcome: str
    has_learning: bool
    decided: int
    """The day on which it is known whether a change is made."""
    is_changed: bool


def extracts(world: World) -> Iterator[Extract]:
    """The log as it stood at the end of each of the quarters sent."""
    log = complain(sorted({one.child.id for one in world.history.records.referrals}))
    for place, quarter in enumerate(SENT):
        _, end = quarter_bounds(quarter)
        first = months_before(end + 1, 12)
        name = f"complaints_{iso(first)}_to_{iso(end)}.csv"
        yield extract(received(end, 11 + place % 4), "childrens_social_care", name, HEADERS,
                      rows_between(log, first, end))  # fmt: skip


def complain(children: list[str]) -> list[Stage]:
    """Every stage of every complaint, in order of receipt, from a stream of random numbers of its own."""
    rng = Random("complaints")  # noqa: S311 - invented data that must be the same everywhere, not a secret
    days: list[int] = []
    quarter = _FIRST_QUARTER
    while quarter.end <= QUARTERS[-1].end:
        first, last = quarter_bounds(quarter)
        days += sorted(between(rng, first, last) for _ in range(between(rng, 40, 56)))
        quarter = quarter.back(-1)
    found = [stage for number, on in enumerate(days, start=1) for stage in _complaint(number, on, children, rng)]
    return sorted(found, key=lambda one: (one.started, one.complaint, one.stage))


def _complaint(number: int, on: int, children: list[str], rng: Random) -> list[Stage]:
    agency, child = _AGENCIES.draw(rng), one_of(rng, children) if rng.random() < 0.7 else ""
    about = (_COMPLAINANTS.draw(rng), child, _SUBJECTS.draw(rng), "yes" if rng.random() < 0.3 else "no")
    stages = [_stage(f"CO-{number:04d}", "1", agency, on, about, rng)]
    while rng.random() < _GOES_ON[stages[-1].stage]:
        again = stages[-1].answered + between(rng, 5, 28)
        stages.append(_stage(f"CO-{number:04d}", str(len(stages) + 1), agency, again, about, rng))
    # Where the first stage was over before anything was sent, the later ones would hang in the air.
    is_sent = stages[0].answered >= months_before(SENT[0].end.toordinal() + 1, 12)
    return stages if is_sent else stages[:1]


def _stage(
    complaint: str, stage: str, agency: str, started: int, about: tuple[str, str, str, str], rng: Random
) -> Stage:
    is_extended = rng.random() < _EXTENDED[stage]
    answered = working_days_after(started, _ANSWERED[stage, is_extended].draw(rng))
    outcome = _OUTCOMES.draw(rng)
    is_upheld = outcome in _UPHELD
    return Stage(
        complaint,
        stage,
        agency,
        started,
        about,
        is_extended,
        answered,
        outcome,
        is_upheld and rng.random() < 0.7,
        answered + between(rng, 10, 120),
        is_upheld and rng.random() < _CHANGED,
    )


def rows_between(log: list[Stage], first: int, last: int) -> list[list[str]]:
    """Stages begun or still open in a span, as they were known on its last day."""
    return [_row(one, last) for one in log if one.started <= last and one.answered >= first]


def _row(one: Stage, known: int) -> list[str]:
    is_answered, is_decided = one.answered <= known, one.decided <= known
    is_upheld = is_answered and one.outcome in _UPHELD
    return [
        one.complaint, one.stage, one.agency, iso(one.started), *one.about, "yes" if one.is_extended else "no",
        iso(one.answered) if is_answered else "", one.outcome if is_answered else "",
        ("yes" if one.has_learning else "no") if is_answered else "",
        ("yes" if one.is_changed else "no") if is_upheld and is_decided else "",
        iso(one.decided) if one.is_changed and is_upheld and is_decided else "",
    ]  # fmt: skip
