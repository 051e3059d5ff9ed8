"""Relations: the parts that cells are sums of, and the balances that hold between parts."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from scipy.sparse import csr_array

from indicators.disclosure_control.spans import Key, Span, Spans

Row = tuple[str, str]
EVERYONE: Row = ("all", "all")
REST = "what the categories leave over"
Part = tuple[Row, Span]


class Relations:
    """The relations of one table, whose cells are `keys`.

    `balanced` holds the spans of each breakdown in which categories balance with everyone, and whether they leave
    something over that is not published.
    """

    def __init__(self, keys: Sequence[Key], spans: Spans, balanced: Mapping[tuple[str, Span], bool]) -> None:
        self.spans, self.balanced = spans, balanced
        self.rows = tuple(sorted({(breakdown, category) for _, breakdown, category in keys}))
        parts: dict[Part, int] = {}
        of_cells = [
            {parts.setdefault(part, len(parts)): factor for part, factor in self.terms_of_cell(key).items()}
            for key in keys
        ]
        of_balances = []
        for breakdown, span in balanced:
            rows = [row for row in self.rows if row[0] == breakdown and (row, span) in parts]
            terms = self.terms_of_balance(breakdown, span, rows)
            of_balances.append({parts.setdefault(part, len(parts)): factor for part, factor in terms.items()})
        self.parts: Mapping[Part, int] = parts
        self.sums = matrix(of_cells, len(parts))
        """Cell by part: 1 where the part is in the cell."""
        self.balances = matrix(of_balances, len(parts))
        """Balance by part: the categories' parts less everyone's, which is nothing."""

    def terms_of_cell(self, key: Key) -> dict[Part, int]:
        """The parts that a cell is the sum of."""
        period, breakdown, category = key
        return {((breakdown, category), span): 1 for span in self.spans.within(period, breakdown)}

    def terms_of_balance(self, breakdown: str, span: Span, rows: Iterable[Row]) -> dict[Part, int]:
        """The parts of one balance: those of these rows, and of what they leave over, less everyone's."""
        members = {*rows, (breakdown, REST)} if self.balanced[breakdown, span] else set(rows)
        terms = {(row, span): 1 for row in sorted(members)}
        return terms | {(EVERYONE, each): -1 for each in self.spans.of_everyone(span)}


def matrix(rows: Iterable[Mapping[int, int]], width: int) -> csr_array:
    """A sparse matrix from the numbers of each row, by column."""
    held = list(rows)
    ends = np.cumsum([0, *(len(row) for row in held)])
    columns = [column for row in held for column in row]
    numbers = [float(number) for row in held for number in row.values()]
    return csr_array((numbers, columns, ends), shape=(len(held), width))
