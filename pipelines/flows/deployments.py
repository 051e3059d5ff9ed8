"""Deployments: the flows on a partnership's own schedule, served from this machine until they are stopped."""

import atexit
from datetime import date
from pathlib import Path
from typing import cast

from prefect import flow, serve
from prefect.deployments.runner import RunnerDeployment

from indicators.periods import Quarter
from pipelines.flows.environment import leave_quietly
from pipelines.flows.receive_extracts import receive_extracts
from pipelines.flows.run_quarter import run_quarter
from pipelines.partnership import Partnership, today
from pipelines.stages.lock import only_writer

# A scheduled run is a process of Prefect's own, which begins by importing this module.
atexit.register(leave_quietly)


def latest_quarter(day: date) -> Quarter:
    """The last quarter to have ended by a day."""
    quarter = Quarter.containing(day)
    return quarter if quarter.end == day else quarter.back(1)


@flow(name="receive-today", flow_run_name="receive what has come today", persist_result=False)
def receive_today(folder: str) -> dict[str, int]:
    """Receive and check what is in the inbox, so that agencies have their receipts."""
    with only_writer(Partnership(Path(folder))):
        return receive_extracts(folder, today().isoformat())


@flow(name="run-latest-quarter", flow_run_name="run the latest quarter", persist_result=False)
def run_latest_quarter(folder: str) -> dict[str, str]:
    """Receive, count and publish the last quarter to have ended."""
    day = today()
    with only_writer(Partnership(Path(folder))):
        return run_quarter(folder, latest_quarter(day).slug, day.isoformat())


def deployments_of(partnership: Partnership) -> tuple[RunnerDeployment, ...]:
    """The partnership's two deployments: receiving often, publishing less so."""
    schedule, parameters = partnership.settings_file.schedule, {"folder": str(partnership.folder)}
    receiving = receive_today.to_deployment("receive-extracts", cron=schedule.receive, parameters=parameters)
    publishing = run_latest_quarter.to_deployment("run-quarter", cron=schedule.publish, parameters=parameters)
    # Prefect types both as perhaps a coroutine; outside an event loop they are not.
    return cast("tuple[RunnerDeployment, ...]", (receiving, publishing))


def serve_partnership(partnership: Partnership) -> None:
    """Serve both deployments until stopped."""
    serve(*deployments_of(partnership))
