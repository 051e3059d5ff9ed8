"""Partnerships made for a test, and the way a file gets from an inbox to figures without a scheduler."""

import shutil
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from indicators.catalogue import library
from indicators.periods import Quarter
from pipelines.commands.founding import found_partnership
from pipelines.partnership import Partnership
from pipelines.stages.counting import count_and_protect
from pipelines.stages.intake import Taken, files_to_check, receive_arrivals, take_in


@pytest.fixture
def new_partnership(tmp_path) -> Callable[..., Partnership]:
    """Make an empty partnership's folder with a fixed key."""

    def make(name: str = "ours") -> Partnership:
        folder = tmp_path / name
        found_partnership(folder, "Our Partnership", date(2025, 4, 1))
        (folder / "keys" / "pseudonym.key").write_text("11" * 32 + "\n")
        return Partnership(folder)

    return make


@pytest.fixture
def deliver() -> Callable[..., tuple[Taken, ...]]:
    """Drop files into an agency's inbox on a day, and take in everything that landed."""

    def deliver(partnership: Partnership, agency: str, files: Iterable[Path], on: date) -> tuple[Taken, ...]:
        for path in files:
            target = partnership.inbox / agency / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        receive_arrivals(partnership, on, settle_seconds=0)
        return tuple(take_in(partnership, landed) for landed in files_to_check(partnership))

    return deliver


@pytest.fixture
def figures_of() -> Callable[..., dict[tuple[str, ...], tuple[str, str]]]:
    """Every publishable figure of some indicators: (indicator, period, breakdown, category) to (status, text)."""

    def figures_of(partnership: Partnership, quarter: str, as_at: date, ids: Iterable[str]) -> dict:
        wanted = tuple(one for one in library() if one.id in set(ids))
        figures, _ = count_and_protect(partnership, wanted, Quarter.parse(quarter), as_at)
        return {
            (f.indicator_id, f.period.kind, f.period.title, f.breakdown, f.category): (str(f.status), f.text)
            for f in figures
        }

    return figures_of
