"""Finds every indicator by its place: the release's own in `indicators/library`, then the partnership's."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from indicators.definition import Indicator, IndicatorFault, load_indicator

LIBRARY = Path(__file__).parent / "library"


def indicators_in(folder: Path, *, is_local: bool = False) -> tuple[Indicator, ...]:
    """Every pair under `folder/<theme>/`, in order of theme and name. Raises IndicatorFault."""
    return tuple(load_indicator(definition, is_local=is_local) for definition in sorted(folder.glob("*/*.toml")))


@cache
def library() -> tuple[Indicator, ...]:
    """The indicators that the release ships."""
    return indicators_in(LIBRARY)


def catalogue(own: Iterable[Path] = ()) -> tuple[Indicator, ...]:
    """The library and a partnership's own folders, held to one contract. Raises IndicatorFault."""
    local = tuple(indicator for folder in own for indicator in indicators_in(folder, is_local=True))
    for indicator in local:
        _check(indicator, local)
    return (*library(), *local)


def _check(indicator: Indicator, local: Sequence[Indicator]) -> None:
    """Refuse a local indicator that takes an id that is taken, or does not keep to what the library keeps to."""
    from indicators.contract import breaches  # the release's own were checked before it was made

    name = f"indicators/{indicator.theme}/{indicator.id}"
    if any(one.id == indicator.id for one in library()):
        raise IndicatorFault(
            f"{name} has the name of an indicator of the release, which a local one cannot replace. "
            "Give both of its files another name, and say what is different in the title."
        )
    if sum(one.id == indicator.id for one in local) > 1:
        raise IndicatorFault(f"{name} has the name of another local indicator. Give both of its files another name.")
    broken = breaches(indicator)
    if broken:
        raise IndicatorFault(f"{name} cannot be counted yet: {'; '.join(broken)}.")
