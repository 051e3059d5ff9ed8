"""Attacks an edition before it is published, and says what anybody could work out of it."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from pipelines.audit.attacking import attack
from pipelines.audit.comparing import disagreements
from pipelines.audit.reading import MANIFEST, Printout, read_edition
from pipelines.audit.report import Audit, as_json, as_words
from pipelines.commands.printing import print_json


def audit_and_print(folder: Path, earlier: Sequence[Path], *, as_json_text: bool) -> int:
    """Attack an edition and print what was found. Returns the exit code: 0 only if nothing is recovered.

    Raises FaultOfUse.
    """
    audit = audit_edition(folder, earlier)
    if as_json_text:
        print_json(as_json(audit))
    else:
        for line in as_words(audit):
            print(line)
    return 0 if audit.is_safe else 1


def audit_edition(folder: Path, earlier: Sequence[Path] = ()) -> Audit:
    """Read an edition and those before it, compare its outputs, and attack. Raises FaultOfUse."""
    printed = read_edition(folder)
    before = [read_edition(one) for one in earlier] if earlier else _before(folder, printed)
    before.sort(key=lambda one: one.quarter_end)
    all_of_them = [*before, printed]
    findings = attack(
        chain.from_iterable(one.cells for one in all_of_them), [one.name for one in all_of_them], printed.rules
    )
    names = tuple(one.name for one in before)
    return Audit(printed.name, names, printed.rules, findings, disagreements(printed.cells), printed.unread)


def _before(folder: Path, printed: Printout) -> list[Printout]:
    """The editions of earlier quarters, for the same audience, that stand in the same folder."""
    found = []
    for path in sorted(folder.absolute().parent.iterdir()):
        if path.name.startswith(".") or not (path / MANIFEST).is_file() or path.resolve() == folder.resolve():
            continue
        other = read_edition(path)
        if other.audience == printed.audience and other.quarter_end < printed.quarter_end:
            found.append(other)
    return found
