"""A large invented extract: return interviews' missing episodes, as an agency's system would export them."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

NAME = "missing_episodes_2025-09-30.csv"
RECEIVED_ON = date(2025, 10, 14)
TYPES = {
    "Child Unique ID": "varchar",
    "Gender": "varchar",
    "Ethnicity": "varchar",
    "Date of Birth": "date",
    "MIS_START": "timestamp",
    "MIS_END": "timestamp",
    "MISSING": "varchar",
}
"""The headers, and the types under which a database loads the same columns."""
_FIRST = datetime(2024, 10, 1, 8)  # noqa: DTZ001 - extracts tell the time in England without a zone
_GENDERS = ("a) Male", "b) Female")
_ETHNICITIES = ("a) WBRI", "f) MWBC", "k) AIND", "o) BCRB")


def write_extract(folder: Path, rows: int, *, quoted: bool) -> Path:
    """Write `rows` episodes, no two of one child at one time; `quoted` puts every cell in quotation marks."""
    chance = Random(rows)  # noqa: S311 - invented data, the same every time
    path = folder / NAME
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
        writer.writerow(TYPES)
        writer.writerows(_episode(number, rows, chance) for number in range(rows))
    return path


def _episode(number: int, rows: int, chance: Random) -> tuple[str, ...]:
    child = number % (rows // 4)
    start = _FIRST + timedelta(days=90 * (number // (rows // 4)) + chance.randrange(80), minutes=chance.randrange(900))
    end = start + timedelta(minutes=chance.randrange(30, 4_000))
    born = date(2009, 1, 1) + timedelta(days=child % 3_000)
    gender, ethnicity = _GENDERS[child % 2], _ETHNICITIES[child % 4]
    times = (start.isoformat(), end.isoformat())
    return (str(4_000_000 + child), gender, ethnicity, born.isoformat(), *times, "M" if number % 5 else "A")
