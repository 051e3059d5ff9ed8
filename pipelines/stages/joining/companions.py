"""Companions: which files of a sender make one return together, in whatever order and on whatever days they came.

Files belong together where their names differ in the table's name and version alone (`episodes_2025-03-31.csv`,
`header_2025-03-31_v2.csv`). Where a name has no table in it, the day of receipt alone decides.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.stages.conforming.coverage import read_name
from pipelines.stages.receiving.landing import Landed

LONGEST_APART_DAYS = 92
"""Files that came further apart are of two returns, unless the older is an empty table, which never changes."""
_VERSION_OR_NIL = re.compile(r"(?:^|[-_ ])(?:v(?:ersion)?[-_ ]?\d{1,3}|nil(?:[-_ ]?return)?)(?=[-_ ]|$)")


@dataclass(frozen=True, slots=True)
class Known:
    """A landed file that holds tables of a return: each table's name, `<return>/<table>`, and its rows."""

    landed: Landed
    tables: Mapping[str, int]

    @property
    def name(self) -> str | None:
        """What its name says besides table and version; None where it does not name the table."""
        return rest_of_name(self.landed.file_name, (one.split("/")[1] for one in self.tables))


def rest_of_name(file_name: str, tables: Iterable[str]) -> str | None:
    """The name of a file without its ending, the table's name, its version and `nil`; None where no table is in it."""
    stem = re.sub(r"\.[a-z]{2,5}$", "", file_name.lower())
    for table in sorted(tables, key=len, reverse=True):
        if table.lower() in stem:
            without = _VERSION_OR_NIL.sub("", stem.replace(table.lower(), "", 1))
            return re.sub(r"[\W_]+", " ", without).strip()
    return None


def companions_of(file: Known, wanted: Sequence[str], known: Iterable[Known]) -> tuple[Landed, ...]:
    """The landed files that complete `file` with the wanted tables: one for each, where there is one."""
    ours = [one for one in known if _is_of_the_same_set(one, file)]
    rivals = [one for one in ours if one.tables.keys() & file.tables.keys() and one.landed != file.landed] + [file]
    chosen = (_best(file, table, ours, rivals) for table in wanted)
    return tuple(dict.fromkeys(one.landed for one in chosen if one is not None))


def _is_of_the_same_set(one: Known, file: Known) -> bool:
    is_sender = (one.landed.agency, one.landed.supplier) == (file.landed.agency, file.landed.supplier)
    return is_sender and (one.name is None or file.name is None or one.name == file.name)


def _best(file: Known, table: str, ours: Sequence[Known], rivals: Sequence[Known]) -> Known | None:
    """The newest file with the table that is nearer to `file` than to its rivals, else the nearest that there is."""
    held = [one for one in ours if table in one.tables and one.landed != file.landed]
    near = [one for one in held if _days_apart(one, file) <= LONGEST_APART_DAYS or not one.tables[table]]
    own = [one for one in near if _nearest(one, rivals) is file]
    if own:
        return max(own, key=lambda one: (read_name(one.landed.file_name).version, one.landed.arrival))
    return min(near, key=lambda one: (_days_apart(one, file), -one.landed.arrival), default=None)


def _nearest(one: Known, rivals: Sequence[Known]) -> Known:
    return min(rivals, key=lambda rival: (_days_apart(one, rival), -rival.landed.arrival))


def _days_apart(one: Known, other: Known) -> int:
    return abs((one.landed.received_on - other.landed.received_on).days)


def files_in_the_folder(path: Path, tables: Sequence[str]) -> tuple[Path, ...]:
    """The files beside `path` that are named after one of the tables and otherwise like it, oldest version first."""
    own = [name for name in tables if name.lower() in path.name.lower()]
    wanted = [name for name in tables if name not in own[:1]]
    rest = rest_of_name(path.name, own)
    beside = [
        other
        for other in sorted(path.parent.iterdir())
        if other.is_file() and other.name != path.name and rest_of_name(other.name, wanted) == rest is not None
    ]
    return tuple(sorted(beside, key=lambda other: read_name(other.name).version))
