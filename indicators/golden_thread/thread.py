"""What the rules of the golden thread read, and what they answer."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from indicators.actions import ActionFact
from indicators.business_plan import BusinessPlan
from indicators.definition import Polarity, Question
from indicators.learning import Learning
from indicators.periods import Quarter

Result = Literal["pass", "broken", "warning", "not_applicable"]
Level = Literal["broken", "warning"]
Entity = Literal[
    "outcome",
    "objective",
    "indicator",
    "activity",
    "finding",
    "recommendation",
    "action",
    "theme",
    "item",
    "partnership",
]
Need = Literal[
    "actions", "latest_activity", "activities", "findings", "recommendations", "dissemination", "publications"
]


@dataclass(frozen=True, slots=True)
class IndicatorState:
    """The standing of one counted indicator at a quarter end."""

    indicator_id: str
    theme: str
    question: Question
    polarity: Polarity
    quarters_not_supplied: int = 0
    """How many quarters running, up to this one, it was not supplied."""
    quarters_of_concern: int = 0
    """How many quarters running, up to this one, it was of concern."""
    has_value: bool = True
    """Whether its value is shown at this quarter end."""


@dataclass(frozen=True, slots=True)
class Thread:
    """Everything that the rules read. None stands for a dataset that was not supplied."""

    plan: BusinessPlan
    quarter: Quarter
    on: date
    """The day on which an action is judged overdue."""
    states: Mapping[str, IndicatorState]
    actions: tuple[ActionFact, ...] | None = None
    latest_activity: Mapping[str, date] | None = None
    """The latest completed learning activity of each objective."""
    learning: Learning = field(default_factory=Learning)
    headline_limit: int = 5
    grace_days: int = 14
    review_months: int = 6
    embedding_months: int = 6
    learning_products: frozenset[str] = frozenset()
    themes_of_the_year: tuple[str, ...] = ()
    themes_of_last_year: tuple[str, ...] = ()

    @property
    def judged_on(self) -> date:
        """The day on which learning is judged: the quarter's end, since its registers say nothing of later days."""
        return min(self.on, self.quarter.end)

    def is_over(self, since: date | None, days: int) -> bool:
        """Whether more than that many days have passed since a day; never where there is none."""
        return since is not None and self.judged_on > since + timedelta(days=days)

    def is_held(self, need: Need) -> bool:
        """Whether what a rule needs was supplied."""
        of = self if need in {"actions", "latest_activity"} else self.learning
        return getattr(of, need) is not None


@dataclass(frozen=True, slots=True)
class Check:
    """One rule tested on one entity."""

    rule: str
    entity_type: Entity
    entity_id: str
    result: Result
    reason: str = ""


Tested = tuple[str, bool]
"""The id of an entity, and whether the rule fires for it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its words, what it is tested on, and the datasets without which it cannot be tested."""

    id: str
    level: Level
    entity: Entity
    words: str
    """What it says when it fires."""
    needs: tuple[Need, ...]
    test: Callable[[Thread], Iterator[Tested]]
    reads_every_activity: bool = False
    """Whether it says nothing of those activities whose dataset was not supplied."""


def rule(
    rule_id: str,
    level: Level,
    entity: Entity,
    words: str,
    *needs: Need,
    reads_every_activity: bool = False,
) -> Callable[[Callable[[Thread], Iterator[Tested]]], Rule]:
    """Make a rule of the function below it."""

    def make(test: Callable[[Thread], Iterator[Tested]]) -> Rule:
        return Rule(rule_id, level, entity, words, needs, test, reads_every_activity)

    return make
