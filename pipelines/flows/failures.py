"""What a flow says of a failure: the step and the kind of trouble, never a library's text, which may quote a cell."""

from collections.abc import Callable
from typing import Any, TypeVar

from schemas.faults import FaultOfUse

T = TypeVar("T")


class StepFailed(FaultOfUse):
    """A step of a flow failed; the message names the step and the kind of error."""


class StepInterrupted(StepFailed):
    """A step failed for a reason that may pass: a busy disk, a share that went away."""


def without_values(step: str, work: Callable[[], T]) -> T:
    """What `work` gives. Raises StepFailed or StepInterrupted for an error of a library, a FaultOfUse as it is."""
    failure: StepFailed
    try:
        return work()
    except FaultOfUse:
        raise
    except OSError as error:
        failure = StepInterrupted(f"{step}: the file system refused ({type(error).__name__}, errno {error.errno}).")
    except Exception as error:
        failure = StepFailed(f"{step}: {type(error).__module__}.{type(error).__name__}.")
    # Raised outside the except, so that the original is not chained into a traceback that Prefect stores.
    raise failure


def worth_retrying(_task: Any, _run: Any, state: Any) -> bool:
    """Whether trying again can help: only where the file system refused."""
    return isinstance(state.result(raise_on_failure=False), StepInterrupted)
