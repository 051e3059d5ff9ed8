"""The designated officer's log: allegations against adults who work with children. No adult or setting is named."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from indicators.periods import Quarter
from sample_data.chance import Spread, Weighted, between
from sample_data.days import QUARTERS, iso, months_before, quarter_bounds, received, working_days_after
from sample_data.extracts import Extract, extract

HEADERS = [
    "allegation_id", "referral_date", "employer_aware_date", "referring_agency_code", "workforce_sector", "harm_type",
    "is_criteria_met", "evaluation_meeting_date", "outcome", "conclusion_date",
    "is_regulator_or_dbs_referral_required", "regulator_or_dbs_referral_date", "has_learning",
    "is_organisational_change_made", "has_child_views",
]  # fmt: skip
SENT = QUARTERS[2:]
"""Eight quarters, each with the log of the twelve months to its end, so that later updates arrive."""
_FIRST_QUARTER = Quarter.parse("2022-23-q1")
# As a log writes them, not as we keep them.
_SECTORS = Weighted({"Schools and colleges": 38, "Early years": 15, "Foster carers": 12, "Residential care": 9,
    "Transport": 5, "Health": 5, "Sport and leisure": 5, "Social care": 3, "Faith": 3, "Police": 2,
    "Voluntary organisation": 2, "Other": 1})  # fmt: skip
_HARMS = Weighted({"Physical": 44, "Sexual": 17, "Conduct": 19, "Emotional": 11, "Neglect": 7, "Other": 2})
_REFERRERS = Weighted({"Schools": 36, "Early years": 10, "Children's social care": 22, "Police": 16, "Acute trust": 4,
    "Voluntary sector": 6, "": 6})  # fmt: skip
_ABOVE = Weighted({"Substantiated": 36, "Unsubstantiated": 42, "Unfounded": 14, "False": 6, "Malicious": 2})
_BELOW = Weighted({"Unsubstantiated": 46, "Unfounded": 40, "False": 10, "Malicious": 4})
_DAYS_OPEN = Spread((0, 1), (0.5, 14), (0.75, 29), (0.91, 88), (1, 290))
_YES_NO = {share: Weighted({"yes": share, "no": 92 - share, "": 8}) for share in (34, 58)}


@dataclass(frozen=True, slots=True)
class Allegation:
    """One allegation, with how it will end."""

    facts: tuple[str, ...]
    """The cells that are known from the day of the referral."""
    referred: int
    meeting: int | None
    outcome: str
    concluded: int
    regulator: int | None
    has_learning: str
    changed: int | None
    has_views: str


def extracts() -> Iterator[Extract]:
    """The log as it stood at the end of each of the quarters sent."""
    log = allege()
    for place, quarter in enumerate(SENT):
        _, end = quarter_bounds(quarter)
        first = months_before(end + 1, 12)
        name = f"lado_allegations_{iso(first)}_to_{iso(end)}.csv"
        rows = rows_between(log, first, end)
        yield extract(received(end, 8 + place % 5), "childrens_social_care/designated_officer", name, HEADERS, rows)


def allege() -> list[Allegation]:
    """Every allegation, in order of referral, from a stream of random numbers of its own."""
    rng = Random("lado_allegations")  # noqa: S311 - invented data that must be the same everywhere, not a secret
    days: list[int] = []
    quarter = _FIRST_QUARTER
    while quarter.end <= QUARTERS[-1].end:
        first, last = quarter_bounds(quarter)
        days += sorted(working_days_after(between(rng, first, last - 7), 0) for _ in range(between(rng, 46, 64)))
        quarter = quarter.back(-1)
    return [_allegation(number, referred, rng) for number, referred in enumerate(days, start=1)]


def _allegation(number: int, referred: int, rng: Random) -> Allegation:
    aware = "" if rng.random() < 0.1 else iso(referred - between(rng, 0, 4))
    is_above = rng.random() < 0.62
    outcome = (_ABOVE if is_above else _BELOW).draw(rng)
    concluded = working_days_after(referred + _DAYS_OPEN.draw(rng), 0)
    meeting = min(working_days_after(referred, between(rng, 1, 9)), concluded) if is_above else None
    is_regulated = outcome == "Substantiated" and rng.random() < 0.5
    has_learning = _YES_NO[34].draw(rng)
    is_changed = has_learning == "yes" and rng.random() < 0.64
    return Allegation(
        (f"LADO-{number:04d}", iso(referred), aware, _REFERRERS.draw(rng), _SECTORS.draw(rng), _HARMS.draw(rng),
         "yes" if is_above else "no"),
        referred,
        meeting,
        outcome,
        concluded,
        max(referred, concluded - between(rng, 0, 6)) if is_regulated else None,
        has_learning,
        concluded + between(rng, 3, 45) if is_changed else None,
        _YES_NO[58].draw(rng),
    )  # fmt: skip


def rows_between(log: list[Allegation], first: int, last: int) -> list[list[str]]:
    """Allegations referred or still open in a span, as they were known on its last day."""
    return [_row(one, last) for one in log if one.referred <= last and one.concluded >= first]


def _row(one: Allegation, known: int) -> list[str]:
    is_over = one.concluded <= known
    needs_telling = "" if not is_over else "yes" if one.regulator else "no"
    has_learning = one.has_learning if is_over else ""
    is_changed = one.changed is not None and one.changed <= known
    return [
        *one.facts, _known(one.meeting, known), one.outcome if is_over else "", _known(one.concluded, known),
        needs_telling, _known(one.regulator, known) if is_over else "", has_learning,
        ("yes" if is_changed else "no") if has_learning == "yes" else "", one.has_views,
    ]  # fmt: skip


def _known(on: int | None, known: int) -> str:
    return iso(on) if on is not None and on <= known else ""
