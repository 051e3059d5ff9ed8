"""What the partnership did to learn, in sentences by fixed rules: counts of its own work, never a cause."""

from collections.abc import Mapping, Sequence

from reports.words import capital, count_of, joined, many

_KINDS = {
    "area_for_improvement": ("area for improvement", "areas for improvement"),
    "strength": ("strength", "strengths"),
    "emerging_risk": ("emerging risk", "emerging risks"),
    "proposal": ("proposal", "proposals"),
}
_FEWEST_OF_A_THEME = 2
"""A theme that one finding names is not what findings are most often about."""
_THEMES_NAMED = 3


def activities_sentence(counted: Sequence[tuple[tuple[str, str], int]], in_quarter: int, until: str) -> str:
    """What was completed in the year: each activity's name (for one, for more) and number."""
    found = [(names, number) for names, number in counted if number]
    if not found:
        return ""
    named = joined([count_of(number, *names) for names, number in found])
    total = sum(number for _, number in found)
    return f"{capital(named)} in the 12 months to {until}{_of_them(in_quarter, total, 'this quarter')}."


def completed_sentence(counted: Sequence[tuple[tuple[str, str], int]]) -> str:
    """What was completed in the quarter."""
    named = [count_of(number, *names) for names, number in counted if number]
    return f"Completed this quarter: {joined(named)}." if named else "No learning activity was completed this quarter."


def found_sentence(by_kind: Mapping[str, int]) -> str:
    """What was found in the quarter, by kind."""
    kinds = joined([count_of(by_kind[kind], *names) for kind, names in _KINDS.items() if by_kind.get(kind)])
    return f"Found this quarter: {kinds}." if kinds else "Nothing was found this quarter."


def _of_them(some: int, total: int, words: str) -> str:
    """`, one of them this quarter`; says so where it is none or all."""
    if total == 1:
        return f", {words}" if some else ""
    return f", {'all' if some == total else many(some)} of them {words}"


def findings_sentence(by_kind: Mapping[str, int], in_quarter: int) -> str:
    """How many findings, of which kinds, how many of them new."""
    total = sum(by_kind.values())
    if not total:
        return "No finding is recorded for the 12 months."
    kinds = joined([count_of(by_kind[kind], *names) for kind, names in _KINDS.items() if by_kind.get(kind)])
    if len([number for number in by_kind.values() if number]) == 1:
        return f"{capital(kinds)}{_of_them(in_quarter, total, 'this quarter')}."
    return f"{capital(count_of(total, 'finding'))}: {kinds}{_of_them(in_quarter, total, 'this quarter')}."


def themes_sentence(by_theme: Mapping[str, int]) -> str:
    """The themes that areas for improvement are most often about; empty where none is named twice."""
    ordered = sorted(by_theme.items(), key=lambda one: (-one[1], one[0]))
    named = [f"{theme.lower()} ({number})" for theme, number in ordered if theme and number >= _FEWEST_OF_A_THEME]
    return f"What should change is most often about {joined(named[:_THEMES_NAMED])}." if named else ""


def reported_sentence(reported: int, total: int) -> str:
    """How many of the findings the group that plans improvement has had."""
    if not total:
        return ""
    which = "The finding has" if total == 1 else f"{capital(_share(reported, total))} findings have"
    if total == 1 and not reported:
        return "The finding has not yet gone to the group that plans improvement."
    return f"{which} gone to the group that plans improvement."


def _share(some: int, total: int) -> str:
    if some == total:
        return "both" if total == 2 else f"all {many(total)}"
    return f"{many(some)} of {many(total)}" if some else f"none of the {many(total)}"


def carried_sentence(items: int, agencies: int, embedding: int) -> str:
    """What carried the learning, and how far it went."""
    if not items:
        return "No product has carried this learning in the 12 months."
    products = capital(count_of(items, "product"))
    if not agencies:
        return f"{products} of the whole partnership carried it."
    told = f"{products} carried it to {count_of(agencies, 'agency', 'agencies')}"
    if agencies == 1:
        return f"{told}, which {'made' if embedding else 'has not made'} it part of practice."
    which = _share(embedding, agencies) if embedding == agencies else f"{many(embedding)} of these"
    return f"{told}; {which} agencies made it part of practice."


def fed_back_sentence(fed_back: int, total: int) -> str:
    """Whether those who contributed were told what came of it."""
    if not total:
        return ""
    if total == 1:
        return f"Those who raised it were {'told' if fed_back else 'not yet told'} what came of it."
    return f"What came of {_share(fed_back, total)} was fed back to those who raised them."


def recommendations_sentence(implemented: int, open_: int, overdue: int) -> str:
    """Recommendations carried out in the year, and those still open."""
    if not implemented + open_:
        return ""
    done = f"{_were(implemented, 'recommendation')} carried out in the 12 months"
    return f"{done}; {_open(open_, overdue)}."


def _were(number: int, one: str) -> str:
    """`No action was`, `One action was`, `Two actions were`."""
    return f"{capital(count_of(number, one)) if number else f'No {one}'} {'were' if number > 1 else 'was'}"


def _open(open_: int, overdue: int) -> str:
    """`none is open`, `one is open and overdue`, `four are open (one overdue)`."""
    if open_ == overdue == 1:
        return "one is open and overdue"
    return f"{many(open_)} {'are' if open_ > 1 else 'is'} open{f' ({many(overdue)} overdue)' if overdue else ''}"


def actions_sentence(completed: int, open_: int, overdue: int, judged: int, made_a_difference: int) -> str:
    """Actions that followed, and what is known of their impact."""
    if not completed + open_ + judged:
        return ""
    told = f"{_were(completed, 'action')} completed in the 12 months and {_open(open_, overdue)}"
    if not judged:
        return f"{told}; no impact was judged."
    made = "it" if judged == 1 and made_a_difference else f"{many(made_a_difference)}"
    return f"{told}; the impact of {many(judged)} was judged, and {made} made a difference."


def answered_sentence(due: int, in_time: int, waiting: int) -> str:
    """Answers to findings that were asked for by a date."""
    late = f"{many(waiting)} {'is' if waiting == 1 else 'are'} overdue" if waiting else ""
    told = f"{_share(in_time, due)} answers that fell due came in time" if due else ""
    if due == 1:
        told = f"the one answer that fell due came {'in time' if in_time else 'late or not at all'}"
    said = "; ".join(part for part in (told, late) if part)
    return f"{capital(said)}." if said else ""
