"""An action of the partnership's tracker, as the rules of the thread read it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

ActionStatus = Literal["not_started", "in_progress", "completed", "stopped"]


@dataclass(frozen=True, slots=True)
class ActionFact:
    """One action of the partnership's tracker, with how its impact is to be seen."""

    action_id: str
    text: str
    objective_id: str
    owner: str
    """The owner agency's name in words."""
    agreed_on: date
    due_on: date
    """The first agreed date; a revision never clears it."""
    status: ActionStatus
    owner_role: str = ""
    recommendation_id: str = ""
    concern_indicator_id: str = ""
    revised_due_on: date | None = None
    revisions: int = 0
    """How many different revised dates the tracker has held."""
    completed_on: date | None = None
    impact_indicator_id: str = ""
    impact_baseline: float | None = None
    impact_baseline_quarter: str = ""
    impact_expected: float | None = None
    impact_expected_on: date | None = None
    impact_method: str = ""
    impact_agreed_on: date | None = None
    impact_reviewed_on: date | None = None
    impact_latest: float | None = None
    impact_judgement: str = ""
    are_service_users_involved: bool | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self.status not in {"completed", "stopped"}

    def is_overdue(self, on: date) -> bool:
        """Open after the date first agreed, whatever date has been agreed since."""
        return self.is_open and self.due_on < on

    @property
    def has_impact_measure(self) -> bool:
        """Whether it says what will change, from what, to what, by when and how that will be seen."""
        values = (self.impact_baseline, self.impact_expected, self.impact_expected_on, self.impact_agreed_on)
        words = (self.impact_indicator_id, self.impact_baseline_quarter, self.impact_method)
        return all(value is not None for value in values) and all(words)

    @property
    def is_impact_reviewed(self) -> bool:
        """Whether its impact has been judged since it was completed."""
        done, seen = self.completed_on, self.impact_reviewed_on
        return bool(self.impact_judgement and done and seen and seen >= done)
