"""Finds every indicator by its place: the release's own in `indicators/library`, then the partnership's."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from indicators.definition import Indicator, load_indicator

LIBRARY = Path(__file__).parent / "library"


def indicators_in(folder: Path) -> tuple[Indicator, ...]:
    """Every pair under `folder/<theme>/`, in order of theme and name."""
    return tuple(load_indicator(definition) for definition in sorted(folder.glob("*/*.toml")))


@cache
def library() -> tuple[Indicator, ...]:
    """The indicators that the release ships."""
    return indicators_in(LIBRARY)


def catalogue(own: Iterable[Path] = ()) -> tuple[Indicator, ...]:
    """The library and a partnership's own folders. Raises ValueError where two indicators share an id."""
    found = [*library(), *(indicator for folder in own for indicator in indicators_in(folder))]
    ids = [indicator.id for indicator in found]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise ValueError(f"two indicators share an id: {', '.join(twice)}")
    return tuple(found)
