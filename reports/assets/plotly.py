"""The interactive chart library, as the locked package ships it: loaded only when a reader asks for it."""

import re
from functools import cache

_STYLE = re.compile(r"""textContent=(["'`])(\.maplibregl-map\{.*?)\1""", re.DOTALL)


@cache
def script() -> bytes:
    """The whole library with its licence in its first lines, about 4.8 MB."""
    from plotly.offline import get_plotlyjs

    return str(get_plotlyjs()).encode("utf-8")


@cache
def styles() -> tuple[str, ...]:
    """The style elements that the library adds when it starts: an empty one, and that of its maps."""
    maps = _STYLE.search(script().decode("utf-8"))
    return ("", maps[2]) if maps else ("",)
