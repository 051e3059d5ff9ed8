"""The demonstration: an invented partnership, its three years of deliveries, and the dashboard that comes of them."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from indicators.periods import Quarter
from pipelines.commands.founding import FolderInUse, make_folders
from pipelines.commands.printing import say
from pipelines.commands.running import publish_also, run_partnership
from pipelines.flows.environment import prepare_prefect
from pipelines.flows.server import start_server
from pipelines.partnership import Partnership
from pipelines.progress import announce, shown_progress
from pipelines.stages.editions import MANIFEST
from pipelines.stages.intake import files_to_check, receive_arrivals, take_in
from sample_data.generate import AS_AT, QUARTER, Delivery, generate, write_partnership
from sample_data.second_town import generate_second, write_second_partnership

_ALSO_FOR = "public"


@dataclass(frozen=True, slots=True)
class Invented:
    """An invented partnership: what writes its folder, and what its agencies send."""

    write_folder: Callable[[Path], None]
    generate: Callable[[Path], tuple[Delivery, ...]]


FIRST = Invented(write_partnership, generate)
SECOND = Invented(write_second_partnership, generate_second)


def run_demonstration(folder: Path, invented: Invented = FIRST) -> None:
    """Make an invented partnership in `folder`, receive its history, and publish its latest quarter twice.

    A demonstration that stands there already is only published again, and says whether anything has changed.
    """
    partnership = Partnership(folder.resolve())
    if not _stands(partnership):
        if folder.exists() and any(folder.iterdir()):
            raise FolderInUse(f"{folder} already holds files. Give another folder: golden-thread demo OTHER.")
        _make(partnership, invented)
    run_partnership(partnership, Quarter.parse(QUARTER), AS_AT)
    publish_also(partnership, Quarter.parse(QUARTER), AS_AT, _ALSO_FOR)
    say("Everything in it is synthetic: no child, family or worker is real.")


def _stands(partnership: Partnership) -> bool:
    """Whether a demonstration was made there to its end: its last edition was published."""
    if not (partnership.folder / "partnership.toml").is_file():
        return False
    last = partnership.dashboards / partnership.edition_name(Quarter.parse(QUARTER), _ALSO_FOR)
    return bool(partnership.settings_file.partnership.is_synthetic) and (last / MANIFEST).is_file()


def _make(partnership: Partnership, invented: Invented) -> None:
    folder = partnership.folder
    prepare_prefect(partnership)
    # The scheduler's server takes longest to start, so it starts first, beside everything that does not need it.
    wait_for_server = start_server()
    with shown_progress():
        invented.write_folder(folder)
        make_folders(folder)
        announce("inventing a partnership", 0, 1)
        deliveries = invented.generate(folder / "data" / "deliveries")
        announce("inventing a partnership", 1, 1)
        deliver(partnership, deliveries)
        wait_for_server()


def deliver(partnership: Partnership, deliveries: tuple[Delivery, ...]) -> None:
    """Put each day's deliveries in the inbox and take them in as on that day, but leave the last day's for the run."""
    days = [(day, tuple(group)) for day, group in groupby(deliveries, key=lambda one: one.received_on)]
    done = 0
    for day, group in days:
        for delivery in group:
            inbox = partnership.inbox / delivery.agency
            inbox.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(delivery.path, inbox / delivery.file_name)
        if day == days[-1][0]:
            return
        # We wrote these files ourselves, and know that they are whole.
        receive_arrivals(partnership, day, settle_seconds=0)
        for landed in files_to_check(partnership):
            take_in(partnership, landed)
        done += len(group)
        announce("receiving three years of extracts", done, len(deliveries))
