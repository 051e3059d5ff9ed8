"""Links kept: pairs of pseudonyms and how each was made, and nothing else. Made again whenever their inputs change."""

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import polars as pl

from pipelines.partnership import Partnership, SettingsFault
from pipelines.stages.checking.context import Context
from pipelines.stages.conforming.pseudonyms import key_name
from pipelines.stages.conforming.table import SOCIAL_CARE
from pipelines.stages.linking.links import LINKS, link
from pipelines.stages.linking.populations import read_populations
from pipelines.stages.submissions import Submission, read_submissions
from schemas.catalogue import datasets

_SETTING = "linkage_threshold"


def refresh_links(partnership: Partnership, as_at: date) -> Path | None:
    """The file of links between the children received by `as_at`; None where linkage is off, and none is kept then.

    Columns: `agency`, `child_id`, `social_care_child_id`, `linked_by`. Raises LinkageFault, SettingsFault.
    """
    folder: Path = partnership.validated / "links"
    if partnership.settings_file.linkage is None:
        # A legal basis that is withdrawn takes its links with it.
        shutil.rmtree(folder, ignore_errors=True)
        return None
    threshold = _threshold(partnership)
    agencies = _agencies()
    held = [
        (one, rows)
        for one, rows in read_submissions(partnership.validated)
        if one.is_accepted and one.received_on <= as_at and one.dataset in agencies and rows.is_file()
    ]
    key = _key([one for one, _ in held], threshold, partnership.pseudonym_key())
    links, record = folder / "links.parquet", folder / "links.json"
    if not (links.is_file() and record.is_file() and json.loads(record.read_text(encoding="utf-8"))["key"] == key):
        context = Context.of(partnership, as_at)
        populations = read_populations(partnership.landing, held, context.pseudonym_key, context.dialect_of)
        _write(_linked(populations, threshold), links, record, key)
    return links


def _linked(populations: Mapping[str, pl.DataFrame], threshold: float) -> pl.DataFrame:
    """Every other agency's children linked to those of social care."""
    found = [pl.DataFrame(schema={"agency": pl.String, **LINKS})]
    social_care = populations.get(SOCIAL_CARE)
    if social_care is not None:
        found += [
            link(social_care, children, threshold).select(pl.lit(agency).alias("agency"), *LINKS)
            for agency, children in sorted(populations.items())
            if agency != SOCIAL_CARE
        ]
    return pl.concat(found)


def _threshold(partnership: Partnership) -> float:
    value = partnership.settings[_SETTING].value
    if not isinstance(value, int | float) or not 0.5 <= value < 1:
        raise SettingsFault(f"{_SETTING} is a probability from 0.5 to less than 1. Correct partnership.toml.")
    return float(value)


def _agencies() -> set[str]:
    """The datasets of children that social care sends, and those of others that may hold its identifier."""
    names = {one.id: {column.name for column in one.columns} for one in datasets()}
    return {
        name
        for name, columns in names.items()
        if "social_care_child_id" in columns or (name.startswith(f"{SOCIAL_CARE}/") and "child_id" in columns)
    }


def _write(found: pl.DataFrame, links: Path, record: Path, key: str) -> None:
    """The links first and the record last, so that a record without its links cannot be found."""
    links.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    record.unlink(missing_ok=True)
    aside = links.with_suffix(".part")
    found.write_parquet(aside)
    aside.replace(links)
    aside.write_text(json.dumps({"key": key}) + "\n", encoding="utf-8")
    aside.replace(record)


def _key(held: Sequence[Submission], threshold: float, pseudonym_key: bytes) -> str:
    facts = [_release(), threshold, key_name(pseudonym_key), [(one.submission_id, one.contract) for one in held]]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


@cache
def _release() -> str:
    """The digest of what makes a link: these steps, the model and Splink."""
    try:
        digest = hashlib.sha256(version("splink").encode())
    except PackageNotFoundError:
        digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.*")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
