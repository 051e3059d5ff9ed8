"""The invented partnership, generated once for the tests that read it."""

import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from sample_data.generate import Delivery, generate, write_partnership
from sample_data.world import World, make_world


@dataclass(frozen=True)
class Supply:
    """What was written, and how many seconds of processor time that took."""

    folder: Path
    deliveries: tuple[Delivery, ...]
    seconds: float


@pytest.fixture(scope="session")
def supply(tmp_path_factory: pytest.TempPathFactory) -> Supply:
    """Every file of the invented partnership."""
    folder = tmp_path_factory.mktemp("supply")
    began = time.process_time()
    return Supply(folder, generate(folder), time.process_time() - began)


@pytest.fixture(scope="session")
def world() -> World:
    """What the invented agencies know."""
    return make_world()


@pytest.fixture(scope="session")
def partnership_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented partnership's own folder."""
    folder = tmp_path_factory.mktemp("aldermere")
    write_partnership(folder)
    return folder
