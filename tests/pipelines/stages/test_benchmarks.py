"""The Department's own files, dropped in an inbox: the comparators of a real authority come out of the warehouse."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from indicators.benchmarks import Comparator
from indicators.catalogue import library
from pipelines.partnership import Partnership
from pipelines.stages.benchmarks import read_comparators
from pipelines.stages.counting import refresh_warehouse
from pipelines.stages.warehouse.build import open_warehouse

AS_AT = date(2025, 12, 1)
ESSEX = {
    "re_referrals_within_12_months_percent": (20.0, 9),
    "initial_conferences_within_15_working_days_percent": (85.3, 8),
    "children_on_protection_plans_rate": (32.0, 9),
}
"""Median of Essex's neighbours in the 2024 release, and how many of the ten have a value."""
Read = Callable[[Partnership], dict[tuple[str, str], Comparator]]


@pytest.fixture
def read() -> Read:
    """Every comparator of a partnership, by indicator and kind."""

    def _read(partnership: Partnership) -> dict[tuple[str, str], Comparator]:
        refresh_warehouse(partnership, library(), AS_AT)
        with open_warehouse(partnership.warehouse) as connection:
            found = read_comparators(connection, library(), partnership.settings, AS_AT)
        return {(one.indicator_id, one.kind): one for one in found}

    return _read


@pytest.fixture
def published(shared: Path, tmp_path: Path) -> list[Path]:
    """Three of the Department's tables of the 2024 release, cut to the newest year."""
    found = []
    folder = shared / "data" / "dfe_children_in_need_2024"
    for path in (next(folder.glob(f"{table}_*.csv")) for table in ("c1", "c4", "d1")):
        header, *lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        cut = tmp_path / path.name
        cut.write_text("".join([header, *(line for line in lines if line.startswith("2024,"))]), encoding="utf-8")
        found.append(cut)
    return found


def test_essex_is_compared_with_england_its_region_and_its_neighbours(
    new_partnership: Callable[..., Partnership],
    deliver: Callable[..., object],
    published: list[Path],
    shared: Path,
    read: Read,
) -> None:
    """The default settings are those of Essex."""
    partnership, folder = new_partnership(), shared / "data" / "benchmarks"
    files = [*published, folder / "benchmarks_england.csv", folder / "statistical_neighbours_2025.csv"]
    deliver(partnership, "dfe", files, AS_AT)
    found = read(partnership)
    for indicator, (middle, valued) in ESSEX.items():
        near = found[indicator, "neighbours"]
        assert near.value == pytest.approx(middle, abs=0.1), indicator
        assert (near.valued, near.neighbours, near.release, near.model) == (valued, 10, "2024", "2025")
    england, region = (found["children_on_protection_plans_rate", kind] for kind in ("england", "region"))
    assert (england.value, england.release, england.ends_on) == (40.6, "2025", date(2025, 3, 31))
    assert (date(2024, 3, 31), (("2024", 41.6), ("2025", 41.4))) in [(r.ends_on, r.values) for r in england.revisions]
    assert (region.area, region.value, region.release) == ("East of England", 24.8, "2024")
    assert "Department for Education" in england.publication
    assert all(one.missing is None for one in found.values())


def test_without_the_model_there_is_no_neighbour_and_no_region(
    new_partnership: Callable[..., Partnership], deliver: Callable[..., object], published: list[Path], read: Read
) -> None:
    partnership = new_partnership()
    deliver(partnership, "dfe", published[:1], AS_AT)
    assert {kind for _, kind in read(partnership)} == {"england"}


def test_without_a_published_value_there_is_no_comparator(
    new_partnership: Callable[..., Partnership], read: Read
) -> None:
    assert read(new_partnership()) == {}
