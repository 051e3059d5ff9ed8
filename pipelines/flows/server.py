"""A Prefect server of the partnership's own, on this machine alone, for as long as it is wanted."""

import atexit
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from urllib.error import URLError
from urllib.request import urlopen

from schemas.faults import FaultOfUse

_START_SECONDS = 180


def start_server() -> Callable[[], str]:
    """Start a server and go on; the function given waits until it stands, and says where. Stopped with the process.

    The analyst's own server is used where one is set. Raises FaultOfUse from the wait.
    """
    if "PREFECT_API_URL" in os.environ:
        return lambda: os.environ["PREFECT_API_URL"]
    port = _free_port()
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own
    # Registered before Prefect is imported, so called after it has sent the server its last logs.
    atexit.register(_stop, server)

    def wait() -> str:
        address = f"http://127.0.0.1:{port}/api"
        _wait_for(f"{address}/health", server)
        os.environ["PREFECT_API_URL"] = address
        return address

    return wait


def _stop(server: "subprocess.Popen[bytes]") -> None:
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
