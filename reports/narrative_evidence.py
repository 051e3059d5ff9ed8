"""An action's measure before and after in sentences, by fixed rules: "after the action", never "because of" it."""

from datetime import date

from indicators.definition import Unit
from indicators.evidence import A_YEAR, FEWEST_AFTER, FEWEST_BEFORE, Evidence, Reason, Verdict, Way
from indicators.periods import PeriodKind
from indicators.statistics.control_rules import Variant
from indicators.statistics.variation import PROVISIONAL_BELOW
from reports.model_tables import Badge
from reports.words import capital, count_of, day, many, with_unit

_BADGES: dict[tuple[Verdict, Way], Badge] = {
    ("changed", "as_meant"): Badge("evidenced", "Measure changed as meant"),
    ("changed", "other_way"): Badge("worse", "Measure changed the other way"),
    ("changed", "none_meant"): Badge("higher", "Measure changed"),
    ("not_changed", ""): Badge("no-difference", "Measure not changed"),
    ("too_early", ""): Badge("unread", "Too early to see in the measure"),
    ("cannot_say", ""): Badge("unread", "Measure cannot say"),
}
_CHANGED: dict[Way, str] = {
    "as_meant": "The measure has changed after the action, as was meant",
    "other_way": "The measure has changed after the action, but not the way that was meant",
    "none_meant": "The measure has changed after the action, and nothing that was agreed says which way was meant",
}
_JUDGED = {
    "made_a_difference": "it made a difference",
    "some_difference": "it made some difference",
    "no_difference": "it made no difference",
}
_NOT_WHY = "This says when it changed, and not why."


def evidence_badge(verdict: Verdict, way: Way) -> Badge:
    """The verdict in a few words, with its shape."""
    return _BADGES[verdict, way]


def noun_of(kind: PeriodKind) -> str:
    """What a period of the measure is called."""
    return str(kind)


def verdict_sentence(evidence: Evidence, kind: PeriodKind, run_length: int) -> str:
    """Whether the measure changed, the rule that says so, and how sure the limits are."""
    if evidence.verdict == "changed":
        told = f"{_CHANGED[evidence.way]}: {rule_clause(evidence, kind, run_length)}. {_NOT_WHY}"
        return told + _hedge(evidence, kind)
    if evidence.verdict == "not_changed":
        return (
            f"The measure has not changed after the action: {count_of(evidence.shown_after, noun_of(kind))} since "
            f"are shown, a year or more, and no rule fires at the newest.{_hedge(evidence, kind)}"
        )
    if evidence.verdict == "too_early":
        return _too_early(evidence, kind)
    return _cannot_say(evidence.reason, evidence.shown_before, noun_of(kind))


def rule_clause(evidence: Evidence, kind: PeriodKind, run_length: int) -> str:
    """The rule that holds at the newest figure, as a clause."""
    side, limit = ("above", "upper") if evidence.read.side > 0 else ("below", "lower")
    if evidence.read.rule == "run":
        return f"the newest {count_of(run_length, noun_of(kind))} all lie {side} the average before"
    return (
        f"the newest {count_of(3, noun_of(kind))} all lie {side} the average before, two or more of them near the "
        f"{limit} limit of what was usual or beyond it"
    )


def _hedge(evidence: Evidence, kind: PeriodKind) -> str:
    if evidence.shown_before >= PROVISIONAL_BELOW:
        return ""
    return f" The limits are provisional: they rest on fewer than {PROVISIONAL_BELOW} {noun_of(kind)}s."


def basis_words(evidence: Evidence) -> str:
    """What the limits on the picture rest on."""
    if not evidence.read.has_limits:
        return "No limits: the points before do not vary enough."
    frozen = f"Limits from the {evidence.shown_before} points shown before, frozen when the action was completed"
    is_firm = evidence.shown_before >= PROVISIONAL_BELOW
    return frozen + ("." if is_firm else f"; provisional, since {PROVISIONAL_BELOW} are needed for firm ones.")


def chart_rules(variant: Variant) -> str:
    """The variant of the rules, as it is printed under the picture."""
    screened = "screened once" if variant.screen_outliers else "not screened"
    return (
        f"XmR chart with frozen limits: {variant.run_length} points running on one side of the average before; or 3 "
        f"running, 2 of them near a limit or beyond it; outlying moving ranges {screened}."
    )


def _too_early(evidence: Evidence, kind: PeriodKind) -> str:
    noun, passed = noun_of(kind), len(evidence.after)
    if passed < FEWEST_AFTER:
        return (
            f"It is too early to say whether the measure has changed: that takes {count_of(FEWEST_AFTER, noun)} that "
            f"began after the action was completed, and there {'is' if passed == 1 else 'are'} {many(passed)}."
        )
    return (
        "It is too early to say whether the measure has changed: no rule fires at the newest, and only after "
        f"{count_of(A_YEAR[kind], noun)} would that mean no change; {many(evidence.shown_after)} since are shown."
    )


def _cannot_say(reason: Reason, shown: int, noun: str) -> str:
    why = {
        "too_few_before": f"{count_of(shown, noun)} before the action was completed can be compared, and "
        f"{many(FEWEST_BEFORE)} are needed",
        "no_variation": f"the {noun}s before do not vary enough to say what is usual",
        "hidden_after": f"the newest {noun} is not shown, or fewer than {many(FEWEST_AFTER)} since are",
        "already_moving": "it was already going that way when the action was completed",
    }[reason]
    return f"Whether the measure has changed cannot be said: {why}."


def levels_sentence(evidence: Evidence, unit: Unit, kind: PeriodKind) -> str:
    """The two averages, and how many figures each is of; empty where they are too few to compare."""
    if evidence.shown_before < FEWEST_BEFORE:
        return ""
    noun = noun_of(kind)
    before = f"{with_unit(evidence.read.mean_before, unit)} ({count_of(evidence.shown_before, noun)} shown)"
    if not evidence.shown_after:
        return f"Before the action was completed the measure averaged {before}; no whole {noun} since is shown."
    since = f"{with_unit(evidence.read.mean_after, unit)} ({count_of(evidence.shown_after, noun)} shown)"
    return f"Before the action was completed the measure averaged {before}; since then {since}."


def expected_sentence(has_reached: bool | None, expected: str, by: date | None, on: date) -> str:
    """How the average since lies to what was expected; empty where that cannot be asked."""
    if has_reached is None:
        return ""
    is_ahead = by is not None and by > on
    when = f" by {day(by)}" if by else ""
    what = f"the {expected} that {'is' if is_ahead else 'was'} expected{when}"
    if has_reached:
        return f"The average since has reached {what}."
    return f"The average since has not reached {what}{'; there is still time' if is_ahead else ''}."


def shared_sentence(others: int) -> str:
    """That other completed actions have the same measure."""
    if not others:
        return ""
    have = "has" if others == 1 else "have"
    which = capital(count_of(others, "other completed action"))
    return f"{which} {have} the same measure, which cannot tell one action from another."


def judged_sentence(verdict: Verdict, way: Way, judgement: str) -> str:
    """Where the review of the action's impact says something else than its measure, or could now say more."""
    if verdict not in {"changed", "not_changed"}:
        return ""
    if judgement not in _JUDGED:
        before = "has not been judged" if not judgement else "could not be judged at its review"
        return f"Its impact {before}; the measure can now be read."
    if (judgement == "no_difference") != (way == "as_meant"):
        return ""
    does = "shows a change as was meant" if way == "as_meant" else "alone does not show that"
    return f"Its review judged that {_JUDGED[judgement]}; the measure {does}."


def rule_sentences(run_length: int) -> tuple[str, ...]:
    """The fixed rules, for the page that shows what they find."""
    return (
        "Each measure is read by month where enough months can be shown, else by quarter. What was usual before is "
        f"worked out from at most three years, and from {many(FEWEST_BEFORE)} figures or more; the "
        "month or quarter in which the action was completed counts on neither side.",
        f"Changed: at the newest figure, {many(run_length)} running lie on one side of the average before; or three "
        "running do, two or more of them at least two thirds of the way to a limit of what was usual. As meant: the "
        "way from the baseline to the value that was expected when the action was agreed. Not changed: a year of "
        "figures since, and neither holds. Too early: less than that.",
        "A measure that was already going that way is not called changed. What else happened at the same time is not "
        "known to these rules: they say when a measure changed, never why.",
    )


def summary_sentence(found: list[tuple[Verdict, Way]], without: int) -> str:
    """How many completed actions the rules find which way; `without` have no measure that is counted."""
    if not found and not without:
        return "No action has been completed yet."
    as_meant, other = found.count(("changed", "as_meant")), found.count(("changed", "other_way"))
    neither = found.count(("changed", "none_meant"))
    not_changed, early = found.count(("not_changed", "")), found.count(("too_early", ""))
    unsaid = found.count(("cannot_say", ""))
    parts = [
        f"after {many(as_meant)} the measure has changed as was meant",
        f"after {many(other)} it has changed the other way",
        *([f"after {many(neither)} it has changed with no way meant"] if neither else []),
        f"after {many(not_changed)} it has not changed",
        f"for {many(early)} it is too early",
        f"for {many(unsaid)} it cannot be said",
    ]
    who = f"{capital(count_of(without, 'completed action'))} {'has' if without == 1 else 'have'}"
    if not found:
        return f"{who} no measure that is counted."
    of = f"Of {count_of(len(found), 'completed action')} with a measure that is counted, "
    return f"{of}{', '.join(parts[:-1])} and {parts[-1]}.{f' {who} none.' if without else ''}"
