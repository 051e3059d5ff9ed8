"""Identifiers stay text; what a spreadsheet did to them is undone and said; a child's goes no further than its hash."""

import hashlib
import hmac

import polars as pl
import pytest

from pipelines.stages.conforming.identifiers import is_total, read_identifiers, without_nobody
from pipelines.stages.conforming.ledger import Reading
from pipelines.stages.conforming.pseudonyms import key_name, pseudonymise

KEY = b"k" * 32


def read(*cells: str | None) -> Reading:
    return read_identifiers(pl.Series(cells, dtype=pl.String))


def rules(reading: Reading) -> set[str]:
    return {note.rule for note in reading.notes if note.mask.any()}


def test_keeps_leading_zeros_and_long_digits():
    assert read("000123", "9007199254740993").values.to_list() == ["000123", "9007199254740993"]


def test_makes_case_and_spaces_one():
    assert read(" a1 ").values.to_list() == ["A1"]


@pytest.mark.parametrize(
    ("cell", "value", "rule"),
    [
        ("123.0", "123", "identifier_decimal"),
        ("1E5", "1E5", "identifier_scientific"),
        ("\u00a0A1\u200b", "A1", "invisible_characters"),
        ("#N/A", None, "missing_marker"),
    ],
)
def test_says_what_a_spreadsheet_did(cell, value, rule):
    assert read(cell).values.to_list() == [value]
    assert rule in rules(read(cell))


def test_an_identifier_may_begin_with_a_hash_sign():
    assert read("#1").values.to_list() == ["#1"]


@pytest.mark.parametrize("cell", ["TEST", "0", "XXX"])
def test_a_word_for_nobody_identifies_nobody(cell):
    assert without_nobody(pl.Series([cell])).values.to_list() == [None]


def test_knows_a_total_from_an_identifier():
    assert is_total(pl.Series(["TOTAL", "T1", None])).to_list() == [True, False, False]


def test_a_pseudonym_is_the_keyed_hash_and_nothing_else():
    message = b"golden-thread/child/1\x00police\x00A1"
    expected = hmac.new(KEY, message, hashlib.sha256).hexdigest()[:32]
    assert pseudonymise(pl.Series(["A1", None, "A1"]), KEY, "police").to_list() == [expected, None, expected]


def test_pseudonyms_of_two_agencies_never_meet_by_chance():
    ids = pl.Series(["A1"])
    assert pseudonymise(ids, KEY, "police").to_list() != pseudonymise(ids, KEY, "health").to_list()


def test_the_name_of_a_key_differs_by_key_and_gives_nothing_away():
    assert key_name(KEY) != key_name(b"x" * 32)
    assert key_name(KEY) not in KEY.hex()
