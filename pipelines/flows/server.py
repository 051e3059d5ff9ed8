"""A Prefect server of the partnership's own, on this machine alone, for as long as its flows are served."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

from schemas.faults import FaultOfUse

_START_SECONDS = 180


@contextmanager
def standing_server() -> Iterator[str]:
    """The address of a server that stands while the block runs: the analyst's own where one is set, else a new one."""
    if "PREFECT_API_URL" in os.environ:
        yield os.environ["PREFECT_API_URL"]
        return
    port = _free_port()
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own
    try:
        address = f"http://127.0.0.1:{port}/api"
        _wait_for(f"{address}/health", server)
        os.environ["PREFECT_API_URL"] = address
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(address, timeout=2):  # noqa: S310 - the loopback address above
                return
        except (URLError, OSError):
            time.sleep(0.5)
    raise FaultOfUse("Prefect's server did not start. Run `prefect server start` by hand to see why.")
