"""What the counts of an edition are rounded to, in words: read from its figures, never assumed."""

from indicators.disclosure_control.figures import PublishableFigures

_NOT_ROUNDED = 1


def rounding_words(figures: PublishableFigures) -> str:
    """A sentence where counts are rounded for this audience; empty where none is."""
    nearest = sorted({figure.rounded_to for figure in figures} - {_NOT_ROUNDED})
    if not nearest:
        return ""
    steps = " or ".join(str(step) for step in nearest)
    return (
        f"Counts of children are rounded to the nearest {steps}, and percentages and rates are worked from rounded "
        "counts."
    )
