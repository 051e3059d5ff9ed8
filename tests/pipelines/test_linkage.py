"""The same child across agencies: off until a legal basis is named, then counted, and marked wherever it is shown."""

from datetime import date

import duckdb
import polars as pl
import pytest

from indicators.catalogue import library
from indicators.periods import Quarter
from pipelines.partnership import Partnership, SettingsFault
from pipelines.stages.counting import count_all, headline_period, protect_all, refresh_warehouse
from pipelines.stages.gathering import gather_facts
from reports.assembling import assemble_edition
from reports.exports.figures import read_figures_csv
from reports.site import render_site

QUARTER, AS_AT = Quarter.parse("2025-26-q2"), date(2025, 10, 31)
ABSENT = "children_on_plans_persistently_absent_percent"
SUSPENDED = "pupils_suspended_percent"
INDICATORS = tuple(one for one in library() if one.id in {ABSENT, SUSPENDED})
MARK = "(linked)"
FIRSTS = ("Ada", "Bea", "Cara", "Dee", "Ella", "Fay")
LASTS = ("Adeyemi", "Brown", "Clarke", "Davies", "Evans")
NAMES = [f"{first} {last}" for first in FIRSTS for last in LASTS]
BORN = [f"2012-{1 + place % 12:02d}-{2 + place % 26:02d}" for place in range(30)]


@pytest.fixture
def partnership(new_partnership, send_both, on_plan, at_school):
    """Thirty children on plans, all of them at school; twelve were absent for a fifth of the summer term."""
    partnership = new_partnership()
    plans = [on_plan(f"S{n}", name, BORN[n], f"CM{n + 1} 1AA") for n, name in enumerate(NAMES)]
    pupils = [at_school(f"E{n}", name, BORN[n], 20 if n < 12 else 1, f"CM{n + 1} 1AA") for n, name in enumerate(NAMES)]
    taken = send_both(partnership, "".join(plans), "".join(pupils))
    assert all(one.verdict.startswith("accepted") for one in taken)
    return partnership


def _counts(partnership):
    refresh_warehouse(partnership, INDICATORS, AS_AT)
    return count_all(partnership, INDICATORS, QUARTER)


def _figure(partnership, counts, indicator=ABSENT):
    period = headline_period(next(one for one in INDICATORS if one.id == indicator), QUARTER)
    return protect_all(partnership, counts, QUARTER, "restricted").get(indicator, period)


def _edition(partnership):
    counts = _counts(partnership)
    figures = protect_all(partnership, counts, QUARTER, "restricted")
    return assemble_edition(gather_facts(partnership, INDICATORS, QUARTER, AS_AT, figures, counts))


def test_without_a_legal_basis_nothing_is_linked_and_nothing_is_said_to_be(partnership):
    counts = _counts(partnership)
    figure = _figure(partnership, counts)
    assert (figure.status, figure.is_linked) == ("no_cases", False)
    assert not (partnership.validated / "links").exists()
    assert MARK not in _pages(partnership)


def test_with_one_the_children_meet_and_the_figure_says_so(partnership, with_linkage):
    linking = with_linkage(partnership)
    counts = _counts(linking)
    figure = _figure(linking, counts)
    assert (figure.numerator, figure.denominator, figure.is_linked) == (12, 30, True)
    assert not _figure(linking, counts, SUSPENDED).is_linked, "it joins nobody to social care"


def _pages(partnership):
    return "".join(content.decode() for path, content in render_site(_edition(partnership)) if path.endswith("html"))


def test_every_page_that_names_it_says_that_it_is_linked(partnership, with_linkage):
    edition = _edition(with_linkage(partnership))
    files = dict(render_site(edition))
    title = next(one.title for one in INDICATORS if one.id == ABSENT)
    for path, content in files.items():
        if path.endswith(".html"):
            text = content.decode()
            assert text.count(title) == text.count(f"{title} {MARK}"), path
    page = files[f"indicators/{ABSENT}.html"].decode()
    assert "Linked across agencies" in page
    assert "Linked across agencies" not in files[f"indicators/{SUSPENDED}.html"].decode()
    methods = files["methods.html"].decode()
    assert "the impact assessment under which this is done" in methods
    assert "a probability of 0.99 or more" in methods


def test_every_file_of_figures_says_that_it_is_linked(partnership, with_linkage):
    files = dict(render_site(_edition(with_linkage(partnership))))
    figures = read_figures_csv(files["figures.csv"].decode("utf-8-sig"))
    assert {figure.indicator_id for figure in figures if figure.is_linked} == {ABSENT}
    assert all(figure.is_linked for figure in figures if figure.indicator_id == ABSENT)
    points = files[f"csv/{ABSENT}.csv"].decode("utf-8-sig").splitlines()
    assert points[0].endswith(",linked")
    assert all(line.endswith(",yes") for line in points[1:])
    assert not files[f"csv/{SUSPENDED}.csv"].decode("utf-8-sig").splitlines()[0].endswith(",linked")


def test_what_an_agency_says_itself_stands(new_partnership, with_linkage, send_both, on_plan, at_school):
    partnership = with_linkage(new_partnership())
    plans = [on_plan(f"S{n}", name, BORN[n], f"CM{n + 1} 1AA") for n, name in enumerate(NAMES)]
    said = [("S9", "matched"), ("", "not_known"), ("", "not_checked"), ("", "")]
    pupils = [
        at_school(f"E{n}", NAMES[n], BORN[n], 20, f"CM{n + 1} 1AA", social_care=other, match=match)
        for n, (other, match) in enumerate(said)
    ]
    send_both(partnership, "".join(plans), "".join(pupils))
    refresh_warehouse(partnership, INDICATORS, AS_AT)
    with duckdb.connect(str(partnership.warehouse), read_only=True) as connection:
        known = dict(
            connection.execute(
                "select child_id, min(row_number) from childrens_social_care.child_protection_plans group by all"
            ).fetchall()
        )
        rows = connection.execute(
            "select social_care_child_id, social_care_match from education.pupil_terms order by row_number"
        ).fetchall()
    assert [(known.get(child), match) for child, match in rows] == [
        (11, "matched"), (None, "not_known"), (4, "not_checked"), (5, "not_checked"),
    ]  # fmt: skip


def test_an_nhs_number_links_whatever_the_names_and_is_kept_nowhere(
    new_partnership, with_linkage, send_both, on_plan, at_school
):
    partnership = with_linkage(new_partnership())
    send_both(
        partnership,
        on_plan("S1", "Ada Brown", "2012-05-17", nhs_number="943 476 5919"),
        at_school("E1", "Addie Smith", "2012-05-17", 20, nhs_number="9434765919"),
    )
    refresh_warehouse(partnership, INDICATORS, AS_AT)
    links = pl.read_parquet(partnership.validated / "links" / "links.parquet")
    assert links.columns == ["agency", "child_id", "social_care_child_id", "linked_by"]
    assert links.select("agency", "linked_by").rows() == [("education", "nhs_number")]
    assert links.select(pl.exclude("agency", "linked_by").str.contains("^[0-9a-f]{32}$").all()).row(0) == (True, True)


def test_two_runs_and_a_run_from_scratch_give_the_same_links(partnership, with_linkage):
    linking = with_linkage(partnership)
    links = linking.validated / "links" / "links.parquet"
    refresh_warehouse(linking, INDICATORS, AS_AT)
    first, written = links.read_bytes(), links.stat().st_mtime_ns
    refresh_warehouse(linking, INDICATORS, AS_AT)
    assert links.stat().st_mtime_ns == written, "nothing changed, so nothing is linked again"
    links.unlink()
    refresh_warehouse(linking, INDICATORS, AS_AT)
    assert links.read_bytes() == first


def test_links_are_of_what_had_come_by_the_day(partnership, with_linkage):
    linking = with_linkage(partnership)
    links = linking.validated / "links" / "links.parquet"
    refresh_warehouse(linking, INDICATORS, date(2025, 10, 2))
    assert pl.read_parquet(links).height == 0, "social care's extract came a day later"
    refresh_warehouse(linking, INDICATORS, AS_AT)
    assert pl.read_parquet(links).height == 30


def test_a_legal_basis_that_is_withdrawn_takes_its_links_with_it(partnership, with_linkage):
    linking = with_linkage(partnership)
    assert _figure(linking, _counts(linking)).denominator == 30
    settings = partnership.folder / "partnership.toml"
    settings.write_text(settings.read_text().replace("[linkage]\nlegal_basis", "# [linkage]\n# legal_basis"))
    again = Partnership(partnership.folder)
    assert _figure(again, _counts(again)).status == "no_cases"
    assert not (again.validated / "links").exists()


@pytest.mark.parametrize(
    "basis", ["", 'legal_basis = ""', 'legal_basis = "  "', 'legal_basis = "TBC"', 'legal_basis = "yes please"']
)
def test_linkage_without_the_words_of_a_legal_basis_is_refused(new_partnership, basis):
    partnership = new_partnership()
    settings = partnership.folder / "partnership.toml"
    settings.write_text(settings.read_text().replace("# [linkage]\n", f"[linkage]\n{basis}\n"))
    with pytest.raises(SettingsFault, match="does not name its legal basis") as fault:
        _ = Partnership(partnership.folder).settings
    assert "take [linkage] away" in str(fault.value)


@pytest.mark.parametrize("value", ["0.4", "1", "1.5", '"high"', "true"])
def test_a_threshold_that_is_no_probability_is_refused(partnership, with_linkage, value):
    linking = with_linkage(partnership)
    settings = linking.folder / "partnership.toml"
    settings.write_text(settings.read_text() + f"\nlinkage_threshold = {value}\n")
    with pytest.raises(SettingsFault, match="linkage_threshold is a probability"):
        refresh_warehouse(Partnership(linking.folder), INDICATORS, AS_AT)
