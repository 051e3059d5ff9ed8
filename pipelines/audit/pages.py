"""A page taken apart: its tables with every attribute, its blocks of text, its drawings and embedded data."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "link", "br", "img", "input", "hr", "path", "use", "circle", "rect", "line"}
_BLOCKS = {"p", "li", "dd", "dt", "h1", "h2", "h3", "h4", "caption", "figcaption", "title"}
_SILENT = {"class", "scope", "role", "href", "style", "data-label", "viewbox", "width", "height", "tabindex", "d"}
"""Attributes that lay a page out."""


@dataclass(slots=True)
class TableCell:
    """All text in a cell, hidden or not; comments and attributes that a reader does not see; links."""

    text: str = ""
    note: str = ""
    unseen: list[tuple[str, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    drawings: list["Drawing"] = field(default_factory=list)


@dataclass(slots=True)
class PageTable:
    """A table with its header; the first row of `rows` is the first of its body."""

    caption: str = ""
    header: list[str] = field(default_factory=list)
    rows: list[list[TableCell]] = field(default_factory=list)


@dataclass(slots=True)
class Drawing:
    """An `svg`: its paths by class, its texts by place, and its name."""

    name: str
    kind: str
    before: list[str] = field(default_factory=list)
    """The text that stands before it, the nearest first."""
    paths: list[tuple[str, str]] = field(default_factory=list)
    texts: list[tuple[dict[str, str], str]] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """Everything on a page that may say a number."""

    tables: list[PageTable] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    embedded: list[str] = field(default_factory=list)
    """The text of each `script` that holds JSON."""


def parse_page(html: str) -> Page:
    """Take a page apart."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.page


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._is_data = False
        self._open: list[tuple[str, str]] = []
        self._table: PageTable | None = None
        self._cell: TableCell | None = None
        self._drawing: Drawing | None = None
        self._block: list[str] | None = None
        self._text: tuple[dict[str, str], list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in _VOID:
            self._open.append((tag, given.get("class", "")))
        self._start_part(tag, given)
        if self._cell is not None:
            self._cell.unseen += [(name, value) for name, value in given.items() if name not in _SILENT]
            self._cell.links += [given["href"]] if "href" in given else []
        elif self._table is not None and tag == "tr":
            self._table.rows.append([])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def _start_part(self, tag: str, given: dict[str, str]) -> None:
        if tag == "table":
            self._table = PageTable()
        elif tag in {"td", "th"} and self._table is not None:
            self._cell = TableCell()
        elif tag == "svg":
            self._drawing = Drawing(given.get("aria-label", ""), given.get("class", ""), self.page.blocks[:-9:-1])
            self.page.blocks += [given["aria-label"]] if "aria-label" in given else []
        elif tag == "path" and self._drawing is not None:
            self._drawing.paths.append((given.get("class", ""), given.get("d", "")))
        elif tag == "text" and self._drawing is not None:
            self._text = (given, [])
        elif tag == "script":
            self._is_data = "json" in given.get("type", "")
            self.page.embedded += [""] if self._is_data else []
        elif tag in _BLOCKS:
            self._block = []

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag in {"td", "th"}:
            self._end_cell(tag)
        elif tag == "table" and self._table is not None:
            self._table.rows = [row for row in self._table.rows if row]
            self.page.tables.append(self._table)
            self._table = None
        elif tag == "svg" and self._drawing is not None:
            (self._cell or self.page).drawings.append(self._drawing)
            self._drawing = None
        elif tag == "text" and self._text is not None and self._drawing is not None:
            self._drawing.texts.append((self._text[0], "".join(self._text[1])))
            self._text = None
        elif tag in _BLOCKS and self._block is not None:
            self._end_block(tag)

    def _end_cell(self, tag: str) -> None:
        if self._cell is None or self._table is None:
            return
        is_header = any(name == "thead" for name, _ in self._open)
        if is_header and tag == "th":
            self._table.header.append(" ".join(self._cell.text.split()))
        elif self._table.rows:
            self._table.rows[-1].append(self._cell)
        self._cell = None

    def _end_block(self, tag: str) -> None:
        words = " ".join("".join(self._block or ()).split())
        self._block = None
        if tag == "caption" and self._table is not None:
            self._table.caption = words
        if words:
            self.page.blocks.append(words)

    def handle_data(self, data: str) -> None:
        inside = self._open[-1] if self._open else ("", "")
        if inside[0] == "script":
            if self._is_data:
                self.page.embedded[-1] += data
            return
        if self._text is not None:
            self._text[1].append(data)
        if self._block is not None:
            self._block.append(data)
        if self._cell is not None:
            is_note = any("note" in kind.split() for _, kind in self._open)
            self._cell.note += data if is_note else ""
            self._cell.text += "" if is_note else data

    def handle_comment(self, data: str) -> None:
        if self._cell is not None:
            self._cell.unseen.append(("comment", data))
        else:
            self.page.blocks.append(" ".join(data.split()))
