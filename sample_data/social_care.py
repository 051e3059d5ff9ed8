"""Annex A lists as social care's system would export them on one day: what has not happened by then is blank."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sample_data import labels
from sample_data.chance import Spread
from sample_data.children import Child
from sample_data.days import age_on, iso, months_before
from sample_data.place import WORKERS, place_name, team
from sample_data.records import Care, Enquiry, Plan, Records, Referral

Row = list[str]
_VISITS = Spread((0, 0), (0.55, 8), (0.87, 13), (0.95, 19), (1, 34))
_LATEST = Spread((0, 2), (0.6, 60), (1, 190))


@dataclass(frozen=True, slots=True)
class Span:
    """The days that one extract covers, and the days on which children went missing or were away."""

    first: int
    last: int
    missing: dict[str, list[int]]
    away: dict[str, list[int]]


def list_rows(number: int, records: Records, span: Span) -> list[Row]:
    """The rows of one list in order of date and child."""
    return [row for _, row in sorted(_LISTS[number](records, span), key=lambda dated: (dated[0], dated[1][0]))]


def _known(day: int | None, span: Span) -> str:
    return iso(day) if day is not None and day <= span.last else ""


def _person(child: Child, span: Span) -> Row:
    age = age_on(child.born, span.last)
    return [
        child.id, labels.SEX[child.sex if age >= 0 else "U"], labels.ETHNICITY[child.ethnicity], iso(child.born),
        str(max(age, 0)),
    ]  # fmt: skip


def _with_disability(child: Child, span: Span) -> Row:
    return [*_person(child, span), labels.yes_no(child.is_disabled)]


def _worker(child: Child, kind: int) -> str:
    return WORKERS[(int(child.id) + kind * 7) % len(WORKERS)]


def _settled(child: Child, day: int, salt: int) -> float:
    # A number between 0 and 1 that belongs to the child and the day, so that an extract made again is the same.
    return ((int(child.id) * 7919 + day * 104_729 + salt * 1_299_709) % 1_000_003) / 1_000_003


class _Settled:
    """Stands for a generator where a draw must belong to a child and a day."""

    def __init__(self, child: Child, day: int, salt: int) -> None:
        self._value = _settled(child, day, salt)

    def random(self) -> float:
        return self._value


def _early_help(records: Records, span: Span) -> Iterator[tuple[int, Row]]:
    for one in records.early_help:
        if span.first <= one.started <= span.last:
            yield one.started, [
                *_person(one.child, span), iso(one.started), _known(one.completed, span), one.organisation,
                one.child.district,
            ]  # fmt: skip


def _referrals(records: Records, span: Span) -> Iterator[tuple[int, Row]]:
    for one in records.referrals:
        if span.first <= one.day <= span.last:
            yield one.day, [
                *_person(one.child, span), iso(one.day), labels.SOURCE[one.source], labels.yes_no(one.is_nfa),
                str(one.earlier_referrals), one.team, _worker(one.child, 0), _known(one.decided, span),
            ]  # fmt: skip


def _assessments(records: Records, span: Span) -> Iterator[tuple[int, Row]]:
    for one in records.assessments:
        if one.started <= span.last and one.completed >= span.first:
            is_done = one.completed <= span.last
            yield one.started, [
                *_with_disability(one.child, span), iso(one.started),
                labels.yes_no(one.is_seen) if is_done or one.is_seen else labels.NO, _known(one.completed, span),
                labels.yes_no(one.needs_services) if is_done else "", one.team, _worker(one.child, 0),
                one.factors if is_done else "",
            ]  # fmt: skip


def _enquiries(records: Records, span: Span) -> Iterator[tuple[int, Row]]:
    for one in records.enquiries:
        if one.started <= span.last and (one.conference or one.started) >= span.first:
            is_held = one.conference is not None and one.conference <= span.last
            if one.is_transfer_in and not is_held:
                continue
            yield one.started, [
                *_with_disability(one.child, span), "" if one.is_transfer_in else iso(one.started),
                _unnecessary(one, span),
                _known(one.conference, span), labels.yes_no(one.makes_plan) if is_held else "",
                str(one.earlier_enquiries),
                str(one.earlier_conferences), one.team, _worker(one.child, 1), one.agencies,
                labels.yes_no(one.is_transfer_in),
            ]  # fmt: skip


def _unnecessary(one: Enquiry, span: Span) -> str:
    if one.conference is not None:
        return labels.NO
    return labels.YES if span.last - one.started >= 9 else ""


def _cases(records: Records, span: Span) -> Iterator[tuple[int, Row]]:
    for one in records.referrals:
        if one.is_nfa or one.day > span.last or one.closed < span.first:
            continue
        seen = max(one.day, min(one.closed, span.last) - int(_settled(one.child, span.last, 3) * 40))
        is_closed = one.closed <= span.last
        yield one.day, [
            *_with_disability(one.child, span), iso(one.day), labels.NEED[one.need], iso(seen),
            _known(one.closed, span),
            labels.CLOSURE[one.closure_reason] if is_closed else "", labels.STATUS[_status(one, span.last)],
            team(one.child.district, 2 if one.care and one.care.started <= span.last else 1 if one.plan else 0),
            _worker(one.child, 1),
        ]  # fmt: skip


def _status(one: Referral, day: int) -> str:
    if one.closed <= day:
        return "closed"
    if one.care and one.care.started <= day < one.care.ended:
        return "care"
    if one.plan and one.plan.started <= day < one.plan.ended:
        return "plan"
    return "assessment" if one.assessment and one.assessment.completed > day else "need"


def _plans(records: Records, span: Span) -> Iterator[tuple[int, Row]]:
    for one in records.plans:
        if one.started <= span.last and one.ended >= span.first:
            yield one.started, [*_with_disability(one.child, span), iso(one.started), *_plan_so_far(one, span)]


def _plan_so_far(one: Plan, span: Span) -> Row:
    until = min(one.ended, span.last)
    visited = max(one.started + 1, until - _VISITS.draw(_Settled(one.child, span.last, 1)))
    reviews = [day for day in one.reviews if day <= span.last]
    core_group = one.started + 6 + int(_settled(one.child, one.started, 2) * 12)
    score = one.score_at_start
    return [
        labels.CATEGORY[one.category], labels.CATEGORY[one.latest_category if reviews else one.category],
        iso(visited) if visited <= until else "", labels.yes_no(_settled(one.child, span.last, 4) < 0.84),
        iso(reviews[-1]) if reviews else "", _known(one.ended, span), labels.yes_no(one.has_emergency_protection),
        str(one.previous_plans), one.team, _worker(one.child, 1), _known(core_group, span),
        one.participation if reviews else "", iso(one.previous_ended) if one.previous_ended else "",
        "" if score is None else str(score),
        "" if score is None or not reviews else str(min(max(score + one.score_gain, 0), 10)),
    ]  # fmt: skip


def _care(records: Records, span: Span) -> Iterator[tuple[int, Row]]:
    for one in records.care:
        if one.started <= span.last and one.ended >= span.first:
            person = _person(one.child, span)
            yield one.started, [
                *person, labels.yes_no(one.is_unaccompanied), labels.yes_no(one.child.is_disabled), iso(one.started),
                labels.NEED[one.need], labels.yes_no(one.is_second_in_year), *_care_so_far(one, span),
            ]  # fmt: skip


def _care_so_far(one: Care, span: Span) -> Row:
    until = min(one.ended, span.last)
    latest = [
        max(one.started, until - _LATEST.draw(_Settled(one.child, span.last, salt)) // part)
        for salt, part in ((5, 1), (6, 4), (7, 1), (8, 1), (9, 1))
    ]
    review, visit, contact, health, dental = (iso(day) for day in latest)
    ended = one.ended <= span.last
    gone, away = _in_year(span.missing, one.child, span), _in_year(span.away, one.child, span)
    was_offered = bool(gone) and _settled(one.child, span.last, 10) < 0.86
    return [
        iso(min(one.started + 30, until)), labels.LEGAL[one.legal_status], review, visit,
        labels.PERMANENCE[one.permanence], contact,
        health if until - one.started > 40 else "", dental if until - one.started > 90 else "",
        str(one.placements_in_year),
        _known(one.ended, span), labels.CARE_END[one.end_reason] if ended else "",
        iso(one.placement_started if one.placement_started <= until else one.started), labels.PLACEMENT[one.placement],
        labels.PROVIDER[one.provider], "ZZ99 9ZZ", "", "a) In" if one.is_in_area else "b) Out",
        place_name(one.child.district) if one.is_in_area else "Elsewhere (invented)", str(gone), str(away),
        labels.yes_no(was_offered) if gone else "", labels.yes_no(was_offered and _settled(one.child, span.last,
        11) < 0.8) if gone else "",
        team(one.child.district, 2), _worker(one.child, 2),
    ]  # fmt: skip


def _in_year(days: dict[str, list[int]], child: Child, span: Span) -> int:
    held = days.get(child.id, [])
    return bisect_left(held, span.last + 1) - bisect_left(held, months_before(span.last, 12))


_LISTS: dict[int, Callable[[Records, Span], Iterator[tuple[int, Row]]]] = {
    2: _early_help, 3: _referrals, 4: _assessments, 5: _enquiries, 6: _cases, 7: _plans, 8: _care,
}  # fmt: skip
