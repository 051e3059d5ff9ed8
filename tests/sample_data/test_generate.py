"""The invented files: the same everywhere, quick to make, in order of receipt."""

from datetime import date
from pathlib import Path, PurePath

import pytest

from indicators.periods import Quarter
from pipelines.commands.catalogues import sample_names
from sample_data.days import received
from sample_data.generate import AS_AT, QUARTER, generate
from schemas.catalogue import datasets


def test_gives_the_same_bytes_in_any_folder(supply, tmp_path: Path):
    again = generate(tmp_path)
    assert [one.path.relative_to(tmp_path) for one in again] == [
        one.path.relative_to(supply.folder) for one in supply.deliveries
    ]
    differing = [
        one.file_name
        for one, other in zip(supply.deliveries, again, strict=True)
        if one.path.read_bytes() != other.path.read_bytes()
    ]
    assert differing == []


def test_is_made_in_seconds_and_kept_in_tens_of_megabytes(supply):
    assert supply.seconds < 30
    assert 10_000_000 < sum(one.path.stat().st_size for one in supply.deliveries) < 60_000_000


def test_lists_files_in_order_of_receipt_and_each_of_them_exists(supply):
    days = [one.received_on for one in supply.deliveries]
    assert days == sorted(days)
    assert Quarter.parse(QUARTER).end < days[-1] < AS_AT
    assert all(one.path.is_file() and one.path.name == one.file_name for one in supply.deliveries)


def test_supplies_every_dataset_of_the_release(supply):
    datasets = {(one.agency.split("/")[0], one.file_name.split("_20")[0]) for one in supply.deliveries}
    assert {name for agency, name in datasets if agency == "childrens_social_care"} == {
        *(f"list_{number}" for number in range(2, 9)),
        "annex_a",
        "missing_episodes",
        "lado_allegations",
        "complaints",
    }
    assert {agency for agency, _ in datasets} == {
        "childrens_social_care",
        "police",
        "health",
        "education",
        "youth_justice",
        "housing",
        "adult_social_care",
        "probation",
        "voluntary_sector",
        "partnership",
        "cdop",
        "ons",
        "dfe",
    }


def test_the_police_missed_one_quarter_and_one_trust_was_late(supply):
    police = {one.file_name for one in supply.deliveries if one.agency == "police"}
    assert "vulnerability_notifications_2023-24-q1.csv" in police
    assert not any("2023-24-q2" in name for name in police)
    latest = [one for one in supply.deliveries if one.file_name.endswith("2025-04-01_to_2025-09-30.csv")]
    arrived = {one.agency: one.received_on for one in latest}
    due = received(date(2025, 9, 30).toordinal(), 15)
    assert arrived["health/community_trust"] <= due == date(2025, 10, 21) < arrived["health/acute_trust"]


def test_one_file_is_sent_twice_with_the_same_bytes(supply):
    twice = [one for one in supply.deliveries if one.file_name == "list_8_2024-12-31.csv"]
    assert len(twice) == 2
    assert twice[0].path.read_bytes() == twice[1].path.read_bytes()


def test_the_corrected_referrals_of_the_latest_quarter_hold_rows_that_the_workbook_left_out(supply):
    from python_calamine import CalamineWorkbook

    found = {one.file_name: one.path for one in supply.deliveries}
    sheets = CalamineWorkbook.from_path(str(found["annex_a_2025-09-30.xlsx"]))
    assert sheets.sheet_names == [f"List {number}" for number in range(1, 12)]
    supplied = len(sheets.get_sheet_by_name("List 3").to_python()) - 1
    corrected = len(found["list_3_2025-09-30_v2.csv"].read_text(encoding="utf-8").splitlines()) - 1
    assert 15 <= corrected - supplied <= 80


def test_delivers_every_static_sample_as_it_stands_and_last(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("sample_data.generate.all_extracts", lambda world: [])
    monkeypatch.setattr("sample_data.generate.make_world", lambda: None)
    monkeypatch.setattr("sample_data.generate.plant", lambda extracts: None)
    sample = tmp_path / "samples" / "housing" / "moves_2025-26-q2.csv"
    sample.parent.mkdir(parents=True)
    sample.write_bytes(b"move_id\r\nM1\r\n")
    (sample.parent / "notes.txt").write_text("Not a sample.", encoding="utf-8")
    (one,) = generate(tmp_path / "out", tmp_path / "samples")
    assert (one.received_on, one.agency, one.file_name) == (AS_AT, "housing", "moves_2025-26-q2.csv")
    assert one.path.read_bytes() == sample.read_bytes()


@pytest.mark.parametrize("dataset", datasets(), ids=lambda one: one.id)
def test_the_partnership_sends_a_sample_of_every_dataset_named_as_the_catalogue_says(supply, dataset):
    sent = [PurePath(one.file_name) for one in supply.deliveries if one.agency.split("/")[0] == dataset.agency]
    assert all(any(name.match(pattern) for name in sent) for pattern in sample_names(dataset))
