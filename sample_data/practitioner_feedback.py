"""What the invented practitioners said: temperature checks and forums each quarter, a survey and an event each year."""

from dataclasses import dataclass
from random import Random

from indicators.periods import Quarter
from sample_data.chance import Weighted, between
from sample_data.days import iso, quarter_bounds, working_days_after
from sample_data.extracts import Table

HEADERS = [
    "response_id", "activity_id", "activity_type", "held_date", "is_chair_present", "agency_code", "role_group",
    "question_code", "score", "comment_theme_code",
]  # fmt: skip
# The share who agree with each question.
_AGREE = {"P1": 0.58, "P2": 0.46, "P3": 0.63, "P4": 0.68, "P5": 0.49, "P6": 0.41, "P7": 0.36, "P8": 0.6}
_AGENCIES = Weighted({
    "la_childrens_social_care": 260, "schools": 190, "police": 130, "community_trust": 110, "la_early_help": 80,
    "acute_trust": 70, "mental_health_trust": 40, "voluntary_sector": 40, "primary_care": 30, "probation": 25,
    "": 25,
})  # fmt: skip
_ROLES = Weighted(
    {"frontline": 600, "manager": 190, "designated_lead": 120, "strategic": 40, "volunteer": 25, "other": 25}
)
_THEMES = Weighted({
    "": 800, "information_sharing": 60, "escalation": 40, "thresholds": 40, "supervision_and_reflection": 30,
    "professional_curiosity": 30,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Activity:
    """A way in which practitioners are heard: how many come, and what they are asked."""

    prefix: str
    kind: str
    working_day: int
    fewest: int
    most: int
    questions: tuple[str, ...]
    quarter: int | None = None
    """The quarter of the financial year in which it is held; None for every quarter."""


_ACTIVITIES = (
    _Activity("TC", "temperature_check", 30, 46, 64, ("P2", "P3", "P4", "P7")),
    _Activity("PF", "practitioner_forum", 42, 22, 34, ("P3", "P5", "P6")),
    _Activity("PS", "practitioner_survey", 25, 175, 215, tuple(_AGREE), quarter=3),
    _Activity("PE", "engagement_event", 35, 38, 52, ("P1", "P2", "P8"), quarter=1),
)


def table(quarter: Quarter, rng: Random) -> Table:
    """The answers given in a quarter, activity by activity."""
    rows: list[list[str]] = []
    for activity in _ACTIVITIES:
        if activity.quarter in (None, quarter.number):
            rows += _answers(activity, quarter, rng)
    return Table(HEADERS, rows)


def _answers(activity: _Activity, quarter: Quarter, rng: Random) -> list[list[str]]:
    activity_id = f"{activity.prefix}-{quarter.slug}".upper()
    held = iso(working_days_after(quarter_bounds(quarter)[0], activity.working_day))
    chair = "yes" if activity.kind == "practitioner_forum" and rng.random() < 0.8 else "no"
    rows = []
    for respondent in range(1, between(rng, activity.fewest, activity.most) + 1):
        who = [f"{activity_id}-{respondent:03d}", activity_id, activity.kind, held, chair]
        who += [_AGENCIES.draw(rng), _ROLES.draw(rng)]
        rows += [[*who, question, score(_AGREE[question], rng), _THEMES.draw(rng)] for question in activity.questions]
    return rows


def score(agree: float, rng: Random) -> str:
    """A score of 1 to 5, 4 and 5 for the share who agree; now and then blank."""
    if rng.random() < 0.03:
        return ""
    if rng.random() < agree:
        return "5" if rng.random() < 0.4 else "4"
    chance = rng.random()
    return "3" if chance < 0.5 else "2" if chance < 0.85 else "1"
