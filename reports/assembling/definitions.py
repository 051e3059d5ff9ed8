"""What an indicator counts, in the words of the settings in force, and where this edition's number came from."""

import re
from string import Formatter

from indicators.definition import Indicator
from indicators.disclosure_control.figures import Figure, Status
from reports.assembling.readings import IndicatorReading
from reports.facts import EditionFacts, ExtractFact
from reports.model_tables import Cell, Column, Table
from reports.narrative import left_out_sentence, not_shown_reason
from reports.words import capital, count_of, day, short_day
from schemas.catalogue import name_in_words
from schemas.settings import Setting

QUESTIONS = {
    "how_much": "How much did we do?",
    "how_well": "How well did we do it?",
    "difference": "Did it make a difference?",
}
_ACCOUNTABILITY = {
    "population": "Population: it describes all children of the area and belongs to no one agency.",
    "performance": "Performance: it belongs to the agencies that do the work.",
}
_TIMING = {
    "event": "What happened in the quarter.",
    "snapshot": "How things stood at the end of the quarter.",
    "rolling_12_months": "The twelve months that end with the quarter.",
}
_POLARITY = {
    "higher_is_better": "Higher is better.",
    "lower_is_better": "Lower is better.",
    "neither": "Neither high nor low is good or bad in itself.",
}
_LINKED = (
    "Children of different agencies were linked to count this: by NHS number or unique pupil number, or by name and "
    "date of birth, and not only by the identifier that social care gave them. A link that is missed leaves a child "
    "out, and one that is wrong counts another child. Methods and key says on what legal basis, and how."
)
_LOCAL = "This is a local indicator: the partnership defined it, and other partnerships may not count it."
_NEWEST = 4
"""Extracts listed on a page; older ones are counted and named in the manifest."""
_LISTED = 12
"""Entries of a setting that a page still lists."""
STATUS_WORDS = {"CONFIRMED": "published", "LOCAL": "local", "UNVERIFIED": "unverified"}


def settings_of(indicator: Indicator) -> tuple[str, ...]:
    """The settings that the definition's words or its standard name, in order of name."""
    texts = (indicator.title, indicator.numerator, indicator.denominator, indicator.caveats, indicator.rationale)
    names = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
    return tuple(sorted(names | ({indicator.standard_setting} if indicator.standard_setting else set())))


def title_of(indicator: Indicator, facts: EditionFacts) -> str:
    """Its title with the settings in force; wherever it is named, it is named as linked where it is."""
    title = words_in_force(indicator, indicator.title, facts)
    return f"{title} (linked)" if is_linked(indicator, facts) else title


def is_linked(indicator: Indicator, facts: EditionFacts) -> bool:
    """Whether children of different agencies were linked to count it."""
    return facts.linkage is not None and indicator.id in facts.linkage.indicators


def words_in_force(indicator: Indicator, text: str, facts: EditionFacts) -> str:
    """A sentence of the definition with the settings in force."""
    return indicator.words(text, {name: setting_words(setting.value) for name, setting in facts.settings.items()})


def setting_words(value: object) -> str:
    """A setting's value as a page prints it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        is_short = len(value) <= _LISTED
        return ", ".join(str(each) for each in value) if is_short else count_of(len(value), "entry", "entries")
    if isinstance(value, dict):
        return count_of(len(value), "entry", "entries")
    return str(value)


def value_words(setting: Setting, facts: EditionFacts) -> str:
    """A setting's value for a reader: agencies by name, and what is written as a name of the release in words."""
    value = setting.value
    if isinstance(value, list | tuple) and len(value) <= _LISTED:
        return "; ".join(facts.agencies.get(str(each), _entry(each)) for each in value)
    return _entry(value) if isinstance(value, str) else setting_words(value)


def _entry(entry: object) -> str:
    """One entry of a list: the title of one that has a title, else what is written, in words."""
    return str(entry["title"]) if isinstance(entry, dict) else str(entry).replace("_", " ")


def is_local(indicator: Indicator, facts: EditionFacts) -> bool:
    """Whether a local or unverified setting decides what it counts."""
    used = [facts.settings[name] for name in settings_of(indicator) if name in facts.settings]
    return any(setting.status in {"LOCAL", "UNVERIFIED"} for setting in used)


def definition_of(reading: IndicatorReading, facts: EditionFacts) -> tuple[tuple[str, str], ...]:
    """Term and words, in the order in which they are read."""
    indicator = reading.indicator
    change = f" Kind of change: {indicator.difference}." if indicator.difference else ""
    rows = [
        ("It answers", QUESTIONS[indicator.question] + change),
        ("Counted (numerator)", words_in_force(indicator, indicator.numerator, facts)),
        ("Out of (denominator)", words_in_force(indicator, indicator.denominator, facts)),
        ("When", _TIMING[indicator.timing]),
        ("Which way is better", _POLARITY[indicator.polarity]),
        ("Why it matters", words_in_force(indicator, indicator.rationale, facts)),
        ("What to bear in mind", words_in_force(indicator, indicator.caveats, facts)),
        ("Linked across agencies", _LINKED if is_linked(indicator, facts) else ""),
        ("Whose it is", _ACCOUNTABILITY[indicator.accountability]),
        ("Who defined it", _LOCAL if indicator.is_local else ""),
        ("Settings in force", "; ".join(_setting(name, facts) for name in settings_of(indicator))),
        ("Population", facts.population_notes.get(indicator.id, "")),
        ("Source of the definition", indicator.source),
        ("Version of the definition", indicator.version),
    ]
    return tuple((term, words) for term, words in rows if words)


def _setting(name: str, facts: EditionFacts) -> str:
    setting = facts.settings.get(name)
    if setting is None:
        return name
    status = STATUS_WORDS.get(setting.status, setting.status.lower())
    meaning = f"{setting.meaning[:1].lower()}{setting.meaning[1:].rstrip('.')}"
    return f"{value_words(setting, facts)} {setting.unit}: {meaning} ({status} standard)"


def datasets_of(indicator: Indicator) -> tuple[str, ...]:
    """The datasets that its query reads, as `<agency>/<dataset>`; a dataset's snapshots are the dataset."""
    names = (source.removesuffix("_snapshots").replace(".", "/") for source in indicator.sources)
    return tuple(dict.fromkeys(names))


def extracts_behind(indicator: Indicator, facts: EditionFacts) -> tuple[ExtractFact, ...]:
    """The extracts that its number was counted from; where that is not told, every accepted one of its datasets."""
    behind = facts.behind.get(indicator.id)
    datasets = datasets_of(indicator)
    found = [
        extract
        for extract in facts.extracts
        if (
            extract.submission_id in behind
            if behind is not None
            else extract.dataset in datasets and extract.is_accepted
        )
    ]
    return tuple(
        sorted(found, key=lambda extract: (extract.dataset, extract.as_at, extract.submission_id), reverse=True)
    )


def provenance_of(indicator: Indicator, facts: EditionFacts) -> Table:
    """The extracts behind the number, newest first."""
    columns = ("Extract", "From", "Data as at", "Covers", "Rows counted from", "Rows left out", "Queries")
    rows = tuple(_extract_row(extract, facts) for extract in extracts_behind(indicator, facts)[:_NEWEST])
    numbers = {"Rows counted from", "Rows left out", "Queries"}
    title = "The extracts behind this number, each named by the start of its SHA-256"
    return Table(title, tuple(Column(c, is_number=c in numbers) for c in columns), rows)


def _extract_row(extract: ExtractFact, facts: EditionFacts) -> tuple[Cell, ...]:
    return (
        Cell(capital(dataset_name(extract.dataset)), note=extract.submission_id),
        Cell(extract.agency),
        Cell(short_day(extract.as_at)),
        Cell(f"{short_day(extract.covers_from)} to {short_day(extract.covers_to)}"),
        Cell(rows_words(extract.rows_accepted, facts)),
        Cell(rows_words(extract.rows_rejected, facts)),
        Cell(rows_words(extract.queries, facts)),
    )


def rows_words(rows: int, facts: EditionFacts) -> str:
    """A number of rows: exact for the restricted audience, to the nearest ten for the public, who could subtract."""
    if facts.figures.audience == "restricted" or rows == 0:
        return f"{rows:,}"
    return f"about {int(rows + 5) // 10 * 10:,}" if rows >= 10 else "under 10"


def provenance_words(reading: IndicatorReading, facts: EditionFacts, edition_id: str) -> tuple[str, ...]:
    """What was done on the way from the extracts to the page."""
    hidden = [figure for figure in reading.series if figure.status in {Status.SUPPRESSED, Status.TOO_FEW}]
    cases = "Cases are listed by the indicator's own query, counted by one engine, and only then protected."
    points = f"{capital(count_of(len(hidden), 'point'))} of the chart {'is' if len(hidden) == 1 else 'are'} hidden"
    protection = f"{points} to protect children." if hidden else "No point of the chart had to be hidden."
    many = len(extracts_behind(reading.indicator, facts))
    older = "the newest are listed here, all in the manifest beside these pages" if many > _NEWEST else "listed here"
    extracts = f"It was counted from {count_of(many, 'extract')}: {older}." if many else ""
    left_out = left_out_sentence(reading.headline, reading.indicator.left_out)
    edition = (
        f"Edition {edition_id}, for the {facts.figures.audience} audience, data as at {day(facts.identity.as_at)}."
    )
    return tuple(words for words in (cases, left_out, extracts, protection, edition) if words)


def breakdown_title(name: str) -> str:
    """`age_band` as `Age`; `latest_category` as `Latest category`."""
    plain = name.removesuffix("_code").removesuffix("_band").removeprefix("is_").removeprefix("has_")
    return capital(plain.replace("_", " "))


def category_title(breakdown: str, category: str, facts: EditionFacts) -> str:
    """The title of a category: the code list's, else the code made readable."""
    known = facts.titles.get(breakdown, {}).get(category)
    plain = {"not_known": "Not known", "true": "Yes", "false": "No", "unborn": "Unborn", "<1": "Under 1"}
    return known or plain.get(category.lower(), capital(category.replace("_", " ")))


def category_order(breakdown: str, category: str, facts: EditionFacts) -> tuple[int, int, str]:
    """Ages by age, others by title, unknown last."""
    digits = re.match(r"(<?)(\d+)", category)
    age = -1 if category == "unborn" else int(digits[2]) * 2 - len(digits[1]) if digits else 0
    return int(category == "not_known"), age, category_title(breakdown, category, facts)


def dataset_words(dataset: str, facts: EditionFacts) -> str:
    """`childrens_social_care/referrals` as `referrals (Children's social care)`."""
    agency = dataset.partition("/")[0]
    known = (extract.agency for extract in facts.extracts if extract.dataset.startswith(f"{agency}/"))
    sender = next(known, facts.agencies.get(agency, capital(agency.replace("_", " "))))
    return f"{dataset_name(dataset)} ({sender})"


def dataset_name(dataset: str) -> str:
    """`childrens_social_care/section_47_enquiries` as `section 47 enquiries`."""
    return name_in_words(dataset)


def hidden_reason(figure: Figure) -> str:
    """Why a figure is not shown; empty where it is."""
    return "" if figure.status is Status.SHOWN else not_shown_reason(figure.status)
