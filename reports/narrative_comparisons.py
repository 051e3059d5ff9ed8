"""A figure beside its comparators in sentences, by fixed rules: which years, more than chance or not, and why not."""

from datetime import date

from indicators.benchmarks import Comparator, Revision
from indicators.definition import Unit
from indicators.disclosure_control.figures import Figure
from indicators.published_values import PeriodType
from indicators.significance import Compared
from indicators.statistics.intervals import Interval
from reports.words import capital, count_of, day, figure_words, gap_words, is_same, joined, many, number, with_unit

NO_COMPARATOR = (
    "There is no comparator: no published figure measures the same thing, so it is compared only with its own past."
)
NEUTRAL = "Neither high nor low is good or bad in itself: ask why."
_WITHOUT_ARTICLE = {"England", "London", "Yorkshire and The Humber"}
_KINDS: dict[PeriodType, str] = {
    "financial_year": "a financial year",
    "academic_year": "a school year",
    "calendar_year": "a calendar year",
    "snapshot": "one day",
}
_OUR_KINDS = {
    "month": "a month",
    "quarter": "a quarter",
    "financial_year": "a financial year",
    "rolling_12_months": "twelve months",
}


def area_words(comparator: Comparator) -> str:
    """`England`, `the East of England`, `the median of nine statistical neighbours`."""
    if comparator.kind == "neighbours":
        return f"the median of {count_of(comparator.valued, 'statistical neighbour')}"
    return comparator.area if comparator.area in _WITHOUT_ARTICLE else f"the {comparator.area}"


def period_words(ends_on: date, period_type: PeriodType) -> str:
    """`year ending 31 March 2025`, `school year 2024-25`, `31 March 2025`."""
    if period_type == "snapshot":
        return day(ends_on)
    if period_type == "academic_year":
        return f"school year {ends_on.year - 1}-{ends_on.year % 100:02d}"
    return f"year ending {day(ends_on)}"


def comparison_sentences(compared: Compared, unit: Unit) -> str:
    """How our figure stands beside one comparator: the gap and whether it is more than chance, or why there is none."""
    comparator = compared.comparator
    if comparator.value is None:
        return missing_sentence(comparator)
    theirs = f"{with_unit(comparator.value, unit)}, {period_words(comparator.ends_on, comparator.period_type)}"
    if compared.own.value is None:
        return f"{capital(area_words(comparator))} was at {theirs}. Our own figure is not shown, so it is not compared."
    gap = _gap(compared.own, comparator, unit)
    told = [f"{_when(compared)} it was {figure_words(compared.own, unit)}, {gap} ({theirs})."]
    told += [_years(compared), _verdict(compared, unit)]
    return " ".join(sentence for sentence in told if sentence)


def _gap(own: Figure, comparator: Comparator, unit: Unit) -> str:
    ours, theirs = own.value or 0.0, comparator.value or 0.0
    if is_same(ours, theirs, unit):
        return f"the same as {area_words(comparator)}"
    side = "higher" if ours > theirs else "lower"
    return f"{gap_words(ours - theirs, unit)} {side} than {area_words(comparator)}"


def _when(compared: Compared) -> str:
    period = compared.own.period
    if period.kind == "rolling_12_months":
        return f"In the {period.title}"
    is_one_day = compared.comparator.period_type == "snapshot" and compared.match != "context"
    return f"On {day(period.end)}" if is_one_day else f"In {period.title}"


def _years(compared: Compared) -> str:
    if compared.match != "another_year":
        return ""
    ours, theirs = day(compared.own.period.end), day(compared.comparator.ends_on)
    return f"The two are not of the same time: ours runs to {ours}, theirs to {theirs}."


def _verdict(compared: Compared, unit: Unit) -> str:
    area = "their median" if compared.comparator.kind == "neighbours" else area_words(compared.comparator)
    limits = _limits_words(compared.interval, unit)
    if compared.verdict is None or not limits:
        return ""
    if compared.verdict == "similar":
        return f"The two are similar: {area} lies within the 95% limits of our figure ({limits})."
    far = ", and outside its 99.8% limits too" if compared.is_far else ""
    return (
        f"That is {compared.verdict} by more than chance: {area} lies outside the 95% limits of our figure "
        f"({limits}){far}."
    )


def _limits_words(interval: Interval | None, unit: Unit) -> str:
    if interval is None or interval.lower is None or interval.upper is None:
        return ""
    lower, upper = number(interval.lower, unit), number(interval.upper, unit)
    return f"{lower}% to {upper}%" if unit == "percent" else f"{lower} to {upper}"


def why_not_sentence(compared: Compared) -> str:
    """Why no verdict is given beside a gap; empty where one is, and where there is no gap to judge."""
    ours, theirs = _OUR_KINDS[compared.own.period.kind], _KINDS[compared.comparator.period_type]
    return {
        "context": f"It is shown as context and not judged: ours is for {ours} and theirs for {theirs}.",
        "not_annual": "Both are of one day, and only whole years are tested, so the gap is not judged.",
        "rounded": f"Its counts are rounded to the nearest {compared.own.rounded_to}, so chance cannot be tested.",
        "no_counts": "It is not worked out from counts that are shown, so chance cannot be tested.",
    }.get(compared.why_not or "", "")


def missing_sentence(comparator: Comparator) -> str:
    """Why there is nothing to compare with."""
    when = period_words(comparator.ends_on, comparator.period_type)
    if comparator.missing == "too_few_neighbours":
        have = f"{many(comparator.valued)} of {comparator.neighbours} statistical neighbours"
        verb = "has" if comparator.valued == 1 else "have"
        return f"There is no neighbour comparison: only {have} {verb} a value for the {when}, and six are needed."
    reason = {
        "england_outside_its_authorities": "it lies outside the range of the authorities' own values",
        "percentage_out_of_range": "it is called a percentage and lies outside 0 to 100",
        "unit_differs": "it is in another unit than ours",
    }[comparator.missing or "unit_differs"]
    area = capital(area_words(comparator))
    value = f"its value for the {when} in the {comparator.release} release"
    return f"{area} is not compared with: {value} is set aside, because {reason}."


def revision_sentence(area: str, period_type: PeriodType, revisions: tuple[Revision, ...], unit: Unit) -> str:
    """What other releases said of the same periods; empty where they agree."""
    told = [
        f"{capital(period_words(one.ends_on, period_type))}: "
        + joined([f"{number(value, unit)} in the {release} release" for release, value in one.values])
        for one in revisions
    ]
    return f"The publisher has revised {area}. {'. '.join(told)}." if told else ""
