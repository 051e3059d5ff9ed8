"""Which category of `figures.csv` a page's label means: by its letters, by its numbers, or because one is left."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from pipelines.audit.cells import ALL, PrintedCell
from pipelines.audit.said import Said

Breakdown = tuple[str, str]
"""An indicator and its breakdown."""


def with_categories(said: Iterable[Said], figures: Iterable[PrintedCell]) -> list[Said]:
    """The same words under the categories of `figures.csv`; a label that means none of them keeps its own name."""
    codes = _codes(figures)
    said = [_with_breakdown(one, codes) for one in said]
    labels: dict[Breakdown, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in said:
        if one.category != ALL:
            row = f"{one.period}|{one.numerator}|{one.denominator}|{one.value}"
            labels[one.indicator, one.breakdown][one.category].add(row)
    meant = {place: _meant(own, codes.get(place, {})) for place, own in labels.items()}
    return [
        replace(one, category=meant.get((one.indicator, one.breakdown), {}).get(one.category, one.category))
        for one in said
    ]


def _with_breakdown(one: Said, codes: Mapping[Breakdown, object]) -> Said:
    """`Age (numbers, not rates)` is the one breakdown of the indicator that has the word in its name."""
    if one.breakdown == ALL or (one.indicator, one.breakdown) in codes:
        return one
    wanted = set(one.breakdown.partition("_(")[0].split("_"))
    fitting = [own for indicator, own in codes if indicator == one.indicator and wanted <= set(own.split("_"))]
    return replace(one, breakdown=fitting[0]) if len(fitting) == 1 else one


def _codes(figures: Iterable[PrintedCell]) -> dict[Breakdown, dict[str, set[tuple[str, str]]]]:
    """Each category, with the numbers that are printed of it: period and numerator."""
    codes: dict[Breakdown, dict[str, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    for cell in figures:
        place = cell.place
        if not place.is_total:
            numbers = codes[place.indicator, place.breakdown][place.category]
            if cell.measure != "value" and cell.lower is not None:
                numbers.add((str(place.period), f"{cell.lower:.0f}"))
    return codes


def _meant(labels: Mapping[str, set[str]], codes: Mapping[str, set[tuple[str, str]]]) -> dict[str, str]:
    left = dict(codes)
    meant: dict[str, str] = {}
    for matches in (_is_written_so, _begins_or_ends_so, _is_short_for):
        for label in labels:
            fitting = [code for code in left if matches(label, code)]
            if label not in meant and len(fitting) == 1:
                meant[label] = fitting[0]
                left.pop(fitting[0])
    for label, rows in labels.items():
        fitting = [code for code, numbers in left.items() if _has_numbers(rows, numbers)]
        if label not in meant and len(fitting) == 1:
            meant[label] = fitting[0]
            left.pop(fitting[0])
    unmet = [label for label in labels if label not in meant]
    return meant | (dict(zip(unmet, left, strict=True)) if len(unmet) == len(left) == 1 else {})


def _is_written_so(label: str, code: str) -> bool:
    return _letters(label) == _letters(code)


def _begins_or_ends_so(label: str, code: str) -> bool:
    """`Partnership Business Unit` fits `partnership` as well as `business_unit`, and so tells neither."""
    letters = _letters(label)
    return letters.startswith(_letters(code)) or letters.endswith(_letters(code))


def _is_short_for(label: str, code: str) -> bool:
    """`SAB` for sexual abuse, `icb` for integrated care board: the letters of one are in the other, in their order."""
    letters = iter(_letters(label))
    return all(letter in letters for letter in _letters(code)) or _letters(label) in _letters(code)


def _has_numbers(rows: set[str], numbers: set[tuple[str, str]]) -> bool:
    said = {(period, number) for row in rows for period, *each in [row.split("|")] for number in each[:2] if number}
    return bool(said) and said <= numbers


def _letters(words: str) -> str:
    return re.sub(r"[^a-z0-9<+]", "", words.lower().replace("to", "-").replace("under", "<"))
