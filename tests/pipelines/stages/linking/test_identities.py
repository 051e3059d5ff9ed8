"""Who a child is, from a table as agencies write it: tidied to be compared, and a number only as its pseudonym."""

import datetime as dt

import polars as pl
import pytest

from pipelines.stages.linking.identities import numbers_of, read_identities
from pipelines.stages.reading import read_extract

KEY = b"k" * 32


@pytest.fixture
def read(tmp_path):
    def read(text: str) -> pl.DataFrame:
        path = tmp_path / "extract.csv"
        path.write_text(text, encoding="utf-8")
        (table,) = read_extract(path, file_name=path.name)
        return read_identities(table, KEY)

    return read


def test_reads_what_says_who_a_child_is_under_the_headers_that_agencies_use(read):
    found = read(
        "Row,FORENAME(S),Family Name,PersonBirthDate,Gender,Home Postcode\n"
        "1,Zoë-Mae,O'Brien,04/05/2012,b) Female,cm1 1aa\n"
    )
    assert found.drop("nhs_number", "upn").to_dicts() == [
        {
            "row_number": 2, "first_name": "zoemae", "last_name": "obrien", "date_of_birth": dt.date(2012, 5, 4),
            "sex": "F", "postcode": "CM11AA",
        }
    ]  # fmt: skip


def test_takes_the_postcode_from_the_end_of_an_address_over_several_lines(read):
    found = read('first_name,address\nAda,"Flat 7B\nHigh Street\nChelmsford\nCM1 1AA"\nBen,12 Low Street\n')
    assert found["postcode"].to_list() == ["CM11AA", None]


@pytest.mark.parametrize("cell", ["", "Unborn", "BABY", "Not known", "N/K", "-", "test"])
def test_a_word_where_a_name_should_be_names_nobody(read, cell):
    assert read(f"first_name,surname\n{cell},Brown\n")["first_name"].to_list() == [None]


def test_no_fixed_home_is_no_place(read):
    assert read("first_name,postcode\nAda,ZZ99 3VZ\n")["postcode"].to_list() == [None]


def test_a_number_is_kept_as_its_pseudonym_alone(read):
    found = read("first_name,NHS No,UPN\nAda,943 476 5919,A123456789012\nBen,1234567890,none\n")
    assert found["nhs_number"].to_list() == [numbers_of(pl.Series(["9434765919"]), "nhs_number", KEY)[0], None]
    assert found["upn"].to_list() == [numbers_of(pl.Series(["A123456789012"]), "upn", KEY)[0], None]
    assert not {"9434765919", "A123456789012"} & {str(cell) for row in found.rows() for cell in row}


def test_a_pupil_number_given_as_the_identifier_is_one_and_another_identifier_is_none(read):
    found = read("child_id,first_name\nA123456789012,Ada\nP-17,Ben\n")
    assert found["upn"].is_not_null().to_list() == [True, False]


def test_one_number_under_two_keys_or_as_two_kinds_never_meets():
    cells = pl.Series(["A123456789012"])
    other_key = numbers_of(cells, "upn", b"q" * 32)[0]
    assert numbers_of(cells, "upn", KEY)[0] != other_key


def test_a_table_without_names_has_an_identity_for_each_row_all_the_same(read):
    found = read("fruit,colour\npear,green\n")
    assert found.drop("row_number").null_count().row(0) == (1,) * 7
