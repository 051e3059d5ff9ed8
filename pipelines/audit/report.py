"""What the attack found, in plain words and as JSON: where, and never a number that was hidden."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipelines.audit.comparing import Disagreement
from pipelines.audit.findings import Findings, Interval
from pipelines.audit.numbers import Number
from pipelines.audit.rules import Rules

_WAYS = {
    "totals_only": "from sums and repeated numbers alone",
    "threshold_public": "from sums, repeated numbers and the published rules of hiding",
}


@dataclass(frozen=True, slots=True)
class Audit:
    """An edition that was attacked: its name, the editions beside it, and what was found."""

    edition: str
    earlier: tuple[str, ...]
    rules: Rules
    findings: Findings
    disagreements: tuple[Disagreement, ...]
    unread: tuple[str, ...] = ()
    """Pages with a chart that could not be read."""

    @property
    def is_safe(self) -> bool:
        """Whether nothing that hiding is for was recovered or shown elsewhere, and everything could be attacked."""
        return not (self.disclosing or self.leaks or self.findings.contradicted or self.unread)

    @property
    def disclosing(self) -> tuple[Interval, ...]:
        """The recovered numbers that are small, or part of a percentage on too few cases."""
        return self.findings.disclosing(self.rules)

    @property
    def leaks(self) -> tuple[Disagreement, ...]:
        """Numbers that one output hides and another gives away."""
        return tuple(one for one in self.disagreements if one.is_leak)

    @property
    def share_shown(self) -> float:
        """Of the numbers that are shown or hidden, the share that is shown."""
        return self.findings.shown / max(self.findings.shown + self.findings.hidden, 1)


def as_words(audit: Audit) -> Iterator[str]:
    """Lines for a person, the verdict first."""
    findings = audit.findings
    yield _verdict(audit)
    against = f", with {', '.join(audit.earlier)}" if audit.earlier else ", with no earlier edition"
    yield f"Attacked: {audit.edition}{against}."
    yield f"Hidden numbers attacked: {findings.hidden:,}. Share of numbers that are shown: {audit.share_shown:.1%}."
    small = f"{audit.rules.smallest} to {audit.rules.largest}"
    yield (
        f"Recovered exactly: {len(findings.recovered):,}. Of these, counts of {small} and parts of percentages on too "
        f"few cases: {len(audit.disclosing):,}. The others only covered such numbers."
    )
    yield (
        f"Guessed: {len(findings.guessed):,}, by a reader who takes every hidden count beside them for {small}. "
        "Larger counts are hidden too, so such a guess may be wrong."
    )
    for model, way in _WAYS.items():
        narrow = len(findings.narrower(3, model)), len(findings.narrower(5, model))  # type: ignore[arg-type]
        yield f"Intervals {way}: narrower than 3: {narrow[0]:,}; narrower than 5: {narrow[1]:,}."
    yield (
        f"Disagreements between outputs: {len(audit.disagreements):,}. "
        f"Of these, shown in one and hidden or rounded in another: {len(audit.leaks):,}."
    )
    yield from _places("Recovered, and meant to be hidden", map(_where, audit.disclosing))
    others = set(findings.recovered) - set(audit.disclosing)
    yield from _places("Recovered, and only a cover", (_where(one) for one in findings.recovered if one in others))
    yield from _places("Disagreements", map(_disagreement, audit.disagreements))
    yield from _places("Not attacked, because their numbers contradict each other", findings.contradicted)
    yield from _places("Pages with a chart that could not be read", audit.unread)


def as_json(audit: Audit) -> dict[str, Any]:
    """The same for a program, with every interval's width and no interval's ends."""
    findings, disclosing = audit.findings, set(audit.disclosing)
    return {
        "edition": audit.edition,
        "earlier_editions": list(audit.earlier),
        "is_safe": audit.is_safe,
        "hidden_from_to": [audit.rules.smallest, audit.rules.largest],
        "hidden_numbers_attacked": findings.hidden,
        "share_shown": round(audit.share_shown, 4),
        "recovered": [
            _facts(one.number) | {"model": one.model, "is_cover": one not in disclosing} for one in findings.recovered
        ],
        "guessed": [_facts(one.number) for one in findings.guessed],
        "narrower_than_3": {model: len(findings.narrower(3, model)) for model in _WAYS},  # type: ignore[arg-type]
        "narrower_than_5": {model: len(findings.narrower(5, model)) for model in _WAYS},  # type: ignore[arg-type]
        "disagreements": [
            _facts(Number(one.place, one.measure))
            | {"kind": one.kind, "shown_in": one.one, "other": one.other, "is_leak": one.is_leak}
            for one in audit.disagreements
        ],
        "contradicted": list(findings.contradicted),
        "charts_not_read": list(audit.unread),
    }


def _verdict(audit: Audit) -> str:
    if audit.is_safe:
        return "Nothing that is meant to be hidden can be recovered by this attack."
    if audit.disclosing or audit.leaks:
        return "Do not publish: hidden numbers can be recovered, or are shown in another output."
    return "Nothing hidden was recovered, but not all of the edition could be attacked."


def _places(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Each line once, with how often."""
    counted = Counter(lines)
    if counted:
        yield f"{title}:"
    for line, times in counted.items():
        yield f"  {line}" + (f" ({times} times)" if times > 1 else "")


def _where(one: Interval) -> str:
    return f"{_number(one.number)} ({one.status}): {_WAYS[one.model]}"


def _disagreement(one: Disagreement) -> str:
    return f"{_number(Number(one.place, one.measure))}: {one.kind} ({one.one}; {one.other})"


def _number(number: Number) -> str:
    place = number.place
    whose = "everybody" if place.is_total else f"{place.breakdown} {place.category}"
    return f"{place.edition}: {place.indicator}, {place.period.title}, {whose}, {number.measure}"


def _facts(number: Number) -> dict[str, str]:
    place = number.place
    return {
        "edition": place.edition,
        "indicator": place.indicator,
        "period_kind": place.period.kind,
        "period_end": place.period.end.isoformat(),
        "breakdown": place.breakdown,
        "category": place.category,
        "number": number.measure,
    }
