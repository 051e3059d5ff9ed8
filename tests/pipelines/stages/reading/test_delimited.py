"""Delimited files: the grammar, the dialect, the header."""

import csv
import io
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.stages.reading import RFC_4180, Dialect, delimited, read_extract
from pipelines.stages.reading.delimited import read_delimited
from pipelines.stages.reading.table import TextTable
from schemas.faults import Severity, UnreadableExtract


def read(text: str | bytes, dialect: Dialect = RFC_4180) -> TextTable:
    return read_delimited(text.encode() if isinstance(text, str) else text, dialect)


def refusal(text: str | bytes, dialect: Dialect = RFC_4180) -> tuple[str, int | None]:
    with pytest.raises(UnreadableExtract) as raised:
        read(text, dialect)
    return raised.value.fault.rule, raised.value.fault.row


def test_keeps_the_senders_row_numbers_past_blank_rows() -> None:
    table = read("a,b\n\n1,2\n,\n3,4\n\n")
    assert table.rows.rows() == [(3, "1", "2"), (5, "3", "4")]


def test_a_blank_cell_is_null_whether_quoted_or_not() -> None:
    assert read('a,b,c\n1,"", \n').rows.rows() == [(2, "1", None, None)]


def test_accepts_a_last_line_without_an_ending_when_it_is_whole() -> None:
    assert read("a,b\n1,2").height == 1
    assert refusal("a,b\n1,2\n3") == ("ragged_row", 3)


def test_refuses_a_file_that_ends_inside_a_quote() -> None:
    assert refusal('a,b\n1,"2\n3,4\n') == ("unclosed_quote", 2)


@pytest.mark.parametrize("row", ['O"Brien,1', '"a"b,1', ' "a",1', 'a",1', '"a" ,1'])
def test_refuses_a_quote_that_is_not_at_the_edge_of_its_cell(row: str) -> None:
    assert refusal(f"a,b\nx,y\n{row}\n") == ("stray_quote", 3)


def test_a_lost_comma_cannot_hide_inside_the_next_quoted_cell() -> None:
    """Python's strict reader finds the right number of cells here, with the wrong contents."""
    text = 'a,b,c,d\n1,two"3,3",4\n'
    assert [len(row) for row in csv.reader(io.StringIO(text), strict=True)] == [4, 4]
    assert refusal(text) == ("stray_quote", 2)


def test_tells_the_line_of_a_text_editor_where_it_differs_from_the_row() -> None:
    with pytest.raises(UnreadableExtract) as raised:
        read('a,b\n"1\n\n1",2\n3\n')
    assert raised.value.fault.row == 3
    assert "Line 5" in raised.value.fault.says


@pytest.mark.parametrize("text", ["a,b\r\n1,2\n", 'a,b\r\n"1",2\n3,4\r\n', "a,b\n1,2\r3,4\n"])
def test_refuses_lines_that_end_in_more_than_one_way(text: str) -> None:
    assert refusal(text)[0] == "mixed_line_endings"


def test_line_breaks_inside_quoted_cells_may_be_of_any_kind() -> None:
    assert read('a,b\r\n"1\n2\r3",4\r\n').rows.rows() == [(2, "1\n2\r3", "4")]


def test_carriage_returns_alone_end_lines_only_where_declared() -> None:
    assert refusal("a,b\r1,2\r") == ("wrong_line_endings", None)
    assert refusal('a,b\r"1",2\r')[0] == "wrong_line_endings"
    assert read("a,b\r1,2\r", Dialect(line_endings=("\r",))).rows.rows() == [(2, "1", "2")]


def test_another_delimiter_is_read_only_where_declared() -> None:
    assert refusal("a;b\n1;2\n") == ("wrong_delimiter", 1)
    assert read("a;b\n1;2\n", Dialect(delimiter=";")).headers == ("a", "b")
    assert read('a|b\n"1|1"|2\n', Dialect(delimiter="|")).rows.rows() == [(2, "1|1", "2")]


def test_another_encoding_is_read_only_where_declared() -> None:
    content = "name,n\nZoë,1\n".encode("cp1252")
    assert refusal(content) == ("wrong_encoding", 2)
    assert read(content, Dialect(encoding="cp1252")).rows.rows() == [(2, "Zoë", "1")]
    assert refusal(b"name,n\n\x81,1\n", Dialect(encoding="cp1252"))[0] == "wrong_encoding"
    assert refusal("a,b\n1,2\n".encode("utf-32"))[0] == "wrong_encoding"
    assert refusal("a,b\n1,2\n".encode("utf-16")[:-1])[0] == "wrong_encoding"


@pytest.mark.parametrize(
    ("text", "header_row"),
    [
        ("Children missing\n\nid,n\n1,2\n", 3),
        ("Children missing,\nid,n\n1,2\n", 2),
        ('"Children missing, quarter 2"\nid,n\n1,2\n', 2),
        ("\n\nid,n\n1,2\n", 3),
    ],
)
def test_finds_the_header_below_a_title_and_blank_rows(text: str, header_row: int) -> None:
    table = read(text)
    assert (table.header_row, table.headers) == (header_row, ("id", "n"))
    assert table.rows.rows() == [(header_row + 1, "1", "2")]


@pytest.mark.parametrize("text", ["id\n1\n2,3\n4,5\n", "title\nid,\n1,2\n", "title\nid,id\n1,2\n"])
def test_never_takes_a_row_for_the_header_that_may_be_something_else(text: str) -> None:
    assert refusal(text)[0] == "ragged_row"


def test_skips_lines_above_the_header_only_where_declared() -> None:
    text = "Return,2025\nPeriod,Q1,x\nid,n\n1,2\n"
    assert refusal(text) == ("ragged_row", 2)
    for quoted in (text, text.replace("1,2", '"1",2')):
        assert read(quoted, Dialect(skip_lines=2)).rows.rows() == [(4, "1", "2")]


def test_refuses_too_many_columns_and_too_long_a_cell() -> None:
    assert refusal(",".join(f"c{n}" for n in range(1001)) + "\n")[0] == "too_many_columns"
    assert refusal("a,b\n1,2\n" + "," * 1_000_000 + "\n") == ("too_many_columns", 3)
    for quoted in ("1", '"1"'):
        assert refusal(f"a,b\n{quoted},2\n3," + "x" * 131_073 + "\n") == ("cell_too_long", 3)
    assert read("a,b\n3," + "x" * 131_072 + "\n").height == 1


def test_asks_about_a_table_that_stops_at_a_spreadsheets_last_row() -> None:
    whole = "a\n" + "1\n" * 65_535
    (fault,) = read(whole).faults
    assert (fault.rule, fault.severity) == ("row_limit_reached", Severity.QUERY)
    assert read(whole + "1\n").faults == ()


def test_no_refusal_quotes_a_cell() -> None:
    canary = "Zanzibar7"
    hostile = [
        f'a,b\n{canary},"{canary}\n',
        f'a,b\n{canary},{canary}"{canary}\n',
        f"a,b\n{canary}\n",
        f"{canary},{canary}\n1,2\n",
        f"{canary},\n1,2\n",
        f"a,b\n{canary},\0\n",
        f"a;{canary}\n1;2\n",
        f"a,b\n1,{canary}{'x' * 131_073}\n",
    ]
    for text in hostile:
        with pytest.raises(UnreadableExtract) as raised:
            read(text)
        assert canary not in repr(raised.value.fault) + str(raised.value)
        assert raised.value.__cause__ is None
        assert raised.value.__context__ is None


def test_reads_every_return_of_others_as_a_second_reader_does(shared: Path) -> None:
    compared = 0
    for path in sorted((shared / "data").glob("[!t]*/**/*.csv")):
        (table,) = read_extract(path, file_name=path.name)
        with path.open(encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
        assert list(table.headers) == header, path.name
        assert [list(row) for row in table.rows.drop("row_number").rows()] == expected(rows), path.name
        compared += 1
    assert compared > 60


CELL = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)
PLAIN = st.text(st.characters(exclude_characters='\0",\r\n', exclude_categories=["Cs"]), max_size=8)


def tables(cell: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str]]]:
    return st.integers(2, 4).flatmap(lambda width: st.lists(st.lists(cell, min_size=width, max_size=width), max_size=6))


def written(rows: list[list[str]], ending: str, is_quoted: bool) -> bytes:
    """RFC 4180: a cell with a comma, a quotation mark or a line break is quoted (Python's writer forgets one)."""
    header = [f"column {at}" for at in range(len(rows[0]) if rows else 2)]
    return "".join(",".join(quoted(cell, is_quoted) for cell in row) + ending for row in [header, *rows]).encode()


def quoted(cell: str, is_quoted: bool) -> str:
    return '"' + cell.replace('"', '""') + '"' if is_quoted or set(cell) & set(',"\r\n') else cell


def expected(rows: list[list[str]]) -> list[list[str | None]]:
    nulled = [[cell if cell.strip(" \t") else None for cell in row] for row in rows]
    return [row for row in nulled if any(row)]


@given(rows=tables(CELL), ending=st.sampled_from(["\n", "\r\n"]), is_quoted=st.booleans())
@settings(max_examples=300, deadline=None)
def test_reads_back_any_table_written_by_the_standard(rows: list[list[str]], ending: str, is_quoted: bool) -> None:
    table = read(written(rows, ending, is_quoted))
    assert [list(row) for row in table.rows.drop("row_number").rows()] == expected(rows)


@given(rows=tables(PLAIN), ending=st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=200, deadline=None)
def test_the_fast_way_and_the_grammar_give_the_same_table(rows: list[list[str]], ending: str) -> None:
    text = ending.join(",".join(row) for row in [["a", "b", "c", "d"][: len(rows[0]) if rows else 2], *rows])
    fast, exact = read(text), delimited._read_by_grammar(text, RFC_4180)
    assert (fast.headers, fast.header_row) == (exact.headers, exact.header_row)
    assert fast.rows.equals(exact.rows)
    assert fast.rows.schema == exact.rows.schema


@given(content=st.one_of(st.binary(max_size=60), st.text(alphabet='a1",;\n\r\t \0é', max_size=60).map(str.encode)))
@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_give_a_table_or_a_refusal_and_nothing_else(content: bytes) -> None:
    try:
        table = read(content)
    except UnreadableExtract:
        pass
    else:
        assert table.rows.width == len(table.headers) + 1
        assert all(kind == pl.String for kind in table.rows.drop("row_number").dtypes)
