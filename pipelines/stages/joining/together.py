"""One national return checked as a whole: its tables read, joined and judged, each fault told where it was sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from pipelines.stages.checking.checked import CheckedPart, ReadWith, in_order
from pipelines.stages.checking.context import Context
from pipelines.stages.checking.judging import judge_part, share_is_allowed
from pipelines.stages.checking.validation import rejected_rows
from pipelines.stages.conforming.coverage import Named, read_name, says_nil
from pipelines.stages.conforming.ledger import Ledger, fault_of, sentences
from pipelines.stages.conforming.left_over import Dropped, dropped_columns
from pipelines.stages.conforming.recognising import Recognised, match_headers
from pipelines.stages.conforming.table import DTYPES, Conformed, conform, set_for_the_list
from pipelines.stages.joining.declaring import Days, Join, NationalReturn
from pipelines.stages.joining.finding import Sent, joins_led_by
from pipelines.stages.joining.joined import Joined
from schemas.catalogue import dataset
from schemas.extract import Part
from schemas.faults import Fault, Severity


@dataclass(frozen=True, slots=True)
class CheckedReturn:
    """What checking the tables of one return gives."""

    parts: tuple[CheckedPart, ...]
    faults: tuple[Fault, ...]
    read_with: tuple[ReadWith, ...]


def check_return(sent: Sequence[Sent], beside: Sequence[Sent], file_name: str, context: Context) -> CheckedReturn:
    """Check the tables of a file (`sent`, all of one return) with those that complete them (`beside`)."""
    of, named = sent[0].of, read_name(file_name)
    by_name = {one.declared.name: one for one in (*beside, *sent)}
    own = {one.declared.name for one in sent}
    if len(own) < len(sent):
        return CheckedReturn((), (fault_of("table_twice", Severity.REJECT),), ())
    joins = joins_led_by(of, own)
    faults = tuple(dict.fromkeys(fault for join in joins for fault in _asked_for(of, join, by_name)))
    ready = [join for join in joins if {join.lead, *join.needs} <= by_name.keys()]
    parts = _Bench(of, by_name, named, context).judge(ready) if ready else ()
    return CheckedReturn(parts, faults, _read_with(of, by_name, own, joins))


def _asked_for(of: NationalReturn, join: Join, here: Mapping[str, Sent]) -> list[Fault]:
    if join.lead not in here:
        return [_not_sent(of, join.lead, "table_not_sent")]
    needed = [_not_sent(of, name, "table_awaited") for name in join.needs if name not in here]
    # A message holds all that there is: what completes its records and is not in it has no records.
    is_message = here[join.lead].file_name.lower().endswith(".xml")
    asked = () if is_message else join.asks
    return needed + [_not_sent(of, name, "table_not_sent") for name in asked if name not in here]


def _not_sent(of: NationalReturn, name: str, rule: str) -> Fault:
    words = sentences()[rule]
    return Fault(Severity.QUERY, rule, words["says"].format(table=name, title=of.title), words["fix"], sheet=name)


def _read_with(
    of: NationalReturn, here: Mapping[str, Sent], own: set[str], joins: Sequence[Join]
) -> tuple[ReadWith, ...]:
    leading = {join.lead for join in joins} & own
    return tuple(
        ReadWith(
            f"{of.id}/{name}", f"{of.title}: {name}", here[name].file_name, here[name].table.height,
            name in own, name in leading, of.lead,
        )
        for name in (one.name for one in of.tables)
        if name in here
    )  # fmt: skip


class _Bench:
    """The tables of one return, read once for all the datasets that they make."""

    def __init__(self, of: NationalReturn, here: Mapping[str, Sent], named: Named, context: Context) -> None:
        self.here, self.context = here, context
        self.read = {name: _read(one, context) for name, one in here.items()}
        self.tables = {name: _without_rejected(one) for name, one in self.read.items()}
        as_at = min(named.as_at or of.extract_date(self.tables, context.received_on), context.received_on)
        self.days = Days(as_at, named.covers_from or of.first_day(self.tables, as_at))
        self.named = replace(named, covers_from=self.days.covers_from)
        self.told: set[str] = set()

    def judge(self, joins: Sequence[Join]) -> tuple[CheckedPart, ...]:
        """Each dataset of the return, judged; what is wrong with a table is told with the first that it feeds."""
        return tuple(self._judge(join) for join in joins)

    def _judge(self, join: Join) -> CheckedPart:
        joined = join.build(self.tables, self.days)
        first = joined.blocks[0].lead
        conformed = self._conformed(join, joined)
        is_nil = any(says_nil(self.here[name].file_name) for name, table in self.tables.items() if table is first)
        judged = judge_part(conformed, self.named, self.days.as_at, self.context, is_nil=is_nil)
        asked = joined.as_sent(_answerable(judged.faults, joined))
        new = [name for name in joined.tables if name not in self.told]
        self.told |= set(new)
        refused = len(rejected_rows(first.ledger.faults))
        tidied = [one for name in new for one in self.read[name].ledger.tidied]
        return replace(
            judged,
            faults=in_order(dict.fromkeys([*self._faults_of(joined, new), *asked])),
            tidied=(*tidied, *joined.noted, *joined.tidied_as_sent(judged.tidied)),
            rows=joined.with_sheets(judged.rows),
            rows_read=judged.rows_read + refused,
            rows_rejected=judged.rows_rejected + refused,
            is_accepted=judged.is_accepted and self._may_go_in(join, joined),
            dropped=tuple(one for name in new for one in self._dropped(name, join.lead)),
        )

    def _conformed(self, join: Join, joined: Joined) -> Conformed:
        whole = dataset(join.dataset)
        part = next(one for one in whole.parts if one.id == join.part)
        recognised = Recognised(whole, part, joined.places, (), ())
        rows = joined.frame.sort("row_number")
        columns = [
            rows[column.name].cast(DTYPES[column.kind])
            if column.name in rows.columns
            else pl.repeat(None, rows.height, dtype=DTYPES[column.kind], eager=True).alias(column.name)
            for column in whole.columns
        ]
        frame = pl.DataFrame([rows["row_number"].cast(pl.Int64), *columns])
        first = joined.blocks[0].lead.ledger
        frame = set_for_the_list(frame, recognised, self.named)
        is_empty = not rows.height and first.row_numbers.is_empty()
        return Conformed(recognised, frame, Ledger(first.sheet, frame["row_number"]), frozenset(), is_empty)

    def _faults_of(self, joined: Joined, new: Sequence[str]) -> list[Fault]:
        of_tables = [fault for name in new for fault in self.read[name].ledger.faults]
        again = [fault for name in joined.tables for fault in self.read[name].ledger.faults]
        return [*of_tables, *joined.faults, *(fault for fault in again if fault.severity is Severity.REJECT)]

    def _may_go_in(self, join: Join, joined: Joined) -> bool:
        """Whether no table that the rows are made from is kept out by a rule of its own."""
        held = [(self.read[name].ledger.faults, len(self.read[name].ledger.row_numbers)) for name in joined.tables]
        held.append((list(joined.faults), len(self.read[join.lead].ledger.row_numbers)))
        return all(share_is_allowed(faults, rows, self.context) for faults, rows in held)

    def _dropped(self, name: str, lead: str) -> Sequence[Dropped]:
        left_over = [place for place in self.read[name].recognised.left_over if place.header.strip()]
        dropped = dropped_columns(left_over, are_headers=self.read[name].recognised.has_headers)
        sheet = self.read[name].ledger.sheet
        return [replace(one, letter=f"{sheet} {one.letter}") if name != lead and sheet else one for one in dropped]


def _read(one: Sent, context: Context) -> Conformed:
    part = Part(one.declared.name, one.declared.name, (), renames=one.declared.renames)
    return conform(one.table, match_headers(one.table, one.declared.reads, part), context.maps, Named())


def _without_rejected(read: Conformed) -> Conformed:
    rejected = rejected_rows(read.ledger.faults) | read.totals
    return replace(read, frame=read.frame.filter(~pl.col("row_number").is_in(list(rejected))))


def _answerable(faults: Sequence[Fault], joined: Joined) -> tuple[Fault, ...]:
    """The faults without questions about columns that the return does not have."""
    return tuple(
        fault
        for fault in faults
        if fault.severity is Severity.REJECT or fault.column is None or fault.column in joined.places
    )
