"""The flow `run-quarter`: receive what has come, then publish the quarter."""

from prefect import flow

from pipelines.flows.publish_quarter import publish_quarter
from pipelines.flows.receive_extracts import receive_extracts


@flow(name="run-quarter", flow_run_name="run {quarter} as at {as_at}", persist_result=False, validate_parameters=False)
def run_quarter(folder: str, quarter: str, as_at: str, audience: str | None = None) -> dict[str, str]:
    """Receive, count and publish one quarter for an audience: what became of the edition and of the extracts."""
    verdicts = receive_extracts(folder, as_at)
    published = publish_quarter(folder, quarter, as_at, audience)
    return {**published, **{verdict: str(count) for verdict, count in verdicts.items()}}
