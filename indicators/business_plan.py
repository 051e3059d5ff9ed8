"""The business plan: outcomes, objectives, priorities, and the indicators that show whether they are met."""

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from indicators.direction_of_travel import DirectionPolicy
from indicators.planned_forecast import PlannedForecast
from indicators.target_policy import MET_OR_WITHIN_5_PERCENT, DefaultPolicy, Range, Score, TargetPolicy
from schemas.faults import FaultOfUse

_FROZEN = ConfigDict(frozen=True, extra="forbid")


class PlanFault(FaultOfUse):
    """The business plan cannot be used; the message says which entry and what to do."""


class Outcome(BaseModel):
    """A condition of well-being of children, in plain words, naming no service."""

    model_config = _FROZEN

    id: str
    statement: str
    population_indicators: tuple[str, ...] = ()


class Priority(BaseModel):
    """What the partnership puts first under an objective in one plan year."""

    model_config = _FROZEN

    id: str
    objective: str
    statement: str
    year: str


class Objective(BaseModel):
    """What the partnership will do towards its outcomes."""

    model_config = _FROZEN

    id: str
    outcomes: tuple[str, ...]
    statement: str
    lead_agency: str
    themes: tuple[str, ...]
    """Themes of indicators whose home is this objective."""
    headline_indicators: tuple[str, ...] = ()
    starts: date
    ends: date


class Target(BaseModel):
    """A target or standard for one indicator: a value, a date, who set it and where that is written."""

    model_config = _FROZEN

    indicator: str
    value: float
    by: date
    set_by: str
    source: str
    policy: TargetPolicy | None = None
    """How it is judged; None where the plan's `target_policy` decides."""

    @model_validator(mode="after")
    def _fits_its_policy(self) -> Self:
        if isinstance(self.policy, Range) and not self.policy.low <= self.value <= self.policy.high:
            raise ValueError("the value of a target with a range lies outside that range")
        if isinstance(self.policy, Score) and self.policy.red_flag == self.value:
            raise ValueError("the red flag of a score is the target itself")
        return self


class StepChange(BaseModel):
    """A known change after which a control chart starts again: recorded with its reason and author."""

    model_config = _FROZEN

    indicator: str
    on: date
    reason: str
    author: str


class Wanted(BaseModel):
    """A measure that is wanted and not yet counted: an entry of the data development agenda."""

    model_config = _FROZEN

    measure: str
    why_not_yet: str
    objective: str | None = None
    supplier: str = ""
    """Who could supply it: an agency, by its code."""
    by: date | None = None
    progress: str = ""
    """What has come of it since the last quarter."""


class BusinessPlan(BaseModel):
    """`business_plan.toml`, parsed once."""

    model_config = _FROZEN

    year: str
    outcomes: tuple[Outcome, ...]
    objectives: tuple[Objective, ...]
    priorities: tuple[Priority, ...] = ()
    targets: tuple[Target, ...] = ()
    target_policy: DefaultPolicy = MET_OR_WITHIN_5_PERCENT
    """How a target is judged that says nothing else."""
    direction_of_travel: DirectionPolicy = DirectionPolicy()
    """Which earlier figures a figure is set beside."""
    step_changes: tuple[StepChange, ...] = ()
    forecasts: tuple[PlannedForecast, ...] = ()
    """Where the partnership expects an indicator to go, in place of the computed forecast."""
    data_development: tuple[Wanted, ...] = Field(default=())

    def objective(self, objective_id: str) -> Objective:
        """The objective of that id. Raises KeyError."""
        for objective in self.objectives:
            if objective.id == objective_id:
                return objective
        raise KeyError(objective_id)

    def home_of(self, indicator_id: str, theme: str) -> Objective | None:
        """The one objective that an indicator belongs to: where it is a headline, else its theme's home."""
        for objective in self.objectives:
            if indicator_id in objective.headline_indicators:
                return objective
        return next((objective for objective in self.objectives if theme in objective.themes), None)

    def target_for(self, indicator_id: str, on: date) -> Target | None:
        """The target in force on a day: the earliest that is due on or after it, else the last one set."""
        targets = sorted((t for t in self.targets if t.indicator == indicator_id), key=lambda t: t.by)
        return next((t for t in targets if t.by >= on), targets[-1] if targets else None)


def load_business_plan(path: Path, known_indicators: Iterable[str] = ()) -> BusinessPlan:
    """Read a plan and check that what it names exists. Raises PlanFault.

    A headline indicator that is not in the catalogue is allowed: it is wanted and not yet counted, and shown as a gap.
    """
    try:
        plan = BusinessPlan.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        fault = f"{path.name} is missing. `golden-thread init` writes one to start from."
    except tomllib.TOMLDecodeError as error:
        fault = f"{path.name} cannot be read ({error}). Correct that line and run again."
    except ValidationError as error:
        places = ", ".join(_place(one) for one in error.errors())
        fault = f"{path.name} has an entry that is missing, unknown or of the wrong kind: {places}."
    else:
        _check(plan, set(known_indicators), path.name)
        return plan
    raise PlanFault(fault)


def _place(error: ErrorDetails) -> str:
    """Where an entry is wrong and, where the plan's own rules say so, why; never what it holds."""
    place = ".".join(str(step) for step in error["loc"])
    if error["type"] == "value_error":
        return f"{place} ({error['ctx']['error']})"
    if error["type"] == "union_tag_invalid":
        return f"{place} (its rule is none of {error['ctx']['expected_tags']})"
    return place


def _check(plan: BusinessPlan, known: set[str], name: str) -> None:
    outcomes = {outcome.id for outcome in plan.outcomes}
    objectives = {objective.id for objective in plan.objectives}
    for objective in plan.objectives:
        missing = sorted(set(objective.outcomes) - outcomes)
        if missing:
            raise PlanFault(
                f"{name}: objective {objective.id} names an outcome that the plan does not hold: {missing[0]}."
            )
    for priority in plan.priorities:
        if priority.objective not in objectives:
            raise PlanFault(f"{name}: priority {priority.id} names an objective that the plan does not hold.")
    planned = [forecast.indicator for forecast in plan.forecasts]
    twice = next((indicator for indicator in planned if planned.count(indicator) > 1), None)
    if twice:
        raise PlanFault(f"{name}: {twice} has two forecasts. Keep the one that the partnership agreed first.")
    if known:
        for kind, ids in (
            ("target", [t.indicator for t in plan.targets]),
            ("step change", [s.indicator for s in plan.step_changes]),
            ("forecast", [f.indicator for f in plan.forecasts]),
        ):
            unknown = sorted(set(ids) - known)
            if unknown:
                raise PlanFault(f"{name}: a {kind} names {unknown[0]}, which is not an indicator.")
