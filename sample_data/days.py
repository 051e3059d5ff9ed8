"""Days of the invented town, as ordinal numbers: working days, school days, quarters, and how they are written."""

from datetime import date
from functools import cache

from indicators.periods import Quarter, add_months

# Bank holidays of England; with the extra days of 2022 and 2023. Source: gov.uk/bank-holidays.
_BANK_HOLIDAYS = """
2019-01-01 2019-04-19 2019-04-22 2019-05-06 2019-05-27 2019-08-26 2019-12-25 2019-12-26
2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-25 2020-12-28
2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28
2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-26 2022-12-27
2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26
2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26
2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26
2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
"""
# First and last day of each school holiday of the town; partnership.toml holds the same list.
SCHOOL_HOLIDAYS = (
    ("2021-04-02", "2021-04-16"), ("2021-05-31", "2021-06-04"), ("2021-07-22", "2021-09-02"),
    ("2021-10-25", "2021-10-29"), ("2021-12-18", "2022-01-03"), ("2022-02-14", "2022-02-18"),
    ("2022-04-04", "2022-04-18"), ("2022-05-30", "2022-06-03"), ("2022-07-22", "2022-09-02"),
    ("2022-10-24", "2022-10-28"), ("2022-12-19", "2023-01-02"), ("2023-02-13", "2023-02-17"),
    ("2023-04-03", "2023-04-14"), ("2023-05-29", "2023-06-02"), ("2023-07-24", "2023-09-01"),
    ("2023-10-23", "2023-10-27"), ("2023-12-22", "2024-01-05"), ("2024-02-12", "2024-02-16"),
    ("2024-03-29", "2024-04-12"), ("2024-05-27", "2024-05-31"), ("2024-07-24", "2024-09-02"),
    ("2024-10-28", "2024-11-01"), ("2024-12-23", "2025-01-03"), ("2025-02-17", "2025-02-21"),
    ("2025-04-07", "2025-04-21"), ("2025-05-26", "2025-05-30"), ("2025-07-23", "2025-09-01"),
    ("2025-10-27", "2025-10-31"), ("2025-12-22", "2026-01-02"),
)  # fmt: skip

FIRST_DAY = date(2000, 1, 1).toordinal()
LAST_DAY = date(2045, 12, 31).toordinal()
SUPPLY_STARTS = date(2021, 4, 1).toordinal()
HISTORY_ENDS = date(2023, 3, 31).toordinal()
DATA_ENDS = date(2025, 9, 30).toordinal()
QUARTERS = tuple(Quarter.parse("2025-26-q2").back(back) for back in range(9, -1, -1))
"""The ten quarters that are supplied one by one; what comes before them is supplied once, as history."""


def day(text: str) -> int:
    """The ordinal of a day written as ISO text."""
    return date.fromisoformat(text).toordinal()


@cache
def iso(ordinal: int) -> str:
    """A day as ISO text."""
    return date.fromordinal(ordinal).isoformat()


@cache
def british(ordinal: int) -> str:
    """A day as dd/mm/yyyy."""
    return f"{date.fromordinal(ordinal):%d/%m/%Y}"


def clock(minutes: int) -> str:
    """Minutes after midnight as HH:MM."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


_HOLIDAYS = {day(text) for text in _BANK_HOLIDAYS.split()}
_IS_WORKING = [o % 7 not in (6, 0) and o not in _HOLIDAYS for o in range(FIRST_DAY, LAST_DAY + 1)]
_SCHOOL_HOLIDAYS = {o for first, last in SCHOOL_HOLIDAYS for o in range(day(first), day(last) + 1)}
_NUMBERS: list[int] = []
_WORKING: list[int] = []
for _offset, _is_working in enumerate(_IS_WORKING):
    if _is_working:
        _WORKING.append(FIRST_DAY + _offset)
    _NUMBERS.append(len(_WORKING))


# Each day as the number yyyymmdd: a difference of two, less its last four figures, is an age.
_WRITTEN = [int(f"{date.fromordinal(o):%Y%m%d}") for o in range(FIRST_DAY, LAST_DAY + 1)]


def is_working_day(ordinal: int) -> bool:
    """Monday to Friday less bank holidays of England."""
    return _IS_WORKING[ordinal - FIRST_DAY]


def working_days_after(ordinal: int, days: int) -> int:
    """The working day that is `days` working days later than a day; 0 is the day itself, or the next working day."""
    if days == 0:
        return ordinal if is_working_day(ordinal) else working_days_after(ordinal, 1)
    return _WORKING[_NUMBERS[ordinal - FIRST_DAY] - 1 + days]


def working_days_between(first: int, second: int) -> int:
    """Working days later than the first day and not later than the second."""
    return _NUMBERS[second - FIRST_DAY] - _NUMBERS[first - FIRST_DAY]


@cache
def next_school_day(ordinal: int) -> int:
    """The first school day after a day."""
    following = working_days_after(ordinal, 1)
    return following if following not in _SCHOOL_HOLIDAYS else next_school_day(following)


@cache
def months_before(ordinal: int, months: int) -> int:
    """The calendar anniversary that many months earlier."""
    return add_months(date.fromordinal(ordinal), -months).toordinal()


def age_on(born: int, ordinal: int) -> int:
    """Completed years of age; -1 before birth."""
    return -1 if born > ordinal else (_WRITTEN[ordinal - FIRST_DAY] - _WRITTEN[born - FIRST_DAY]) // 10_000


def received(quarter_end: int, working_days: int) -> date:
    """The day that many working days after a quarter's end."""
    return date.fromordinal(working_days_after(quarter_end, working_days))


def quarter_bounds(quarter: Quarter) -> tuple[int, int]:
    """First and last ordinal of a quarter."""
    return quarter.start.toordinal(), quarter.end.toordinal()


def eighteenth_birthday(born: int) -> int:
    """The day a child turns 18; 28 February for one born on 29 February of a leap year."""
    then = date.fromordinal(born)
    return add_months(then, 216).toordinal()
