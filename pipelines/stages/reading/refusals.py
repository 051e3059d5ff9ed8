"""Why a file cannot be read as a table: each rule's words, which name places and never a cell."""

from schemas.faults import Fault, Severity, UnreadableExtract

RESAVE = "Save it again as CSV UTF-8 (comma delimited) or as an Excel workbook (.xlsx), and send it again."
RESEND = "Export it again from the system that holds the records, and send the new file unedited."

RULES: dict[str, tuple[str, str]] = {
    "declared_entities": (
        "The XML declares a document type or an entity, which no national return does and which can hide anything.",
        RESEND,
    ),
    "broken_markup": ("The XML is not well formed from this line on, or an element holds too many others.", RESEND),
    "repeated_element": ("A record holds the same element twice, where it may have one value.", RESEND),
    "unknown_markup": (
        "The XML is not a message that is known: children in need census (Message) or SSDA903 (EXPSSDA903).",
        "Send the return as your system exports it for the Department for Education, or as CSV.",
    ),
    "empty_file": ("The file holds no rows.", "Check the export; for a nil return send the column names alone."),
    "too_large": ("The file is larger than an extract may be.", "Send a shorter span of days in each file."),
    "wrong_type": (
        "The content is not a CSV file, an Excel workbook (.xlsx) or XML (.xml), or not what its name says.",
        RESAVE,
    ),
    "wrong_encoding": ("The text is not in the encoding that was agreed, UTF-8 unless declared otherwise.", RESAVE),
    "nul_byte": ("The file holds a zero byte, which no text has.", RESEND),
    "wrong_delimiter": (
        "The column names are separated by another character than the one agreed.",
        "Separate the columns with commas, or agree the other character with the Business Unit.",
    ),
    "wrong_line_endings": ("The lines end in a way that was not agreed.", RESAVE),
    "mixed_line_endings": (
        "The lines end in more than one way, as when two files were joined: a row may be lost or split.",
        RESEND,
    ),
    "unclosed_quote": (
        "A quotation mark opens in this row and is never closed.",
        "Close it, or write a quotation mark inside a cell twice within a quoted cell.",
    ),
    "stray_quote": (
        "A quotation mark stands inside a cell, where it can hide the end of a column.",
        "Put the whole cell in quotation marks and write the inner one twice, as a CSV export does.",
    ),
    "ragged_row": (
        "The row has another number of cells than the header.",
        "Look for a comma that is not inside quotation marks, or a column missing from this row.",
    ),
    "cell_too_long": ("A cell of this row is longer than 131,072 characters.", "Leave free text out of the extract."),
    "too_many_columns": ("There are more than 1,000 columns.", "Send only the columns of the dataset."),
    "blank_header": ("A column has no name.", "Name the column, or leave it out."),
    "repeated_header": ("Two columns have the same name.", "Name each column once."),
    "no_table": ("No sheet that is shown holds a table.", "Put the rows on a visible sheet under one row of names."),
    "not_a_workbook": ("The workbook is damaged or not complete.", RESAVE),
    "protected_workbook": (
        "The workbook is protected by a password, or is in the old .xls form.",
        "Save it without a password as an Excel workbook (.xlsx); the way it is sent keeps it safe.",
    ),
    "macros": ("The workbook carries macros.", "Save it as an Excel workbook (.xlsx), which has none."),
    "external_links": (
        "The workbook takes values from other files.",
        "In Excel choose Data, Edit Links, Break Link; or paste the values and save.",
    ),
    "unsafe_workbook": ("The workbook is built in a way that no spreadsheet program writes.", RESAVE),
    "workbook_too_large": (
        "The workbook unpacks to more than can safely be opened.",
        "Delete the empty rows and columns beyond the table, or send it as CSV.",
    ),
}


def fault(
    rule: str,
    *,
    row: int | None = None,
    line: int | None = None,
    sheet: str | None = None,
    letter: str | None = None,
    detail: str = "",
) -> Fault:
    """The fault of that rule; `line` is told where a text editor numbers the row otherwise, `detail` is ours."""
    says, fix = RULES[rule]
    words = [says, detail]
    if line is not None and line != row:
        words.append(f"(Line {line:,} in a text editor.)")
    return Fault(Severity.REJECT, rule, " ".join(word for word in words if word), fix, sheet, row, None, None, letter)


def refuse(
    rule: str,
    *,
    row: int | None = None,
    line: int | None = None,
    sheet: str | None = None,
    letter: str | None = None,
    detail: str = "",
) -> UnreadableExtract:
    """The exception that carries `fault(rule, ...)`."""
    return UnreadableExtract(fault(rule, row=row, line=line, sheet=sheet, letter=letter, detail=detail))
