"""What a receipt says, in the order in which its reader needs it; the page, the table and the JSON all print this."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from pipelines.stages.checking.checked import CheckedFile, CheckedPart, Verdict
from pipelines.stages.conforming.ledger import Tidied
from pipelines.stages.receipts.changes import Changes
from schemas.faults import Fault, Severity
from schemas.settings import default_settings

if TYPE_CHECKING:
    from indicators.definition import Indicator

SHOWN_ROWS = 12

VERDICT_WORDS: Mapping[Verdict, str] = {
    "accepted": "Accepted",
    "accepted_with_queries": "Accepted with queries",
    "refused": "Refused",
    "not_understood": "Not recognised",
}


@dataclass(frozen=True, slots=True)
class FaultGroup:
    """One rule broken in one column of one sheet, and where."""

    severity: str
    rule: str
    says: str
    fix: str
    sheet: str | None
    column: str | None
    header: str | None
    letter: str | None
    count: int
    first_rows: tuple[int, ...]

    @property
    def more(self) -> int:
        """Rows that are not listed."""
        return self.count - len(self.first_rows)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The first thing a reader sees."""

    word: str
    tone: Verdict
    sentence: str


@dataclass(frozen=True, slots=True)
class Countable:
    """What one dataset of the file serves, and what cannot be counted for want of columns."""

    title: str
    indicators: tuple[str, ...]
    is_in: bool
    not_sent: tuple[str, ...]


def verdict_of(checked: CheckedFile) -> Verdicts:
    """The verdict as a word and one sentence."""
    went_in = [part for part in checked.parts if part.is_accepted]
    kept_out = [part for part in checked.parts if part.is_refused]
    word = VERDICT_WORDS[checked.verdict]
    queries = sum(group.severity == Severity.QUERY for group in grouped(checked.every_fault))
    if checked.verdict == "not_understood":
        sentence = "Nothing of this file could be recognised, so nothing of it was used."
    elif checked.verdict == "refused" and not went_in:
        sentence = "This file did not go in. The last accepted extract stays in use until a corrected file arrives."
    elif checked.verdict == "refused":
        lists = _plural(len(went_in), "table")
        kept = ", ".join(part.sheet or part.part.title for part in kept_out)
        sentence = f"{lists} went in; {kept} did not, and must be corrected and sent again."
    else:
        rows = _plural(sum(part.rows.height for part in went_in), "row")
        asked = (
            f", and we have {_plural(queries, 'question')} for you" if queries else ", and there is nothing to correct"
        )
        sentence = f"{rows} went in{asked}."
        if not went_in:
            sentence = f"The file was understood; {_why_nothing_went_in(checked)}{asked}."
    return Verdicts(word, checked.verdict, sentence)


def _why_nothing_went_in(checked: CheckedFile) -> str:
    if not checked.read_with or checked.parts:
        return "no row of it is used"
    if any(table.is_leading for table in checked.read_with):
        return "it waits for another table of the same return"
    with_table = checked.read_with[0].goes_with
    return f"its rows go in with the table “{with_table}” of the same return, whose receipt says what became of them"


def grouped(faults: Iterable[Fault]) -> tuple[FaultGroup, ...]:
    """Faults of one rule and column together, gravest and most frequent first."""
    groups: dict[tuple[object, ...], list[Fault]] = {}
    for fault in faults:
        groups.setdefault((fault.severity, fault.rule, fault.sheet, fault.column, fault.letter), []).append(fault)
    found = [_group(members) for members in groups.values()]
    return tuple(
        sorted(found, key=lambda one: (one.severity != Severity.REJECT, -one.count, one.sheet or "", one.rule))
    )


def rejects(groups: Iterable[FaultGroup]) -> tuple[FaultGroup, ...]:
    """What must be corrected before the file can go in."""
    return tuple(group for group in groups if group.severity == Severity.REJECT)


def row_queries(groups: Iterable[FaultGroup]) -> tuple[FaultGroup, ...]:
    """Questions about rows."""
    return tuple(group for group in groups if group.severity == Severity.QUERY and group.first_rows)


def file_queries(groups: Iterable[FaultGroup]) -> tuple[FaultGroup, ...]:
    """Questions about the extract as a whole."""
    return tuple(group for group in groups if group.severity == Severity.QUERY and not group.first_rows)


Serves = Callable[[str], tuple[str, ...]]
"""The titles of the indicators that are counted from a table of the warehouse."""


def datasets_of(checked: CheckedFile, serves: Serves) -> tuple[Countable, ...]:
    """For each dataset of the file, what it serves; lists that feed one dataset are told together."""
    by_dataset: dict[str, list[CheckedPart]] = {}
    for part in checked.parts:
        by_dataset.setdefault(part.dataset.id, []).append(part)
    found = []
    for parts in by_dataset.values():
        went_in = [part for part in parts if part.is_accepted]
        titles = serves(parts[0].dataset.table)
        found.append(Countable(_title(parts[0]), titles, bool(went_in), _not_sent(went_in)))
    return tuple(found)


@cache
def served_by_the_release(table: str) -> tuple[str, ...]:
    """The titles of the release's indicators, under its own settings."""
    from indicators.catalogue import library  # the self-check starts without the indicators' SQL parser

    settings = {name: setting.value for name, setting in default_settings().items()}
    return titles_from(table, library(), settings)


def titles_from(table: str, indicators: Iterable["Indicator"], settings: Mapping[str, Any]) -> tuple[str, ...]:
    """The titles of those indicators that are counted from a table, with the settings in force."""
    return tuple(one.words(one.title, settings) for one in indicators if table in one.sources)


def title_of(part: CheckedPart) -> str:
    """The name of a list, or of the dataset where a file has our own columns."""
    return part.part.title if part.part.id != "own" else _title(part)


def change_queries(changes: Changes | None, rows_now: int) -> tuple[str, ...]:
    """Rules that need the extracts before this one, as names of `rules.toml`."""
    if changes is None:
        return ()
    a_year_ago = changes.rows_a_year_ago
    has_jumped = a_year_ago is not None and a_year_ago > 0 and not 0.5 < rows_now / a_year_ago < 2
    rules = [("rows_fell_or_rose", has_jumped), ("open_episode_vanished", changes.open_and_gone > 0)]
    return tuple(rule for rule, is_broken in rules if is_broken)


def tidied_of(checked: CheckedFile) -> tuple[Tidied, ...]:
    """Everything that was read generously, in the order of the sheets."""
    of_parts = [one for part in checked.parts for one in part.tidied]
    return (*of_parts, *(one for known in checked.acknowledged for one in known.tidied))


def day_words(day: date) -> str:
    """`3 October 2025`."""
    return f"{day.day} {day:%B %Y}"


def _group(members: list[Fault]) -> FaultGroup:
    first = members[0]
    rows = sorted({fault.row for fault in members if fault.row is not None})
    return FaultGroup(
        str(first.severity), first.rule, first.says, first.fix, first.sheet, first.column, first.header, first.letter,
        len(rows) or len(members), tuple(rows[:SHOWN_ROWS]),
    )  # fmt: skip


def _title(part: CheckedPart) -> str:
    return part.dataset.name.replace("_", " ").capitalize()


def _not_sent(parts: list[CheckedPart]) -> tuple[str, ...]:
    return tuple(
        column.title[0].lower() + column.title[1:]
        for column in (parts[0].dataset.columns if parts else ())
        if all(column.name in part.rows.columns and part.rows[column.name].is_null().all() for part in parts)
    )


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def rows_words(group: FaultGroup) -> str:
    """The first rows and how many more there are: `2, 3, 7 and 12 more`."""
    listed = ", ".join(str(row) for row in group.first_rows)
    return f"{listed} and {group.more:,} more" if listed and group.more else listed
