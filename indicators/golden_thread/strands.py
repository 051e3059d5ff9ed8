"""One strand of the thread: a finding with everything that came of it."""

from collections import defaultdict
from dataclasses import dataclass

from indicators.actions import ActionFact
from indicators.golden_thread.carried import items_carrying
from indicators.golden_thread.thread import Entity, Thread
from indicators.learning import DisseminationFact, FindingFact, RecommendationFact


@dataclass(frozen=True, slots=True)
class Strand:
    """A finding, its recommendations, their actions, and the items that carried it, one per agency."""

    finding: FindingFact
    recommendations: tuple[RecommendationFact, ...] = ()
    actions: tuple[ActionFact, ...] = ()
    items: tuple[DisseminationFact, ...] = ()
    is_looked_at: bool = False
    """Whether staff were asked about it, or its theme was audited again, since it was found."""

    @property
    def accepted(self) -> tuple[RecommendationFact, ...]:
        """The recommendations that somebody is to carry out, or has."""
        return tuple(each for each in self.recommendations if each.is_accepted)

    def actions_of(self, recommendation: RecommendationFact) -> tuple[ActionFact, ...]:
        """The actions that carry out one recommendation."""
        wanted = recommendation.recommendation_id
        return tuple(action for action in self.actions if action.recommendation_id == wanted)

    @property
    def owned(self) -> frozenset[tuple[Entity, str]]:
        """Every entity whose broken rule breaks this strand."""
        found: set[tuple[Entity, str]] = {("finding", self.finding.finding_id)}
        found |= {("recommendation", each.recommendation_id) for each in self.recommendations}
        found |= {("action", action.action_id) for action in self.actions}
        # What is not passed on of a theme breaks only those findings of it that nobody was told of.
        return frozenset(found if self.items else {*found, ("theme", self.finding.theme)})


def strands_of(thread: Thread) -> tuple[Strand, ...]:
    """A strand for every finding, in order of the day on which it was found."""
    recommended: dict[str, list[RecommendationFact]] = defaultdict(list)
    for each in thread.learning.recommendations or ():
        recommended[each.finding_id].append(each)
    acted: dict[str, list[ActionFact]] = defaultdict(list)
    for action in thread.actions or ():
        acted[action.recommendation_id].append(action)
    findings = sorted(thread.learning.findings or (), key=lambda one: (one.found_on, one.finding_id))
    return tuple(_strand(thread, finding, recommended[finding.finding_id], acted) for finding in findings)


def _strand(
    thread: Thread, finding: FindingFact, recommended: list[RecommendationFact], acted: dict[str, list[ActionFact]]
) -> Strand:
    items = items_carrying(thread, finding)
    return Strand(
        finding,
        tuple(recommended),
        tuple(action for each in recommended for action in acted.get(each.recommendation_id, ())),
        items,
        any(item.checked_on is not None for item in items) or _is_audited_again(thread, finding),
    )


def _is_audited_again(thread: Thread, finding: FindingFact) -> bool:
    return any(
        activity.activity_type == "re_audit"
        and activity.theme == finding.theme != ""
        and activity.completed_on is not None
        and finding.found_on < activity.completed_on <= thread.judged_on
        for activity in thread.learning.activities or ()
    )
