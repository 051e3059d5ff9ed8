"""Repeated, corrected, overlapping and late extracts give the figures of a run from scratch, in any order."""

from datetime import date, timedelta
from itertools import permutations

import pytest

IDS = ("missing_episodes_count", "return_interviews_within_72_hours_percent", "children_repeatedly_missing_percent")
HEADER = "child_id,sex,date_of_birth,episode_type,started_at,ended_at,is_looked_after,return_interview_at\n"


def _episode(child, started, ended="", interviewed=""):
    return f"{child},F,2012-05-04,M,{started},{ended},yes,{interviewed}\n"


@pytest.fixture
def files(tmp_path):
    """One quarter, its correction, the half-year that overlaps it, and an earlier quarter."""
    quarter = [
        _episode(f"C{n}", f"2025-05-{n + 1:02d} 20:00", f"2025-05-{n + 2:02d} 08:00", f"2025-05-{n + 3:02d} 09:00")
        for n in range(12)
    ]
    corrected = [*quarter[:-2], _episode("C20", "2025-06-20 21:00", "2025-06-21 07:00")]
    half_year = [
        *corrected[:-1],
        _episode("C20", "2025-06-20 21:00", "2025-06-21 07:00", "2025-06-22 10:00"),
        *[_episode(f"D{n}", f"2025-08-{n + 1:02d} 20:00", f"2025-08-{n + 2:02d} 08:00") for n in range(9)],
    ]
    earlier = [_episode(f"E{n}", f"2025-02-{n + 1:02d} 20:00", f"2025-02-{n + 2:02d} 08:00") for n in range(8)]
    contents = {
        "missing_episodes_2025-26-q1.csv": quarter,
        "missing_episodes_2025-26-q1_v2.csv": corrected,
        "missing_episodes_2025-04-01_to_2025-09-30.csv": half_year,
        "missing_episodes_2024-25-q4.csv": earlier,
    }
    folder = tmp_path / "sent"
    folder.mkdir()
    for name, rows in contents.items():
        (folder / name).write_text(HEADER + "".join(rows))
    return {name: folder / name for name in contents}


def _figures(partnership, deliver, figures_of, order):
    day = date(2025, 10, 1)
    for path in order:
        deliver(partnership, "childrens_social_care", [path], day)
        day += timedelta(days=1)
    return figures_of(partnership, "2025-26-q2", date(2025, 10, 31), IDS)


@pytest.fixture
def from_scratch(new_partnership, deliver, figures_of, files):
    """What is true in the end: the earlier quarter, and the half-year that is newest for every day after it."""
    truth = [files["missing_episodes_2024-25-q4.csv"], files["missing_episodes_2025-04-01_to_2025-09-30.csv"]]
    return _figures(new_partnership("truth"), deliver, figures_of, truth)


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_any_order_of_arrival_gives_the_figures_of_a_run_from_scratch(
    order, new_partnership, deliver, figures_of, files, from_scratch
):
    paths = [list(files.values())[place] for place in order]
    assert _figures(new_partnership(), deliver, figures_of, paths) == from_scratch


def test_the_same_extract_twice_changes_nothing(new_partnership, deliver, figures_of, files, from_scratch):
    paths = [*files.values(), *files.values()]
    assert _figures(new_partnership(), deliver, figures_of, paths) == from_scratch


@pytest.fixture
def for_the_committee(new_partnership):
    """A partnership whose reader is shown counts as they are, not rounded, so that a change of one is seen."""

    def make(name):
        partnership = new_partnership(name)
        settings = partnership.folder / "partnership.toml"
        text = settings.read_text()
        settings.write_text(text.replace('# disclosure_profile = "public"', 'disclosure_profile = "restricted"'))
        return partnership

    return make


def test_the_correction_is_seen_before_the_half_year_has_come(for_the_committee, deliver, figures_of, files):
    first = files["missing_episodes_2025-26-q1.csv"]
    second = files["missing_episodes_2025-26-q1_v2.csv"]
    quarter = ("missing_episodes_count", "quarter", "2025-26 Q1", "all", "all")
    assert _figures(for_the_committee("first"), deliver, figures_of, [first])[quarter] == ("shown", "12")
    for name, order in (("in_order", [first, second]), ("late", [second, first])):
        assert _figures(for_the_committee(name), deliver, figures_of, order)[quarter] == ("shown", "11")


def test_rebuilding_from_landing_alone_gives_the_same_figures(
    new_partnership, deliver, figures_of, files, from_scratch
):
    import shutil

    partnership = new_partnership()
    _figures(partnership, deliver, figures_of, list(files.values()))
    shutil.rmtree(partnership.validated)
    partnership.warehouse.unlink()
    deliver(partnership, "childrens_social_care", [], date(2025, 10, 20))
    assert figures_of(partnership, "2025-26-q2", date(2025, 10, 31), IDS) == from_scratch
