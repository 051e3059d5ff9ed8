"""The learning programme: what was offered, by method and by theme."""

from collections import defaultdict
from collections.abc import Sequence

from reports.assembling.learning.sources import Part, Sources, only_filled, plain_table, theme_title, title_of, total
from reports.facts_learning import CourseCount
from reports.model_tables import Table
from reports.words import capital, count_of, many


def in_short(sources: Sources) -> Part:
    """How many learning events there were, and how many answered the partnership's own learning."""
    courses = sources.counts.courses
    if courses is None:
        return Part()
    number, now = total(courses, "in_year"), total(courses, "in_quarter")
    of_ours = total([one for one in courses if one.is_from_learning], "in_year")
    cancelled = total(courses, "cancelled")
    held = (
        f"{capital(count_of(number, 'learning event'))} in the 12 months, {many(now)} of them this quarter, with "
        f"{total(courses, 'places'):,} places; {many(cancelled)} {'was' if cancelled == 1 else 'were'} cancelled."
    )
    answered = f"{capital(many(of_ours))} of them answered an audit, a review or other learning of the partnership."
    return Part(said={"looked": (held, answered)})


def reach(sources: Sources) -> Part:
    """Learning events by method, and by theme."""
    courses = sources.counts.courses or ()
    return Part(
        only_filled(
            _by(courses, "method", "training_method", "Learning events by method"),
            _by(courses, "theme", "theme", "Learning events by theme"),
        )
    )


def _by(courses: Sequence[CourseCount], name: str, list_name: str, caption: str) -> Table:
    groups: dict[str, list[CourseCount]] = defaultdict(list)
    for one in courses:
        groups[getattr(one, name)].append(one)
    rows = [
        (
            title_of(list_name, code) if code else theme_title(""),
            total(group, "in_quarter"),
            total(group, "in_year"),
            total(group, "places"),
            total([one for one in group if one.is_from_learning], "in_year"),
            total(group, "cancelled"),
        )
        for code, group in groups.items()
    ]
    titles = (capital(name), "This quarter", "12 months", "Places offered", "Answer local learning", "Cancelled")
    return plain_table(caption, titles, sorted(rows, key=lambda row: (-int(row[2]), str(row[0]))))
