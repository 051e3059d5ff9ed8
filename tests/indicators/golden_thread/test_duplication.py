"""One case under several review processes: told by their kinds, never by how many cases there are."""

from indicators.golden_thread.duplication import duplications
from indicators.learning import CaseFact


def case(*processes, joint=False, is_open=True):
    """A case under some processes."""
    return CaseFact("C", frozenset(processes), joint, is_open)


def told(*cases):
    """Each duplication as its processes, whether one runs, and whether joint terms were agreed for all."""
    return [(one.processes, one.is_running, one.has_joint_terms) for one in duplications(cases)]


def test_a_case_under_two_processes_is_told():
    assert told(case("rapid_review", "child_death_review")) == [
        (("child_death_review", "practice_review"), True, False)
    ]


def test_a_review_that_follows_a_rapid_review_doubles_nothing():
    assert (
        told(case("rapid_review", "local_child_safeguarding_practice_review"), case("domestic_homicide_review")) == []
    )


def test_joint_terms_must_have_been_agreed_for_every_case_of_the_same_processes():
    joint, alone = (case("rapid_review", "coroner_inquest", joint=joint, is_open=joint) for joint in (True, False))
    assert told(joint, alone) == [(("coroner_inquest", "practice_review"), True, False)]
    assert told(joint) == [(("coroner_inquest", "practice_review"), True, True)]
    assert told(alone) == [(("coroner_inquest", "practice_review"), False, False)]
