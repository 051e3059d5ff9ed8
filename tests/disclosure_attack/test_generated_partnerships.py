"""Invented partnerships, eight quarters and three restatements each: everything published, attacked together.

Each publishes some of a count, a percentage of the same cases, a rate of them and a snapshot, by district, by category
or both, each quarter, year and twelve months. The editions are written out as `figures.csv`: the attacker has no more.
"""

import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import pytest

from indicators.definition import Indicator
from indicators.disclosure_control.figures import Figure, Status
from indicators.disclosure_control.protection import PROFILES, Profile, protect
from indicators.disclosure_control.publishing import figure_of
from indicators.exact_counts import ExactCount, ExactCounts
from indicators.periods import Period, Quarter, add_months, month_end
from pipelines.audit.attacking import attack
from pipelines.audit.cells import PrintedCell
from pipelines.audit.figures_file import printed_cells
from pipelines.audit.findings import Interval
from pipelines.audit.numbers import Number
from pipelines.audit.rules import Rules
from reports.exports.figures import figures_csv

FIRST = date(2023, 4, 1)
QUARTERS = 8
DISTRICTS, CATEGORIES = ("east", "north", "south"), ("emotional", "neglect", "physical")
POPULATION = 21_000.0
WORDS = {
    "theme": "invented", "title": "Invented", "question": "how_well", "accountability": "performance",
    "polarity": "neither", "timing": "event", "numerator": "n", "denominator": "d", "rationale": "r", "caveats": "c",
    "source": "s", "sql": "select 1", "breakdowns": ("district", "category"),
}  # fmt: skip
PLANS = Indicator.model_validate({**WORDS, "id": "plans", "unit": "count"})
REPEATS = Indicator.model_validate({**WORDS, "id": "repeats", "unit": "percent"})
RATE = Indicator.model_validate(
    {**WORDS, "id": "rate", "unit": "rate_per_10_000", "population": {"age_from": 0, "age_to": 17}}
)
ON_PLANS = Indicator.model_validate(
    {**WORDS, "id": "on_plans", "unit": "count", "timing": "snapshot", "listed": "each_month_end"}
)
BY_DISTRICT, BY_CATEGORY = frozenset({"all", "district"}), frozenset({"all", "category"})
PUBLISHES = (
    (BY_DISTRICT | BY_CATEGORY, (PLANS, REPEATS, RATE, ON_PLANS)),
    (BY_DISTRICT, (PLANS, REPEATS, RATE)),
    (BY_CATEGORY, (PLANS, REPEATS, ON_PLANS)),
    (BY_DISTRICT, (REPEATS, ON_PLANS)),
    (BY_CATEGORY, (REPEATS, RATE)),
)
"""What partnerships publish, and how they break it down: every fifth all of it in both ways."""
WIDTHS = {"totals_only": 5, "threshold_public": 3}
"""How many whole numbers a small number may be, at least: hidden counts of 1 to 5 have five at most."""
UNITS = {each.id: each.unit for each in (PLANS, REPEATS, RATE, ON_PLANS)}


@dataclass
class Cases:
    """Plans by month, district, category and whether each is a repeat; and children on plans at each quarter's end."""

    started: np.ndarray
    standing: np.ndarray

    @classmethod
    def invented(cls, rng: np.random.Generator) -> "Cases":
        """A partnership of any size, with districts and categories that differ as they do."""
        each_quarter = float(np.exp(rng.uniform(np.log(4), np.log(120))))
        shares = np.multiply.outer(
            rng.dirichlet(np.full(3, 1.5)), np.multiply.outer(rng.dirichlet(np.ones(3)), [0.8, 0.2])
        )
        started = rng.poisson(each_quarter / 3 * np.broadcast_to(shares, (3 * QUARTERS, 3, 3, 2)))
        return cls(started, rng.poisson(1.5 * each_quarter * np.broadcast_to(shares.sum(axis=2), (QUARTERS, 3, 3))))

    def restate(self, rng: np.random.Generator, quarter: int) -> None:
        """A few cases come late, move or turn out to be none."""
        for _ in range(rng.integers(1, 5)):
            place = tuple(rng.integers(0, (3 * quarter, 3, 3, 2)))
            self.started[place] = max(self.started[place] + rng.choice([-1, 1, 2]), 0)
            place = tuple(rng.integers(0, (quarter, 3, 3)))
            self.standing[place] = max(self.standing[place] + rng.choice([-1, 1]), 0)


def _periods(quarters: int) -> Iterator[Period]:
    for quarter in range(1, quarters + 1):
        end = month_end(add_months(FIRST, 3 * quarter - 1))
        yield Period(end, "quarter")
        if quarter >= 4:
            yield Period(end, "rolling_12_months")
        if quarter % 4 == 0:
            yield Period(end, "financial_year")


def _split(table: np.ndarray) -> Iterator[tuple[str, str, float]]:
    """Everyone, each district and each category of a table of district by category."""
    yield "all", "all", float(table.sum())
    yield from (("district", name, float(table[place].sum())) for place, name in enumerate(DISTRICTS))
    yield from (("category", name, float(table[:, place].sum())) for place, name in enumerate(CATEGORIES))


def _counts(
    cases: Cases, quarters: int, breakdowns: frozenset[str], indicators: tuple[Indicator, ...]
) -> list[ExactCounts]:
    cells: dict[str, list[ExactCount]] = {name: [] for name in UNITS}
    for period in _periods(quarters):
        last = (period.end.year - FIRST.year) * 12 + period.end.month - FIRST.month
        first = (period.start.year - FIRST.year) * 12 + period.start.month - FIRST.month
        started = cases.started[first : last + 1].sum(axis=0)
        for (name, category, number), (*_, repeats) in zip(
            _split(started.sum(axis=2)), _split(started[..., 1]), strict=True
        ):
            cell = (period, name, category, "counted")
            cells["plans"].append(ExactCount(*cell, number))
            cells["rate"].append(ExactCount(*cell, number, POPULATION if name == "all" else None))
            is_none = number == 0
            cells["repeats"].append(
                ExactCount(*cell[:3], "no_cases") if is_none else ExactCount(*cell, repeats, number)
            )
        if period.kind == "quarter":
            standing = cases.standing[last // 3]
            cells["on_plans"] += [ExactCount(period, *place, "counted", number) for *place, number in _split(standing)]
    return [
        ExactCounts(one, tuple(cell for cell in cells[one.id] if cell.breakdown in breakdowns)) for one in indicators
    ]


def _only_small_hidden(counts: list[ExactCounts], profile: Profile) -> Iterator[Figure]:
    """The negative control: nothing is hidden but the small numbers themselves."""
    for exact in counts:
        for cell in exact.cells:
            status = Status.NO_CASES if cell.status == "no_cases" else Status.SHOWN
            yield figure_of(exact.indicator, cell, Status.SUPPRESSED if _is_small(exact, cell, profile) else status,
                            profile)  # fmt: skip


def _numbers(exact: ExactCounts, cell: ExactCount) -> dict[str, float]:
    """What a cell gives away: its numerator, and for a percentage its denominator and the complement."""
    numbers = {"numerator": cell.numerator or 0.0}
    if exact.indicator.unit == "percent":
        numbers["denominator"] = cell.denominator or 0.0
        numbers["complement"] = numbers["denominator"] - numbers["numerator"]
    return numbers


def _is_small(exact: ExactCounts, cell: ExactCount, profile: Profile) -> bool:
    return any(bool(profile.hides(number)) for number in _numbers(exact, cell).values())


@dataclass
class Tally:
    """What an attack on one or more partnerships came to."""

    attacked: Counter[str] = field(default_factory=Counter)
    recovered: Counter[str] = field(default_factory=Counter)
    narrow: Counter[str] = field(default_factory=Counter)
    safe_cells: int = 0
    safe_cells_shown: int = 0

    def add(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(
            self.attacked + other.attacked,
            self.recovered + other.recovered,
            self.narrow + other.narrow,
            self.safe_cells + other.safe_cells,
            self.safe_cells_shown + other.safe_cells_shown,
        )

    def wide(self, model: str) -> float:
        """The share of small cells of which the attacker knows no narrow range."""
        return 1 - self.narrow[model] / max(self.attacked[model], 1)


@dataclass
class Told:
    """What one audience is told over time, beside the truth."""

    profile: Profile
    editions: list[list[Figure]] = field(default_factory=list)
    printed: list[PrintedCell] = field(default_factory=list)
    truth: dict[tuple, float] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)

    def publish(self, counts: list[ExactCounts], figures: list[Figure]) -> None:
        """One more edition."""
        self.editions.append(figures)
        edition = f"edition {len(self.editions)}"
        self.printed += printed_cells(figures_csv(figures, UNITS), edition)
        shown = {(f.indicator_id, f.period, f.breakdown, f.category) for f in figures if f.status is Status.SHOWN}
        for exact in counts:
            for cell in exact.cells:
                place = (exact.indicator.id, cell.period, cell.breakdown, cell.category)
                self.truth |= {(*place, edition, name): value for name, value in _numbers(exact, cell).items()}
                if cell.status == "counted" and not _is_small(exact, cell, self.profile):
                    self.tally.safe_cells += 1
                    self.tally.safe_cells_shown += place in shown

    def attack(self) -> Tally:
        """Attack all editions together."""
        profile, truth, tally = self.profile, self.truth, self.tally
        rules = Rules(profile.suppress_from, profile.suppress_to, profile.minimum_denominator)
        findings = attack(self.printed, [f"edition {number + 1}" for number in range(len(self.editions))], rules)
        assert not findings.contradicted
        misled = {_together(one) for one in findings.intervals if not _is_believed(one, truth, profile)}
        for one in findings.intervals:
            value = truth.get(_name(one.number), 0.0)
            if not profile.hides(value):
                continue
            # Whoever takes for granted what is not so of numbers that hang together has learned nothing of them.
            is_true = _is_believed(one, truth, profile) and _together(one) not in misled
            tally.attacked[one.model] += 1
            tally.recovered[one.model] += is_true and one.is_exact
            tally.narrow[one.model] += is_true and one.upper - one.lower + 1 < WIDTHS[one.model] - 1e-6
        return tally


def _attack(seed: int, *audiences: str, is_protected: bool = True) -> dict[str, Tally]:
    """Publish eight editions, three of which restate earlier quarters, and attack all of each audience's together."""
    rng = np.random.default_rng(seed)
    cases = Cases.invented(rng)
    restating = set(rng.choice(np.arange(2, QUARTERS + 1), size=3, replace=False).tolist())
    told = {audience: Told(PROFILES[audience]) for audience in ("restricted", "public")}
    for number in range(1, QUARTERS + 1):
        if number in restating:
            cases.restate(rng, number - 1)
        counts = _counts(cases, number, *PUBLISHES[seed % len(PUBLISHES)])
        quarter = Quarter(month_end(add_months(FIRST, 3 * number - 1)))
        hidden_too: list[Figure] = []
        # What the restricted audience is not shown is hidden from the public too.
        for each in told.values() if "public" in audiences else [told["restricted"]]:
            figures = list(_only_small_hidden(counts, each.profile))
            if is_protected:
                earlier = each.editions
                figures = list(protect(counts, each.profile, quarter=quarter, earlier=earlier, hidden_too=hidden_too))
            hidden_too = figures
            each.publish(counts, figures)
    return {audience: told[audience].attack() for audience in audiences}


def _together(one: Interval) -> tuple:
    """What an interval hangs together with: its part, or the same number in other editions."""
    return (one.model, one.part if one.part >= 0 else one.number._replace(place=replace(one.number.place, edition="")))


def _is_believed(one: Interval, truth: dict[tuple, float], profile: Profile) -> bool:
    """Whether what the attacker believes of a hidden number can be so: it is in the interval, and small if supposed."""
    name = _name(one.number)
    if name not in truth:
        return True
    must_be_small = one.is_supposed and one.number.measure == "numerator"
    is_small = bool(profile.hides(truth[name])) or not must_be_small
    return is_small and one.lower - 1e-6 <= truth[name] <= one.upper + 1e-6


def _name(number: Number) -> tuple:
    place = number.place
    return (place.indicator, place.period, place.breakdown, place.category, place.edition, number.measure)


AUDIENCES = ("restricted", "public")


def _attack_both(seed: int) -> dict[str, Tally]:
    return _attack(seed, *AUDIENCES)


def attack_many(seeds: range) -> dict[str, Tally]:
    """Attack a partnership for each seed, on every core: what came of it, by audience."""
    tallies = {audience: Tally() for audience in AUDIENCES}
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        for seed, found in zip(seeds, pool.map(_attack_both, seeds, chunksize=4), strict=True):
            for audience, one in found.items():
                if one.recovered.total():
                    print(f"{audience}: partnership {seed} gives away {dict(one.recovered)}", flush=True)
                tallies[audience] = tallies[audience].add(one)
    return tallies


def _assert_none_recovered(tally: Tally) -> None:
    assert tally.attacked["totals_only"]
    assert not tally.recovered.total()


def _assert_safe(tally: Tally) -> None:
    _assert_none_recovered(tally)
    assert tally.wide("totals_only") >= 0.995
    assert tally.wide("threshold_public") >= 0.995


@pytest.mark.parametrize("audience", ["restricted", "public"])
def test_no_small_number_of_a_few_partnerships_is_worked_out(audience):
    tally = Tally()
    for seed in range(6):
        tally = tally.add(_attack(seed, audience)[audience])
    assert tally.attacked["totals_only"] > 500
    _assert_safe(tally)


@pytest.mark.parametrize(
    ("seed", "audience"), [(1154, "restricted"), (1160, "restricted"), (1215, "restricted"), (1118, "public")]
)
def test_a_number_that_was_restated_gives_nothing_away(seed, audience):
    """A year less the year printed before, and a total that went and came back, once gave a small number away."""
    _assert_none_recovered(_attack(seed, audience)[audience])


def test_hiding_the_small_numbers_alone_gives_more_than_three_in_ten_of_them_away():
    tally = Tally()
    for seed in range(6):
        tally = tally.add(_attack(seed, "restricted", is_protected=False)["restricted"])
    assert tally.recovered["totals_only"] > 0.3 * tally.attacked["totals_only"]


@pytest.mark.soak
def test_no_small_number_of_a_thousand_partnerships_is_worked_out():
    tallies = attack_many(range(1000, 2000))
    for audience, tally in tallies.items():
        print(audience, tally, tally.wide("totals_only"), tally.wide("threshold_public"))
    for tally in tallies.values():
        assert tally.attacked["totals_only"] >= 10_000
        _assert_safe(tally)
