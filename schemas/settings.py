"""Settings: every number and list that a partnership may decide, each with its default, source and status."""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as `settings.toml` or a partnership gives it."""

    name: str
    value: Any
    unit: str
    meaning: str
    source: str
    status: str
    """CONFIRMED (a published text was read), UNVERIFIED (none was found) or LOCAL (varies by area)."""
    is_default: bool = True


@cache
def default_settings() -> Mapping[str, Setting]:
    """The release's own settings, by name."""
    with (Path(__file__).parent / "settings.toml").open("rb") as file:
        groups = tomllib.load(file)
    return MappingProxyType(
        {name: Setting(name, **facts) for group in groups.values() for name, facts in group.items()}
    )


def settings_with(overrides: Mapping[str, Any]) -> Mapping[str, Setting]:
    """The defaults with a partnership's own values in their place. Raises KeyError for a name that does not exist."""
    settings = dict(default_settings())
    for name, value in overrides.items():
        settings[name] = replace(settings[name], value=value, is_default=value == settings[name].value)
    return MappingProxyType(settings)


_IN_FORCE: ContextVar[Mapping[str, Setting] | None] = ContextVar("settings_in_force", default=None)


def setting(name: str) -> Any:
    """The value in force of one setting: the partnership's inside `settings_in_force`, otherwise the default."""
    return (_IN_FORCE.get() or default_settings())[name].value


@contextmanager
def settings_in_force(settings: Mapping[str, Setting]) -> Iterator[None]:
    """Let `setting` answer with these settings inside the block."""
    token = _IN_FORCE.set(settings)
    try:
        yield
    finally:
        _IN_FORCE.reset(token)
