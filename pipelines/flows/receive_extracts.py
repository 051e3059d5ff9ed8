"""The flow `receive-extracts`: land what is in the inbox, then check each landed file as a task of its own."""

from datetime import date

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from pipelines.flows.failures import without_values, worth_retrying
from pipelines.partnership import Partnership
from pipelines.stages.intake import Taken, files_to_check, receive_arrivals, take_in
from pipelines.stages.receiving.inbox import Landed, Received

_NOT_LANDED = {"already_landed": "already_received", "waiting": "still_arriving", "refused": "not_taken"}


@task(name="receive", task_run_name="land what is in the inbox", retries=2, retry_delay_seconds=2,
      retry_condition_fn=worth_retrying, cache_policy=NO_CACHE, persist_result=False)  # fmt: skip
def receive_task(partnership: Partnership, received_on: date) -> tuple[Received, ...]:
    """Land every complete file of the inbox."""
    return without_values("receiving", lambda: receive_arrivals(partnership, received_on))


@task(name="check-extract", task_run_name="check {label}", retries=1, retry_delay_seconds=2,
      retry_condition_fn=worth_retrying, cache_policy=NO_CACHE, persist_result=False)  # fmt: skip
def check_task(partnership: Partnership, landed: Landed, label: str) -> Taken:
    """Check one landed file and write its receipt."""
    return without_values(label, lambda: take_in(partnership, landed))


@flow(name="receive-extracts", flow_run_name="receive extracts on {received_on}", persist_result=False,
      validate_parameters=False)  # fmt: skip
def receive_extracts(folder: str, received_on: str) -> dict[str, int]:
    """Land and check everything new; how many files came to each verdict, were known already, or were not taken."""
    from pathlib import Path

    partnership = Partnership(Path(folder))
    received = receive_task(partnership, date.fromisoformat(received_on))
    # In order of arrival, one by one: a receipt says what changed against the extract before it.
    # A file is known by who sent it and its place in the queue: its name is the sender's and may say anything.
    # One that makes a return with files that came after it is checked again, and counts once.
    checked = {
        landed.arrival: check_task(partnership, landed, f"extract {landed.arrival} from {landed.agency}").verdict
        for landed in files_to_check(partnership)
    }
    verdicts = list(checked.values())
    verdicts += [_NOT_LANDED[one.outcome] for one in received if one.outcome in _NOT_LANDED]
    return {verdict: verdicts.count(verdict) for verdict in sorted(set(verdicts))}
