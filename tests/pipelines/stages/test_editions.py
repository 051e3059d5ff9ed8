"""Earlier editions: every figure that an audience was shown is remembered, and what cannot be is said."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from indicators.business_plan import BusinessPlan
from indicators.catalogue import library
from indicators.definition import Indicator
from indicators.disclosure_control.figures import Figure
from indicators.disclosure_control.protection import PROFILES, protect
from indicators.exact_counts import ExactCount, ExactCounts
from indicators.periods import Quarter
from pipelines.stages.editions import EDITIONS, FIGURES, MANIFEST, earlier_figures, forgotten_editions
from pipelines.stages.publication import Published, publish
from reports.assembling import assemble_edition
from reports.facts import EditionFacts, EditionIdentity
from reports.model import Edition
from schemas.settings import default_settings

QUARTER = Quarter.parse("2025-26 Q2")


@pytest.fixture(scope="module", name="indicator")
def _indicator() -> Indicator:
    return next(one for one in library() if one.id == "missing_episodes_count")


def make_edition(indicator: Indicator, count: int, audience: str = "public") -> Edition:
    """An edition of one figure."""
    counts = ExactCounts(indicator, (ExactCount(QUARTER.period, "all", "all", "counted", count),))
    figures = protect([counts], PROFILES[audience], quarter=QUARTER)
    identity = EditionIdentity("Thornby Safeguarding Children Partnership", "Sub-committee", date(2025, 10, 14), True)
    plan = BusinessPlan(year="2025-26", outcomes=(), objectives=())
    return assemble_edition(EditionFacts(identity, QUARTER, figures, (indicator,), plan, default_settings()))


def numerators(editions: tuple[tuple[Figure, ...], ...]) -> list[float | None]:
    return [figure.numerator for figures in editions for figure in figures]


@pytest.fixture(name="first")
def _first(tmp_path: Path, indicator: Indicator) -> Published:
    return publish(make_edition(indicator, 40), tmp_path)


def test_nothing_published_is_nothing_to_remember(tmp_path: Path) -> None:
    assert earlier_figures(tmp_path / "dashboards", "public") == ()
    assert forgotten_editions(tmp_path / "dashboards", "public") == ()


def test_an_edition_that_was_replaced_is_remembered_too(tmp_path: Path, first: Published, indicator: Indicator) -> None:
    second = publish(make_edition(indicator, 55), tmp_path)
    assert second.folder == first.folder
    assert sorted(map(str, numerators(earlier_figures(tmp_path, "public")))) == ["40.0", "55.0"]


def test_the_oldest_edition_comes_first(tmp_path: Path, first: Published, indicator: Indicator) -> None:
    for as_at, number in (("2 November 2025", 65), ("9 October 2025", 30)):
        edition = make_edition(indicator, number)
        publish(replace(edition, identity=replace(edition.identity, as_at=as_at, edition_id=f"{number}" * 6)), tmp_path)
    assert numerators(earlier_figures(tmp_path, "public")) == [30, 40, 65]


def test_an_edition_of_another_audience_is_not_what_this_one_has_seen(
    tmp_path: Path, first: Published, indicator: Indicator
) -> None:
    publish(make_edition(indicator, 55, "restricted"), tmp_path, name="2025-26-q2-restricted")
    assert numerators(earlier_figures(tmp_path, "public")) == [40]
    assert numerators(earlier_figures(tmp_path, "restricted")) == [55]


def test_an_edition_with_another_page_damaged_is_remembered_and_nothing_is_said(
    tmp_path: Path, first: Published
) -> None:
    first.board_page.write_text("damaged", encoding="utf-8")
    assert numerators(earlier_figures(tmp_path, "public")) == [40]
    assert forgotten_editions(tmp_path, "public") == ()


def _cut(folder: Path) -> None:
    (folder / FIGURES).write_bytes((folder / FIGURES).read_bytes()[:-9])


def _forge(folder: Path) -> None:
    (folder / FIGURES).write_bytes((folder / FIGURES).read_bytes().replace(b"40", b"41"))


def _take_away(folder: Path) -> None:
    (folder / FIGURES).unlink()


def _from_an_older_release(folder: Path) -> None:
    manifest = json.loads((folder / MANIFEST).read_bytes())
    del manifest["files"][FIGURES]
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")


def _without_its_manifest(folder: Path) -> None:
    (folder / MANIFEST).unlink()


def _with_a_strange_manifest(folder: Path) -> None:
    (folder / MANIFEST).write_text("[1, 2]", encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (_cut, "is damaged: its figures.csv is not the one that was published"),
        (_forge, "is damaged: its figures.csv is not the one that was published"),
        (_take_away, "is damaged: its figures.csv is not the one that was published"),
        (_from_an_older_release, "was made before editions kept their figures"),
        (_without_its_manifest, "has no manifest that can be read"),
        (_with_a_strange_manifest, "has no manifest that can be read"),
    ],
)
def test_what_cannot_be_remembered_is_said_and_stops_nothing(
    damage, says: str, tmp_path: Path, first: Published
) -> None:
    damage(first.folder)
    assert earlier_figures(tmp_path, "public") == ()
    assert forgotten_editions(tmp_path, "public") == (
        f"Edition {first.edition_id} {says}, so this edition could not be protected against it.",
    )


def test_an_edition_still_being_written_is_none_yet(tmp_path: Path, first: Published) -> None:
    shutil.copytree(first.folder, tmp_path / EDITIONS / "0123456789ab-x.part")
    _cut(tmp_path / EDITIONS / "0123456789ab-x.part")
    assert forgotten_editions(tmp_path, "public") == ()
