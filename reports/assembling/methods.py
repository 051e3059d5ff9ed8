"""How the figures are made: every setting in force, the rules of protection, and every rule of the thread."""

from collections import Counter

from indicators.disclosure_control.figures import PublishableFigures, Status
from indicators.golden_thread import RULE_WORDS, Check
from indicators.statistics.run_chart import FEWEST_USEFUL
from indicators.statistics.variation import FEWEST_FOR_LIMITS, PROVISIONAL_BELOW
from reports.assembling.definitions import STATUS_WORDS, setting_words, value_words
from reports.assembling.readings import variant_in_force
from reports.assembling.rounding import rounding_words
from reports.facts import EditionFacts
from reports.model_reference import Methods
from reports.model_tables import Cell, Column, Table
from reports.words import capital, count_of, with_unit
from schemas.settings import Setting


def methods_of(facts: EditionFacts, checks: tuple[Check, ...]) -> Methods:
    """The methods page."""
    return Methods(
        settings=_settings(facts),
        change=_change(facts),
        disclosure=_disclosure(facts),
        share_shown=share_words(facts.figures),
        checks=_checks(checks),
        linkage=_linkage(facts),
    )


def _linkage(facts: EditionFacts) -> tuple[str, ...]:
    """How the records of agencies meet."""
    linkage = facts.linkage
    if linkage is None:
        return (
            "Records of different agencies meet only through the identifier that social care gave the child. Names and "
            "addresses are used for nothing, and a date of birth for ages alone.",
        )
    threshold = f"{linkage.threshold:.10g}"
    many = count_of(len(linkage.indicators), "indicator")
    return (
        f"Children are linked across agencies. The partnership names this legal basis: {linkage.legal_basis}",
        "Where an agency does not give the identifier that social care gave a child, the child is linked by a number "
        "that both hold (NHS number, unique pupil number). Where they hold none in common, two records are linked if "
        f"names, dates of birth, sex and postcode make them one child's with a probability of {threshold} or more, and "
        "only if neither has another candidate. Children with different first names are never linked by name, so that "
        "twins are kept apart.",
        "This is done in memory. Names, days of birth and addresses go no further than the files in which they were "
        "received; what is kept of a link is a pair of pseudonyms.",
        f"{capital(many)} of this edition {'rests' if len(linkage.indicators) == 1 else 'rest'} on such links. "
        "Wherever such an indicator is named, (linked) stands behind its name.",
    )


def _change(facts: EditionFacts) -> tuple[str, ...]:
    """How a series is read, with the length of run that the partnership has chosen."""
    run = count_of(variant_in_force(facts.settings).run_length, "point")
    return (
        "Each indicator is drawn as a control chart: its average, and the limits within which it varies by chance. "
        "A change is called real only where one of four rules fires: a point beyond a limit; "
        f"{run} running that rise or fall; {run} running on one side of the average; two of three close to a limit. "
        f"Below {PROVISIONAL_BELOW} points the limits are provisional; below {FEWEST_FOR_LIMITS} there are none.",
        "Limits come from how far each value lies from the one before (an XmR chart), unless a definition asks that "
        "they follow the counts behind each value (a p, u or c chart). Each chart names its kind and the variant of "
        "its rules.",
        "Where no limits can be drawn, a change is called real only where a run on one side of the median is too long "
        f"for chance (the rules of Anhøj), and only where {FEWEST_USEFUL} points lie off the median.",
    )


def _settings(facts: EditionFacts) -> Table:
    titles = ("Setting", "In force", "Source", "Standing")
    rows = tuple(_setting(setting, facts) for setting in facts.settings.values())
    return Table("Every setting in force", tuple(Column(title) for title in titles), rows)


def _setting(setting: Setting, facts: EditionFacts) -> tuple[Cell, ...]:
    standing = STATUS_WORDS.get(setting.status, setting.status.lower())
    own = "" if setting.is_default else "set by this partnership"
    return (
        Cell(capital(setting.meaning), note=setting.name),
        Cell(value_words(setting, facts) or "–", note=setting.unit),
        Cell(capital(setting.source)),
        Cell(capital(standing), note=own),
    )


def _disclosure(facts: EditionFacts) -> tuple[str, ...]:
    audience, settings = facts.figures.audience, facts.settings
    # An audience may have a limit of its own; where it has none, the common one is in force.
    limit = settings.get(f"{audience}_suppress_counts_to", settings["suppress_counts_to"])
    first, last, fewest = (
        setting_words(setting.value)
        for setting in (settings["suppress_counts_from"], limit, settings["minimum_denominator"])
    )
    rules = [
        f"Counts of children from {first} to {last} are hidden: they are shown as [c].",
        "So are others that would give a hidden count away, or narrow it to a few numbers, by adding up, subtracting "
        "or comparing: between parts and their total, months and their quarter, indicators that count the same "
        "children, and the earlier editions that the same readers have. A hidden number may therefore be a large one.",
        "A percentage, rate, average, limit or point of a chart that rests on a hidden number is hidden with it.",
        "Zero is shown: it says that the extracts came and held no such case.",
        "The same figures are hidden on every page, in every table, chart and download.",
        "The partnership's own activity (audits, actions, returns) names no child and is not hidden.",
    ]
    if rounding := rounding_words(facts.figures):
        rules.append(rounding)
    if audience != "restricted":
        rules.append("Whatever is hidden in the restricted edition is hidden here too.")
        rules.append(f"Percentages and averages on fewer than {fewest} cases are not shown.")
        rules.append(
            "Numbers of rows in extracts are given to the nearest ten, so that nothing can be subtracted from them."
        )
    return tuple(rules)


def share_words(figures: PublishableFigures) -> str:
    """How many of the figures that exist are shown, of those that are shown or hidden; empty where there is none."""
    counted = Counter(figure.status for figure in figures)
    shown, hidden = counted[Status.SHOWN], counted[Status.SUPPRESSED] + counted[Status.TOO_FEW]
    if not shown + hidden:
        return ""
    share = with_unit(shown / (shown + hidden) * 100, "percent")
    told = f"Of the {shown + hidden:,} figures of this edition that are either shown or hidden, {share} are shown."
    if figures.share_of_safe_cells is None:
        return told
    safe = with_unit(figures.share_of_safe_cells * 100, "percent")
    return f"{told} Of the figures of children that are not small in themselves, {safe} are."


def _checks(checks: tuple[Check, ...]) -> Table:
    """Each rule of the golden thread: how often it was tested, how often it fired, or why it could not be tested."""
    rows = []
    for rule in sorted({check.rule for check in checks} | set(RULE_WORDS)):
        mine = [check for check in checks if check.rule == rule]
        kinds = Counter(check.result for check in mine)
        absent = next((check.reason for check in mine if check.result == "not_applicable"), "")
        tested = len(mine) - kinds["not_applicable"]
        fired = kinds["broken"] + kinds["warning"]
        meaning = RULE_WORDS.get(rule, "A rule of learning findings, products or dissemination.")
        rows.append((Cell(rule), Cell(meaning), Cell(str(tested)), Cell(str(fired)), Cell(absent or "–")))
    columns = (
        Column("Rule"),
        Column("What it says when it fires"),
        Column("Tested", is_number=True),
        Column("Fired", is_number=True),
        Column("Not tested because"),
    )
    return Table("Rules of the golden thread", columns, tuple(rows))
