"""The render model of a figure set against its target and against earlier figures."""

from dataclasses import dataclass

from reports.model_tables import Table


@dataclass(frozen=True, slots=True)
class AgainstTarget:
    """What the partnership's own rules find, always under the control chart's verdict."""

    title: str
    believe: str
    """Which of the two to believe, the control chart or the rule."""
    table: Table
    """Its first row is the control chart's verdict."""
    rounded: str
    """That rounded figures are compared; empty where none is."""
