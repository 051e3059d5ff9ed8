"""A partnership's own indicators stand beside the release's, under one contract and under names of their own."""

import shutil
from pathlib import Path

import pytest

from indicators.catalogue import LIBRARY, catalogue, library
from indicators.contract import breaches
from indicators.definition import IndicatorFault

OWN = "referrals_from_health_services_count"
PROMISES = Path("sample_data/second_partnership/indicators/our_promises")


@pytest.fixture
def own(root: Path, tmp_path: Path) -> Path:
    """A folder of local indicators that holds one."""
    folder = tmp_path / "indicators"
    (folder / "our_promises").mkdir(parents=True)
    for ending in ("toml", "sql"):
        shutil.copyfile(root / PROMISES / f"{OWN}.{ending}", folder / "our_promises" / f"{OWN}.{ending}")
    return folder


def change(folder: Path, ending: str, old: str, new: str) -> None:
    """Write one thing in the local indicator otherwise."""
    path = folder / "our_promises" / f"{OWN}.{ending}"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_local_indicators_come_after_the_releases_and_are_marked(own: Path) -> None:
    found = catalogue([own])
    assert found[:-1] == library()
    assert (found[-1].id, found[-1].theme, found[-1].is_local) == (OWN, "our_promises", True)
    assert not any(one.is_local for one in library())


def test_the_second_partnership_has_two_that_keep_to_the_contract(root: Path) -> None:
    local = [one for one in catalogue([root / PROMISES.parent]) if one.is_local]
    assert [one.id for one in local] == ["core_groups_held_within_10_working_days_percent", OWN]
    assert [breaches(one) for one in local] == [(), ()]


def test_a_local_indicator_cannot_take_the_name_of_one_of_the_release(own: Path) -> None:
    for ending in ("toml", "sql"):
        theirs = LIBRARY / "front_door" / f"referrals_received_rate.{ending}"
        shutil.copyfile(theirs, own / "our_promises" / f"referrals_received_rate.{ending}")
    with pytest.raises(IndicatorFault, match=r"our_promises/referrals_received_rate has the name .* of the release"):
        catalogue([own])


def test_two_local_indicators_cannot_share_a_name(own: Path) -> None:
    shutil.copytree(own / "our_promises", own / "other_promises")
    with pytest.raises(IndicatorFault, match="the name of another local indicator"):
        catalogue([own])


@pytest.mark.parametrize("field", ['id = "mine"', 'theme = "front_door"', "is_local = false"])
def test_what_the_place_of_a_file_says_is_not_written_in_it(own: Path, field: str) -> None:
    change(own, "toml", 'unit = "count"', f'unit = "count"\n{field}')
    with pytest.raises(IndicatorFault, match="which its place says already"):
        catalogue([own])


@pytest.mark.parametrize(
    ("ending", "old", "new", "says"),
    [
        ("toml", "Referrals made by", "Better outcomes of", "promises"),
        ("toml", "Two of the county's", "{no_such_setting} of the county's", "a setting that does not exist"),
        ("toml", "other health services.", "other health services", "full stop"),
        ("toml", '["source_code", ', "[", "must list case_id, counted_on, its breakdowns"),
        ("toml", '"source_code"', '"shoe_size"', "a column that its datasets do not hold"),
        ("toml", ', "district"]', "]", "breaks down by district"),
        ("sql", "-- One row per", "-- Rows of", "does not begin with the grain"),
        ("sql", "childrens_social_care.referrals as", "childrens_social_care.letters as", "no dataset that exists"),
        ("sql", "and referrals.source_code in", "and referrals.source_code::text in", "DuckDB alone"),
        ("sql", "referrals.record_id as", "row_number() over (order by referrals.child_id) as", "an order with ties"),
        ("sql", "as referrals\nwhere", "as referrals\ncross join local.standards as standards\nwhere\n"
            "    standards.icpc_working_days > 1 and", "a setting that its words do not say"),
    ],
)  # fmt: skip
def test_a_clause_that_a_local_indicator_breaks_is_told_with_what_to_do(
    own: Path, ending: str, old: str, new: str, says: str
) -> None:
    change(own, ending, old, new)
    with pytest.raises(IndicatorFault, match=f"our_promises/{OWN} cannot be counted yet: .*{says}"):
        catalogue([own])


def test_a_local_indicator_is_named_by_its_unit(own: Path) -> None:
    for path in sorted((own / "our_promises").iterdir()):
        path.rename(path.with_stem("referrals_from_health"))
    with pytest.raises(IndicatorFault, match="does not end with its unit"):
        catalogue([own])


def test_a_definition_without_its_sql_is_told(own: Path) -> None:
    (own / "our_promises" / f"{OWN}.sql").unlink()
    with pytest.raises(IndicatorFault, match="Write the SQL that lists its cases"):
        catalogue([own])
