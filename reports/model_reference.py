"""The reference pages of the render model: data quality and timeliness, and methods."""

from dataclasses import dataclass

from reports.model_tables import Table


@dataclass(frozen=True, slots=True)
class Quality:
    """Data quality and timeliness."""

    sentence: str
    returns: Table
    detail: Table
    rules: Table
    not_shown: Table


@dataclass(frozen=True, slots=True)
class Methods:
    """How the figures are made, and every setting in force."""

    settings: Table
    change: tuple[str, ...]
    """How change is read, by the variant of the rules in force."""
    disclosure: tuple[str, ...]
    share_shown: str
    """How many figures are shown, of those that are shown or hidden; empty where there is none."""
    checks: Table
    linkage: tuple[str, ...] = ()
    """How children were linked across agencies, and on what legal basis."""
