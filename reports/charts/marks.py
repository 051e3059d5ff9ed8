"""The strokes that a chart is drawn with: each with its colours as attributes, and a class only for dark pages."""

from collections.abc import Iterable

from markupsafe import escape

from reports.charts import palette
from reports.charts.spec import Mark


def tag(name: str, **attributes: object) -> str:
    """One empty element; `stroke_width` is written `stroke-width`, and every value is escaped."""
    words = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{words}/>"


def stroke(kind: str, way: str, colour: str, width: float = 1, dash: str = "") -> str:
    """A line of a named kind."""
    dashed = {"stroke_dasharray": dash} if dash else {}
    return tag("path", class_=f"c-{kind}", d=way, fill="none", stroke=colour, stroke_width=width, **dashed)


def words_at(
    x: float, y: float, words: str, *, colour: str = palette.INK, kind: str = "ink", **attributes: object
) -> str:
    """Words at a place."""
    opening = tag("text", class_=f"c-{kind}", x=f"{x:.1f}", y=f"{y:.1f}", fill=colour, **attributes)
    return f"{opening[:-2]}>{escape(words)}</text>"


def symbols(mark: Mark, places: Iterable[tuple[float, float]], size: float) -> str:
    """Points by their shape: circle usual, diamond improvement, triangle deterioration, square unusual."""
    outline = {"stroke": palette.INK} if mark == "unusual" else {}
    way = "".join(_SHAPES[mark](x, y, size) for x, y in places)
    return tag("path", class_=f"c-{mark}", d=way, fill=palette.MARKS[mark], **outline)


def _circle(x: float, y: float, r: float) -> str:
    """One arc, all but closed: half the bytes of two, on a page that has hundreds."""
    return f"M{x - r:.1f} {y:.1f}a{r} {r} 0 1 1 0 .1z"


def _diamond(x: float, y: float, r: float) -> str:
    big = r + 2.2
    return f"M{x:.1f} {y - big:.1f}l{big:.1f} {big:.1f}l{-big:.1f} {big:.1f}l{-big:.1f} {-big:.1f}z"


def _triangle(x: float, y: float, r: float) -> str:
    big = r + 2.2
    return f"M{x:.1f} {y - big:.1f}l{big:.1f} {1.8 * big:.1f}h{-2 * big:.1f}z"


def _square(x: float, y: float, r: float) -> str:
    side = 2 * r + 1.2
    return f"M{x - side / 2:.1f} {y - side / 2:.1f}h{side:.1f}v{side:.1f}h{-side:.1f}z"


_SHAPES = {"common": _circle, "improvement": _diamond, "concern": _triangle, "unusual": _square}
