"""Which files of a sender make one return together."""

from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from pipelines.stages.joining.companions import Known, companions_of, files_in_the_folder, rest_of_name
from pipelines.stages.receiving.landing import Landed

WANTED = ("r/header", "r/uasc")


def known(arrival, name, day=0, table=None, rows=5, supplier="", agency="care"):
    received = date(2025, 4, 16) + timedelta(days=day)
    landed = Landed(f"{arrival:064}", Path("landed"), agency, supplier, name, received, arrival)
    return Known(landed, {f"r/{table or name.split('.')[0]}": rows})


def chosen(file, *others):
    return [one.arrival for one in companions_of(file, WANTED, others)]


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("header.csv", ""),
        ("Header_v2.csv", ""),
        ("2025_spring_header.csv", "2025 spring"),
        ("SSDA903-2025-03-31-header-v12.CSV", "ssda903 2025 03 31"),
        ("header_nil.csv", ""),
        ("Export1.csv", None),
    ],
)
def test_a_file_is_named_by_what_is_left_without_table_and_version(name, rest):
    assert rest_of_name(name, ["header"]) == rest


def test_takes_the_tables_of_the_same_name():
    episodes = known(1, "2025_episodes.csv", table="episodes")
    found = chosen(episodes, known(2, "2024_header.csv", table="header"), known(3, "2025_header.csv", table="header"))
    assert found == [3]


def test_takes_no_file_of_another_agency_or_supplier():
    episodes = known(1, "episodes.csv", supplier="north")
    assert chosen(episodes, known(2, "header.csv"), known(3, "header.csv", supplier="north", agency="police")) == []


def test_takes_the_newest_version_of_a_table_in_whatever_order_they_came():
    episodes = known(2, "episodes.csv")
    for first, second in permutations((1, 3)):
        versions = known(first, "header.csv"), known(second, "header_v2.csv", table="header")
        assert chosen(episodes, *versions) == [second]
    assert chosen(episodes, known(1, "header.csv"), known(3, "header.csv", day=5)) == [3]


def test_each_years_return_keeps_its_own_tables():
    first, second = known(1, "episodes.csv"), known(3, "episodes.csv", day=365)
    headers = known(2, "header.csv"), known(4, "header.csv", day=364)
    assert chosen(first, second, *headers) == [2]
    assert chosen(second, first, *headers) == [4]


def test_last_years_table_is_not_taken_for_this_years_unless_it_is_empty():
    episodes = known(2, "episodes.csv", day=365)
    assert chosen(episodes, known(1, "header.csv")) == []
    assert chosen(episodes, known(1, "uasc.csv", rows=0)) == [1]


def test_a_corrected_leading_file_is_read_with_the_tables_of_the_first():
    first, second = known(1, "episodes.csv"), known(3, "episodes_v2.csv", day=4, table="episodes")
    header = known(2, "header.csv")
    assert chosen(second, first, header) == [2]
    assert chosen(first, second, header) == [2]


def test_a_name_without_its_table_goes_by_the_day_alone():
    episodes = known(1, "Export (1).csv", table="episodes")
    assert chosen(episodes, known(2, "Export (2).csv", table="header")) == [2]


def test_finds_the_files_of_a_return_in_a_folder(tmp_path):
    names = ("episodes.csv", "header.csv", "header_v2.csv", "uasc.csv", "2024_uasc.csv", "notes.txt")
    for name in names:
        (tmp_path / name).touch()
    found = files_in_the_folder(tmp_path / "episodes.csv", ["episodes", "header", "uasc"])
    assert [one.name for one in found] == ["header.csv", "uasc.csv", "header_v2.csv"]
