"""A partnership's folder: its settings, its plan, and where its data lives."""

import codecs
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from indicators.periods import Quarter
from schemas.faults import FaultOfUse
from schemas.settings import Setting, settings_with

_AUDIENCE = "disclosure_profile"
_FEWEST_WORDS = 3
_NO_LEGAL_BASIS = (
    'partnership.toml asks for linkage ([linkage]) and does not name its legal basis. Write legal_basis = "..." there: '
    "the law, the data sharing agreement and the impact assessment under which records of different agencies may be "
    "matched. Or take [linkage] away: without it nothing is linked."
)


class SettingsFault(FaultOfUse):
    """A partnership's settings cannot be used; the message says which file, which line or field, and what to do."""


class Expected(BaseModel):
    """One return that is due: who sends which dataset."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    dataset: str
    supplier: str
    quarters: tuple[int, ...] = (1, 2, 3, 4)
    """Quarters of the year in which it is due."""


class Identity(BaseModel):
    """Who the partnership is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    committee: str = "Performance and Quality Assurance Sub-committee"
    is_synthetic: bool = False
    """Every page says "synthetic" where the data is invented."""


class Schedule(BaseModel):
    """When the flows run by themselves, as cron expressions in this machine's time."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    receive: str = "0 * * * *"
    """Every hour, so that an agency has its receipt the same morning."""
    publish: str = "0 6 * * 1"
    """Every Monday at six."""


class DeclaredDialect(BaseModel):
    """How one agency writes its delimited files, where it is not comma-separated UTF-8: declared, never guessed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    delimiter: str = Field(default=",", min_length=1, max_length=1)
    encoding: str = "utf-8"
    line_endings: tuple[Literal["crlf", "lf", "cr"], ...] = ("crlf", "lf")
    skip_lines: int = Field(default=0, ge=0)
    """Lines above the header that the agency is known to write."""

    @field_validator("encoding")
    @classmethod
    def _known(cls, name: str) -> str:
        try:
            return codecs.lookup(name).name
        except LookupError:
            pass
        raise ValueError("an encoding that Python knows, such as utf-8 or cp1252")


class DeclaredAudience(BaseModel):
    """What a further audience may be shown: stricter or looser than the public, never more than the restricted."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    suppress_to: int = Field(default=7, ge=1)
    """Counts up to this are hidden."""
    rounded_to: int = Field(default=5, ge=1)
    """Other counts are rounded to the nearest of these; 1 is not rounded."""
    minimum_denominator: int = Field(default=10, ge=1)
    """Percentages and means of fewer cases are not shown."""


class Linkage(BaseModel):
    """That children may be matched across agencies without the identifier that social care gave them: opt-in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    legal_basis: str = ""
    """The law, the agreement and the assessment under which this is done; printed on the methods page."""

    @property
    def is_founded(self) -> bool:
        """Whether a legal basis is named: in words, not by a mark that holds the place of one."""
        return len(self.legal_basis.split()) >= _FEWEST_WORDS


class Settings(BaseModel):
    """`partnership.toml`, parsed once."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    partnership: Identity
    settings: Mapping[str, Any] = Field(default_factory=dict)
    """Values of `schemas/settings.toml` that this partnership decides for itself."""
    agencies: Mapping[str, str] = Field(default_factory=dict)
    """Agency code, or folder of the inbox, to the name that is known here."""
    districts: Mapping[str, str] = Field(default_factory=dict)
    """Code to title."""
    teams: Mapping[str, str] = Field(default_factory=dict)
    """Team name to district code."""
    organisations: Mapping[str, str] = Field(default_factory=dict)
    """Organisation that completes early help assessments to agency code."""
    labels: Mapping[str, Mapping[str, str]] = Field(default_factory=dict)
    """Code list to its local labels and their codes."""
    expected: tuple[Expected, ...] = ()
    schedule: Schedule = Schedule()
    dialects: Mapping[str, DeclaredDialect] = Field(default_factory=dict)
    """Agency folder to how it writes its delimited files."""
    audiences: Mapping[Annotated[str, Field(pattern="^[a-z][a-z_]*$")], DeclaredAudience] = Field(default_factory=dict)
    """Audiences beside the public and the restricted, by name."""
    linkage: Linkage | None = None
    """Off unless it is there and names its legal basis."""
    pseudonym_key_file: str = "keys/pseudonym.key"
    """Outside `data`, so that whoever holds the data does not hold the key."""


class Partnership:
    """A partnership's folder. Paths are worked out; settings and plan are read once, when first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    inbox = property(lambda self: self.folder / "inbox")
    outbox = property(lambda self: self.folder / "outbox")
    landing = property(lambda self: self.folder / "data" / "landing")
    validated = property(lambda self: self.folder / "data" / "validated")
    warehouse = property(lambda self: self.folder / "data" / "warehouse.duckdb")
    dashboards = property(lambda self: self.folder / "dashboards")
    commentary = property(lambda self: self.folder / "commentary")
    own_indicators = property(lambda self: self.folder / "indicators")
    business_plan = property(lambda self: self.folder / "business_plan.toml")

    @cached_property
    def settings_file(self) -> Settings:
        """`partnership.toml`. Raises SettingsFault."""
        path = self.folder / "partnership.toml"
        fault = ""
        try:
            settings = Settings.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            fault = f"{self.folder.name} has no partnership.toml. `golden-thread init` makes a partnership's folder."
        except tomllib.TOMLDecodeError as error:
            fault = f"partnership.toml cannot be read ({error}). Correct that line and run again."
        except ValidationError as error:
            places = ", ".join(".".join(str(step) for step in one["loc"]) for one in error.errors())
            fault = f"partnership.toml has a field that is missing, unknown or of the wrong kind: {places}."
        else:
            if settings.linkage is None or settings.linkage.is_founded:
                return settings
            fault = _NO_LEGAL_BASIS
        raise SettingsFault(fault)

    @cached_property
    def settings(self) -> Mapping[str, Setting]:
        """Every setting in force. Raises SettingsFault."""
        try:
            return settings_with(self.settings_file.settings)
        except KeyError as unknown:
            name = unknown.args[0]
        raise SettingsFault(
            f"partnership.toml sets {name!r}, which is not a setting. `golden-thread settings` lists them."
        )

    @property
    def audience(self) -> str:
        """The audience that this partnership usually publishes for. Raises SettingsFault."""
        return str(self.settings_for(None)[_AUDIENCE].value)

    def settings_for(self, audience: str | None) -> Mapping[str, Setting]:
        """The settings under which an audience's edition is made; None is the usual one. Raises SettingsFault."""
        from indicators.disclosure_control.profiles import PROFILES, profile_from

        name = str(audience or self.settings[_AUDIENCE].value)
        declared = self.settings_file.audiences.get(name)
        if declared is None and name not in PROFILES:
            known = ", ".join([*PROFILES, *self.settings_file.audiences])
            raise SettingsFault(f"An edition is for one of {known}. Correct {_AUDIENCE}, or --audience.")
        values: dict[str, Any] = {_AUDIENCE: name}
        if declared is not None:
            values |= {
                "suppress_counts_to": declared.suppress_to,
                "public_suppress_counts_to": declared.suppress_to,
                "public_rounded_to": declared.rounded_to,
                "minimum_denominator": declared.minimum_denominator,
            }
        chosen = {key: replace(self.settings[key], value=value) for key, value in values.items()}
        settings = {**self.settings, **chosen}
        try:
            profile_from(settings)
        except ValueError as error:
            fault = f"The disclosure settings of the {name} audience cannot be used: {error}. Correct partnership.toml."
        else:
            return settings
        raise SettingsFault(fault)

    def edition_name(self, quarter: Quarter, audience: str) -> str:
        """Where an edition stands under `dashboards`: `2025-26-q2`, or `2025-26-q2-public` where that is not usual."""
        return quarter.slug if audience == self.audience else f"{quarter.slug}-{audience}"

    def pseudonym_key(self) -> bytes:
        """The secret under which children's identifiers are hashed. Raises SettingsFault where there is none."""
        path = self.folder / self.settings_file.pseudonym_key_file
        if not path.is_file():
            raise SettingsFault(
                f"The pseudonym key {self.settings_file.pseudonym_key_file} is missing. Restore it from the Business "
                "Unit's copy; a new key would make every child a new child."
            )
        return bytes.fromhex(path.read_text(encoding="ascii").strip())


def today() -> date:
    """Today in England; the one place that reads the clock."""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo("Europe/London")).date()
