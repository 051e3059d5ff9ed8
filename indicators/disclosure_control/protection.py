"""From exact counts to publishable figures: the one door, for one audience."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from indicators.definition import Indicator
from indicators.disclosure_control.arrays import Flags
from indicators.disclosure_control.earlier import Earlier, what_editions_say
from indicators.disclosure_control.figures import Figure, PublishableFigures, Status
from indicators.disclosure_control.in_hand import InHand
from indicators.disclosure_control.overlaps import Overlaps, parts_of_others
from indicators.disclosure_control.profiles import PROFILES, Profile
from indicators.disclosure_control.publishing import figure_of
from indicators.disclosure_control.spans import Key
from indicators.disclosure_control.table import NUMBERED, GivenAway, Table, arrange, given_away
from indicators.disclosure_control.versions import Printed
from indicators.exact_counts import ExactCount, ExactCounts
from indicators.periods import Quarter

__all__ = ["PROFILES", "SEAL", "Profile", "protect"]

SEAL = object()
"""Whoever holds it may make publishable figures; nothing outside this package names it."""
_RATIO_UNITS = {"percent", "median_days", "mean_score"}
_STATUSES = {
    "counted": Status.SHOWN,
    "no_cases": Status.NO_CASES,
    "not_supplied": Status.NOT_SUPPLIED,
    "insufficient_history": Status.INSUFFICIENT_HISTORY,
    "not_applicable": Status.NOT_APPLICABLE,
}


def protect(
    counts: Iterable[ExactCounts],
    profile: Profile,
    *,
    quarter: Quarter,
    earlier: Iterable[Iterable[Figure]] = (),
    hidden_too: Iterable[Figure] = (),
) -> PublishableFigures:
    """The figures of every indicator up to the end of `quarter` that the profile's audience may be shown.

    `earlier` are the figures of each edition that this audience has in hand, the oldest first; whatever is hidden among
    `hidden_too` (the figures of an audience that is shown more) is hidden here as well.
    """
    given = [_Given.of(exact, profile, quarter) for exact in counts]
    protected = [one for one in given if one.table is not None]
    indicators = {one.exact.indicator.id: one.exact.indicator for one in protected}
    before, elsewhere = what_editions_say(earlier, indicators), what_editions_say([hidden_too], indicators)
    hidden = _hidden(protected, profile, before, elsewhere)
    figures = [figure for one in given for figure in one.figures(hidden.get(one.exact.indicator.id, set()), profile)]
    shown = [key not in hidden[one.exact.indicator.id] for one in given for key in one.safe_cells()]
    share = sum(shown) / len(shown) if shown else None
    return PublishableFigures(tuple(figures), profile.audience, made_by=SEAL, share_of_safe_cells=share)


@dataclass(frozen=True, slots=True)
class _Given:
    """One indicator's cells, and its table where it counts children."""

    exact: ExactCounts
    cells: Sequence[ExactCount]
    few: frozenset[Key]
    """Cells of fewer cases than this audience is shown a percentage or mean of."""
    table: Table | None

    @classmethod
    def of(cls, exact: ExactCounts, profile: Profile, quarter: Quarter) -> "_Given":
        cells = [cell for cell in exact.cells if cell.period.end <= quarter.end]
        # The partnership's own activity (audits, actions, training) is about no child: its small numbers are the point.
        is_protected = exact.indicator.counts == "children" and any(cell.status == "counted" for cell in cells)
        few = frozenset(
            (cell.period, cell.breakdown, cell.category)
            for cell in cells
            if is_protected and _rests_on_few(exact, cell, profile)
        )
        return cls(exact, cells, few, arrange(exact, cells, profile) if is_protected else None)

    def safe_cells(self) -> Iterator[Key]:
        """The protected cells that are not small themselves: what is hidden of them is hidden for another's sake."""
        if self.table is not None:
            small = np.any([layer.is_small for layer in self.table.layers], axis=0)
            kept_out = small | self.table.is_rest | self.table.is_fixed
            yield from (
                key
                for key, is_out in zip(self.table.cells, kept_out, strict=True)
                if not is_out and key not in self.few
            )

    def as_shown(self, profile: Profile) -> Printed:
        """Every cell that has a number, or is known to hold no case, as it would be shown; small ones as they are."""
        indicator, held = self.exact.indicator, [cell for cell in self.cells if cell.status in NUMBERED]
        return {(c.period, c.breakdown, c.category): _as_shown(indicator, c, profile) for c in held}

    def figures(self, hidden: set[Key], profile: Profile) -> Iterable[Figure]:
        """Every cell as it may be shown."""
        for cell in self.cells:
            key = (cell.period, cell.breakdown, cell.category)
            status = _STATUSES[cell.status]
            if status is Status.SHOWN and key in hidden:
                # On few cases, whatever the numerator: "suppressed" or not would tell all or none from some.
                status = Status.TOO_FEW if key in self.few else Status.SUPPRESSED
            yield replace(figure_of(self.exact.indicator, cell, status, profile), is_linked=self.exact.is_linked)


def _as_shown(indicator: Indicator, cell: ExactCount, profile: Profile) -> GivenAway:
    """No small number is ever shown: rounded, it could be taken for none."""
    exact = given_away(cell, indicator.unit)
    shown = given_away(figure_of(indicator, cell, Status.SHOWN, profile), indicator.unit)
    return tuple(e if bool(profile.hides(e)) else s for e, s in zip(exact, shown, strict=True))


def _rests_on_few(exact: ExactCounts, cell: ExactCount, profile: Profile) -> bool:
    if cell.status != "counted" or exact.indicator.unit not in _RATIO_UNITS or cell.denominator is None:
        return False
    return cell.denominator < profile.minimum_denominator


def _hidden(
    given: Sequence[_Given], profile: Profile, before: Mapping[str, Earlier], elsewhere: Mapping[str, Earlier]
) -> Mapping[str, set[Key]]:
    """By indicator, the cells that may not be shown. Counts come first: a percentage may rest on what they decide."""
    tables = [one.table for one in given if one.table is not None]
    apart = parts_of_others(tables)
    in_hand = [
        InHand.of(table, one.as_shown(profile), before[one.exact.indicator.id])
        for one, table in zip(given, tables, strict=True)
    ]
    overlaps = Overlaps()
    for table, known in zip(tables, in_hand, strict=True):
        overlaps.print_before(table, known.certain)
    found = {}
    for place in sorted(range(len(given)), key=lambda number: len(tables[number].layers)):
        one, table, name = given[place], tables[place], given[place].exact.indicator.id
        guarded = table.flags(one.few | apart.get(place, set()))
        must_hide = before[name].hid(table) | elsewhere[name].hid(table) | guarded
        hidden = _protected(table, profile, overlaps, must_hide, guarded=guarded, in_hand=in_hand[place])
        found[name] = {key for key, is_hidden in zip(table.cells, hidden.tolist(), strict=True) if is_hidden}
    return found


def _protected(
    table: Table, profile: Profile, overlaps: Overlaps, must_hide: Flags, *, guarded: Flags, in_hand: InHand
) -> Flags:
    """Cases first, for their own sake: who protects numerators takes every denominator that is not hidden as known.

    What a reader has in hand is known to him whether or not it is hidden now. Other cells that were shown are first
    taken as known too, and hidden only where nothing else makes a small number safe.
    """
    hidden = table.is_rest
    for place, layer in reversed(list(enumerate(table.layers))):
        is_last = place == 0
        hidden_elsewhere, shown_elsewhere = overlaps.elsewhere(table, layer)
        hidden = hidden | hidden_elsewhere | layer.is_small | (must_hide & is_last)
        is_guarded = guarded if is_last else np.zeros_like(guarded)
        known = in_hand.certain & ~layer.is_small & ~table.is_rest
        for in_doubt in in_hand.from_most_to_least():
            settled = shown_elsewhere | (in_doubt & ~hidden) | known
            found = in_hand.protect(place, profile, hidden & ~known, is_settled=settled, is_guarded=is_guarded)
            hidden = hidden | found
        overlaps.decide(table, layer, hidden)
    return np.asarray(hidden & ~table.is_fixed)
