"""Which dataset, and which published list of it, a table is: by its headers, never by position or sheet name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipelines.stages.conforming.headers import Place, plain
from pipelines.stages.reading.table import TextTable
from schemas.extract import Dataset, Part

_ENOUGH_OF_OWN = 0.6
_FEWEST_UNDERSTOOD = 2


@dataclass(frozen=True, slots=True)
class Recognised:
    """A table known for one part of one dataset: its columns found by header, and what was left over."""

    dataset: Dataset
    part: Part
    found: Mapping[str, Place]
    twice: tuple[Place, ...]
    """Columns whose header means one that another header has given already."""
    left_over: tuple[Place, ...]

    @property
    def has_headers(self) -> bool:
        """Whether enough is understood that the first row cannot be a record."""
        return len(self.found) >= min(_FEWEST_UNDERSTOOD, len(self.found) + len(self.left_over))

    @property
    def missing(self) -> tuple[str, ...]:
        """Columns that must be there and are not."""
        return tuple(column for column in required_headers(self.dataset, self.part) if column not in self.found)


def parts_of(dataset: Dataset) -> tuple[Part, ...]:
    """The dataset's published lists, and the plain file of our own columns that every dataset also takes."""
    if any(part.id == "own" for part in dataset.parts):
        return dataset.parts
    own = Part("own", "Own columns", (), covers="episodes" if dataset.end else "events")
    return (*dataset.parts, own)


def required_headers(dataset: Dataset, part: Part) -> tuple[str, ...]:
    """Columns without which the table cannot be read as this part."""
    return tuple(
        column.name
        for column in dataset.columns
        if not column.optional_header and not column.set_on_loading and column.name not in part.sets
    )


def recognise(table: TextTable, candidates: Iterable[Dataset], *, declared: bool = False) -> Recognised | None:
    """The part of the candidate datasets that the headers are those of; None where they are of none, or of two."""
    ranked = sorted(
        ((_rank(match, table), match) for dataset in candidates for match in _matches(table, dataset)),
        key=lambda pair: pair[0],
        reverse=True,
    )
    if not ranked:
        return None
    (best, match), others = ranked[0], ranked[1:]
    if declared:
        return match if match.found else None
    is_tied = any(rank == best and other.dataset is not match.dataset for rank, other in others)
    return match if not is_tied and _is_enough(match, table) else None


def match_headers(table: TextTable, dataset: Dataset, part: Part) -> Recognised:
    """The table's columns by the headers of one part."""
    meanings = dict(_meanings(dataset)) | {plain(header): column for header, column in part.renames.items()}
    found: dict[str, Place] = {}
    twice: list[Place] = []
    left_over: list[Place] = []
    for position, header in enumerate(table.headers):
        column = meanings.get(plain(header))
        place = Place(position, table.sheet, header, column)
        if column is None:
            left_over.append(place)
        elif column in found:
            twice.append(place)
        else:
            found[column] = place
    return Recognised(dataset, part, found, tuple(twice), tuple(left_over))


def share_of_marks(table: TextTable, marks: Iterable[str]) -> float:
    """How many of the headers that only one list has are here, as a share; 0 where it has none."""
    wanted = {plain(header) for header in marks}
    return len(wanted & {plain(header) for header in table.headers}) / len(wanted) if wanted else 0.0


def _matches(table: TextTable, dataset: Dataset) -> list[Recognised]:
    return [match_headers(table, dataset, part) for part in parts_of(dataset)]


def _rank(match: Recognised, table: TextTable) -> tuple[float, float, float, bool]:
    required = required_headers(match.dataset, match.part)
    share = 1 - len(match.missing) / len(required) if required else 0.0
    understood = len(match.found) / max(len(table.headers), 1)
    return (
        share_of_marks(table, match.part.recognised_by) // 1,
        round(share, 6),
        round(understood, 6),
        match.part.id == "own",
    )


def _is_enough(match: Recognised, table: TextTable) -> bool:
    if match.part.recognised_by and share_of_marks(table, match.part.recognised_by) == 1:
        return True
    required = required_headers(match.dataset, match.part)
    share = 1 - len(match.missing) / len(required) if required else 0.0
    own = sum(
        plain(place.header) in {plain(name) for name in _own_names(match.dataset)} for place in match.found.values()
    )
    return share >= _ENOUGH_OF_OWN and (own >= 2 or share == 1) and match.dataset.index in match.found


def _own_names(dataset: Dataset) -> tuple[str, ...]:
    return tuple(name for column in dataset.columns for name in (column.name, column.title))


def _meanings(dataset: Dataset) -> Mapping[str, str]:
    meanings: dict[str, str] = {}
    for column in dataset.columns:
        for header in column.headers:
            meanings.setdefault(plain(header), column.name)
    for column in dataset.columns:
        for name in (column.title, column.name):
            meanings[plain(name)] = column.name
    return meanings
