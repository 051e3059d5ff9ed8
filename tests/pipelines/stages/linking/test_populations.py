"""The children of an agency, from extracts received one after another: the newest of what is known of each."""

from datetime import date

import polars as pl
import pytest

from pipelines.stages.linking.populations import read_populations
from pipelines.stages.reading.dialect import RFC_4180
from pipelines.stages.submissions import read_submissions

KEY = bytes.fromhex("11" * 32)
HEADER = "child_id,forename,surname,postcode,sex,date_of_birth,episode_type,started_at,ended_at,is_looked_after\n"


@pytest.fixture
def known(new_partnership, deliver, tmp_path):
    """What is known of social care's children after some extracts of missing episodes, by quarter."""

    def known(*extracts: tuple[str, str]) -> pl.DataFrame:
        partnership = new_partnership()
        for quarter, rows in extracts:
            path = tmp_path / f"missing_episodes_{quarter}.csv"
            path.write_text(HEADER + rows)
            (taken,) = deliver(partnership, "childrens_social_care", [path], date(2025, 10, 5))
            assert taken.verdict.startswith("accepted"), taken
        held = list(read_submissions(partnership.validated))
        return read_populations(partnership.landing, held, KEY, lambda _: RFC_4180)["childrens_social_care"]

    return known


def test_a_child_is_known_once_by_the_newest_of_each_detail_that_is_given(known):
    found = known(
        (
            "2025-26-q2",
            "C1,Ada,Clarke,,F,2012-05-04,M,2025-08-01 20:00,,yes\nC2,Ben,Brown,,M,2013-01-02,M,2025-08-02 20:00,,no\n",
        ),
        ("2025-26-q1", "C1,Ada,Brown,CM1 1AA,F,2012-05-04,M,2025-05-01 20:00,2025-05-02 09:00,yes\n"),
    )  # fmt: skip
    ada = found.filter(pl.col("first_name") == "ada").row(0, named=True)
    assert found.height == 2
    assert (ada["last_name"], ada["postcode"], ada["date_of_birth"]) == ("clarke", "CM11AA", date(2012, 5, 4))


def test_holds_pseudonyms_and_no_identifier(known):
    found = known(("2025-26-q2", "C1,Ada,Clarke,,F,2012-05-04,M,2025-08-01 20:00,,yes\n"))
    assert found["child_id"].str.contains("^[0-9a-f]{32}$").all()


def test_a_row_that_is_not_the_row_that_was_accepted_names_nobody(new_partnership, deliver, tmp_path):
    partnership = new_partnership()
    path = tmp_path / "missing_episodes_2025-26-q2.csv"
    path.write_text(f"{HEADER}C1,Ada,Clarke,,F,2012-05-04,M,2025-08-01 20:00,,yes\n")
    deliver(partnership, "childrens_social_care", [path], date(2025, 10, 5))
    ((_, rows),) = held = list(read_submissions(partnership.validated))
    pl.read_parquet(rows).with_columns(birth_month=date(2009, 1, 1)).write_parquet(rows)
    found = read_populations(partnership.landing, held, KEY, lambda _: RFC_4180)
    assert found["childrens_social_care"].is_empty()


def test_a_row_that_another_table_of_a_return_gave_names_nobody(new_partnership, deliver, tmp_path):
    partnership = new_partnership()
    path = tmp_path / "missing_episodes_2025-26-q2.csv"
    path.write_text(f"{HEADER}C1,Ada,Clarke,,F,2012-05-04,M,2025-08-01 20:00,,yes\n")
    deliver(partnership, "childrens_social_care", [path], date(2025, 10, 5))
    ((_, rows),) = held = list(read_submissions(partnership.validated))
    pl.read_parquet(rows).with_columns(source_sheet=pl.lit("another_table.csv")).write_parquet(rows)
    found = read_populations(partnership.landing, held, KEY, lambda _: RFC_4180)
    assert found["childrens_social_care"].is_empty()


def test_nothing_received_is_nobody(tmp_path):
    assert read_populations(tmp_path, [], KEY, lambda _: RFC_4180) == {}
