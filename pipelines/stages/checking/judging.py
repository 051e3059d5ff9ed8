"""Judges one conformed part: its days, its rows, and whether it goes in."""

from collections.abc import Iterable, Sequence
from datetime import date

import polars as pl

from indicators.periods import Quarter
from pipelines.stages.checking.checked import CheckedPart, in_order
from pipelines.stages.checking.context import Context
from pipelines.stages.checking.validation import fold_repeats, rejected_rows, validate
from pipelines.stages.conforming.coverage import Named, first_day_covered
from pipelines.stages.conforming.finishing import finish, index_day, note_ages
from pipelines.stages.conforming.headers import Place
from pipelines.stages.conforming.ledger import WHOLE_EXTRACT_RULES, fault_of
from pipelines.stages.conforming.left_over import dropped_columns
from pipelines.stages.conforming.table import Conformed
from schemas.extract import Dataset, Part
from schemas.faults import Fault, Severity


def newest_day(conformed: Conformed, received_on: date) -> date | None:
    """The newest day in the dates of a table, births apart, that is not after the day of receipt."""
    days: list[date] = []
    for column in conformed.recognised.dataset.columns:
        if column.kind in ("day", "moment") and column.name != "date_of_birth":
            past = conformed.frame[column.name].cast(pl.Date).drop_nulls()
            past = past.filter(past <= received_on)
            days += [past.max()] if len(past) else []  # type: ignore[list-item]
    return max(days, default=None)


def judge_part(conformed: Conformed, named: Named, as_at: date, context: Context, *, is_nil: bool) -> CheckedPart:
    """Every fault of one part, its days, and the rows that may go in."""
    dataset, part, ledger = conformed.recognised.dataset, conformed.recognised.part, conformed.ledger
    frame = conformed.frame.with_columns(pl.lit(as_at).alias("as_at"))
    frame = _without(frame, conformed.totals)
    covers_from = min(first_day_covered(named, as_at, part.window_months, _earliest_index(frame, dataset)), as_at)
    frame = _judge_rows(conformed, frame)
    _note_days_outside(conformed, _without(frame, rejected_rows(ledger.faults)), covers_from)
    if conformed.is_empty and not is_nil:
        ledger.whole("nil_return", Severity.QUERY)
    rejected = rejected_rows(ledger.faults)
    kept = _without(frame, rejected)
    return CheckedPart(
        dataset=dataset,
        part=part,
        sheet=ledger.sheet,
        rows=finish(kept, dataset, ledger.sheet),
        faults=in_order(ledger.faults),
        tidied=tuple(sorted(ledger.tidied, key=lambda one: (len(one.letter or ""), one.letter or "", one.kind))),
        as_at=as_at,
        as_at_source="file name" if named.as_at else "content",
        covers_from=covers_from,
        covers_to=as_at,
        version=named.version,
        rows_read=len(ledger.row_numbers),
        rows_rejected=len(rejected),
        is_accepted=share_is_allowed(ledger.faults, len(ledger.row_numbers), context)
        and (is_nil or not conformed.is_empty),
        dropped=dropped_columns(
            (place for place in conformed.recognised.left_over if place.header.strip()),
            are_headers=conformed.recognised.has_headers,
        ),
    )


def _judge_rows(conformed: Conformed, frame: pl.DataFrame) -> pl.DataFrame:
    dataset, places, ledger = conformed.recognised.dataset, conformed.recognised.found, conformed.ledger
    kept, folded = fold_repeats(frame)
    ledger.tidy("identical_rows_folded", Place(-1, ledger.sheet, ""), ledger.row_numbers.is_in(list(folded)))
    validate(dataset, kept, places, ledger)
    # A rejected row has its reason; what else is odd about it may only be the same slip.
    sound = _without(kept, rejected_rows(ledger.faults))
    note_ages(sound, dataset, places.get("date_of_birth"), ledger)
    return kept


def _without(frame: pl.DataFrame, rows: frozenset[int]) -> pl.DataFrame:
    return frame.filter(~pl.col("row_number").is_in(list(rows))) if rows else frame


def share_is_allowed(faults: Iterable[Fault], rows: int, context: Context) -> bool:
    """Whether no fault refuses a table of that many rows whole, and few enough of its rows are refused."""
    rejects = [fault for fault in faults if fault.severity is Severity.REJECT]
    if any(fault.row is None or fault.rule in WHOLE_EXTRACT_RULES for fault in rejects):
        return False
    allowed = float(context.settings["rejected_rows_allowed_percent"].value)
    return len(rejected_rows(rejects)) * 100 <= allowed * max(rows, 1)


def faults_of_the_days(parts: Sequence[CheckedPart], named: Named, context: Context) -> tuple[Fault, ...]:
    """Queries about the extract date, which all parts of a file share: one for the file."""
    found = []
    if named.as_at is not None and named.as_at > context.received_on:
        found.append(fault_of("extract_date_after_receipt", Severity.QUERY))
    tolerance = int(context.settings["snapshot_tolerance_days"].value)
    if any(_stands_for_a_quarter_end(part) and _days_from_quarter_end(part.as_at) > tolerance for part in parts):
        found.append(fault_of("far_from_quarter_end", Severity.QUERY))
    return tuple(found)


def _stands_for_a_quarter_end(part: CheckedPart) -> bool:
    return part.dataset.every == "quarter" and part.dataset.end is not None and part.rows_read > 0


def _note_days_outside(conformed: Conformed, frame: pl.DataFrame, covers_from: date) -> None:
    dataset, part, ledger = conformed.recognised.dataset, conformed.recognised.part, conformed.ledger
    place = conformed.recognised.found.get(dataset.index)
    if place is not None and _is_dated(dataset):
        for row in frame.filter(_is_outside(dataset, part, covers_from))["row_number"]:
            ledger.at("outside_coverage", Severity.QUERY, place, row)


def _is_outside(dataset: Dataset, part: Part, covers_from: date) -> pl.Expr:
    # An event belongs to its date, an ended episode to its end, an open one to the newest coverage.
    if part.covers == "events":
        belongs_to = index_day(dataset)
    elif dataset.end:
        belongs_to = pl.col(dataset.end).cast(pl.Date)
    else:
        return pl.lit(value=False)
    return (belongs_to < covers_from).fill_null(value=False)


def _earliest_index(frame: pl.DataFrame, dataset: Dataset) -> date | None:
    if not _is_dated(dataset):
        return None
    earliest = frame.select(index_day(dataset).min()).item()
    return earliest if isinstance(earliest, date) else None


def _is_dated(dataset: Dataset) -> bool:
    return dataset.column(dataset.index).kind in ("day", "moment")


def _days_from_quarter_end(day: date) -> int:
    quarter = Quarter.containing(day)
    return min((quarter.end - day).days, (day - quarter.back(1).end).days)
