"""What everybody knows of printed numbers: how they add up, divide, repeat themselves and stand in earlier editions."""

from collections.abc import Iterator, Mapping, Sequence
from math import inf

from pipelines.audit.history import unchanged_since
from pipelines.audit.likeness import same_series
from pipelines.audit.numbers import Knowledge, Number, Relation
from pipelines.audit.sums import breakdown_sums, period_sums

_PER = {"percent": 100.0, "rate_per_10_000": 10_000.0}
DOUBTFUL = ("earlier edition", "same numbers", "periods add up", "categories add up")
"""What printed numbers suggest and cannot prove, the most doubtful first."""


def relations(known: Knowledge, editions: Sequence[str], doubted: Mapping[str, frozenset[str]]) -> Iterator[Relation]:
    """Every relation that the printed numbers bear out, but none of a kind that is doubted for its indicator."""
    yield from _parts(known)
    yield from _quotients(known)
    learned = (same_series(known), unchanged_since(known, editions), period_sums(known), breakdown_sums(known))
    for of_one_kind in learned:
        for relation in of_one_kind:
            indicators = {number.place.indicator for number, _ in relation.terms}
            if not indicators & doubted.get(relation.reason, frozenset()):
                yield relation


def _parts(known: Knowledge) -> Iterator[Relation]:
    """Denominator = numerator + complement."""
    for place, unit in known.units.items():
        if unit == "percent":
            parts = (Number(place, "denominator"), Number(place, "numerator"), Number(place, "complement"))
            yield Relation(tuple(zip(parts, (1.0, -1.0, -1.0), strict=True)), 0.0, 0.0, "parts")


def _quotients(known: Knowledge) -> Iterator[Relation]:
    """A printed percentage times its denominator, or a rate times its population, is the numerator."""
    for place, (lower, upper) in known.values.items():
        top, bottom = Number(place, "numerator"), Number(place, "denominator")
        per = _PER.get(known.units[place])
        if per is None or upper == inf or (known.is_printed(top) and known.is_printed(bottom)):
            continue
        yield Relation(((top, 1.0), (bottom, -lower / per)), 0.0, inf, "quotient")
        yield Relation(((top, 1.0), (bottom, -upper / per)), -inf, 0.0, "quotient")
