"""The spreadsheet in words: a cover, notes, and the figures of each theme on a sheet of their own."""

from itertools import groupby

from indicators.definition import Unit
from indicators.disclosure_control.figures import DECIMALS, Figure, Status
from indicators.rounding import LOW
from reports.assembling.definitions import breakdown_title, category_title, title_of
from reports.assembling.rounding import rounding_words
from reports.exports.figures import unit_of
from reports.facts import EditionFacts
from reports.model import Identity
from reports.model_spreadsheet import FigureRow, Sheet, Spreadsheet
from reports.words import capital, count_of, figure_words

COLUMNS = (
    "Indicator",
    "Unit",
    "Period",
    "Period ends",
    "Split by",
    "Category",
    "Numerator",
    "Denominator",
    "Value",
    "As printed",
    "Left out",
    "Counts rounded to",
    "Linked",
)
_UNITS = {
    "count": "number",
    "percent": "per cent",
    "rate_per_10_000": "per 10,000 children",
    "median_days": "days (median)",
    "mean_score": "mean score",
}
_NAME_LENGTH = 31
"""What a spreadsheet allows the name of a sheet."""
_NOTHING = Status.NOT_APPLICABLE.marker


def spreadsheet_of(figures: tuple[Figure, ...], facts: EditionFacts, identity: Identity) -> Spreadsheet:
    """Every figure, theme by theme, in the order given."""
    return Spreadsheet(
        title=f"Figures for {identity.quarter}",
        partnership=identity.partnership,
        cover=_cover(identity),
        notes=_notes(facts),
        themes=_themes(figures, facts),
    )


def _cover(identity: Identity) -> tuple[str, ...]:
    synthetic = "Synthetic data: this partnership and every child in it are invented."
    return (
        *([synthetic] if identity.is_synthetic else []),
        f"Partnership: {identity.partnership}",
        f"Committee: {identity.committee}",
        f"Reporting quarter: {identity.quarter}, {identity.period}",
        f"Data as at: {identity.as_at}",
        f"Audience: {identity.audience}",
        identity.audience_words,
        f"Edition: {identity.edition_id}",
        f"Definitions: {identity.definitions_version}",
        "The pages of this edition say how each indicator is defined and what its figures show.",
    )


def _notes(facts: EditionFacts) -> Sheet:
    notes = (
        ("[c]", "Confidential: hidden so that no child can be recognised, or for want of enough cases to publish."),
        ("[x]", "Not available: an extract or the history that is needed was not supplied."),
        ("[z]", "No cases to measure, or the figure does not apply."),
        (LOW, "More than zero, and rounds to zero as printed."),
        ("0", "Zero: the extracts came and held no such case."),
        ("Value", "As worked, shown with the decimals of its unit; As printed is how the pages print it."),
        ("Rounding", f"Halves go away from zero. {rounding_words(facts.figures) or 'Counts are not rounded.'}"),
        ("Category of a rate", "A number of children or cases, not a rate: no population of one category is held."),
        ("Linked", "Whether children of different agencies were linked by number or name to count it."),
        ("Left out", "Cases without the answer, which are in neither the numerator nor the denominator."),
    )  # fmt: skip
    rows = tuple(FigureRow(note) for note in notes)
    return Sheet(
        "Notes", "Notes", "This sheet holds one table: symbols and notes.", ("Symbol or term", "Meaning"), rows
    )


def _themes(figures: tuple[Figure, ...], facts: EditionFacts) -> tuple[Sheet, ...]:
    themes = {indicator.id: indicator.theme for indicator in facts.indicators}

    def theme_of(figure: Figure) -> str:
        return themes[figure.indicator_id]

    return tuple(_theme(theme, tuple(of), facts) for theme, of in groupby(sorted(figures, key=theme_of), theme_of))


def _theme(theme: str, figures: tuple[Figure, ...], facts: EditionFacts) -> Sheet:
    title = capital(theme.replace("_", " "))
    many = count_of(len({figure.indicator_id for figure in figures}), "indicator")
    says = f"This sheet holds one table: {count_of(len(figures), 'figure')} of {many}. Symbols are explained in Notes."
    titles = {one.id: (title_of(one, facts), one.unit) for one in facts.indicators if one.theme == theme}
    return Sheet(
        title[:_NAME_LENGTH], title, says, COLUMNS, tuple(_row(f, *titles[f.indicator_id], facts) for f in figures)
    )


def _row(figure: Figure, title: str, unit_of_all: Unit, facts: EditionFacts) -> FigureRow:
    unit = unit_of(figure, unit_of_all)
    is_all = figure.breakdown == "all"
    return FigureRow(
        (
            title,
            _UNITS[unit],
            figure.period.title,
            figure.period.end.isoformat(),
            "Everyone" if is_all else breakdown_title(figure.breakdown),
            "Everyone" if is_all else category_title(figure.breakdown, figure.category, facts),
            *_numbers(figure),
            figure_words(figure, unit),
            _left_out(figure),
            figure.rounded_to,
            "yes" if figure.is_linked else "no",
        ),
        DECIMALS[unit],
    )


def _numbers(figure: Figure) -> tuple[str | float, ...]:
    """Numerator, denominator and value: numbers, or the marker of why there is none."""
    if figure.status is not Status.SHOWN:
        return (figure.status.marker,) * 3
    counts = (_NOTHING if each is None else _whole(each) for each in (figure.numerator, figure.denominator))
    return (*counts, _NOTHING if figure.value is None else float(figure.value))


def _whole(number: float) -> float:
    return int(number) if float(number).is_integer() else number


def _left_out(figure: Figure) -> str | float:
    digits = figure.left_out.replace(",", "")
    return int(digits) if digits.isdecimal() else figure.left_out or _NOTHING
