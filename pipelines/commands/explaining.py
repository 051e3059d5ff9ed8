"""Explains one indicator: its definition, SQL, sources and standard; and the extracts behind a quarter's number."""

from datetime import date
from typing import Any

from rich.console import Console
from rich.syntax import Syntax

from indicators.definition import Indicator
from indicators.periods import Quarter
from pipelines.commands.printing import indicators_of, print_json, print_table, say, settings_of
from pipelines.partnership import Partnership
from pipelines.stages.submissions import read_submissions
from schemas.faults import FaultOfUse


def explain_indicator(
    indicator_id: str,
    partnership: Partnership | None,
    quarter: Quarter,
    as_at: date,
    audience: str | None = None,
    *,
    as_json: bool,
) -> None:
    """Print everything that is known of an indicator. Raises FaultOfUse where there is none of that id."""
    found = next((one for one in indicators_of(partnership) if one.id == indicator_id), None)
    if found is None:
        raise FaultOfUse(f"There is no indicator {indicator_id}. `golden-thread indicators` lists them.")
    facts = _definition(found, partnership)
    behind = _number_and_extracts(found, partnership, quarter, as_at, audience) if partnership else {}
    if as_json:
        print_json(facts | behind)
        return
    print_table(
        facts["title"],
        ("", ""),
        [(name.replace("_", " "), _plain(value)) for name, value in facts.items() if name != "sql"],
    )
    Console().print(Syntax(found.sql, "sql", word_wrap=True))
    if behind:
        say(f"[bold]{behind['period']}[/bold]: {behind['value']} ({behind['status']}), {_as_printed(behind)}")
        headings = ("submission", "dataset", "file", "extract date", "covers", "rows", "queries")
        print_table("Extracts behind the number", headings, ([one[h] for h in headings] for one in behind["extracts"]))


def _definition(indicator: Indicator, partnership: Partnership | None) -> dict[str, Any]:
    values = settings_of(partnership)
    standard = values[indicator.standard_setting] if indicator.standard_setting else indicator.standard
    return {
        "indicator": indicator.id,
        "theme": indicator.theme,
        "title": indicator.words(indicator.title, values),
        "question": indicator.question,
        "numerator": indicator.words(indicator.numerator, values),
        "denominator": indicator.words(indicator.denominator, values),
        "unit": indicator.unit,
        "polarity": indicator.polarity,
        "timing": indicator.timing,
        "breakdowns": indicator.breakdowns,
        "rationale": indicator.words(indicator.rationale, values),
        "caveats": indicator.words(indicator.caveats, values),
        "source": indicator.source,
        "standard": standard,
        "version": indicator.version,
        "reads": indicator.sources,
        "sql": indicator.sql,
    }


def _number_and_extracts(
    indicator: Indicator, partnership: Partnership, quarter: Quarter, as_at: date, audience: str | None
) -> dict[str, Any]:
    """The figure as the audience's edition has it, since what is hidden of one indicator rests on all of them."""
    from pipelines.stages.counting import count_and_protect, headline_period
    from pipelines.stages.lock import only_writer

    partnership.settings_for(audience)
    with only_writer(partnership):
        figures, counts = count_and_protect(partnership, indicators_of(partnership), quarter, as_at, audience)
    period = headline_period(indicator, quarter)
    figure = figures.get(indicator.id, period)
    used = set(counts[indicator.id].submissions)
    return {
        "period": period.title,
        "value": figure.text if figure else "[x]",
        "status": figure.status if figure else "not_supplied",
        "audience": figures.audience,
        "rounded_to": figure.rounded_to if figure else 1,
        "is_linked": bool(figure and figure.is_linked),
        "extracts": [
            {
                "submission": one.submission_id, "dataset": one.dataset, "file": one.file_name,
                "extract date": one.as_at, "covers": f"{one.covers_from} to {one.covers_to}",
                "rows": one.rows_accepted, "queries": one.queries_raised, "sha256": one.file_digest,
            }
            for one, _ in read_submissions(partnership.validated)
            if one.submission_id in used
        ],
    }  # fmt: skip


def _as_printed(behind: dict[str, Any]) -> str:
    nearest = behind["rounded_to"]
    rounding = "" if nearest == 1 else f", with counts rounded to the nearest {nearest}"
    linked = "; children of different agencies were linked to count it" if behind["is_linked"] else ""
    return f"as the {behind['audience']} edition prints it{rounding}{linked}"


def _plain(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else "" if value is None else str(value)
