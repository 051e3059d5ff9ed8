"""Judges a conformed frame by its Pandera model: every fault at once, by row, column and rule, never by value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl
from pandera.errors import SchemaError, SchemaErrors

from pipelines.stages.checking.doubts import schema_in_doubt
from pipelines.stages.conforming.headers import Place, shown
from pipelines.stages.conforming.ledger import Ledger
from schemas.codes import code_list
from schemas.extract import Column, Dataset, Rule
from schemas.faults import Fault, Severity

EARLIEST_INDEX = date(1990, 1, 1)


@dataclass(frozen=True, slots=True)
class Bench:
    """What one validation works on: a frame of one dataset, where its columns stand in the file, and its ledger."""

    dataset: Dataset
    frame: pl.DataFrame
    places: Mapping[str, Place]
    ledger: Ledger

    def place(self, column: str) -> Place:
        """Where a column stands in the sender's file; nowhere, if it was worked out."""
        return self.places.get(column) or Place(-1, self.ledger.sheet, "", column)

    def reject(self, rule: str, column: str, mask: pl.Series) -> None:
        """Note a REJECT at each row of the frame where `mask` is true."""
        for row in self.frame["row_number"].filter(mask.fill_null(value=False)):
            self.ledger.at(rule, Severity.REJECT, self.place(column), row)


def fold_repeats(frame: pl.DataFrame) -> tuple[pl.DataFrame, tuple[int, ...]]:
    """The frame without rows that another says in every column, and the numbers of the rows left out."""
    content = [name for name in frame.columns if name not in ("row_number", "source_sheet")]
    flat = frame.select(pl.col(content)).with_columns(
        pl.col(name).list.eval(pl.element().cast(pl.String)).list.join(";")
        for name in content
        if isinstance(frame.schema[name], pl.List)
    )
    first = flat.select(pl.struct(content).is_first_distinct()).to_series()
    return frame.filter(first), tuple(frame.filter(~first)["row_number"])


def validate(dataset: Dataset, frame: pl.DataFrame, places: Mapping[str, Place], ledger: Ledger) -> None:
    """Judge `frame` (the dataset's columns, `row_number`, `as_at`) by every rule; the faults go to `ledger`.

    A cell that could not be read has its fault already and is given no second one for being blank.
    Raises nothing that quotes a cell.
    """
    bench = Bench(dataset, frame, places, ledger)
    _check_index_date(bench)
    _check_codes(bench)
    _check_key(bench)
    _check_model(bench)


def rejected_rows(faults: Iterable[Fault]) -> frozenset[int]:
    """The rows that cannot be counted safely."""
    return frozenset(fault.row for fault in faults if fault.row is not None and fault.severity is Severity.REJECT)


def _check_index_date(bench: Bench) -> None:
    column = bench.dataset.index
    if bench.dataset.column(column).kind not in ("day", "moment"):
        return
    day = bench.frame[column].cast(pl.Date)
    bench.reject("date_before_1990", column, day < EARLIEST_INDEX)
    bench.reject("after_extract_date", column, day > bench.frame["as_at"])


def _check_codes(bench: Bench) -> None:
    # Labels were resolved against their lists already; this covers what a list or a file's name has set.
    coded = [column for column in bench.dataset.columns if column.code_list and column.name != "district"]
    doubts = bench.frame.select(_outside(column).any().alias(column.name) for column in coded)
    for column in coded:
        if doubts[column.name].item():
            bench.reject("code_outside_list", column.name, bench.frame.select(_outside(column)).to_series())


def _outside(column: Column) -> pl.Expr:
    codes = list(code_list(str(column.code_list)).codes)
    if column.kind == "codes":
        return pl.col(column.name).list.eval(~pl.element().is_in(codes)).list.any()
    return ~pl.col(column.name).is_in(codes)


def _check_key(bench: Bench) -> None:
    # A key with a blank identifies nothing: where the model allows the blank, only the model can judge the row.
    dataset = bench.dataset
    stand_in = {dataset.index: dataset.index_otherwise}
    key = bench.frame.select(
        pl.coalesce(name, stand_in[name]).alias(name) if stand_in.get(name) else pl.col(name) for name in dataset.key
    )
    complete = key.select(pl.all_horizontal(pl.all().is_not_null())).to_series()
    dated = dataset.index if dataset.index in dataset.key else dataset.key[0]
    bench.reject("duplicate_key", dated, key.is_duplicated() & complete)


def _check_model(bench: Bench) -> None:
    rules = {rule.id: rule for rule in bench.dataset.rules}
    numbers = bench.frame["row_number"].to_list()
    whole: set[str] = set()
    for check, column, position in _failures(bench):
        rule = rules.get(check)
        if position is None or (rule is None and check != "not_nullable"):
            whole.add("rule_not_run")
        elif rule is None:
            _note_blank(bench, column, numbers[position], whole)
        elif rule.whole_extract:
            whole.add(rule.id)
        else:
            bench.ledger.faults.append(_fault_of(bench, rule, numbers[position]))
    for name in sorted(whole):
        _note_whole(bench, name, rules.get(name))


def _failures(bench: Bench) -> list[tuple[str, str, int | None]]:
    try:
        schema = schema_in_doubt(bench.dataset, bench.frame)
        if schema is not None:
            schema.validate(bench.frame, lazy=True)
    except SchemaErrors as errors:
        # These cases hold the failing cells: only rule, column and row leave this block.
        cases = errors.failure_cases.select("check", "column", pl.col("index").cast(pl.Int64))
        return list(cases.unique(maintain_order=True).iter_rows())
    except (SchemaError, pl.exceptions.PolarsError):
        return [("rule_not_run", "", None)]
    return []


def _note_blank(bench: Bench, column: str, row: int, whole: set[str]) -> None:
    if column not in bench.places:
        if bench.dataset.column(column).set_on_loading:
            whole.add(f"missing_column {column}")
        return
    if (row, column) not in bench.ledger.faulted:
        bench.ledger.at("blank", Severity.REJECT, bench.place(column), row)


def _note_whole(bench: Bench, name: str, rule: Rule | None) -> None:
    if rule:
        bench.ledger.faults.append(_fault_of(bench, rule, None))
    else:
        said, _, column = name.partition(" ")
        bench.ledger.whole(said, Severity.REJECT, bench.place(column) if column else None)


def _fault_of(bench: Bench, rule: Rule, row: int | None) -> Fault:
    place = bench.place(rule.columns[0]) if rule.columns else Place(-1, bench.ledger.sheet, "")
    return Fault(
        rule.severity,
        rule.id,
        rule.says,
        rule.fix,
        sheet=place.sheet,
        row=row,
        column=place.column,
        header=shown(place.header),
        letter=place.letter if place.position >= 0 else None,
    )
