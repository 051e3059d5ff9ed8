"""What an audience may be told of the parts of a thread, and the names under which it sees them (decision 15).

What looks at one child's life is never told apart: its activities stand under their kind alone, without identifier,
day or number, and what they found has no words. For every audience but the restricted one, findings have no words at
all, and those about one child are one for each kind of activity and theme.
"""

from collections.abc import Mapping

from indicators.golden_thread import Check
from indicators.golden_thread.chain import Node
from indicators.learning import ABOUT_ONE_CHILD, DisseminationFact, FindingFact, RecommendationFact
from reports.assembling.actions import judged
from reports.facts import EditionFacts
from reports.words import capital, joined, short_day
from schemas.codes import code_list

RESTRICTED = "restricted"
_ACTIVITIES_OF_ONE_CHILD = {
    "rapid_review": "Rapid reviews",
    "local_review": "Local reviews",
    "national_review": "National reviews",
    "other_statutory_review": "Other statutory reviews",
    "child_death_review": "Reviews of children's deaths",
    "joint_agency_response": "Joint agency responses",
}
_KINDS = {
    "strength": "A strength",
    "area_for_improvement": "An area for improvement",
    "emerging_risk": "An emerging risk",
    "proposal": "A proposal",
}


class ThreadNames:
    """The names and words of every part of the thread, as one audience may see them."""

    def __init__(self, facts: EditionFacts, titles: Mapping[str, str]) -> None:
        self._facts, self._titles = facts, titles
        self._is_restricted = facts.figures.audience == RESTRICTED
        learning = facts.learning
        self._findings = {one.finding_id: one for one in learning.findings or ()}
        self._recommendations = {one.recommendation_id: one for one in learning.recommendations or ()}
        self._activities = {one.activity_id: one for one in learning.activities or ()}
        self._actions = {one.action_id: one for one in facts.actions or ()}
        self._items: dict[str, list[DisseminationFact]] = {}
        for item in learning.dissemination or ():
            self._items.setdefault(item.item_id, []).append(item)
        self._publications = {one.publication_id: one.title for one in learning.publications or ()}
        self._one_of = {
            (kind, self._name(kind, name)): name
            for kind, known in (("finding", self._findings), ("recommendation", self._recommendations))
            for name in known
        }
        """A name under which several are told, to one of them: their words are the same."""

    def node_id(self, node: Node) -> str:
        """`<kind>:<name>`, the same for all that may not be told apart."""
        return f"{node.kind}:{self._name(node.kind, node.id)}"

    def entity_of(self, check: Check) -> str:
        """What names the entity of a check."""
        if check.entity_type == "activity":
            activity = self._activities.get(check.entity_id)
            kind = activity.activity_type if activity else ""
            return kind if kind in ABOUT_ONE_CHILD else check.entity_id
        return self._name(check.entity_type, check.entity_id)

    def _name(self, kind: str, name: str) -> str:
        if kind == "activity":
            activity_type = name.split("/")[0]
            return activity_type if activity_type in ABOUT_ONE_CHILD else name
        finding = self._finding_behind(kind, name)
        if finding is None or not finding.is_about_one_child or self._is_restricted:
            return name
        return f"{finding.activity_type}/{finding.theme or 'no_theme'}/{finding.kind}"

    def _finding_behind(self, kind: str, name: str) -> FindingFact | None:
        if kind == "recommendation" and name in self._recommendations:
            return self._findings.get(self._recommendations[name].finding_id)
        return self._findings.get(name) if kind == "finding" else None

    def words_of(self, kind: str, name: str) -> str:
        """The words of a part of the thread, by its own name or the one under which it is told."""
        name = self._one_of.get((kind, name), name)
        makers = {
            "activity": self._activity,
            "finding": lambda each: self.finding(self._findings[each]),
            "theme": theme_title,
            "recommendation": lambda each: self._recommendation(self._recommendations[each]),
            "dissemination": self._item,
            "item": self._item_and_agency,
            "embedding": self._embedding,
            "evidence": self._evidence,
            "review": self._review,
        }
        return makers[kind](name) if kind in makers else self._titles.get(name, name)

    def href_of(self, kind: str, name: str) -> str:
        """The page of a part of the thread; empty where it has none."""
        if kind in {"action", "evidence", "review"}:
            return f"actions.html#action-{name}"
        if kind == "objective":
            return f"objectives/{name}.html"
        return f"indicators/{name}.html" if kind == "indicator" and name in self._titles else ""

    def finding(self, finding: FindingFact) -> str:
        """A finding in its own words where they may be read, else its kind, its theme and where it comes from."""
        may_be_read = self._is_restricted and finding.reported_to_group_on and not finding.is_about_one_child
        if may_be_read:
            return finding.words
        about = f" about {theme_title(finding.theme).lower()}" if finding.theme else ""
        return f"{_KINDS[finding.kind]}{about}, from {self.activity_of(finding).lower()}"

    def finding_answered(self, recommendation_id: str) -> str:
        """The finding behind a recommendation, in words; empty where there is none."""
        recommendation = self._recommendations.get(recommendation_id)
        finding = self._findings.get(recommendation.finding_id) if recommendation else None
        return self.finding(finding) if finding else ""

    def activity_of(self, finding: FindingFact) -> str:
        """The kind of activity that a finding comes from, in words."""
        kind = finding.activity_type
        return _ACTIVITIES_OF_ONE_CHILD.get(kind) or code_list("activity_type").codes.get(kind, kind)

    def activity_type_of(self, name: str) -> str:
        """The type of an activity, by its identifier or the name under which it is told."""
        activity = self._activities.get(name)
        unknown = name if name in ABOUT_ONE_CHILD else "external_publication"
        return activity.activity_type if activity else unknown

    def theme_of(self, finding: FindingFact) -> str:
        """The title of a finding's theme; empty where it has none."""
        return theme_title(finding.theme) if finding.theme else ""

    def _activity(self, name: str) -> str:
        if name.split("/")[0] in _ACTIVITIES_OF_ONE_CHILD:
            return _ACTIVITIES_OF_ONE_CHILD[name.split("/")[0]]
        kind, _, activity_id = name.rpartition("/")
        activity = self._activities.get(activity_id)
        kind = kind or (activity.activity_type if activity else "external_publication")
        title = self._publications.get(activity_id) or (activity.title if activity else "")
        words = code_list("activity_type").codes.get(kind, kind)
        day = f", {activity.completed_on:%B %Y}" if activity and activity.completed_on else ""
        return f"{words}: {title}{day}" if title and title != words else f"{words}{day}"

    def _recommendation(self, recommendation: RecommendationFact) -> str:
        finding = self._findings.get(recommendation.finding_id)
        if self._is_restricted and finding and not finding.is_about_one_child:
            return recommendation.words
        theme = self.theme_of(finding) if finding else ""
        return f"A recommendation about {theme.lower()}" if theme else "A recommendation"

    def _item(self, item_id: str) -> str:
        item = self._items[item_id][0]
        kind = code_list("product_type").codes.get(item.product_type, item.product_type)
        if self._is_restricted:
            return f"{kind}: {item.title}"
        return f"{kind} about {theme_title(item.theme).lower()}" if item.theme else kind

    def _item_and_agency(self, name: str) -> str:
        item_id, _, agency = name.partition("/")
        return f"{self._item(item_id)} ({self._agency(agency)})" if agency else self._item(item_id)

    def _embedding(self, item_id: str) -> str:
        agencies = sorted({self._agency(one.agency) for one in self._items[item_id] if one.is_embedded})
        return f"Made part of practice by {joined(agencies)}"

    def _evidence(self, action_id: str) -> str:
        indicator = self._actions[action_id].impact_indicator_id
        return f"Measured by: {self._titles.get(indicator, indicator)}"

    def _review(self, action_id: str) -> str:
        action = self._actions[action_id]
        return f"{judged(action)}, reviewed {short_day(action.impact_reviewed_on)}"

    def _agency(self, code: str) -> str:
        return self._facts.agencies.get(code, capital(code.replace("_", " ")))


def theme_title(code: str) -> str:
    """A theme in words."""
    return code_list("theme").codes.get(code, capital(code.replace("_", " ")))
