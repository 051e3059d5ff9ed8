"""Finds which table of which national return a table is, and which other tables complete a file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipelines.stages.joining.children_in_need import children_in_need_census
from pipelines.stages.joining.declaring import Join, NationalReturn, ReturnTable
from pipelines.stages.joining.looked_after import looked_after_return
from pipelines.stages.joining.school_census import school_census
from pipelines.stages.reading import TextTable


@dataclass(frozen=True, slots=True)
class Sent:
    """One table of a return as it was sent."""

    of: NationalReturn
    declared: ReturnTable
    table: TextTable
    file_name: str


@dataclass(frozen=True, slots=True)
class Companion:
    """Another file of the sender that holds tables of the same return."""

    file_name: str
    path: Path


Beside = Callable[[Mapping[str, int], Sequence[str]], Sequence[Companion]]
"""Finds the sender's files that complete a file, which tells its own tables with their rows and the tables it wants."""


def national_returns() -> tuple[NationalReturn, ...]:
    """Every return that can be dropped as it is."""
    return (looked_after_return(), children_in_need_census(), school_census())


def find_sent(table: TextTable, file_name: str, agency: str | None) -> Sent | None:
    """The table of a national return that this is, where the agency makes that return."""
    for one in national_returns():
        declared = one.table_of(table) if agency in (None, one.agency) else None
        if declared is not None:
            return Sent(one, declared, table, file_name)
    return None


def in_another_file(one: Sent) -> Sent:
    """The table with its file's name as its sheet, so that what is said of it says where it is."""
    sheet = one.file_name if one.table.sheet is None else f"{one.file_name}, {one.table.sheet}"
    return replace(one, table=replace(one.table, sheet=sheet))


def names_of(sent: Sequence[Sent]) -> Mapping[str, int]:
    """Each table as `<return>/<table>`, with its rows."""
    return {f"{one.of.id}/{one.declared.name}": one.table.height for one in sent}


def wanted_tables(own: Sequence[str]) -> tuple[str, ...]:
    """The tables of other files that complete a file with those tables; none where it completes another itself."""
    of = next(one for one in national_returns() if own[0].startswith(f"{one.id}/"))
    joins = joins_led_by(of, {name.split("/")[1] for name in own})
    used = [f"{of.id}/{name}" for join in joins for name in (join.lead, *join.needs, *join.asks, *join.may_use)]
    return tuple(name for name in dict.fromkeys(used) if name not in own)


def joins_led_by(of: NationalReturn, own: set[str]) -> tuple[Join, ...]:
    """The joins that a file answers for: those that it leads alone, and with the leading table all of the return."""
    return tuple(join for join in of.joins if (of.lead in own if join.needs else join.lead in own))
