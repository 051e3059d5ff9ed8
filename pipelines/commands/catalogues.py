"""The catalogues as lists: every dataset with its model, sample and coverage; every indicator with its place."""

from collections.abc import Iterator
from typing import Any

from indicators.business_plan import BusinessPlan, load_business_plan
from indicators.definition import Indicator
from pipelines.commands.founding import plan_to_start_from
from pipelines.commands.printing import indicators_of, print_json, print_table, settings_of
from pipelines.partnership import Partnership, today
from schemas.catalogue import datasets
from schemas.extract import Dataset

_OF_A_COLUMN = ("name", "kind", "required", "code_list", "headers")
_ANNEX_A = "annex_a_"


def print_datasets(*, as_json: bool) -> None:
    """List every dataset."""
    if as_json:
        print_json([_dataset_facts(one) for one in datasets()])
        return
    print_table(
        f"{len(datasets())} datasets",
        ("dataset", "grain", "supplied by", "every", "columns", "rules"),
        ((one.id, one.grain, one.owner, one.every, len(one.columns), len(one.rules)) for one in datasets()),
    )


def _dataset_facts(one: Dataset) -> dict[str, Any]:
    return {
        "dataset": one.id, "grain": one.grain, "supplied_by": one.owner, "every": one.every, "key": one.key,
        "model": f"schemas/{one.id}.py",
        "sample": sample_names(one),
        "coverage": _coverage(one),
        "columns": [{name: getattr(column, name) for name in _OF_A_COLUMN} for column in one.columns],
        "rules": [{"rule": r.id, "severity": r.severity, "says": r.says} for r in one.rules],
    }  # fmt: skip


def sample_names(one: Dataset) -> tuple[str, ...]:
    """How the files of the invented partnership are named that hold this dataset."""
    lists = [part.id.removeprefix(_ANNEX_A) for part in one.parts if part.id.startswith(_ANNEX_A)]
    return tuple(f"{name}_*.csv" for name in lists or [one.name])


def _coverage(one: Dataset) -> dict[str, Any]:
    """Which day a row belongs to, and how many months back a list reaches whose file does not say."""
    return {
        "holds": "episodes" if one.end else "events",
        "belongs_to": one.index,
        "ends": one.end,
        "months_covered": {part.id: part.window_months for part in one.parts if part.window_months},
    }


def print_indicators(partnership: Partnership | None, *, as_json: bool) -> None:
    """List every indicator: the release's, a partnership's own, and those that are wanted and not counted yet."""
    values, found = settings_of(partnership), indicators_of(partnership)
    plan = load_business_plan(partnership.business_plan) if partnership else plan_to_start_from(today())
    if as_json:
        rows = [_indicator_facts(one, plan) | {"title": one.words(one.title, values)} for one in found]
        print_json([*rows, *_not_counted(found)])
        return
    print_table(
        f"{len(found)} indicators",
        ("indicator", "title", "question", "objective", "unit", "polarity"),
        (
            (one.id, one.words(one.title, values), one.question, _objective(one, plan), one.unit, one.polarity)
            for one in found
        ),
    )


def _indicator_facts(one: Indicator, plan: BusinessPlan) -> dict[str, Any]:
    facts = one.model_dump(mode="json", exclude={"sql"})
    return facts | {"objective": _objective(one, plan), "status": "counted", "sources": one.sources}


def _objective(one: Indicator, plan: BusinessPlan) -> str | None:
    home = plan.home_of(one.id, one.theme)
    return home.id if home else None


def _not_counted(found: tuple[Indicator, ...]) -> Iterator[dict[str, str]]:
    from indicators.framework import framework

    counted = {one.id for one in found}
    for name, why in framework().reasons.items():
        if name not in counted:
            yield {"id": name, "status": "data_development", "why_not_yet": why}
