"""What agencies are asked because of an area of concern, followed from quarter to quarter until it is answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from indicators.actions import ActionFact
from indicators.periods import Quarter

Standing = Literal["concern", "clear", "unknown"]
"""`unknown` where the value is not shown: it neither raises nor ends a concern."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One ask: to act on an indicator of concern."""

    indicator_id: str
    raised: Quarter
    """The quarter at whose end it was of concern and nobody acted on it."""
    answered: Quarter | None = None
    """The quarter by whose end there was an action, or it was of concern no more."""
    action_id: str = ""
    """The action that answered it; empty where it is open, or the concern went away without one."""

    @property
    def is_open(self) -> bool:
        """Whether it still waits for its answer."""
        return self.answered is None


def follow_asks(
    standings: Mapping[str, Sequence[Standing]], actions: Sequence[ActionFact], quarter: Quarter
) -> tuple[Ask, ...]:
    """Every ask of the quarters read, the open ones first, the longest open before.

    `standings`: indicator to its standing at the quarter's end and at those before, newest first.
    """
    found = [ask for indicator, read in standings.items() for ask in _follow(indicator, read, actions, quarter)]
    return tuple(sorted(found, key=lambda ask: (not ask.is_open, ask.raised, ask.indicator_id)))


def _follow(indicator: str, read: Sequence[Standing], actions: Sequence[ActionFact], last: Quarter) -> tuple[Ask, ...]:
    asks: list[Ask] = []
    own = [action for action in actions if action.concern_indicator_id == indicator]
    for back in reversed(range(len(read))):
        quarter, is_asked = last.back(back), bool(asks) and asks[-1].is_open
        answer = _answer(own, quarter)
        if read[back] == "concern" and not answer and not is_asked:
            asks.append(Ask(indicator, quarter))
        elif is_asked and (answer or read[back] == "clear"):
            asks[-1] = replace(asks[-1], answered=quarter, action_id=answer)
    return tuple(asks)


def _answer(actions: Sequence[ActionFact], quarter: Quarter) -> str:
    """The action that was open at a quarter's end, or agreed in the quarter; empty where there was none."""
    agreed = [action for action in actions if action.agreed_on <= quarter.end]
    return next((action.action_id for action in agreed if _answers(action, quarter)), "")


def _answers(action: ActionFact, quarter: Quarter) -> bool:
    was_open = action.status != "stopped" and (action.completed_on is None or action.completed_on > quarter.end)
    return was_open or action.agreed_on >= quarter.start
