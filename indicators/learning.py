"""What the partnership learned, as the rules of the thread read it: activities, findings, recommendations, messages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

RecommendationStatus = Literal["accepted", "in_progress", "implemented", "superseded", "rejected"]
Source = Literal["audits", "reviews", "complaints", "front_line", "children_and_families", "scrutiny", "external"]

AREA = "area_for_improvement"
STRENGTH = "strength"
WHOLE_PARTNERSHIP = "partnership"
"""Stands for an agency where a product is the whole partnership's."""
CALENDAR_PRODUCTS = frozenset(
    {"learning_from_practice_update", "annual_report", "learning_and_improvement_framework", "business_plan"}
)
FROM_PRACTITIONERS = frozenset({"practitioner_forum", "practitioner_survey", "temperature_check", "engagement_event"})
FROM_FAMILIES = frozenset(
    {
        "young_people_consultation",
        "ambassador_scrutiny",
        "end_of_plan_conversation",
        "children_survey",
        "parent_survey",
        "advocacy_report",
    }
)
ABOUT_ONE_CHILD = frozenset(
    {
        "rapid_review",
        "local_review",
        "national_review",
        "other_statutory_review",
        "child_death_review",
        "joint_agency_response",
    }
)
"""Types of activity that look at one child's life; see decision 15."""
_OF_SOURCE: Mapping[Source, frozenset[str]] = {
    "audits": frozenset(
        {"multi_agency_audit", "single_agency_audit", "re_audit", "section_11_audit", "learning_and_development_audit"}
    ),
    "reviews": ABOUT_ONE_CHILD,
    "complaints": frozenset({"complaints_analysis", "lado_analysis"}),
    "front_line": FROM_PRACTITIONERS | {"training_evaluation"},
    "children_and_families": FROM_FAMILIES - {"ambassador_scrutiny"},
    "scrutiny": frozenset({"independent_scrutiny", "peer_review", "ambassador_scrutiny"}),
    "external": frozenset({"external_publication"}),
}
SOURCE_OF: Mapping[str, Source] = {kind: source for source, kinds in _OF_SOURCE.items() for kind in kinds}
"""Type of learning activity to the kind of source that it is; a horizon scan reads all of them and is none."""


@dataclass(frozen=True, slots=True)
class ActivityFact:
    """One learning activity, whichever dataset holds it."""

    activity_type: str
    activity_id: str
    dataset: str
    """`<agency>/<dataset>` that holds its identifier."""
    title: str = ""
    completed_on: date | None = None
    objective_id: str = ""
    theme: str = ""


@dataclass(frozen=True, slots=True)
class FindingFact:
    """One thing learned, and what came of it."""

    finding_id: str
    activity_type: str
    activity_id: str
    found_on: date
    kind: str
    """`strength`, `area_for_improvement`, `emerging_risk` or `proposal`."""
    words: str
    activity_title: str = ""
    agency: str = ""
    """Code of the agency whose practice it is; empty for the whole partnership."""
    theme: str = ""
    objective_id: str = ""
    likelihood: int | None = None
    severity: int | None = None
    reported_to_group_on: date | None = None
    response_due_on: date | None = None
    responded_on: date | None = None
    no_action_reason: str = ""
    fed_back_on: date | None = None
    """When those who contributed were told what came of it."""

    @property
    def is_area(self) -> bool:
        """Whether practice should change."""
        return self.kind == AREA

    @property
    def is_about_one_child(self) -> bool:
        """Whether it comes from looking at one child's life."""
        return self.activity_type in ABOUT_ONE_CHILD


@dataclass(frozen=True, slots=True)
class RecommendationFact:
    """What a finding asks of whom."""

    recommendation_id: str
    finding_id: str
    words: str
    agreed_on: date
    status: RecommendationStatus
    addressed_to: tuple[str, ...] = ()
    due_on: date | None = None
    implemented_on: date | None = None

    @property
    def is_accepted(self) -> bool:
        """Whether somebody is to carry it out, or has."""
        return self.status not in {"superseded", "rejected"}


@dataclass(frozen=True, slots=True)
class DisseminationFact:
    """One product or message as one agency received it."""

    item_id: str
    agency: str
    product_type: str
    title: str
    theme: str = ""
    activity_ids: tuple[str, ...] = ()
    due_on: date | None = None
    issued_on: date | None = None
    embedding_activity: str = ""
    embedded_on: date | None = None
    checked_on: date | None = None
    """When staff were asked what the learning was."""

    @property
    def is_embedded(self) -> bool:
        """Whether the agency did something with it."""
        return self.embedding_activity not in {"", "none"} and self.embedded_on is not None


@dataclass(frozen=True, slots=True)
class PublicationFact:
    """One publication from elsewhere that the partnership should consider."""

    publication_id: str
    title: str
    published_on: date
    relevance: str = ""
    is_assurance_requested: bool = False
    assurance_due_on: date | None = None
    assured_on: date | None = None

    @property
    def is_relevant(self) -> bool:
        """Whether it was judged to bear on local practice, wholly or in part."""
        return self.relevance in {"relevant", "partly_relevant"}


@dataclass(frozen=True, slots=True)
class MentionFact:
    """A theme that one activity raised."""

    source_kind: Source
    activity_id: str
    theme: str
    raised_on: date


@dataclass(frozen=True, slots=True)
class CaseFact:
    """One case and every process that looks at it."""

    case_id: str
    processes: frozenset[str]
    """`rapid_review`, `child_death_review` and codes of `review_type`."""
    has_joint_terms: bool
    is_open: bool
    """Whether any of the processes still runs."""


@dataclass(frozen=True, slots=True)
class Learning:
    """All that the partnership's registers say of learning. None stands for a dataset that was not supplied."""

    activities: tuple[ActivityFact, ...] | None = None
    findings: tuple[FindingFact, ...] | None = None
    recommendations: tuple[RecommendationFact, ...] | None = None
    dissemination: tuple[DisseminationFact, ...] | None = None
    publications: tuple[PublicationFact, ...] | None = None
    cases: tuple[CaseFact, ...] | None = None
    comments: tuple[MentionFact, ...] = ()
    """Themes of practitioners' free comments."""
    not_supplied: tuple[str, ...] = field(default=())
    """Datasets of learning activities that were not supplied."""
