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


PLANS = (
    "child_id,forename,surname,postcode,sex,ethnicity,date_of_birth,is_disabled,start_date,initial_category,"
    "NHS number\n"
)
PUPILS = (
    "child_id,forename,surname,postcode,sex,ethnicity,dob,school_year,term,sessions_possible,"
    "sessions_authorised_absence,sessions_unauthorised_absence,suspensions,is_permanently_excluded,"
    "is_on_roll_at_term_end,social_care_child_id,social_care_match,NHS number\n"
)


@pytest.fixture
def on_plan() -> Callable[..., str]:
    """A line of social care's child protection plans: a plan open since January 2025."""

    def line(child: str, name: str, born: str, postcode: str = "CM1 1AA", nhs_number: str = "") -> str:
        first, last = name.split(" ", 1)
        return f"{child},{first},{last},{postcode},F,WBRI,{born},no,2025-01-10,NEG,{nhs_number}\n"

    return line


@pytest.fixture
def at_school() -> Callable[..., str]:
    """A line of education's summer term: a pupil absent for so many of 100 sessions."""

    def line(
        child: str, name: str, born: str, absent: int, postcode: str = "CM1 1AA", nhs_number: str = "",
        social_care: str = "", match: str = "",
    ) -> str:  # fmt: skip
        first, last = name.split(" ", 1)
        return (
            f"{child},{first},{last},{postcode},F,WBRI,{born},2024-25,summer,100,{absent},0,0,no,yes,"
            f"{social_care},{match},{nhs_number}\n"
        )

    return line


@pytest.fixture
def send_both(tmp_path: Path, deliver: Callable[..., tuple[Taken, ...]]) -> Callable[..., tuple[Taken, ...]]:
    """Send social care's plans and education's pupils of the second quarter of 2025-26, and take them in."""

    def send(partnership: Partnership, plans: str, pupils: str) -> tuple[Taken, ...]:
        folder = tmp_path / f"sent to {partnership.folder.name}"
        folder.mkdir(exist_ok=True)
        ours, theirs = folder / "child_protection_plans_2025-26-q2.csv", folder / "pupil_terms_2025-26-q2.csv"
        ours.write_text(PLANS + plans, encoding="utf-8")
        theirs.write_text(PUPILS + pupils, encoding="utf-8")
        taken = deliver(partnership, "education", [theirs], date(2025, 10, 2))
        return (*taken, *deliver(partnership, "childrens_social_care", [ours], date(2025, 10, 3)))

    return send


@pytest.fixture
def with_linkage() -> Callable[[Partnership], Partnership]:
    """Name a legal basis for linkage in a partnership's settings, and read them again."""

    def name_it(partnership: Partnership) -> Partnership:
        settings = partnership.folder / "partnership.toml"
        text = settings.read_text()
        assert "# [linkage]\n# legal_basis = " in text
        settings.write_text(text.replace("# [linkage]\n# legal_basis = ", "[linkage]\nlegal_basis = "))
        return Partnership(partnership.folder)

    return name_it
