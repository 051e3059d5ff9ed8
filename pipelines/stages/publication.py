"""Publish an edition, or a document beside it: built aside, described by a manifest, swapped in at one stroke."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock

from pipelines.stages.editions import EDITIONS, MANIFEST, PART
from reports.documents import render_document
from reports.model import Edition
from reports.model_documents import Document
from reports.site import render_site


@dataclass(frozen=True, slots=True)
class Published:
    """What became of an edition: where it stands, and whether anything had to be written."""

    outcome: Literal["published", "unchanged"]
    edition_id: str
    folder: Path
    """`dashboards/<quarter>`, or `dashboards/<quarter>-<audience>` for another than the usual audience."""
    says: str

    @property
    def board_page(self) -> Path:
        """The page to open first."""
        return self.folder / "index.html"


def publish(
    edition: Edition | Document, dashboards: Path, files: Mapping[str, bytes] | None = None, *, name: str | None = None
) -> Published:
    """Put an edition at `dashboards/<name>` (by default its quarter's), wholly or not at all.

    `files` where its pages are rendered already. Raises OSError.
    """
    files = _rendered(edition) if files is None else files
    manifest = manifest_of(edition, files)
    editions = dashboards / EDITIONS
    editions.mkdir(parents=True, exist_ok=True)
    folder = dashboards / (name or edition.identity.quarter_slug)
    with FileLock(editions / ".lock"):
        _remove_unfinished(editions)
        if is_intact(folder, manifest):
            return _published("unchanged", edition, folder)
        _swap(folder, _place(edition.identity.edition_id, {**files, MANIFEST: manifest}, editions))
    return _published("published", edition, folder)


def _rendered(edition: Edition | Document) -> dict[str, bytes]:
    return dict(render_document(edition) if isinstance(edition, Document) else render_site(edition))


def manifest_of(edition: Edition | Document, files: Mapping[str, bytes]) -> bytes:
    """The manifest: what the edition is, what it was made from, and the size and SHA-256 of every file. No clock."""
    who = edition.identity
    facts = {
        "edition": who.edition_id,
        "partnership": who.partnership,
        "committee": who.committee,
        "quarter": who.quarter,
        "data_as_at": who.as_at,
        "audience": who.audience,
        "definitions": who.definitions_version,
        "synthetic": who.is_synthetic,
        "inputs": [{"submission": name, "sha256": digest} for name, digest in edition.inputs],
        "standing": edition.standing,
        "files": {path: _facts(content) for path, content in sorted(files.items())},
    }
    return (json.dumps(facts, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode("utf-8")


def is_intact(folder: Path, manifest: bytes | None = None) -> bool:
    """Whether a folder holds a manifest (this one, where one is given) and every file that it names, unchanged."""
    try:
        stands = (folder / MANIFEST).read_bytes()
        files: dict[str, Any] = json.loads(stands)["files"]
        same = all(_facts((folder / path).read_bytes()) == facts for path, facts in files.items())
    except (OSError, ValueError, KeyError):
        return False
    return same and manifest in {None, stands}


def standing_of_edition(folder: Path, audience: str) -> Mapping[str, object] | None:
    """How the edition in a folder stood; None where there is none, it is damaged or it was for another audience."""
    if not is_intact(folder):
        return None
    manifest = json.loads((folder / MANIFEST).read_bytes())
    standing: Mapping[str, object] = manifest["standing"]
    return standing if manifest.get("audience") == audience else None


def _facts(content: bytes) -> dict[str, object]:
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def _published(outcome: Literal["published", "unchanged"], edition: Edition | Document, folder: Path) -> Published:
    who = edition.identity
    says = f"Edition {who.edition_id} for {who.quarter} stands."
    return Published(
        outcome, who.edition_id, folder, says if outcome == "published" else f"{says} Nothing had changed."
    )


def _remove_unfinished(editions: Path) -> None:
    """What an earlier run was killed over; the lock says that nobody is writing it now."""
    for part in editions.glob(f"*{PART}"):
        shutil.rmtree(part)


def _place(edition_id: str, files: Mapping[str, bytes], editions: Path) -> Path:
    """Write the files aside and name the folder when all are safe; a damaged folder of that name is left alone."""
    part = Path(tempfile.mkdtemp(prefix=f"{edition_id}-", suffix=PART, dir=editions))
    part.chmod(0o755)
    for path, content in files.items():
        _write(part / path, content)
    for folder in sorted({(part / path).parent for path in files}):
        _sync(folder)
    names = (edition_id, *(f"{edition_id}-{again}" for again in range(2, 1000)))
    for name in names:
        place = editions / name
        if is_intact(place, files[MANIFEST]):
            shutil.rmtree(part)
            return place
        if not place.exists():
            part.rename(place)
            _sync(editions)
            return place
    raise FileExistsError(f"no free name for edition {edition_id}")


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _swap(link: Path, folder: Path) -> None:
    """Let the link lead to the folder: one rename, so that a reader meets the old edition or the new."""
    new = link.with_name(f".{link.name}.new")
    new.unlink(missing_ok=True)
    new.symlink_to(os.path.relpath(folder, link.parent), target_is_directory=True)
    new.replace(link)
    _sync(link.parent)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
