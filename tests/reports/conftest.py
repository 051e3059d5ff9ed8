"""A whole invented edition in memory: ten indicators that between them hold every status and every signal."""

from collections.abc import Callable, Iterator
from datetime import date
from math import sin
from typing import Any

import pytest

from indicators.audit_programme import PlannedAudit
from indicators.benchmarks import Revision
from indicators.business_plan import BusinessPlan, Objective, Outcome, Priority, StepChange, Target, Wanted
from indicators.definition import Indicator
from indicators.disclosure_control.protection import PROFILES, protect
from indicators.exact_counts import CountStatus, ExactCount, ExactCounts
from indicators.periods import Period, Quarter, month_end
from reports.assembling import assemble_edition
from reports.facts import (
    ActionFact,
    Commentary,
    Comparator,
    EditionFacts,
    EditionIdentity,
    ExtractFact,
    FaultFact,
    ReturnFact,
)
from reports.facts_learning import (
    ActionCount,
    ActivityCount,
    AuditFact,
    CourseCount,
    FindingCount,
    ForumCount,
    ItemFact,
    LearningCounts,
    ProductFact,
    PublicationFact,
    RecommendationCount,
    ReturnStanding,
    ReviewCount,
    RiskFact,
    StandardCount,
    ThemeCount,
    WaitingAnswer,
)
from reports.model import Edition
from schemas.settings import default_settings

QUARTER = Quarter.parse("2025-26-q2")
AS_AT = date(2025, 10, 14)


def _indicator(name: str, title: str, theme: str, **facts: Any) -> Indicator:
    words: dict[str, Any] = {
        "question": "how_well",
        "accountability": "performance",
        "unit": "percent",
        "polarity": "higher_is_better",
        "timing": "event",
        "numerator": "Those in the denominator that were in time.",
        "denominator": "Everything that fell due in the period.",
        "rationale": "Children wait for help that is late.",
        "caveats": "Only what was recorded is counted.",
        "source": "Local measure.",
        "sql": "select 1 from childrens_social_care.referrals as referrals",
    }
    return Indicator(id=name, title=title, theme=theme, **(words | facts))


INDICATORS = (
    _indicator(
        "re_referrals_within_12_months_percent",
        "Referrals within {re_referral_months} months of an earlier referral of the same child",
        "front_door",
        question="difference",
        difference="circumstance",
        polarity="lower_is_better",
        timing="rolling_12_months",
        breakdowns=("age_band",),
        look_back_months=12,
    ),
    _indicator(
        "assessments_within_45_working_days_percent",
        "Assessments completed within {assessment_working_days} working days",
        "assessment_and_enquiry",
    ),
    _indicator(
        "referrals_received_rate",
        "Referrals to children's social care per 10,000 children",
        "front_door",
        question="how_much",
        unit="rate_per_10_000",
        polarity="neither",
        timing="rolling_12_months",
        population={"age_from": 0, "age_to": 17},
        breakdowns=("age_band",),
    ),
    _indicator(
        "initial_conferences_within_15_working_days_percent",
        "Initial child protection conferences held within {icpc_working_days} working days",
        "child_protection",
        sql="select 1 from childrens_social_care.section_47_enquiries as enquiries",
    ),
    _indicator(
        "repeat_protection_plans_within_2_years_percent",
        "Plans starting within two years of the end of the child's last plan",
        "child_protection",
        question="difference",
        difference="circumstance",
        polarity="lower_is_better",
        sql="select 1 from childrens_social_care.child_protection_plans as plans",
    ),
    _indicator(
        "child_protection_medicals_in_time_percent",
        "Child protection medicals carried out in time",
        "health",
        sql="select 1 from health.child_protection_medicals as medicals",
    ),
    _indicator(
        "missing_episodes_count",
        "Missing episodes of children",
        "missing_and_exploitation",
        question="how_much",
        unit="count",
        polarity="neither",
        sql="select 1 from childrens_social_care.missing_episodes as episodes",
    ),
    _indicator(
        "return_interviews_within_72_hours_percent",
        "Missing episodes followed by a return interview within {return_interview_hours} hours",
        "missing_and_exploitation",
        sql="select 1 from childrens_social_care.missing_episodes as episodes",
    ),
    _indicator(
        "pupils_suspended_percent",
        "Pupils suspended at least once in the term",
        "education",
        question="difference",
        difference="behaviour",
        accountability="population",
        polarity="lower_is_better",
        sql="select 1 from education.pupil_terms as terms",
    ),
    _indicator(
        "re_audit_grade_change_mean_score",
        "Change of grade between an audit and its re-audit",
        "audits",
        question="difference",
        difference="behaviour",
        unit="mean_score",
        counts="activity",
        sql="select 1 from partnership.audited_cases as cases",
    ),
)

PLAN = BusinessPlan(
    year="2025-26",
    outcomes=(
        Outcome(
            id="OUT1",
            statement="Children are safe at home, in care and online",
            population_indicators=("pupils_suspended_percent",),
        ),
        Outcome(
            id="OUT2",
            statement="Children who have been harmed recover, learn and thrive",
            population_indicators=("first_time_entrants_rate",),
        ),
        Outcome(id="OUT3", statement="Children and families are heard, and trust the adults who help them"),
    ),
    objectives=(
        Objective(
            id="OBJ1",
            outcomes=("OUT1",),
            statement="Children get the right help the first time",
            lead_agency="la_childrens_social_care",
            themes=("front_door", "assessment_and_enquiry"),
            headline_indicators=(
                "re_referrals_within_12_months_percent",
                "assessments_within_45_working_days_percent",
                "children_not_referred_within_12_months_of_early_help_percent",
            ),
            starts=date(2025, 4, 1),
            ends=date(2028, 3, 31),
        ),
        Objective(
            id="OBJ2",
            outcomes=("OUT1",),
            statement="Children at risk of significant harm are protected and stay protected",
            lead_agency="police",
            themes=("child_protection", "health", "education"),
            headline_indicators=(
                "repeat_protection_plans_within_2_years_percent",
                "initial_conferences_within_15_working_days_percent",
            ),
            starts=date(2025, 4, 1),
            ends=date(2028, 3, 31),
        ),
        Objective(
            id="OBJ3",
            outcomes=("OUT1", "OUT2"),
            statement="Children are safe outside the home",
            lead_agency="police",
            themes=("missing_and_exploitation",),
            headline_indicators=("return_interviews_within_72_hours_percent",),
            starts=date(2025, 4, 1),
            ends=date(2028, 3, 31),
        ),
        Objective(
            id="OBJ5",
            outcomes=("OUT2",),
            statement="The partnership learns from practice and learning changes practice",
            lead_agency="icb",
            themes=("audits",),
            headline_indicators=("re_audit_grade_change_mean_score", "actions_making_a_difference_percent"),
            starts=date(2025, 4, 1),
            ends=date(2028, 3, 31),
        ),
    ),
    priorities=(
        Priority(id="PRI1", objective="OBJ1", statement="Fewer children come back to the front door", year="2025-26"),
    ),
    targets=(
        Target(
            indicator="re_referrals_within_12_months_percent",
            value=20,
            by=date(2026, 3, 31),
            set_by="the partnership",
            source="business plan",
        ),
        Target(
            indicator="assessments_within_45_working_days_percent",
            value=84,
            by=date(2026, 3, 31),
            set_by="the partnership",
            source="business plan",
        ),
        Target(
            indicator="initial_conferences_within_15_working_days_percent",
            value=97,
            by=date(2026, 3, 31),
            set_by="the partnership",
            source="business plan",
        ),
        Target(
            indicator="return_interviews_within_72_hours_percent",
            value=80,
            by=date(2026, 3, 31),
            set_by="the partnership",
            source="business plan",
        ),
    ),
    step_changes=(
        StepChange(
            indicator="assessments_within_45_working_days_percent",
            on=date(2024, 4, 1),
            reason="A new recording system",
            author="Head of quality assurance",
        ),
    ),
    data_development=(
        Wanted(
            measure="wellbeing and safety of all children (school survey)",
            why_not_yet="no survey; it would give OUT3 a population indicator",
        ),
    ),
)

MONTHS = tuple(month_end(date(2022 + (i + 3) // 12, (i + 3) % 12 + 1, 1)) for i in range(42))
"""April 2022 to September 2025."""
Monthly = Callable[[int], tuple[float | None, float] | CountStatus]


def _wobble(i: int, size: float) -> float:
    return size * (sin(12.9898 * (i + 1)) * 43758.5453 % 1 - 0.5)


def _percent(level: Callable[[int], float], cases: int) -> Monthly:
    def month(i: int) -> tuple[float, float]:
        of = round(cases + _wobble(i * 7, cases / 4))
        return round(min(max(level(i) + _wobble(i, 6.0), 0), 100) * of / 100), of

    return month


SERIES: dict[str, Monthly] = {
    "re_referrals_within_12_months_percent": _percent(lambda i: 20 if i < 34 else 27, 160),
    "assessments_within_45_working_days_percent": _percent(lambda i: 84, 150),
    "referrals_received_rate": lambda i: (round(150 + _wobble(i, 30)), 85_000),
    "initial_conferences_within_15_working_days_percent": _percent(lambda i: 78 if i < 33 else 90, 60),
    "repeat_protection_plans_within_2_years_percent": lambda i: (1 + (i % 3 if i < 30 else i % 3 // 2), 22 + i % 5),
    "child_protection_medicals_in_time_percent": lambda i: "no_cases" if i > 38 else (6 + i % 2, 12),
    "missing_episodes_count": lambda i: (round(16 + _wobble(i, 8)) if i % 9 else 3, 0),
    "return_interviews_within_72_hours_percent": lambda i: "not_supplied" if i > 35 else (20 + i % 7, 36),
    "pupils_suspended_percent": lambda i: "insufficient_history" if i < 39 else (260, 5200),
    "re_audit_grade_change_mean_score": lambda i: (None, 12) if i > 26 else "not_supplied",
}


def _cell(indicator: Indicator, period: Period, parts: list[Any]) -> ExactCount:
    words = [part for part in parts if isinstance(part, str)]
    if words:
        missing: CountStatus = "no_cases" if set(words) == {"no_cases"} else "not_supplied"
        return ExactCount(period, "all", "all", words[0] if len(set(words)) == 1 else missing)
    bottom = sum(part[1] for part in parts)
    top = sum(part[0] or 0 for part in parts)
    if indicator.unit == "rate_per_10_000":
        return ExactCount(period, "all", "all", "counted", top, parts[0][1])
    if indicator.unit == "count":
        return ExactCount(period, "all", "all", "counted", top, None)
    if indicator.unit == "mean_score":
        return ExactCount(period, "all", "all", "counted", None, bottom, 0.2 + len(parts) / 20)
    return ExactCount(period, "all", "all", "counted", top, bottom)


def _cells(indicator: Indicator) -> Iterator[ExactCount]:
    months = [SERIES[indicator.id](i) for i in range(len(MONTHS))]
    for i, end in enumerate(MONTHS):
        spans = {"month": 1, "quarter": 3 if end.month % 3 == 0 else 0}
        if indicator.timing == "rolling_12_months" and end.month % 3 == 0 and i >= 11:
            spans["rolling_12_months"] = 12
        for kind, size in spans.items():
            if size:
                parts = months[i + 1 - size : i + 1]
                yield _cell(indicator, Period(end, kind), parts)
                if size == 12:
                    yield from _breakdowns(indicator, Period(end, "rolling_12_months"), parts)


def _breakdowns(indicator: Indicator, period: Period, parts: list[Any]) -> Iterator[ExactCount]:
    """Parts that add to the whole; the youngest are so few that they must be hidden."""
    whole = _cell(indicator, period, parts)
    left = {"top": int(whole.numerator or 0), "bottom": int(whole.denominator or 0)}
    for name in indicator.breakdowns:
        for category, share in (("<1", 0.008), ("1-4", 0.192), ("5-9", 0.3), ("10-15", 0.4), ("not_known", 1.0)):
            top = left["top"] if share == 1.0 else round((whole.numerator or 0) * share)
            bottom = left["bottom"] if share == 1.0 else round((whole.denominator or 0) * share)
            left = {"top": left["top"] - top, "bottom": left["bottom"] - bottom}
            of = None if indicator.unit == "rate_per_10_000" else bottom
            yield ExactCount(period, name, category, "counted", top, of)


def counts() -> tuple[ExactCounts, ...]:
    """Every exact count of the invented partnership."""
    return tuple(ExactCounts(indicator, tuple(_cells(indicator))) for indicator in INDICATORS)


ACTIONS = (
    ActionFact(
        "A-001",
        "Review every re-referral of the quarter at the front door, and feed back to the referrer",
        "OBJ1",
        "Children's social care",
        date(2025, 2, 3),
        date(2025, 6, 30),
        "in_progress",
        owner_role="Head of front door",
        recommendation_id="R-9",
        revised_due_on=date(2025, 9, 30),
        revisions=1,
        impact_indicator_id="repeat_protection_plans_within_2_years_percent",
        impact_baseline=9.0,
        impact_baseline_quarter="2024-25 Q3",
        impact_expected=6.0,
        impact_expected_on=date(2026, 3, 31),
        impact_method="indicator",
        impact_agreed_on=date(2025, 2, 10),
    ),
    ActionFact(
        "A-002",
        "Book conference rooms a month ahead",
        "OBJ2",
        "Children's social care",
        date(2024, 9, 2),
        date(2024, 12, 20),
        "completed",
        concern_indicator_id="initial_conferences_within_15_working_days_percent",
        completed_on=date(2024, 12, 1),
        impact_indicator_id="initial_conferences_within_15_working_days_percent",
        impact_baseline=78.0,
        impact_baseline_quarter="2024-25 Q2",
        impact_expected=90.0,
        impact_expected_on=date(2025, 9, 30),
        impact_method="indicator",
        impact_agreed_on=date(2024, 9, 2),
        impact_reviewed_on=date(2025, 7, 10),
        impact_latest=89.0,
        impact_judgement="made_a_difference",
        are_service_users_involved=True,
    ),
    ActionFact(
        "A-003",
        "Tell schools about the new pathway",
        "OBJ3",
        "Police",
        date(2025, 5, 1),
        date(2025, 12, 1),
        "not_started",
    ),
)


def _returns() -> Iterator[ReturnFact]:
    datasets = (
        ("Children's social care", "childrens_social_care", "referrals"),
        ("Children's social care", "childrens_social_care", "missing_episodes"),
        ("Acute trust", "health", "child_protection_medicals"),
        ("Education service", "education", "pupil_terms"),
    )
    for agency, folder, name in datasets:
        for back in range(4):
            quarter = QUARTER.back(back)
            standing = (
                "missing" if name == "missing_episodes" and back < 2 else "late" if folder == "health" else "on_time"
            )
            came = None if standing == "missing" else date(quarter.end.year, quarter.end.month, 28)
            yield ReturnFact(
                agency,
                f"{folder}/{name}",
                name.replace("_", " ").capitalize(),
                quarter,
                standing,
                quarter.back(-1).start,
                came,
                came,
                1840 if came else 0,
                1832 if came else 0,
                8 if came else 0,
                12 if came else 0,
            )


RE_REFERRALS_COMPARED = (
    Comparator(
        "re_referrals_within_12_months_percent", "england", "England", date(2025, 3, 31),
        "financial_year", 22.6, "2025", "Department for Education, Local Authority Interactive Tool",
        series=((date(2024, 3, 31), 22.4), (date(2025, 3, 31), 22.6)),
        revisions=(Revision(date(2024, 3, 31), (("2024", 22.3), ("2025", 22.4))),),
    ),
    Comparator(
        "re_referrals_within_12_months_percent", "region", "East of England", date(2024, 3, 31),
        "financial_year", 24.5, "2024", "Department for Education, children in need",
    ),
    Comparator(
        "re_referrals_within_12_months_percent", "neighbours", "", date(2024, 3, 31),
        "financial_year", 20.0, "2024", "Department for Education, children in need",
        valued=9, neighbours=10, values=(14.0, 16.0, 18.0, 19.0, 20.0, 21.0, 23.0, 24.0, 28.0), model="2025",
    ),
)  # fmt: skip
"""England, the region and nine of ten neighbours."""


LEARNING_COUNTS = LearningCounts(
    activities=(ActivityCount("multi_agency_audit", 1, 3), ActivityCount("independent_scrutiny", 0, 2)),
    findings=(
        FindingCount("multi_agency_audit", "area_for_improvement", "neglect", 2, 5, 3, 4, 0, 3, 1, 0, 4, 3, 1, 1, 0, 0),
        FindingCount("independent_scrutiny", "strength", "", 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        FindingCount("practitioner_forum", "proposal", "escalation", 1, 2, 0, 2, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0),
    ),
    themes=(ThemeCount("neglect", "area_for_improvement", 5, 3), ThemeCount("escalation", "proposal", 2, 0)),
    risks=(RiskFact("online_safety", "Images are traded in group chats.", date(2025, 8, 1), 4, 4, None, True),),
    waiting=(WaitingAnswer("independent_scrutiny", "police", 1, date(2025, 7, 1)),),
    recommendations=(RecommendationCount("multi_agency_audit", 3, 2, 2, 1),),
    actions=(ActionCount("multi_agency_audit", 2, 1, 2, 1, 1),),
    audits=(
        AuditFact("MA-1", "multi_agency_themed", "Neglect", "neglect", "", date(2025, 6, 2), date(2025, 8, 1), None),
    ),
    reviews=(ReviewCount("local_child_safeguarding_practice_review", "lead", 1, 0, 2, 1, 1),),
    standards=(
        StandardCount("section_11", "2025-26", date(2025, 8, 31), "S1", 3, 1, 0),
        StandardCount("section_11", "2023-24", date(2023, 8, 31), "S1", 2, 1, 1),
    ),
    returns=(
        ReturnStanding("section_11", "2025-26", "police", date(2025, 8, 31), date(2025, 9, 3), 8, 6, 1, 1, 0, 0),
        ReturnStanding("section_11", "2025-26", "icb", date(2025, 8, 31), None, 0, 0, 0, 0, 0, 0),
    ),
    courses=(CourseCount("course", "neglect", True, 1, 4, 80, 1),),
    forums=(ForumCount("practitioner_forum", 3, 2),),
    publications=(
        PublicationFact(
            "national_panel", "Safeguarding children under two", date(2025, 5, 1), date(2025, 6, 2), "relevant", True,
            date(2025, 9, 1), None, "",
        ),
    ),
    products=(ProductFact("learning_from_practice_update", "Update", date(2025, 9, 30), None),),
    items=(
        ItemFact(
            "On neglect", "briefing", "neglect", date(2025, 8, 5), ("multi_agency_audit",), ("icb", "police"),
            ("police",), ("police",), (),
        ),
        ItemFact("Safer sleep", "campaign", "safer_sleeping", date(2025, 7, 5), (), ("icb",), (), (), ()),
    ),
    programme=(
        PlannedAudit("Neglect", "multi_agency_themed", "neglect", "OBJ2", QUARTER),
        PlannedAudit("Escalation", "multi_agency_themed", "escalation", "OBJ1", QUARTER.back(-1)),
    ),
)  # fmt: skip
"""Something of every count, so that every table of the learning pages is laid out."""


def make_facts(audience: str = "public", **changes: Any) -> EditionFacts:
    """The facts of the invented partnership's edition, with anything replaced."""
    facts: dict[str, Any] = {
        "identity": EditionIdentity(
            "Thornby Safeguarding Children Partnership", "Performance and Quality Assurance Sub-committee", AS_AT, True
        ),
        "quarter": QUARTER,
        "figures": protect(counts(), PROFILES[audience], quarter=QUARTER),
        "indicators": INDICATORS,
        "plan": PLAN,
        "settings": default_settings(),
        "returns": tuple(_returns()),
        "extracts": (
            ExtractFact(
                "0f3c9a-referrals",
                "Children's social care",
                "childrens_social_care/referrals",
                "0f3c9a" + "0" * 58,
                date(2025, 9, 30),
                date(2025, 10, 9),
                date(2025, 4, 1),
                date(2025, 9, 30),
                1840,
                1832,
                8,
                12,
            ),
        ),
        "faults": (
            FaultFact(
                "Acute trust",
                "health/child_protection_medicals",
                "unreadable_date",
                "QUERY",
                "Write the date as 2025-09-30.",
                14,
            ),
        ),
        "actions": ACTIONS,
        "benchmarks": (
            Comparator(
                "assessments_within_45_working_days_percent",
                "england",
                "England",
                date(2024, 3, 31),
                "financial_year",
                84.5,
                "2024",
                "Department for Education, children in need",
            ),
            *RE_REFERRALS_COMPARED,
        ),
        "commentary": (
            Commentary(
                "re_referrals_within_12_months_percent",
                "A. Analyst",
                "Performance analyst, children's social care",
                date(2025, 10, 10),
                (
                    "More families are coming back for help with debt and housing.",
                    "From November the front door will ask the referrer what has changed.",
                ),
            ),
        ),
        "population_notes": {"referrals_received_rate": "Mid-2024 population estimates, 2025 release."},
        "titles": {"age_band": {"<1": "Under 1", "1-4": "1 to 4", "5-9": "5 to 9", "10-15": "10 to 15"}},
        "learning_counts": LEARNING_COUNTS,
        "agencies": {
            "la_childrens_social_care": "Children's social care",
            "police": "Police",
            "icb": "Integrated care board",
            "childrens_social_care": "Children's social care",
        },
    }
    return EditionFacts(**(facts | changes))


@pytest.fixture(scope="session")
def facts() -> EditionFacts:
    """The facts of the fixture edition."""
    return make_facts()


@pytest.fixture(scope="session")
def facts_with() -> Callable[..., EditionFacts]:
    """Make facts with something replaced."""
    return make_facts


@pytest.fixture(scope="session")
def edition(facts: EditionFacts) -> Edition:
    """The fixture edition."""
    return assemble_edition(facts)
