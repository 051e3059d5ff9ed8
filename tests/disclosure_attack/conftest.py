"""Small editions written by hand, as tables that a colleague could check."""

import csv
import hashlib
import json
from io import StringIO

import pytest

from pipelines.audit.attacking import attack
from pipelines.audit.figures_file import printed_cells
from pipelines.audit.words import period_named

COLUMNS = (
    *("indicator", "unit", "period_kind", "period_start", "period_end", "breakdown", "category"),
    *("status", "numerator", "denominator", "value", "text", "left_out", "rounded_to"),
)
STATUS = {"[c]": "suppressed", "[few]": "too_few", "[x]": "not_supplied", "[z]": "no_cases", "[na]": "not_applicable"}


def write_figures(table: str, rounded_to: int = 1) -> str:
    """A figures.csv from lines `indicator | unit | period | breakdown category | numerator | denominator | value`.

    The value may be left out: a percentage is then worked from its parts.
    """
    out = StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for line in filter(None, map(str.strip, table.splitlines())):
        indicator, unit, period, where, *numbers = (part.strip() for part in line.split("|"))
        writer.writerow(_row(indicator, unit, period, where, numbers, rounded_to))
    return "\ufeff" + out.getvalue()


def _row(indicator, unit, period, where, numbers, rounded_to):
    numerator, denominator, value = (*numbers, "", "")[:3]
    breakdown, _, category = where.partition(" ")
    marks = [STATUS[each] for each in numbers if each in STATUS]
    shown = {name: "" if each in STATUS else each for name, each in
             (("numerator", numerator), ("denominator", denominator), ("value", value))}  # fmt: skip
    if not marks and not value:
        parts = float(numerator or 0), float(denominator or 0)
        per = {"percent": 100, "rate_per_10_000": 10_000}.get(unit)
        shown["value"] = repr(parts[0] * per / parts[1]) if per else numerator
    when = period_named(period)
    return shown | {
        "indicator": indicator, "unit": unit, "period_kind": when.kind,
        "period_start": when.start, "period_end": when.end,
        "breakdown": breakdown, "category": category or "all",
        "status": marks[0] if marks else "shown", "text": "", "left_out": "", "rounded_to": rounded_to,
    }  # fmt: skip


@pytest.fixture(scope="session")
def figures():
    """Write a figures.csv by hand."""
    return write_figures


@pytest.fixture(scope="session")
def attacked():
    """Attack one table, or several editions of it (the oldest first); `{(words): (lower, upper)}` for a model."""

    def attack_tables(*tables: str, model: str = "totals_only", rounded_to: int = 1):
        names = [f"edition {place}" for place, _ in enumerate(tables)]
        cells = [
            cell
            for name, table in zip(names, tables, strict=True)
            for cell in printed_cells(write_figures(table, rounded_to), name)
        ]
        found = attack(cells, names)
        assert not found.contradicted
        return {_words(one.number): (one.lower, one.upper) for one in found.intervals if one.model == model}

    return attack_tables


def _words(number):
    place = number.place
    return " ".join((place.indicator, place.period.title, place.category, number.measure))


@pytest.fixture
def edition(tmp_path):
    """A rendered edition by hand: its figures, and what else its folder holds."""

    def write_edition(
        table: str, quarter: str = "2025-26 Q2", rounded_to: int = 1, audience: str = "restricted", **files
    ):
        name = quarter.lower().replace(" ", "-") + ("" if audience == "restricted" else f"-{audience}")
        folder = tmp_path / "dashboards" / name
        contents = {"figures.csv": write_figures(table, rounded_to)} | files.pop("files", {})
        for path, content in contents.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        facts = {
            path: {"sha256": hashlib.sha256((folder / path).read_bytes()).hexdigest()} for path in sorted(contents)
        }
        manifest = {"edition": quarter.replace(" ", "")[-6:], "quarter": quarter, "audience": audience, "files": facts}
        (folder / "manifest.json").write_text(json.dumps(manifest))
        return folder

    return write_edition
