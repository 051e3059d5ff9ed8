"""Draws from the one generator. Only `random()` is used, with no logarithm or cosine, so bytes are equal everywhere."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")


class Chance(Protocol):
    """Whatever gives a number from 0 to less than 1."""

    def random(self) -> float:
        """The next number."""


class Weighted(Generic[T]):
    """A fixed list of things with whole-number weights."""

    __slots__ = ("things", "totals")

    def __init__(self, weights: dict[T, int]) -> None:
        self.things = tuple(weights)
        self.totals = tuple(accumulate(weights.values()))

    def draw(self, rng: Chance) -> T:
        """One of the things."""
        return self.things[bisect_right(self.totals, int(rng.random() * self.totals[-1]))]


class Spread:
    """Whole numbers with given quantiles: pairs of a share (0 to 1) and the number that it reaches."""

    __slots__ = ("numbers", "shares")

    def __init__(self, *quantiles: tuple[float, int]) -> None:
        self.shares = tuple(share for share, _ in quantiles)
        self.numbers = tuple(number for _, number in quantiles)

    def draw(self, rng: Chance) -> int:
        """One number."""
        u = rng.random()
        place = min(max(bisect_right(self.shares, u), 1), len(self.shares) - 1)
        low, high = self.shares[place - 1], self.shares[place]
        start, end = self.numbers[place - 1], self.numbers[place]
        return start + int((end - start + 1) * (u - low) / (high - low)) if end > start else start


def one_of(rng: Chance, things: Sequence[T]) -> T:
    """One of some things, each as likely."""
    return things[int(rng.random() * len(things))]


def between(rng: Chance, low: int, high: int) -> int:
    """A whole number from low to high, both included."""
    return low + int(rng.random() * (high - low + 1))
