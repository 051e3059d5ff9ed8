"""What a check needs to know besides the file: settings in force, the day of receipt, the key, and local names."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import schemas
from pipelines.partnership import DeclaredDialect, Partnership
from pipelines.stages.conforming.pseudonyms import key_name
from pipelines.stages.conforming.table import LocalMaps
from pipelines.stages.reading.dialect import RFC_4180, Dialect
from schemas.settings import Setting, default_settings


@dataclass(frozen=True)
class Context:
    """A partnership's side of a check. The key is never printed, logged or compared."""

    settings: Mapping[str, Setting]
    received_on: date
    pseudonym_key: bytes = field(repr=False, compare=False)
    teams: Mapping[str, str] = field(default_factory=dict)
    organisations: Mapping[str, str] = field(default_factory=dict)
    districts: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    dialects: Mapping[str, Dialect] = field(default_factory=dict)

    @classmethod
    def default(cls, received_on: date) -> "Context":
        """No partnership: the release's settings, and a key that is thrown away."""
        return cls(default_settings(), received_on, secrets.token_bytes(32))

    @classmethod
    def of(cls, partnership: Partnership, received_on: date) -> "Context":
        """A partnership's own settings, names and key. Raises SettingsFault."""
        local = partnership.settings_file
        return cls(
            partnership.settings,
            received_on,
            partnership.pseudonym_key(),
            local.teams,
            local.organisations,
            local.districts,
            local.labels,
            {agency: _dialect(declared) for agency, declared in local.dialects.items()},
        )

    def dialect_of(self, agency: str | None) -> Dialect:
        """The dialect that an agency has declared, else comma-separated UTF-8."""
        return self.dialects.get(agency or "", RFC_4180)

    @property
    def maps(self) -> LocalMaps:
        """The local names, as conforming takes them."""
        return LocalMaps(self.pseudonym_key, self.teams, self.organisations, self.districts, self.labels)


_LINE_ENDINGS = {"crlf": "\r\n", "lf": "\n", "cr": "\r"}


def _dialect(declared: DeclaredDialect) -> Dialect:
    endings = tuple(_LINE_ENDINGS[name] for name in declared.line_endings)
    return Dialect(declared.delimiter, declared.encoding, endings, declared.skip_lines)


def contract_digest(context: Context) -> str:
    """Which rules a file was checked by: the release's schemas and steps, the settings, the local names and the key."""
    facts = {
        "release": _release_digest(),
        "settings": {name: setting.value for name, setting in context.settings.items()},
        "teams": dict(context.teams),
        "organisations": dict(context.organisations),
        "districts": dict(context.districts),
        "labels": {name: dict(labels) for name, labels in context.labels.items()},
        "dialects": {agency: asdict(dialect) for agency, dialect in context.dialects.items()},
        "key": key_name(context.pseudonym_key),
    }
    return hashlib.sha256(json.dumps(facts, sort_keys=True, default=str).encode()).hexdigest()[:16]


@cache
def _release_digest() -> str:
    here = Path(__file__).parent
    steps = (here.with_name(step) for step in ("conforming", "joining", "reading"))
    folders = (Path(schemas.__file__).parent, here, *steps)
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in (".py", ".toml")]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path.parent.name}/{path.name}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()
