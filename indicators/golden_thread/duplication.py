"""One case under several review processes at once: where work, and what a family is asked, may be doubled."""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.learning import CaseFact

_OWN = "practice_review"
_FAMILY: Mapping[str, str] = dict.fromkeys(
    (
        "rapid_review",
        "local_child_safeguarding_practice_review",
        "serious_case_review",
        "partnership_case_review",
        "national_child_safeguarding_practice_review",
    ),
    _OWN,
)
"""A review that follows a rapid review goes on with it and doubles nothing, so they are one process."""


@dataclass(frozen=True, slots=True)
class Duplication:
    """Processes that look at one case, or at several. How many is not said: each is one child's."""

    processes: tuple[str, ...]
    """`practice_review`, `child_death_review` and other codes of `review_type`, in alphabetical order."""
    is_running: bool
    """Whether any of its cases is still under review."""
    has_joint_terms: bool
    """Whether joint terms were agreed for every such case."""


def duplications(cases: tuple[CaseFact, ...]) -> tuple[Duplication, ...]:
    """Every set of two or more processes that look at one case, the running ones first."""
    together: dict[tuple[str, ...], list[CaseFact]] = {}
    for case in cases:
        processes = tuple(sorted({_FAMILY.get(each, each) for each in case.processes}))
        if len(processes) > 1:
            together.setdefault(processes, []).append(case)
    found = [
        Duplication(processes, any(one.is_open for one in of), all(one.has_joint_terms for one in of))
        for processes, of in together.items()
    ]
    return tuple(sorted(found, key=lambda one: (not one.is_running, one.has_joint_terms, one.processes)))
