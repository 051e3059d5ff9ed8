"""Plain counts of what the partnership itself did to learn: audits, courses, findings and what came of them.

None of it counts children or staff: figures of those come from indicators alone, protected (decision 3). *The year* is
the 12 months to the end of the quarter, *the quarter* its last three. None stands for a dataset that was not supplied.
"""

from dataclasses import dataclass
from datetime import date

from indicators.audit_programme import PlannedAudit


@dataclass(frozen=True, slots=True)
class ActivityCount:
    """Learning activities of one type that were completed; never of a type that looks at one child's life."""

    activity_type: str
    in_quarter: int
    in_year: int


@dataclass(frozen=True, slots=True)
class FindingCount:
    """Findings of one type of activity, kind and theme, and what became of them."""

    activity_type: str
    kind: str
    theme: str
    """Empty where there is none, and where the activity looked at one child's life."""
    in_quarter: int
    in_year: int
    in_year_before: int
    reported: int
    """Of the year's, those that went to the group that plans improvement."""
    fed_back: int
    """Of the year's, those whose contributors were told what came of them."""
    accepted: int
    partly_accepted: int
    not_accepted: int
    due: int
    """Answers that fell due in the year."""
    answered_in_time: int
    waiting: int
    """Answers that are overdue at the end of the quarter, of whatever year."""
    resolved: int
    """Of those followed up in the year."""
    partly_resolved: int
    not_resolved: int
    unanswered: int = 0
    """Of the year's, those without an answer at the quarter's end."""


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """Findings of one theme and kind, whatever activity made them."""

    theme: str
    kind: str
    in_year: int
    in_year_before: int


@dataclass(frozen=True, slots=True)
class RiskFact:
    """A risk that a horizon scan raised in the year, or that still waits for its answer."""

    theme: str
    text: str
    """Empty until the group has had it."""
    found_on: date
    likelihood: int | None
    severity: int | None
    responded_on: date | None
    is_new: bool
    """Found in the quarter."""


@dataclass(frozen=True, slots=True)
class WaitingAnswer:
    """Findings whose answer is overdue, of one type of activity and agency."""

    activity_type: str
    agency: str
    """Empty for the whole partnership."""
    count: int
    due_since: date
    """The longest overdue."""


@dataclass(frozen=True, slots=True)
class RecommendationCount:
    """Recommendations that answer findings of one type of activity."""

    activity_type: str
    made: int
    implemented: int
    open: int
    overdue: int


@dataclass(frozen=True, slots=True)
class ActionCount:
    """Actions that carry out those recommendations."""

    activity_type: str
    open: int
    overdue: int
    completed: int
    judged: int
    """Whose impact was judged in the year, with a conclusion."""
    made_a_difference: int
    """Of those judged, the ones that made a difference, or some."""


@dataclass(frozen=True, slots=True)
class AuditFact:
    """One audit as a whole."""

    audit_id: str
    kind: str
    title: str
    theme: str
    agency: str
    """Of a single-agency audit; otherwise empty."""
    began_on: date
    reported_on: date | None
    presented_on: date | None


@dataclass(frozen=True, slots=True)
class ReviewCount:
    """Reviews of one type, by the part that the partnership has in them."""

    review_type: str
    role: str
    in_progress: int
    late: int
    completed: int
    published: int
    undecided: int
    """Completed in the year, and whether to publish is not decided."""


@dataclass(frozen=True, slots=True)
class StandardCount:
    """How agencies stand on one standard in one round of a return."""

    return_type: str
    round_id: str
    due_on: date
    standard: str
    met: int
    partly_met: int
    not_met: int


@dataclass(frozen=True, slots=True)
class ReturnStanding:
    """One agency's return in the latest round."""

    return_type: str
    round_id: str
    agency: str
    due_on: date
    returned_on: date | None
    """None while a standard is still missing."""
    graded: int
    met: int
    gaps_without_date: int
    gaps_overdue: int
    gaps_closed: int
    support: int
    """Standards for which it asks for help."""


@dataclass(frozen=True, slots=True)
class CourseCount:
    """Learning events of one method and theme."""

    method: str
    theme: str
    is_from_learning: bool
    """Whether it answers an audit, a review or other learning of the partnership."""
    in_quarter: int
    in_year: int
    places: int
    cancelled: int


@dataclass(frozen=True, slots=True)
class ForumCount:
    """Forums, surveys and events for practitioners, and at how many the independent chair was present."""

    activity_type: str
    in_year: int
    with_chair: int


@dataclass(frozen=True, slots=True)
class PublicationFact:
    """One publication from elsewhere, of the year or with something still to do."""

    source: str
    title: str
    published_on: date
    considered_on: date | None
    relevance: str
    is_assurance_requested: bool
    assurance_due_on: date | None
    assured_on: date | None
    assurance_result: str


@dataclass(frozen=True, slots=True)
class ProductFact:
    """One product of the partnership's calendar that was due or issued in the year, or is due in the next."""

    product_type: str
    title: str
    due_on: date | None
    issued_on: date | None


@dataclass(frozen=True, slots=True)
class ItemFact:
    """One product or message that was issued in the year, and what agencies did with it, by their codes."""

    title: str
    product_type: str
    theme: str
    issued_on: date
    activity_types: tuple[str, ...]
    """Types of activity whose learning it carries."""
    agencies: tuple[str, ...]
    """Those that were sent it; `partnership` for a product of the whole partnership."""
    cascading: tuple[str, ...]
    """Those that passed it on."""
    embedding: tuple[str, ...]
    """Those that did something with it."""
    checking: tuple[str, ...]
    """Those that asked staff about it."""


@dataclass(frozen=True, slots=True)
class LearningCounts:
    """Everything that the learning pages lay out beside figures."""

    activities: tuple[ActivityCount, ...] = ()
    findings: tuple[FindingCount, ...] | None = None
    themes: tuple[ThemeCount, ...] | None = None
    risks: tuple[RiskFact, ...] | None = None
    waiting: tuple[WaitingAnswer, ...] | None = None
    recommendations: tuple[RecommendationCount, ...] | None = None
    actions: tuple[ActionCount, ...] | None = None
    audits: tuple[AuditFact, ...] | None = None
    reviews: tuple[ReviewCount, ...] | None = None
    standards: tuple[StandardCount, ...] | None = None
    returns: tuple[ReturnStanding, ...] | None = None
    courses: tuple[CourseCount, ...] | None = None
    forums: tuple[ForumCount, ...] | None = None
    publications: tuple[PublicationFact, ...] | None = None
    products: tuple[ProductFact, ...] | None = None
    items: tuple[ItemFact, ...] | None = None
    programme: tuple[PlannedAudit, ...] = ()
    """The audits that the partnership planned."""
