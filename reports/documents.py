"""The files of a document: one page that reads and prints by itself, its tables as a workbook, its figures."""

from collections.abc import Iterator

from reports.exports.figures import figures_csv
from reports.exports.spreadsheet import spreadsheet
from reports.model_documents import Document
from reports.site import render_page


def render_document(document: Document) -> Iterator[tuple[str, bytes]]:
    """Every file of the document but its manifest, as a path inside it and its bytes."""
    yield "index.html", render_page("document.html", document.identity, document=document)
    yield "figures.csv", figures_csv(document.figures, document.units).encode("utf-8-sig")
    if document.workbook:
        yield "tables.xlsx", spreadsheet(document.workbook)
    yield from document.files.items()
