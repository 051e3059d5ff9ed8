"""The invented partnership's own folder: settings, business plan, commentary and key."""

import shutil
from datetime import date, timedelta
from pathlib import Path

from sample_data.days import SCHOOL_HOLIDAYS
from sample_data.place import ALDERMERE

ALDERMERE_FOLDER = Path(__file__).parent / "partnership"


def write_partnership(folder: Path, like: Path = ALDERMERE_FOLDER) -> None:
    """Write `partnership.toml`, `business_plan.toml`, `commentary/` and `keys/` of an invented partnership."""
    shutil.copytree(like, folder, dirs_exist_ok=True)
    settings = folder / "partnership.toml"
    text = settings.read_text(encoding="utf-8")
    for mark, lines in _parts().items():
        text = text.replace(f"# <{mark}>\n", "".join(f"{line}\n" for line in lines))
    settings.write_text(text, encoding="utf-8", newline="\n")


def _parts() -> dict[str, list[str]]:
    return {
        "districts": [f'{district.code} = "{district.title}"' for district in ALDERMERE.districts],
        "teams": [f'"{name}" = "{code}"' for name, code in ALDERMERE.teams.items()],
        "organisations": [f'"{name}" = "{code}"' for name, code in ALDERMERE.organisations.items()],
        "school_holidays": [
            "school_holidays = [",
            *(f'    "{day}",' for first, last in SCHOOL_HOLIDAYS for day in _days(first, last)),
            "]",
        ],
    }


def _days(first: str, last: str) -> list[str]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [(start + timedelta(days=step)).isoformat() for step in range((end - start).days + 1)]
