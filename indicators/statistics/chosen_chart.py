"""The control chart that a definition asks for, drawn from the figures of a series as far as they are shown."""

from collections.abc import Sequence
from datetime import date

from indicators.definition import ChartKind
from indicators.disclosure_control.figures import Figure, Status
from indicators.statistics.attribute_charts import AttributeKind, attribute_control_chart
from indicators.statistics.control_chart import ControlChart, Direction, control_chart
from indicators.statistics.control_rules import Variant

PER: dict[AttributeKind, float] = {"p": 100, "u": 10_000, "c": 1}


def value_of(figure: Figure) -> float | None:
    """The value of a figure, where it is shown."""
    return figure.value if figure.status is Status.SHOWN else None


def chosen_chart(
    series: Sequence[Figure],
    direction: Direction,
    target: float | None,
    rebase: Sequence[date],
    chart: ChartKind,
    variant: Variant,
) -> ControlChart:
    """The chart asked for, or the XmR chart where the counts that it needs are not shown."""
    ends, values = [figure.period.end for figure in series], [value_of(figure) for figure in series]
    if chart in PER and _has_counts(series, chart):
        return attribute_control_chart(
            chart,
            ends,
            values,
            [figure.numerator if figure.status is Status.SHOWN else None for figure in series],
            [figure.denominator if figure.status is Status.SHOWN else None for figure in series],
            per=PER[chart],
            direction=direction,
            target=target,
            rebase=rebase,
            variant=variant,
        )
    return control_chart(
        ends,
        values,
        direction=direction,
        target=target,
        rebase=rebase,
        screen_outliers=variant.screen_outliers,
        run_length=variant.run_length,
        two_of_three_counts_outside=variant.two_of_three_counts_outside,
    )


def _has_counts(series: Sequence[Figure], chart: ChartKind) -> bool:
    shown = [figure for figure in series if figure.status is Status.SHOWN]
    return all(figure.numerator is not None and (chart == "c" or figure.denominator) for figure in shown)
