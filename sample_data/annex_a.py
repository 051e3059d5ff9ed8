"""The lists of Annex A: the seven that are stored, and the four that are only acknowledged."""

from sample_data import labels
from sample_data.days import age_on, iso
from sample_data.extracts import Table
from sample_data.headers import ANNEX_A
from sample_data.place import WORKERS, team
from sample_data.records import Care
from sample_data.social_care import Span, list_rows
from sample_data.world import World


def list_table(number: int, world: World, span: Span) -> Table:
    """A stored list (2 to 8) with its headers."""
    return Table(ANNEX_A[number], list_rows(number, world.history.records, span))


def other_list(number: int, world: World, span: Span) -> Table:
    """A list that is recognised and acknowledged, and not stored: contacts, care leavers, adoption."""
    rows = {1: _contacts, 9: _care_leavers, 10: _adoptions, 11: _adopters}[number](world, span)
    return Table(ANNEX_A[number], rows)


def _contacts(world: World, span: Span) -> list[list[str]]:
    return [
        [one.child.id, labels.SEX[one.child.sex], labels.ETHNICITY[one.child.ethnicity], iso(one.child.born),
         str(max(age_on(one.child.born, span.last), 0)), iso(one.day), labels.SOURCE[one.source]]
        for one in world.history.records.referrals
        if span.last - 30 <= one.day <= span.last
    ]  # fmt: skip


def _left_care(world: World, span: Span) -> list[Care]:
    return [
        one
        for one in world.history.records.care
        if one.ended == one.child.adult_on and span.last - 500 < one.ended <= span.last
    ]


def _care_leavers(world: World, span: Span) -> list[list[str]]:
    return [
        [one.child.id, labels.SEX[one.child.sex], labels.ETHNICITY[one.child.ethnicity], iso(one.child.born),
         str(age_on(one.child.born, span.last)), labels.yes_no(one.is_unaccompanied),
         labels.yes_no(one.child.is_disabled),
         team(one.child.district, 2), WORKERS[place % len(WORKERS)], "", "b) Former relevant child",
         iso(span.last - 60), "a) Yes",
         iso(span.last - 20), "U: Independent living", "a) Suitable", "F2: Full time in education other than higher"]
        for place, one in enumerate(_left_care(world, span))
    ]  # fmt: skip


def _for_adoption(world: World, span: Span) -> list[Care]:
    return [one for one in world.history.records.care if one.placement == "A6" and one.started <= span.last < one.ended]


def _adoptions(world: World, span: Span) -> list[list[str]]:
    return [
        [one.child.id, f"F{place:04d}", labels.SEX[one.child.sex], labels.ETHNICITY[one.child.ethnicity],
        iso(one.child.born),
         str(age_on(one.child.born, span.last)), labels.yes_no(one.child.is_disabled), iso(one.started),
         iso(one.started + 90),
         iso(one.started + 120), "", "", "", "", "", ""]
        for place, one in enumerate(_for_adoption(world, span))
    ]  # fmt: skip


def _adopters(world: World, span: Span) -> list[list[str]]:
    return [
        [f"A{place:05d}", f"F{place:04d}", "b) Female", "a) WBRI", "b) No", "b) No", iso(span.last - 400),
        iso(span.last - 380),
         iso(span.last - 300), iso(span.last - 290), iso(span.last - 150), iso(span.last - 150), iso(span.last - 120),
         "", "", "",
         "", "", ""]
        for place, _ in enumerate(_for_adoption(world, span))
    ]  # fmt: skip
