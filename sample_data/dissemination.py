"""What the partnership told its agencies, whom it reached, how they embedded it and what their staff recall."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from sample_data.chance import Weighted, between, one_of
from sample_data.days import DATA_ENDS, SUPPLY_STARTS, day, iso
from sample_data.findings import Finding
from sample_data.planted_threads import left_alone

HEADERS = [
    "item_id", "agency_code", "product_type", "title", "theme_code", "activity_ids", "due_date", "issued_date",
    "staff_intended", "staff_reached", "cascaded_date", "embedding_activity", "embedding_activity_date",
    "checked_date", "staff_asked", "staff_recalling",
]  # fmt: skip
# Staff of each agency who work with children or their parents.
_STAFF = {
    "la_childrens_social_care": 320, "la_early_help": 140, "police": 880, "acute_trust": 640, "community_trust": 410,
    "mental_health_trust": 250, "schools": 1450, "probation": 60, "voluntary_sector": 190,
}  # fmt: skip
_THEMES = ("professional_curiosity", "information_sharing", "escalation")
_PRODUCTS = Weighted({"seven_minute_briefing": 44, "practice_guide": 22, "briefing": 20, "review_summary": 14})
_EMBEDDED_BY = Weighted({
    "team_discussion": 34, "supervision": 26, "reflective_session": 14, "single_agency_training": 10, "workshop": 8,
    "audit_check": 5, "policy_change": 3,
})  # fmt: skip
# Others each year: what, its title, its day and the theme that it is about.
_EACH_YEAR = (
    ("campaign", "Safer sleeping", "12-01", "safer_sleeping"),
    ("campaign", "Button batteries and blind cords", "06-10", "professional_curiosity"),
    ("newsletter", "Spring newsletter", "05-02", ""),
    ("newsletter", "Autumn newsletter", "11-04", ""),
    ("training_opportunity", "Programme of the year", "04-22", ""),
)
# When a calendar product came later than it was due; "" has not come yet.
_LATE = {
    "learning_from_practice_update 2022-03-31": "2022-04-12",
    "learning_from_practice_update 2025-03-31": "2025-04-09",
    "annual_report 2023-09-30": "2023-11-17",
    "learning_and_improvement_framework 2024-03-31": "2024-05-21",
    "learning_and_improvement_framework 2025-03-31": "",
}
_KNOWN_BEFORE = 60
"""Days before it is due that a calendar product enters the register."""


_DAYS_TO_A_PAGE = 40
"""From the first day of a month to the page that tells of it."""
_PASSED_ON_LONG_AGO = 130


@dataclass(slots=True)
class Item:
    """One product for one agency; `dated` holds what is written later, with the day on which that happens."""

    known: int
    facts: dict[str, str]
    dated: list[tuple[int, dict[str, str]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Product:
    """One product: what it is, when it is due and issued, and the agencies for which it is meant."""

    id: str
    kind: str
    title: str
    theme: str
    activities: tuple[str, ...]
    due: int | None
    issued: int | None
    agencies: tuple[str, ...]
    share: float = 1.0
    """Of each agency's staff, those for whom it is meant."""


def disseminate(findings: list[Finding], rng: Random) -> list[Item]:
    """Every item for every agency, in order of the day on which it enters the register."""
    products = [*_updates(findings), *_calendar(), *_briefings(findings, rng), *_each_year(), *_pages(findings)]
    items = [_item(one, agency, rng) for one in products for agency in one.agencies]
    return sorted(items, key=lambda one: (one.known, one.facts["item_id"], one.facts["agency_code"]))


def _updates(findings: list[Finding]) -> Iterator[_Product]:
    dues = (f"{year}-{end}" for year in range(2021, 2026) for end in ("03-31", "09-30"))
    for number, due in enumerate(text for text in dues if day(text) > SUPPLY_STARTS):
        since = day(due) - 183
        fresh = dict.fromkeys(one.facts["activity_id"] for one in findings if since <= one.found < day(due) - 14)
        yield _Product(
            f"LP-{due[:7]}", "learning_from_practice_update", f"Learning from Practice, {due[:7]}", _THEMES[number % 3],
            tuple(fresh)[:6], day(due), _issued("learning_from_practice_update", due), tuple(_STAFF),
        )  # fmt: skip


def _calendar() -> Iterator[_Product]:
    for year in range(2021, 2026):
        for kind, title, end in (
            ("business_plan", "Business plan", "04-30"),
            ("annual_report", "Annual report", "09-30"),
            ("learning_and_improvement_framework", "Review of the framework", "03-31"),
        ):
            due = f"{year}-{end}"
            if day(due) > SUPPLY_STARTS:
                item_id = f"CP-{kind[:2].upper()}-{year}"
                yield _Product(item_id, kind, title, "", (), day(due), _issued(kind, due), ("partnership",))


def _issued(kind: str, due: str) -> int | None:
    late = _LATE.get(f"{kind} {due}")
    if late is not None:
        return day(late) if late else None
    return day(due) - 6


def _briefings(findings: list[Finding], rng: Random) -> Iterator[_Product]:
    """A product for about every second activity that found something to change."""
    seen: set[str] = set()
    for one in findings:
        activity = one.facts["activity_id"]
        if one.facts["kind"] != "area_for_improvement" or activity in seen:
            continue
        seen.add(activity)
        issued = one.found + between(rng, 30, 110)
        if rng.random() < 0.5 or issued > DATA_ENDS:
            continue
        agencies = tuple(agency for agency in _STAFF if rng.random() < 0.62) or ("la_childrens_social_care",)
        title = f"Learning about {one.theme.replace('_', ' ')}"
        yield _Product(
            f"BR-{one.id[2:]}", _PRODUCTS.draw(rng), title, one.theme, (activity,), None, issued,
            agencies, 0.5,
        )  # fmt: skip


def _each_year() -> Iterator[_Product]:
    for year in range(2021, 2026):
        for place, (kind, title, on, theme) in enumerate(_EACH_YEAR, start=1):
            issued = day(f"{year}-{on}")
            if SUPPLY_STARTS <= issued <= DATA_ENDS:
                yield _Product(f"YR-{year}-{place}", kind, title, theme, (), None, issued, tuple(_STAFF))


def _pages(findings: list[Finding]) -> Iterator[_Product]:
    """A page of the website each month, with whatever was found in the month before."""
    by_month: dict[str, dict[str, None]] = {}
    for one in findings:
        by_month.setdefault(iso(one.found)[:7], {})[one.facts["activity_id"]] = None
    for month, activities in sorted(by_month.items()):
        issued = day(f"{month}-01") + _DAYS_TO_A_PAGE
        if SUPPLY_STARTS <= issued <= DATA_ENDS:
            title = f"What we learned in {month}"
            yield _Product(f"WP-{month}", "website_page", title, "", tuple(activities), None, issued, ("partnership",))


def _item(one: _Product, agency: str, rng: Random) -> Item:
    facts = {
        "item_id": one.id, "agency_code": agency, "product_type": one.kind, "title": one.title,
        "theme_code": one.theme, "activity_ids": ";".join(one.activities), "due_date": iso(one.due) if one.due else "",
    }  # fmt: skip
    item = Item(one.due - _KNOWN_BEFORE if one.due else one.issued or 0, facts)
    if one.issued:
        item.dated.append((one.issued, {"issued_date": ""}))
        if agency in _STAFF:
            _follow(item, one, agency, one.issued, rng)
    return item


def _follow(item: Item, one: _Product, agency: str, issued: int, rng: Random) -> None:
    intended = int(_STAFF[agency] * one.share)
    passed_on = issued + between(rng, 7, 45)
    # Each agency has ways of its own: probation is small and reaches nearly all, schools are many.
    reach = {"probation": 88, "schools": 42, "police": 48}.get(agency, 62)
    if rng.random() < 0.9:
        reached = intended * (reach + between(rng, -14, 10)) // 100
        item.dated.append((passed_on, {"cascaded_date": "", "staff_reached": str(reached)}))
    # An agency says for how many the product was meant when it says how many it reached, or that it reached none.
    item.dated.append((passed_on, {"staff_intended": str(intended)}))
    if one.theme and one.kind != "campaign":
        _embed(item, passed_on, agency, rng)


def _embed(item: Item, passed_on: int, agency: str, rng: Random) -> None:
    # What is passed on late is embedded late; what was due when the register closed had been embedded by then.
    chance, how = rng.random(), {"embedding_activity": _EMBEDDED_BY.draw(rng), "embedding_activity_date": ""}
    embedded = passed_on + (between(rng, 10, 130) if chance < 0.62 else between(rng, 185, 300))
    if f"{item.facts['item_id']}/{agency}" not in left_alone("T27"):
        item.dated.append((min(embedded, DATA_ENDS) if passed_on < DATA_ENDS - _PASSED_ON_LONG_AGO else embedded, how))
    if agency != "schools" and rng.random() < 0.34:
        asked = one_of(rng, (8, 10, 12, 15, 20))
        recalling = sum(rng.random() < 0.58 for _ in range(asked))
        facts = {"checked_date": "", "staff_asked": str(asked), "staff_recalling": str(recalling)}
        item.dated.append((passed_on + between(rng, 60, 150), facts))


def rows_known(items: list[Item], on: int) -> list[list[str]]:
    """The register as it stood on a day."""
    return [_row(one, on) for one in items if one.known <= on]


def _row(one: Item, on: int) -> list[str]:
    known = dict(one.facts)
    for happened, facts in one.dated:
        if happened <= on:
            # A date column is written with the day itself.
            known |= {name: text or iso(happened) for name, text in facts.items()}
    return [known.get(header, "") for header in HEADERS]
