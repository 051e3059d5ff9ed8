"""Makes a partnership's folder: settings, plan, an inbox and an outbox for each agency, a page for its finder."""

import json
import secrets
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from indicators.business_plan import BusinessPlan
from schemas.catalogue import agencies
from schemas.faults import FaultOfUse
from schemas.settings import Setting, default_settings

_TEMPLATES = Path(__file__).parent / "new_partnership"


class FolderInUse(FaultOfUse):
    """The folder already holds something; nothing was written."""


def found_partnership(folder: Path, name: str, on: date) -> None:
    """Write a new partnership's folder. Raises FolderInUse where the folder holds anything already."""
    if folder.exists() and any(folder.iterdir()):
        raise FolderInUse(f"{folder} already holds files. Choose a folder that is empty or does not exist yet.")
    words = {"name": name, "settings": _settings_as_comments(default_settings()), **_days_of_the_year(on)}
    make_folders(folder)
    for template in sorted(_TEMPLATES.iterdir()):
        (folder / template.name).write_text(_filled(template, words), encoding="utf-8")
    _write_key(folder / "keys" / "pseudonym.key")


def plan_to_start_from(on: date) -> BusinessPlan:
    """The business plan that a new partnership is given."""
    text = _filled(_TEMPLATES / "business_plan.toml", _days_of_the_year(on))
    return BusinessPlan.model_validate(tomllib.loads(text))


def _days_of_the_year(on: date) -> dict[str, str]:
    year = on.year if on.month >= 4 else on.year - 1
    return {
        "year": f"{year}-{(year + 1) % 100:02d}",
        "starts": f"{year}-04-01",
        "ends": f"{year + 1}-03-31",
    }


def _filled(template: Path, words: Mapping[str, str]) -> str:
    text = template.read_text(encoding="utf-8")
    for key, value in words.items():
        text = text.replace("{" + key + "}", value)
    return text


def make_folders(folder: Path) -> None:
    """Make the folders that a partnership's folder always has."""
    for agency in agencies():
        (folder / "inbox" / agency.id).mkdir(parents=True, exist_ok=True)
        (folder / "outbox" / agency.id).mkdir(parents=True, exist_ok=True)
    for name in ("indicators", "commentary", "dashboards"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name in ("data", "keys"):
        (folder / name).mkdir(parents=True, exist_ok=True, mode=0o700)


def _write_key(path: Path) -> None:
    path.touch(mode=0o600)
    path.write_text(secrets.token_hex(32) + "\n", encoding="ascii")


def _settings_as_comments(settings: Mapping[str, Setting]) -> str:
    return "\n".join(
        f"# {setting.name} = {_toml(setting.value)}    "
        f"# {setting.unit}: {setting.meaning}. {setting.source} ({setting.status})"
        for setting in settings.values()
    )


def _toml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
