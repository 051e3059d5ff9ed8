"""What youth justice, housing, adult social care, probation and voluntary organisations send, each quarter of eight."""

from collections.abc import Callable, Iterator
from random import Random

from indicators.periods import Quarter
from sample_data import adult_social_care, housing, probation, voluntary_sector, youth_justice
from sample_data.days import QUARTERS, months_before, received
from sample_data.extracts import Extract, extract
from sample_data.history import History

_SUPPLIED = QUARTERS[2:]
_CORRECTED = ("probation", Quarter.parse("2024-25-q4"))
"""Refused at first for a fault that was planted; sent again without it."""
_SEED = 20_260_401
_Rows = Callable[[int, int], list[list[str]]]


def wider_partners(history: History) -> Iterator[Extract]:
    """Every file of the five agencies; each draws from a stream of its own."""
    outcomes = youth_justice.sentence(history, _stream(1))
    placements = housing.place(_stream(2))
    concerns = adult_social_care.raise_concerns(_stream(3))
    enquiries = probation.enquire(_stream(4))
    episodes = voluntary_sector.support(history, _stream(5))
    # What is learned of an outcome or an enquiry long after it is sent again until it can be known.
    yield from _files("youth_justice", "substantive_outcomes", youth_justice.HEADERS, 24, 8,
                      lambda first, last: youth_justice.rows_between(outcomes, first, last))  # fmt: skip
    yield from _files("housing", "homeless_households", housing.HEADERS, 3, 11,
                      lambda first, last: housing.rows_between(placements, first, last))  # fmt: skip
    yield from _files("adult_social_care", "safeguarding_concerns", adult_social_care.HEADERS, 3, 9,
                      lambda first, last: adult_social_care.rows_between(concerns, first, last))  # fmt: skip
    yield from _files("probation", "child_safeguarding_enquiries", probation.HEADERS, 12, 12,
                      lambda first, last: probation.rows_between(enquiries, first, last))  # fmt: skip
    yield from _files("voluntary_sector", "support_episodes", voluntary_sector.HEADERS, 3, 10,
                      lambda first, last: voluntary_sector.rows_between(episodes, first, last))  # fmt: skip


def _files(
    agency: str, dataset: str, headers: list[str], months: int, working_days: int, rows: _Rows
) -> Iterator[Extract]:
    """One file for each quarter, holding the months to its end."""
    for place, quarter in enumerate(_SUPPLIED):
        last = quarter.end.toordinal()
        first = months_before(last + 1, months)
        on = received(last, working_days + place % 3)
        is_quarter = months == 3
        span = quarter.slug if is_quarter else f"{quarter.back(months // 3 - 1).start}_to_{quarter.end}"
        yield extract(on, agency, f"{dataset}_{span}.csv", headers, rows(first, last))
        if (agency, quarter) == _CORRECTED:
            yield extract(
                received(last, working_days + 6), agency, f"{dataset}_{span}_v2.csv", headers, rows(first, last)
            )


def _stream(number: int) -> Random:
    return Random(_SEED + number)  # noqa: S311 - invented data that must be the same everywhere, not a secret
