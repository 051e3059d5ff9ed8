"""Data that programs read: CSV, JSON and workbooks, searched for figures by the names of columns and keys."""

import csv
import json
from collections.abc import Iterator, Mapping
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from indicators.periods import Period
from pipelines.audit.said import Said, said_in_row
from pipelines.audit.words import period_named


def said_in_csv(text: str, output: str, indicator: str) -> Iterator[Said]:
    """The rows of a table that has a period and a value."""
    yield from _rows(csv.DictReader(StringIO(text.removeprefix("\ufeff"))), output, indicator)


def said_in_workbook(path: Path, output: str) -> Iterator[Said]:
    """Every sheet, hidden ones too, whose first row names columns. Raises OSError and what the reader raises."""
    from python_calamine import CalamineWorkbook

    for name in (workbook := CalamineWorkbook.from_path(str(path))).sheet_names:
        rows = workbook.get_sheet_by_name(name).to_python()
        for place, header in enumerate(rows[:5]):
            names = [_name(str(title)) for title in header]
            if "indicator" in names or "period" in names:
                body = (dict(zip(names, map(_words, row), strict=False)) for row in rows[place + 1 :])
                yield from _rows(body, f"{output}, sheet {name}", "")
                break


def said_in_json(text: str, output: str, indicator: str, known: frozenset[str]) -> Iterator[Said]:
    """Figures anywhere in a JSON document: rows, series drawn by day, and words under the name of a period."""
    yield from _walk(json.loads(text), output, indicator, known)


def _rows(rows: Any, output: str, indicator: str) -> Iterator[Said]:
    for row in rows:
        words = {_name(str(name)): str(value or "") for name, value in row.items() if name}
        period = _period(words)
        whose = words.get("indicator") or indicator
        if period and whose:
            yield said_in_row(words, output, whose, period)


def _walk(node: Any, output: str, indicator: str, known: frozenset[str]) -> Iterator[Said]:
    if isinstance(node, Mapping):
        whose = node.get("indicator") or node.get("id")
        indicator = whose if isinstance(whose, str) and whose in known else indicator
        yield from _rows([{name: _words(value) for name, value in node.items()}], output, indicator)
        yield from _series(node, output, indicator)
        for name, value in node.items():
            period = period_named(str(name))
            if period and indicator and not isinstance(value, (dict, list)):
                yield Said(output, indicator, period, value=_words(value))
            yield from _walk(value, output, name if name in known else indicator, known)
    elif isinstance(node, list):
        for each in node:
            yield from _walk(each, output, indicator, known)


def _series(node: Mapping[str, Any], output: str, indicator: str) -> Iterator[Said]:
    """A drawn series: days in `x`, values in `y`, and in `text` the period's name before the words."""
    days, values, words = (node.get(name) for name in ("x", "y", "text"))
    if not indicator or not all(isinstance(each, list) for each in (days, values, words)):
        return
    for value, named in zip(values or (), words or (), strict=False):
        name, _, said = str(named).partition(": ")
        period = period_named(name)
        if period:
            yield Said(f"{output}, hover text", indicator, period, value=said.split(" (")[0])
            yield Said(f"{output}, drawn series", indicator, period, value=_words(value))


def _period(words: Mapping[str, str]) -> Period | None:
    kinds = ("month", "quarter", "financial_year", "rolling_12_months")
    for kind in kinds:
        if words.get("period_kind") == kind and words.get("period_end"):
            return Period(date.fromisoformat(words["period_end"][:10]), kind)  # type: ignore[arg-type]
    return period_named(words.get("period", ""))


def _name(title: str) -> str:
    return "_".join(title.strip().lower().split())


def _words(value: Any) -> str:
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() else repr(value)
    return "" if value is None or isinstance(value, (dict, list)) else str(value)
