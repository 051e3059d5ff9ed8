"""The wall between libraries' texts and Prefect's tables."""

import pytest

from pipelines.flows.failures import StepFailed, StepInterrupted, without_values
from schemas.faults import FaultOfUse


def _raises(error):
    def work():
        raise error

    return work


def test_a_librarys_error_is_told_by_its_kind_alone():
    with pytest.raises(StepFailed) as told:
        without_values("counting", _raises(ValueError("a cell: Zephyrine Quillfeather")))
    assert str(told.value) == "counting: builtins.ValueError."
    assert told.value.__cause__ is None
    assert told.value.__context__ is None


def test_what_the_file_system_refused_may_be_tried_again():
    with pytest.raises(StepInterrupted, match="errno 28"):
        without_values("publishing", _raises(OSError(28, "No space left on device: Zephyrine Quillfeather")))


def test_a_fault_that_a_person_can_mend_goes_through_as_it_is():
    with pytest.raises(FaultOfUse, match="mend me"):
        without_values("counting", _raises(FaultOfUse("mend me")))


def test_a_step_that_ends_well_gives_what_it_made():
    assert without_values("counting", lambda: 12) == 12
