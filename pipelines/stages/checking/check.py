"""Checks one file from end to end: read, recognise, conform, validate. Nothing is kept and nothing is sent."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl

from pipelines.stages.checking.checked import CheckedFile, CheckedPart
from pipelines.stages.checking.context import Context, contract_digest
from pipelines.stages.checking.judging import faults_of_the_days, judge_part, newest_day
from pipelines.stages.checking.keeping import keep
from pipelines.stages.checking.official_statistics import reshape_published
from pipelines.stages.conforming.acknowledging import Acknowledged, acknowledge, find_acknowledged
from pipelines.stages.conforming.coverage import Named, read_name, says_nil
from pipelines.stages.conforming.headers import Place
from pipelines.stages.conforming.ledger import fault_of
from pipelines.stages.conforming.recognising import Recognised, recognise
from pipelines.stages.conforming.table import Conformed, conform
from pipelines.stages.joining.finding import Beside, Sent, find_sent, in_another_file, names_of, wanted_tables
from pipelines.stages.joining.together import CheckedReturn, check_return
from pipelines.stages.reading import TextTable, read_extract
from schemas.catalogue import datasets
from schemas.extract import Dataset
from schemas.faults import Fault, Severity, UnreadableExtract
from schemas.settings import settings_in_force

__all__ = ["Acknowledged", "CheckedFile", "CheckedPart", "Context", "check_file", "contract_digest", "keep"]


@dataclass(frozen=True)
class _Sorted:
    """The tables of one file by what they are."""

    recognised: tuple[tuple[TextTable, Recognised], ...]
    acknowledged: tuple[Acknowledged, ...]
    faults: tuple[Fault, ...]


def check_file(
    path: Path,
    file_name: str,
    context: Context,
    *,
    agency: str | None = None,
    dataset_id: str | None = None,
    catalogue: Sequence[Dataset] | None = None,
    beside: Beside | None = None,
) -> CheckedFile:
    """Check the file at `path`, which its sender called `file_name`, as an extract of `agency` or of one dataset.

    `catalogue` stands in for the release's own datasets; `beside` finds the other files of a national return. Faults
    are part of the answer; nothing is raised for them.
    """
    contract = contract_digest(context)
    unreadable: Fault | None = None
    try:
        tables = read_extract(path, file_name=file_name, dialect=context.dialect_of(agency))
    except UnreadableExtract as refusal:
        unreadable = refusal.fault
    if unreadable is not None:
        return CheckedFile(file_name, (), (), (unreadable,), contract)
    known = tuple(catalogue) if catalogue is not None else datasets()
    is_open = catalogue is None and dataset_id is None
    sent = _tables_of_a_return(tables, file_name, agency) if is_open else ()
    others = {id(one.table) for one in sent}
    tables = tuple(table for table in tables if id(table) not in others)
    shaped = tuple(reshape_published(table, file_name) for table in tables)
    found = _Sorted((), (), (fault_of("rule_not_run", Severity.REJECT),))
    parts: tuple[CheckedPart, ...] = ()
    whole = CheckedReturn((), (), ())
    # A library's own words may quote a cell: they end here, and the file is refused without them.
    with settings_in_force(context.settings), suppress(pl.exceptions.PolarsError):
        if sent:
            whole = check_return(sent, _tables_beside(sent, agency, context, beside), file_name, context)
        found, parts = _sort_and_check(shaped, file_name, known, agency, dataset_id, context, is_all=not sent)
    # A published table is judged in our columns, whose letters its publisher does not know.
    new = {shape.sheet for table, shape in zip(tables, shaped, strict=True) if shape is not table}
    parts = (*whole.parts, *(_without_letters(part) if part.sheet in new else part for part in parts))
    faults = (*found.faults, *whole.faults, *faults_of_the_days(parts, read_name(file_name), context))
    return CheckedFile(file_name, parts, found.acknowledged, faults, contract, whole.read_with)


def _tables_of_a_return(tables: Sequence[TextTable], file_name: str, agency: str | None) -> tuple[Sent, ...]:
    """The tables of the file that are of one national return, the first that is met."""
    sent = [one for table in tables if (one := find_sent(table, file_name, agency)) is not None]
    return tuple(one for one in sent if one.of is sent[0].of)


def _tables_beside(
    sent: Sequence[Sent], agency: str | None, context: Context, beside: Beside | None
) -> tuple[Sent, ...]:
    """The tables that the sender's other files add; a file that cannot be read says so on its own receipt."""
    own = names_of(sent)
    wanted = wanted_tables(tuple(own))
    found = []
    for other in beside(own, wanted) if beside and wanted else ():
        with suppress(UnreadableExtract):
            tables = read_extract(other.path, file_name=other.file_name, dialect=context.dialect_of(agency))
            added = _tables_of_a_return(tables, other.file_name, agency)
            found += [in_another_file(one) for one in added if names_of([one]).keys() <= set(wanted)]
    return tuple(found)


def _sort_and_check(
    tables: Sequence[TextTable],
    file_name: str,
    known: Sequence[Dataset],
    agency: str | None,
    dataset_id: str | None,
    context: Context,
    *,
    is_all: bool,
) -> tuple[_Sorted, tuple[CheckedPart, ...]]:
    found = _sort(tables, file_name, known, agency, dataset_id, is_all=is_all)
    return found, _check_parts(found, file_name, context)


def _sort(
    tables: Sequence[TextTable],
    file_name: str,
    known: Sequence[Dataset],
    agency: str | None,
    dataset_id: str | None,
    *,
    is_all: bool,
) -> _Sorted:
    candidates = [one for one in known if dataset_id in (None, one.id) and agency in (None, one.agency)]
    declared = dataset_id is not None
    named = _named_after(file_name, candidates) if len(tables) == 1 and not declared else ()
    recognised: list[tuple[TextTable, Recognised]] = []
    acknowledged: list[Acknowledged] = []
    strange: list[TextTable] = []
    for table in tables:
        listed = None if declared else find_acknowledged(table)
        match = _match(table, candidates, named, declared=declared) if listed is None else None
        if listed is not None:
            acknowledged.append(acknowledge(table, listed))
        elif match is not None:
            recognised.append((table, match))
        else:
            strange.append(table)
    nothing = is_all and not recognised and not acknowledged
    faults = [_strange(table, known, agency, nothing=nothing) for table in strange]
    faults += [fault for table in strange for fault in table.faults]
    return _Sorted(tuple(recognised), tuple(acknowledged), tuple(dict.fromkeys(faults)))


def _match(
    table: TextTable, candidates: Sequence[Dataset], named: Sequence[Dataset], *, declared: bool
) -> Recognised | None:
    # The file's name settles a doubt between datasets, and says what a file with a wrong header was meant to be.
    return (
        recognise(table, named)
        or recognise(table, candidates, declared=declared)
        or recognise(table, named, declared=True)
    )


def _named_after(file_name: str, candidates: Sequence[Dataset]) -> tuple[Dataset, ...]:
    name = file_name.casefold().replace("-", "_").replace(" ", "_")
    named = [one for one in candidates if name.startswith(one.name)]
    return tuple(sorted(named, key=lambda one: len(one.name))[-1:])


def _strange(table: TextTable, known: Sequence[Dataset], agency: str | None, *, nothing: bool) -> Fault:
    place = Place(-1, table.sheet, "")
    if agency is not None and find_sent(table, "", None) is not None:
        return fault_of("wrong_agency", Severity.REJECT, place=place)
    if agency is not None and recognise(table, [one for one in known if one.agency != agency]) is not None:
        return fault_of("wrong_agency", Severity.REJECT, place=place)
    if nothing:
        return fault_of("not_recognised", Severity.REJECT, place=place)
    return fault_of("sheet_not_recognised", Severity.QUERY, place=place)


def _check_parts(found: _Sorted, file_name: str, context: Context) -> tuple[CheckedPart, ...]:
    named = read_name(file_name)
    conformed = [conform(table, match, context.maps, named) for table, match in found.recognised]
    as_at = _extract_date(named, conformed, context.received_on)
    is_nil = says_nil(file_name)
    return tuple(judge_part(one, named, as_at, context, is_nil=is_nil) for one in conformed)


def _without_letters(part: CheckedPart) -> CheckedPart:
    faults = tuple(replace(fault, letter=None, header=None) for fault in part.faults)
    tidied = tuple(replace(one, letter=None, header=None) for one in part.tidied)
    return replace(part, faults=faults, tidied=tidied)


def _extract_date(named: Named, conformed: Sequence[Conformed], received_on: date) -> date:
    if named.as_at is not None:
        return min(named.as_at, received_on)
    newest = [day for one in conformed if (day := newest_day(one, received_on)) is not None]
    return max(newest, default=received_on)
