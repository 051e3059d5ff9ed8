"""Protection remembers: editions published before, and the audience that is shown more."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from indicators.catalogue import library
from indicators.disclosure_control.figures import PublishableFigures, Status
from indicators.periods import Quarter
from pipelines.partnership import Partnership
from pipelines.stages.counting import count_all, protect_all, refresh_warehouse
from pipelines.stages.gathering import gather_facts
from pipelines.stages.publication import publish
from reports.assembling import assemble_edition

QUARTER, AS_AT = Quarter.parse("2025-26-q2"), date(2025, 10, 31)
IDS = {"missing_episodes_count", "return_interviews_within_72_hours_percent"}
INDICATORS = tuple(one for one in library() if one.id in IDS)
HEADER = "child_id,sex,date_of_birth,episode_type,started_at,ended_at,is_looked_after,return_interview_at\n"
HEADLINE = ("missing_episodes_count", QUARTER.period)


@pytest.fixture
def sent(tmp_path: Path, deliver: Callable[..., object]) -> Callable[[Partnership, int, date], None]:
    """So many missing episodes of the quarter, sent on a day; whatever was sent before is replaced."""

    def send(partnership: Partnership, episodes: int, on: date) -> None:
        path = tmp_path / f"sent_{on}" / "missing_episodes_2025-26-q2.csv"
        path.parent.mkdir()
        rows = [f"C{n},F,2012-05-04,M,2025-08-{n % 28 + 1:02d} 20:00,,yes,\n" for n in range(episodes)]
        path.write_text(HEADER + "".join(rows))
        deliver(partnership, "childrens_social_care", [path], on)

    return send


def _figures(partnership: Partnership, audience: str = "public") -> PublishableFigures:
    refresh_warehouse(partnership, INDICATORS, AS_AT)
    return protect_all(partnership, count_all(partnership, INDICATORS, QUARTER), QUARTER, audience)


def _publish(partnership: Partnership, audience: str = "public") -> PublishableFigures:
    figures = _figures(partnership, audience)
    counts = count_all(partnership, INDICATORS, QUARTER)
    facts = gather_facts(partnership, INDICATORS, QUARTER, AS_AT, figures, counts)
    publish(assemble_edition(facts), partnership.dashboards, name=partnership.edition_name(QUARTER, audience))
    return figures


def _shown(figures: PublishableFigures) -> set[tuple[object, ...]]:
    return {(f.indicator_id, f.period, f.breakdown, f.category) for f in figures if f.status is Status.SHOWN}


def test_what_an_edition_hid_stays_hidden_when_a_correction_makes_it_large(new_partnership, sent) -> None:
    partnership, fresh = new_partnership(), new_partnership("fresh")
    sent(partnership, 3, date(2025, 10, 1))
    assert _publish(partnership).get(*HEADLINE).status is Status.SUPPRESSED
    sent(partnership, 40, date(2025, 10, 2))
    sent(fresh, 40, date(2025, 10, 3))
    assert _figures(fresh).get(*HEADLINE).status is Status.SHOWN
    assert _figures(partnership).get(*HEADLINE).status is Status.SUPPRESSED


def test_publishing_again_gives_the_same_figures_also_after_a_correction(new_partnership, sent) -> None:
    partnership = new_partnership()
    for day, episodes in enumerate((3, 40), start=1):
        sent(partnership, episodes, date(2025, 10, day))
        published = _publish(partnership)
        assert list(_figures(partnership)) == list(published)


def test_what_the_restricted_may_not_see_the_public_may_not(new_partnership, sent) -> None:
    partnership = new_partnership()
    sent(partnership, 40, date(2025, 10, 1))
    assert _shown(_figures(partnership, "public")) <= _shown(_figures(partnership, "restricted"))
