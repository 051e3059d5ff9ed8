"""What social care records of a child's journey. Days are ordinals; what lies after an extract is not yet known."""

from dataclasses import dataclass, field

from sample_data.children import Child


@dataclass(slots=True, eq=False)
class Assessment:
    """A social care assessment."""

    child: Child
    started: int
    completed: int
    needs_services: bool
    is_seen: bool
    factors: str
    team: str


@dataclass(slots=True, eq=False)
class EarlyHelp:
    """An early help assessment."""

    child: Child
    started: int
    completed: int
    organisation: str


@dataclass(slots=True, eq=False)
class Plan:
    """A child protection plan, with every review that will be held."""

    child: Child
    started: int
    ended: int
    category: str
    latest_category: str
    reviews: tuple[int, ...]
    participation: str
    previous_plans: int
    previous_ended: int | None
    score_at_start: int | None
    score_gain: int
    has_emergency_protection: bool
    team: str


@dataclass(slots=True, eq=False)
class Enquiry:
    """A section 47 enquiry and the initial conference that it led to."""

    child: Child
    started: int
    agencies: str
    conference: int | None
    makes_plan: bool
    is_transfer_in: bool
    earlier_enquiries: int
    earlier_conferences: int
    team: str


@dataclass(slots=True, eq=False)
class Care:
    """A period of being looked after."""

    child: Child
    started: int
    ended: int
    end_reason: str
    need: str
    legal_status: str
    placement: str
    provider: str
    is_in_area: bool
    permanence: str
    is_unaccompanied: bool
    is_second_in_year: bool
    placement_started: int
    placements_in_year: int


@dataclass(slots=True, eq=False)
class Referral:
    """A referral and the case that it opened."""

    child: Child
    day: int
    source: str
    is_nfa: bool
    decided: int
    earlier_referrals: int
    need: str
    team: str
    closed: int = 0
    closure_reason: str = ""
    assessment: Assessment | None = None
    plan: Plan | None = None
    care: Care | None = None


@dataclass(slots=True)
class Records:
    """Everything that social care holds, in order of the referral that led to it."""

    referrals: list[Referral] = field(default_factory=list)
    early_help: list[EarlyHelp] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)
    enquiries: list[Enquiry] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    care: list[Care] = field(default_factory=list)
