"""What a section of learning is assembled from, and how its counts are found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from indicators.disclosure_control.figures import Status
from indicators.learning import ABOUT_ONE_CHILD
from reports.assembling.objectives import agency_name
from reports.assembling.thread_names import RESTRICTED
from reports.facts import EditionFacts
from reports.facts_learning import ItemFact, LearningCounts
from reports.model import IndicatorReport
from reports.model_parts import ActionReport, ThreadBreak
from reports.model_tables import Badge, Cell, Column, Table
from reports.model_thread import ThreadPicture, ThreadReport
from reports.words import capital
from schemas.codes import code_list

T = TypeVar("T")
Question = Literal["looked", "learned", "told", "changed"]
Row = tuple[str | int | Cell, ...]
Said = Mapping[Question, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sources:
    """Facts, figures and what broke."""

    facts: EditionFacts
    reports: Mapping[str, IndicatorReport]
    breaks: tuple[ThreadBreak, ...] = ()
    thread: ThreadReport | None = None
    actions: tuple[ActionReport, ...] = ()

    @property
    def counts(self) -> LearningCounts:
        """What the partnership itself did."""
        return self.facts.learning_counts

    def present(self, indicators: Iterable[str]) -> tuple[IndicatorReport, ...]:
        """The reports of those indicators that are counted in this edition, supplied or not."""
        return tuple(self.reports[name] for name in indicators if name in self.reports)

    def supplied(self, indicators: Iterable[str]) -> tuple[IndicatorReport, ...]:
        """Those that have a value, a count of none, or one that is hidden."""
        return tuple(one for one in self.present(indicators) if one.value != Status.NOT_SUPPLIED.marker)

    @property
    def may_tell_single_reviews(self) -> bool:
        """Whether what looked at one child's life may be counted by its kind (decision 15)."""
        return self.facts.figures.audience == RESTRICTED

    def countable(self, activity_types: Iterable[str]) -> tuple[str, ...]:
        """Those types of activity whose findings may be counted for this audience."""
        return tuple(one for one in activity_types if self.may_tell_single_reviews or one not in ABOUT_ONE_CHILD)

    def agency(self, code: str) -> str:
        """An agency's name; of no agency, the whole partnership's."""
        return agency_name(code, self.facts) if code else "Whole partnership"


@dataclass(frozen=True, slots=True)
class Part:
    """What a module says of one section: tables, and sentences that answer one of the four questions."""

    tables: tuple[Table, ...] = ()
    said: Said = field(default_factory=dict)
    note: str = ""
    """What a reader must know, where the layout cannot say it."""
    picture: ThreadPicture | None = None


def title_of(list_name: str, code: str) -> str:
    """The title of a code."""
    return code_list(list_name).codes.get(code, capital(code.replace("_", " ")))


def theme_title(code: str) -> str:
    """A theme in words; of none, that there is none."""
    return title_of("theme", code) if code else "No theme yet"


def of_types(counts: Iterable[T] | None, activity_types: Iterable[str]) -> tuple[T, ...]:
    """The counts of some types of activity."""
    wanted = set(activity_types)
    return tuple(one for one in counts or () if getattr(one, "activity_type", "") in wanted)


def total(counts: Iterable[object], name: str) -> int:
    """The sum of one field."""
    return sum(int(getattr(one, name)) for one in counts)


def title_of_item(item: ItemFact, sources: Sources) -> str:
    """The title of a product, where the audience may read it, else its kind (decision 15)."""
    is_restricted = sources.facts.figures.audience == RESTRICTED
    return item.title if is_restricted else title_of("product_type", item.product_type)


def agencies_of(items: Iterable[ItemFact], name: str) -> set[str]:
    """The agencies that one field of some items names, without the partnership as a whole."""
    return {agency for item in items for agency in getattr(item, name)} - {"partnership"}


def plain_table(caption: str, titles: Iterable[str], rows: Iterable[Row]) -> Table:
    """A table whose columns of numbers are known by their first row."""
    laid = tuple(tuple(_cell(each) for each in row) for row in rows)
    numeric = [bool(laid) and _is_number(cell) for cell in (laid[0] if laid else ())]
    columns = tuple(
        Column(title, is_number=place < len(numeric) and numeric[place]) for place, title in enumerate(titles)
    )
    return Table(caption, columns, laid)


def _cell(each: str | int | Cell) -> Cell:
    return each if isinstance(each, Cell) else Cell(f"{each:,}" if isinstance(each, int) else each)


def _is_number(cell: Cell) -> bool:
    return cell.badge is None and cell.text.replace(",", "").replace(" of ", "").isdigit()


def badge_cell(kind: str, word: str, note: str = "") -> Cell:
    """A cell that holds a badge."""
    return Cell(word, badge=Badge(kind, word), note=note)


def only_filled(*tables: Table) -> tuple[Table, ...]:
    """Those tables that have a row."""
    return tuple(table for table in tables if table.rows)
