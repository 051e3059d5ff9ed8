"""What the invented partnership told its agencies: products of its calendar, and believable numbers of staff."""

import csv
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

LATEST = "2021-04-01_to_2025-09-30.csv"


def _rows(supply: Any, name: str) -> list[dict[str, str]]:
    (one,) = [each for each in supply.deliveries if each.file_name == f"{name}_{LATEST}"]
    with one.path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def items(supply: Any) -> list[dict[str, str]]:
    """The register of dissemination at the end of the data."""
    return _rows(supply, "dissemination")


def _of(items: list[dict[str, str]], kind: str) -> Iterator[tuple[str, str, str]]:
    yield from sorted(
        {(one["item_id"], one["due_date"], one["issued_date"]) for one in items if one["product_type"] == kind}
    )


def test_an_update_is_due_each_march_and_september_and_the_last_of_march_was_late(items: Any) -> None:
    updates = list(_of(items, "learning_from_practice_update"))
    assert [due for _, due, _ in updates[-4:]] == ["2024-03-31", "2024-09-30", "2025-03-31", "2025-09-30"]
    late = [due for _, due, issued in updates if issued > due]
    assert late == ["2022-03-31", "2025-03-31"]


def test_the_review_of_the_framework_of_2025_is_due_and_not_issued(items: Any) -> None:
    assert [due for _, due, issued in _of(items, "learning_and_improvement_framework") if not issued] == ["2025-03-31"]
    assert all(issued for _, _, issued in _of(items, "annual_report"))


def test_learning_reaches_most_staff_and_most_agencies_embed_it_within_six_months(items: Any) -> None:
    told = [one for one in items if one["staff_reached"]]
    reached = sum(int(one["staff_reached"]) for one in told) / sum(int(one["staff_intended"]) for one in told)
    assert 0.45 <= reached <= 0.65
    kinds = {"learning_from_practice_update", "seven_minute_briefing", "practice_guide", "briefing", "review_summary"}
    old = [one for one in items if one["product_type"] in kinds and "" < one["issued_date"] < "2025-01-01"]
    in_time = [one for one in old if one["embedding_activity_date"] and _months(one) <= 6]
    assert 0.5 <= len(in_time) / len(old) <= 0.75


def _months(item: dict[str, str]) -> float:
    issued, embedded = (date.fromisoformat(item[name]) for name in ("issued_date", "embedding_activity_date"))
    return (embedded - issued).days / 30.4


def test_what_was_found_in_a_month_stands_on_a_page_of_the_website(items: Any) -> None:
    pages = [one for one in items if one["product_type"] == "website_page"]
    assert len(pages) > 40
    assert all(one["activity_ids"] and one["agency_code"] == "partnership" for one in pages)


def test_each_practice_that_was_not_assured_has_a_finding(supply: Any) -> None:
    found = {one["activity_id"] for one in _rows(supply, "learning_findings")}
    publications = _rows(supply, "external_learning")
    short = [one for one in publications if one["assurance_result"] in ("partly_assured", "not_assured")]
    assert short
    assert {one["publication_id"] for one in short} <= found
    assert all(date.fromisoformat(one["published_date"]) <= date(2025, 9, 30) for one in publications)
