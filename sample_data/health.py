"""Child protection medicals, from two trusts: acute examinations within a day, others at a clinic."""

from dataclasses import dataclass
from random import Random

from sample_data.chance import Spread, Weighted, between
from sample_data.children import Child
from sample_data.days import SUPPLY_STARTS, age_on, clock, iso, working_days_after
from sample_data.history import History

HEADERS = [
    "medical_id", "child_id", "social_care_child_id", "social_care_match", "sex", "ethnicity", "date_of_birth",
    "is_disabled", "district", "requested_at", "requested_by", "medical_type", "examined_at", "not_examined_reason",
    "has_child_views", "report_sent_date", "conclusion", "has_unmet_health_needs", "health_needs_met_date",
]  # fmt: skip
_TYPES = Weighted({"acute_physical": 40, "non_acute_physical": 17, "acute_sexual": 7, "non_acute_sexual": 12,
    "neglect_or_emotional": 24})  # fmt: skip
_NOT_EXAMINED = Weighted(
    {"consent_refused": 22, "not_needed": 30, "did_not_attend": 32, "examined_elsewhere": 12, "other": 4}
)
_CONCLUSIONS = Weighted({"consistent_with_abuse": 34, "inconclusive": 32, "not_consistent": 12, "no_findings": 22})
_REQUESTED_BY = Weighted({"la_childrens_social_care": 78, "police": 14, "primary_care": 4, "acute_trust": 4})
_NEEDS_MET = Spread((0, 8), (0.45, 45), (0.72, 88), (1, 170))


@dataclass(slots=True)
class Medical:
    """One medical requested; times are minutes since the day numbered 0."""

    id: str
    child: Child
    trust: str
    kind: str
    requested: int
    requested_by: str
    examined: int | None
    reason: str
    has_views: bool
    report: int
    conclusion: str
    has_needs: bool
    needs_met: int | None


def examine(history: History, rng: Random) -> list[Medical]:
    """Medicals requested at section 47 enquiries, in order of request."""
    found: list[Medical] = []
    for enquiry in history.records.enquiries:
        child = enquiry.child
        if enquiry.started < SUPPLY_STARTS or age_on(child.born, enquiry.started) < 0 or rng.random() >= 0.19:
            continue
        kind = _TYPES.draw(rng)
        requested = enquiry.started * 1440 + between(rng, 540, 1050)
        is_seen = rng.random() < 0.9
        examined = _examined(kind, requested, rng)
        has_needs = is_seen and rng.random() < 0.52
        met = examined // 1440 + _NEEDS_MET.draw(rng) if has_needs and rng.random() < 0.86 else None
        found.append(
            Medical(
                f"{'AT' if kind.startswith('acute') else 'CT'}-{len(found) + 1:05d}",
                child,
                "acute_trust" if kind.startswith("acute") else "community_trust",
                kind,
                requested,
                _REQUESTED_BY.draw(rng),
                examined if is_seen else None,
                "" if is_seen else _NOT_EXAMINED.draw(rng),
                rng.random() < 0.68,
                examined // 1440 + between(rng, 1, 16),
                _CONCLUSIONS.draw(rng),
                has_needs,
                met,
            )
        )
    return sorted(found, key=lambda one: (one.requested, one.id))


def _examined(kind: str, requested: int, rng: Random) -> int:
    if kind.startswith("acute"):
        return requested + (between(rng, 90, 1380) if rng.random() < 0.86 else between(rng, 1500, 4200))
    days = between(rng, 2, 10) if rng.random() < 0.76 else between(rng, 11, 24)
    return working_days_after(requested // 1440, days) * 1440 + between(rng, 550, 990)


def rows_between(medicals: list[Medical], trust: str, first: int, last: int) -> list[list[str]]:
    """One trust's medicals requested in a span, as its office knew them twelve days after the span."""
    return [_row(one, last + 12) for one in medicals if one.trust == trust and first <= one.requested // 1440 <= last]


def _row(one: Medical, known: int) -> list[str]:
    child = one.child
    is_seen = one.examined is not None and one.examined // 1440 <= known
    is_matched = int(child.id) % 100 < 94
    return [
        one.id, f"H{(int(child.id) * 31) % 9_999_991:07d}", child.id if is_matched else "",
        "matched" if is_matched else "not_known",
        child.sex, child.ethnicity, iso(child.born), "yes" if child.is_disabled else "no", child.district,
        _moment(one.requested),
        one.requested_by, one.kind, _moment(one.examined) if is_seen and one.examined else "", one.reason,
        ("yes" if one.has_views else "no") if is_seen else "",
        iso(one.report) if is_seen and one.report <= known else "",
        one.conclusion if is_seen else "", ("yes" if one.has_needs else "no") if is_seen else "",
        iso(one.needs_met) if is_seen and one.needs_met and one.needs_met <= known else "",
    ]  # fmt: skip


def _moment(minutes: int) -> str:
    return f"{iso(minutes // 1440)} {clock(minutes % 1440)}"
