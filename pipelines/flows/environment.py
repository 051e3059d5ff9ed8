"""Prefect as this product needs it: local, silent, patient, and told nothing that could be a child's."""

import atexit
import os
import sys

from pipelines.partnership import Partnership

_SETTINGS = {
    # Phones nobody.
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    # A temporary server is slow to start on two busy cores.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
    # Results stay in memory: a stored result could hold rows.
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
    "PREFECT_LOGGING_LOG_PRINTS": "false",
    # A failure is told once, in a sentence, by the command; Prefect's own record of it is in its database.
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
}
_OFF_IN_A_RUN = {
    # Services of a standing server that a run of minutes has no use for.
    "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_CANCELLATION_CLEANUP_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_PAUSE_EXPIRATIONS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_FOREMAN_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false",
}


def leave_quietly() -> None:
    """Close standard error as the very last thing.

    Prefect's threads outlive the run and hold DuckDB's module, whose binding then lists every "leak" at exit.
    """
    sys.stderr.flush()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def prepare_prefect(partnership: Partnership, *, is_standing: bool = False) -> None:
    """Set Prefect's environment, leaving what the analyst has set; call it before Prefect is imported.

    `is_standing` where a server is to stand and schedule, rather than to last one run.
    """
    home = partnership.folder / "data" / "prefect"
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    atexit.register(leave_quietly)  # registered before Prefect's own, so called after them
    for name, value in {**_SETTINGS, **({} if is_standing else _OFF_IN_A_RUN), "PREFECT_HOME": str(home)}.items():
        os.environ.setdefault(name, value)
