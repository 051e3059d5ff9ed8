"""The pages of agencies: each shows one agency its own, beside the whole partnership's, and ranks nobody."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reports.assembling.agency_figures import PARTS_OF_THEMES, how_to_read, own_figures
from reports.assembling.agency_findings import findings_table
from reports.assembling.asks import followed_table
from reports.assembling.definitions import datasets_of, rows_words
from reports.assembling.indicator_table import table_of
from reports.assembling.learning.sources import Row, Sources, badge_cell, plain_table, title_of
from reports.assembling.quality import STANDINGS
from reports.facts_learning import ItemFact
from reports.model_agencies import AgencyPage
from reports.model_document_parts import DocumentPart
from reports.model_parts import ActionReport, Ask
from reports.model_tables import Cell, Table
from reports.words import capital, count_of, many, short_day

_STEPS = (
    ("agencies", "Sent to you"), ("cascading", "Passed on"), ("embedding", "Made part of practice"),
    ("checking", "Staff asked about it"),
)  # fmt: skip
_TOLD_ONE_BY_ONE = ("actions.html", "scrutiny.html")
"""Where an ask of the board leads that the agency finds row by row on its own page."""
_NOT_ONE_AGENCY = {"partnership", "national", ""}


def agency_pages(sources: Sources, actions: tuple[ActionReport, ...], asks: tuple[Ask, ...]) -> tuple[AgencyPage, ...]:
    """A page for each agency of which something is asked or known."""
    return tuple(_page(code, sources, actions, asks) for code in _codes(sources))


def _codes(sources: Sources) -> tuple[str, ...]:
    """Agencies that send, are sent, own or answer something; one code for each name."""
    facts, counts = sources.facts, sources.counts
    by_name = {name: code for code, name in reversed(tuple(facts.agencies.items()))}
    owners = {action.owner for action in facts.actions or ()} | {each.agency for each in facts.returns}
    found = {by_name[name] for name in owners if name in by_name}
    found |= {each.agency for each in counts.returns or ()} | {each.agency for each in counts.waiting or ()}
    found |= {code for item in counts.items or () for code in item.agencies}
    return tuple(sorted(found - _NOT_ONE_AGENCY, key=sources.agency))


def _page(code: str, sources: Sources, actions: tuple[ActionReport, ...], asks: tuple[Ask, ...]) -> AgencyPage:
    name = sources.agency(code)
    own = tuple(action for action in actions if action.owner.split(",")[0] == name)
    asked = _asked(code, name, sources, own, asks)
    return AgencyPage(
        code,
        name,
        f"agencies/{code}.html",
        asked.sentences[0],
        _with_what_is_absent(
            replace(asked, sentences=asked.sentences[1:]),
            _returns(name, sources),
            _indicators(code, name, sources),
            _assurance(code, sources),
            _training(code, sources),
            _sent(code, sources),
            _actions(own, findings_table(code, sources)),
        ),
    )


def _with_what_is_absent(*parts: DocumentPart) -> tuple[DocumentPart, ...]:
    """The parts that hold something, then in one part what the others would have held."""
    full = tuple(part for part in parts if part.sentences or part.tables)
    absent = tuple(part.note for part in parts if part not in full and part.note)
    return (*full, DocumentPart("absent", "What is not here", absent)) if absent else full


def _asked(
    code: str, name: str, sources: Sources, own: tuple[ActionReport, ...], asks: tuple[Ask, ...]
) -> DocumentPart:
    """Asks, overdue actions, answers that are overdue, and queries."""
    mine = [ask for ask in asks if ask.owner == name and not ask.href.startswith(_TOLD_ONE_BY_ONE)]
    waiting = [one for one in sources.counts.waiting or () if one.agency == code]
    late = [action for action in own if action.is_overdue]
    now = [each for each in sources.facts.returns if each.quarter == sources.facts.quarter and each.agency == name]
    queries = sum(each.queries for each in now)
    rows: list[Row] = [
        *((Cell(f"{ask.verb}: {ask.before} {ask.subject}", ask.href), ask.after, ask.by) for ask in mine),
        *((Cell(action.text, f"actions.html#action-{action.id}"), action.status.word, action.due) for action in late),
        *(
            (
                f"Answer {count_of(one.count, 'finding')} of {title_of('activity_type', one.activity_type).lower()}",
                "The answer is overdue.",
                short_day(one.due_since),
            )
            for one in waiting
        ),
    ]
    said = (
        f"{capital(count_of(len(rows), 'thing'))} {'is' if len(rows) == 1 else 'are'} asked of you this quarter."
        if rows
        else "Nothing is asked of you this quarter."
    )
    asked = f"Queries raised on your returns: {rows_words(queries, sources.facts)}." if queries else ""
    table = plain_table("Asked of you", ("What", "Why", "By"), rows)
    before = [each for each in (sources.thread.asks if sources.thread else ()) if each.agency == name]
    return _part("asked", "What we ask of you", said, asked, tables=(table, followed_table(before)))


def _returns(name: str, sources: Sources) -> DocumentPart:
    facts = sources.facts
    now = [each for each in facts.returns if each.quarter == facts.quarter and each.agency == name]
    rows: Iterator[Row] = (
        (
            each.dataset_title,
            Cell(STANDINGS[each.standing].word, badge=STANDINGS[each.standing]),
            short_day(each.due_on),
            short_day(each.received_on),
            *(rows_words(number, facts) for number in (each.rows_read, each.rows_rejected, each.queries)),
        )
        for each in now
    )
    titles = ("Dataset", "Standing", "Due", "Received", "Rows read", "Rejected", "Queries")
    return _part(
        "returns",
        "Your returns",
        tables=(plain_table(f"Returns due for {facts.quarter.title}", titles, rows),),
        missing="No return was due from you for this quarter.",
    )


def _indicators(code: str, name: str, sources: Sources) -> DocumentPart:
    """Indicators counted from what the agency sends, and its own part of those that are split by agency."""
    sent = {each.dataset for each in sources.facts.returns if each.agency == name}
    mine = [one.id for one in sources.facts.indicators if sent.intersection(datasets_of(one))]
    counted = table_of(sources.supplied(mine), "Counted from what you send, over all agencies that send it")
    elsewhere = {theme for themes in PARTS_OF_THEMES.values() for theme in themes}
    rest = [one.theme for one in sources.facts.indicators if one.theme not in elsewhere]
    beside = own_figures("Your part of what is split by agency", dict.fromkeys(rest), code, sources)
    return _part(
        "indicators",
        "Your indicators",
        tables=(counted, beside),
        missing="No indicator is counted from what you send.",
        note=how_to_read(beside),
    )


def _assurance(code: str, sources: Sources) -> DocumentPart:
    """Its own audits, and how it stands on Section 11 and the learning audit."""
    audits = [one for one in sources.counts.audits or () if one.agency == code]
    audited = ((one.title, short_day(one.reported_on), _presented(one.presented_on is not None)) for one in audits)
    standing = (
        (
            title_of("return_type", one.return_type),
            one.round_id,
            f"{one.met} of {one.graded}" if one.graded else "–",
            *(str(number) for number in (one.gaps_closed, one.gaps_overdue, one.gaps_without_date)),
        )
        for one in sources.counts.returns or ()
        if one.agency == code
    )
    titles = ("Return", "Round", "Standards met", "Gaps closed", "Past their date", "Without a date")
    beside = own_figures("Your part of standards and audits", PARTS_OF_THEMES["assurance"], code, sources)
    return _part(
        "assurance",
        "Your audits, Section 11 and the learning audit",
        tables=(
            plain_table("Your own audits", ("Audit", "Reported", "At the annual meeting"), audited),
            plain_table("Section 11 and the learning audit", titles, standing),
            beside,
        ),
        note=how_to_read(beside),
        missing="Neither an audit of yours nor a return of standards is recorded.",
    )


def _presented(is_presented: bool) -> Cell:
    return badge_cell("done", "Presented") if is_presented else badge_cell("open", "Not presented yet")


def _training(code: str, sources: Sources) -> DocumentPart:
    """Who of it took training up, and what that changed."""
    beside = own_figures("Your part of the learning programme", PARTS_OF_THEMES["training"], code, sources)
    missing = "No training of your staff is told of."
    return _part(
        "training", "Training: take-up and effect", tables=(beside,), missing=missing, note=how_to_read(beside)
    )


def _sent(code: str, sources: Sources) -> DocumentPart:
    items = [item for item in sources.counts.items or () if code in item.agencies]
    rows = ((title, _count(items, name, code)) for name, title in _STEPS)
    beside = own_figures("Your part of learning that reached staff", PARTS_OF_THEMES["sent"], code, sources)
    return _part(
        "sent",
        "Learning sent to you",
        _became(len(items), _count(items, "embedding", code)),
        tables=(plain_table("What became of it", ("Step", "Products"), rows if items else ()), beside),
        note=how_to_read(beside),
        missing="Nothing is recorded as sent to you in the 12 months.",
    )


def _became(sent: int, embedded: int) -> str:
    if not sent:
        return ""
    return (
        f"{capital(count_of(sent, 'product'))} came to you in the 12 months; {many(embedded)} became part of practice."
    )


def _count(items: Iterable[ItemFact], name: str, code: str) -> int:
    return sum(code in getattr(item, name) for item in items)


def _actions(own: tuple[ActionReport, ...], found: Table) -> DocumentPart:
    rows = (
        (
            Cell(action.text, f"actions.html#action-{action.id}"),
            action.due,
            Cell(action.status.word, badge=action.status),
            Cell(action.impact.word, badge=action.impact),
        )
        for action in own
    )
    return _part(
        "actions",
        "Your findings and actions",
        tables=(found, plain_table("Every action that you own", ("Action", "Due", "Status", "Impact"), rows)),
        missing="Nothing was found about your practice in the last 12 months, and you own no action.",
    )


def _part(
    part_id: str, title: str, *sentences: str, tables: Iterable[Table] = (), missing: str = "", note: str = ""
) -> DocumentPart:
    said, filled = tuple(filter(None, sentences)), tuple(table for table in tables if table.rows)
    if not said and not filled:
        return DocumentPart(part_id, title, note=missing)
    return DocumentPart(part_id, title, said, tables=filled, note=note)
