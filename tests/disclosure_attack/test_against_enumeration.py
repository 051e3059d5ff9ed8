"""The attacker knows as much as someone who tries every table that the printed numbers allow, and no more."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

CATEGORIES = ("north", "south", "west")
MONTHS = ("July 2025", "August 2025", "September 2025")
DISTRICTS = ("north", "south")


@st.composite
def percentages(draw):
    """Numerator and denominator of three districts, and which of them are hidden."""
    parts = [
        draw(st.integers(0, 7).flatmap(lambda most: st.tuples(st.integers(0, most), st.just(most)))) for _ in "123"
    ]
    return parts, draw(st.lists(st.sampled_from(range(3)), unique=True, min_size=1))


@settings(deadline=None, max_examples=60)
@given(percentages())
def test_ranges_of_a_percentages_parts_are_those_of_every_table_that_fits(attacked, table):
    parts, hidden = table
    total = tuple(map(sum, zip(*parts, strict=True)))
    lines = [f"timely | percent | 2025-26 Q2 | all | {total[0]} | {total[1]} | {_value(total)}"]
    for place, (top, bottom) in enumerate(parts):
        shown = "[c] | [c]" if place in hidden else f"{top} | {bottom} | {_value((top, bottom))}"
        lines.append(f"timely | percent | 2025-26 Q2 | district {CATEGORIES[place]} | {shown}")
    found = attacked("\n".join(lines))
    left = [sum(each) for each in zip(*(parts[place] for place in hidden), strict=True)]
    fitting = list(_divided(left, len(hidden)))
    for order, place in enumerate(hidden):
        for measure, number in (("numerator", 0), ("denominator", 1)):
            values = [one[order][number] for one in fitting]
            assert found[f"timely 2025-26 Q2 {CATEGORIES[place]} {measure}"] == (min(values), max(values))


def _value(parts):
    return repr(100 * parts[0] / parts[1]) if parts[1] else "0"


def _divided(left, among):
    """Every way of dividing numerator and denominator among so many, no numerator above its denominator."""
    tops, bottoms = (list(_split(number, among)) for number in left)
    for top, bottom in product(tops, bottoms):
        if all(t <= b for t, b in zip(top, bottom, strict=True)):
            yield list(zip(top, bottom, strict=True))


def _split(number, among):
    if among == 1:
        yield (number,)
        return
    for first in range(number + 1):
        for rest in _split(number - first, among - 1):
            yield (first, *rest)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.integers(0, 3), min_size=6, max_size=6),
    st.lists(st.sampled_from(range(6)), unique=True, min_size=1, max_size=5),
)
def test_ranges_across_months_and_districts_are_those_of_every_table_that_fits(attacked, numbers, hidden):
    places = list(product(MONTHS, DISTRICTS))
    told = dict(zip(places, numbers, strict=True))
    lines = [f"plans | count | 2025-26 Q2 | all | {sum(numbers)}"]
    lines += [f"plans | count | {month} | all | {sum(told[month, one] for one in DISTRICTS)}" for month in MONTHS]
    for district in DISTRICTS:
        lines.append(
            f"plans | count | 2025-26 Q2 | district {district} | {sum(told[month, district] for month in MONTHS)}"
        )
    secret = [places[place] for place in hidden]
    for (month, district), number in told.items():
        shown = "[c]" if (month, district) in secret else number
        lines.append(f"plans | count | {month} | district {district} | {shown}")
    found = attacked("\n".join(lines))
    fitting = [
        guess for guess in product(range(7), repeat=len(secret)) if _fits(told, dict(zip(secret, guess, strict=True)))
    ]
    for order, (month, district) in enumerate(secret):
        values = [guess[order] for guess in fitting]
        assert found[f"plans {month} {district} numerator"] == (min(values), max(values))


def _fits(told, guess):
    tried = told | guess
    by_month = all(sum(tried[m, d] for d in DISTRICTS) == sum(told[m, d] for d in DISTRICTS) for m in MONTHS)
    return by_month and all(sum(tried[m, d] for m in MONTHS) == sum(told[m, d] for m in MONTHS) for d in DISTRICTS)
