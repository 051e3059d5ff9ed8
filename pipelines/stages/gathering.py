"""Gathering: the plain facts that an edition is assembled from, beside its figures."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import duckdb

from indicators.actions import ActionFact
from indicators.business_plan import BusinessPlan, load_business_plan
from indicators.definition import Indicator
from indicators.disclosure_control.figures import PublishableFigures
from indicators.exact_counts import ExactCounts
from indicators.periods import Quarter
from pipelines.partnership import Partnership
from pipelines.stages.agency_names import agency_names, folder_names
from pipelines.stages.benchmarks import read_comparators
from pipelines.stages.clocks import read_clocks
from pipelines.stages.commentary import read_commentary
from pipelines.stages.learning.reading import latest_by_objective, read_learning
from pipelines.stages.learning_counts import gather_learning_counts
from pipelines.stages.publication import standing_of_edition
from pipelines.stages.returns import Return, returns_of
from pipelines.stages.revisions import count_revisions
from pipelines.stages.submissions import Submission, read_submissions
from pipelines.stages.warehouse.build import open_warehouse
from pipelines.stages.warehouse.file import guarded
from reports.facts import EditionFacts, EditionIdentity, ExtractFact, FaultFact, LinkageFact, ReturnFact
from schemas.catalogue import dataset, datasets, name_in_words
from schemas.codes import code_lists

_QUARTERS_OF_RETURNS = 8


def gather_facts(
    partnership: Partnership,
    indicators: Sequence[Indicator],
    quarter: Quarter,
    as_at: date,
    figures: PublishableFigures,
    counts: Mapping[str, ExactCounts],
) -> EditionFacts:
    """Everything that one edition is made from. Raises PlanFault, SettingsFault, FaultOfUse, WarehouseFault."""
    identity = partnership.settings_file.partnership
    plan = load_business_plan(partnership.business_plan, [one.id for one in indicators])
    held = [one for one, _ in read_submissions(partnership.validated) if one.received_on <= as_at]
    due, corrected = _returns(partnership, held, quarter, as_at), _corrections(held)
    names, folders = agency_names(partnership), folder_names(partnership)
    with open_warehouse(partnership.warehouse) as connection:
        revisions = count_revisions(partnership.validated, as_at)
        actions, learning = guarded(lambda: (_actions(connection, revisions, names), read_learning(connection)))
        programme = partnership.settings["audit_programme"].value
        counted = guarded(lambda: gather_learning_counts(connection, quarter, programme))
        benchmarks = guarded(lambda: read_comparators(connection, indicators, partnership.settings, quarter.end))
        settings = partnership.settings_for(figures.audience)
        clocks = guarded(lambda: read_clocks(connection, indicators, figures, settings, quarter, as_at))
    return EditionFacts(
        identity=EditionIdentity(identity.name, identity.committee, as_at, identity.is_synthetic),
        quarter=quarter,
        figures=figures,
        indicators=tuple(indicators),
        plan=plan,
        settings=settings,
        returns=tuple(_return_fact(one, names) for one in due),
        extracts=tuple(_extract_fact(one, corrected, folders) for one in held),
        behind={name: count.submissions for name, count in counts.items()},
        faults=_faults([one.submission for one in due if one.submission and one.quarter == quarter], folders),
        actions=actions,
        latest_activity=latest_by_objective(learning, quarter.end),
        benchmarks=benchmarks,
        clocks=clocks,
        commentary=read_commentary(partnership.commentary, quarter),
        population_notes={name: count.population_note for name, count in counts.items() if count.population_note},
        titles=_titles(partnership, indicators, plan, names),
        agencies=names,
        linkage=_linkage(partnership, counts),
        previous=_previous(partnership, quarter, figures.audience),
        learning=learning,
        learning_counts=counted,
    )


def _linkage(partnership: Partnership, counts: Mapping[str, ExactCounts]) -> LinkageFact | None:
    linkage = partnership.settings_file.linkage
    if linkage is None:
        return None
    threshold = float(partnership.settings["linkage_threshold"].value)
    linked = tuple(sorted(name for name, count in counts.items() if count.is_linked))
    return LinkageFact(linkage.legal_basis.strip(), threshold, linked)


def _previous(partnership: Partnership, quarter: Quarter, audience: str) -> Mapping[str, object] | None:
    """How the same audience's edition of the quarter before stood."""
    return standing_of_edition(partnership.dashboards / partnership.edition_name(quarter.back(1), audience), audience)


def _returns(partnership: Partnership, held: Sequence[Submission], quarter: Quarter, as_at: date) -> tuple[Return, ...]:
    quarters = [quarter.back(back) for back in reversed(range(_QUARTERS_OF_RETURNS))]
    settings = {name: one.value for name, one in partnership.settings.items()}
    return returns_of(partnership.settings_file.expected, held, quarters, settings, as_at)


def _return_fact(due: Return, names: Mapping[str, str]) -> ReturnFact:
    sent = due.submission
    of_rows = (sent.rows_read, sent.rows_accepted, sent.rows_rejected, sent.queries_raised) if sent else (0, 0, 0, 0)
    return ReturnFact(
        names.get(due.expected.supplier, due.expected.supplier),
        due.expected.dataset,
        _dataset_title(due.expected.dataset),
        due.quarter,
        due.standing,
        due.due_on,
        sent.received_on if sent else None,
        sent.as_at if sent else None,
        *of_rows,
    )


def _extract_fact(one: Submission, corrected: set[str], folders: Mapping[str, str]) -> ExtractFact:
    return ExtractFact(
        one.submission_id, folders[one.agency], one.dataset, one.file_digest, one.as_at, one.received_on,
        one.covers_from, one.covers_to, one.rows_read, one.rows_accepted, one.rows_rejected,
        one.queries_raised, one.is_accepted, one.submission_id in corrected,
    )  # fmt: skip


def _corrections(held: Sequence[Submission]) -> set[str]:
    """The accepted submissions that replaced an accepted one of the same rows and day."""
    first: dict[tuple[str, str, str, date], Submission] = {}
    found = set()
    for one in sorted((each for each in held if each.is_accepted), key=lambda each: each.newness):
        if first.setdefault((one.dataset, one.part, one.supplier, one.as_at), one) is not one:
            found.add(one.submission_id)
    return found


def _faults(submissions: Sequence[Submission], folders: Mapping[str, str]) -> tuple[FaultFact, ...]:
    found: Counter[tuple[str, str, str]] = Counter()
    for one in submissions:
        for rule, count in one.faults_by_rule.items():
            found[(folders[one.agency], one.dataset, rule)] += count
    return tuple(
        FaultFact(agency, dataset_id, rule, *_rule_words(dataset_id, rule), count)
        for (agency, dataset_id, rule), count in sorted(found.items())
    )


def _is_supplied(connection: duckdb.DuckDBPyConnection, dataset_id: str) -> bool:
    found = connection.execute("select 1 from pipeline.coverage where dataset = ? limit 1", [dataset_id]).fetchone()
    return found is not None


def _actions(
    connection: duckdb.DuckDBPyConnection, revisions: Mapping[str, int], names: Mapping[str, str]
) -> tuple[ActionFact, ...] | None:
    if not _is_supplied(connection, "partnership/actions"):
        return None
    cursor = connection.execute("select * from partnership.actions order by action_id")
    columns = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    return tuple(_action(row, names, revisions) for row in rows)


def _action(row: Mapping[str, Any], names: Mapping[str, str], revisions: Mapping[str, int]) -> ActionFact:
    return ActionFact(
        action_id=row["action_id"],
        text=row["action_text"],
        objective_id=row["objective_id"],
        owner=names.get(row["owner_agency_code"], row["owner_agency_code"]),
        agreed_on=row["agreed_date"],
        due_on=row["due_date"],
        status=row["status"],
        owner_role=row["owner_role"] or "",
        recommendation_id=row["recommendation_id"] or "",
        concern_indicator_id=(row["concern_indicator_id"] or "").lower(),
        revised_due_on=row["revised_due_date"],
        revisions=revisions.get(row["action_id"], 0),
        completed_on=row["completion_date"],
        impact_indicator_id=(row["impact_indicator_id"] or "").lower(),
        impact_baseline=row["impact_baseline_value"],
        impact_baseline_quarter=row["impact_baseline_quarter"] or "",
        impact_expected=row["impact_expected_value"],
        impact_expected_on=row["impact_expected_date"],
        impact_method=row["impact_evidence_method"] or "",
        impact_agreed_on=row["impact_agreed_date"],
        impact_reviewed_on=row["impact_review_date"],
        impact_latest=row["impact_latest_value"],
        impact_judgement=row["impact_judgement"] or "",
        are_service_users_involved=row["is_service_user_involved"],
    )


def _titles(
    partnership: Partnership, indicators: Sequence[Indicator], plan: BusinessPlan, names: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    """The title of every category: from the code list that holds it, or the partnership's districts and objectives."""
    titles: dict[str, dict[str, str]] = {
        "district": dict(partnership.settings_file.districts),
        "objective_id": {objective.id: objective.statement for objective in plan.objectives},
        "dataset": {one.id: _dataset_title(one.id) for one in datasets()},
    }
    wanted = {breakdown for one in indicators for breakdown in one.breakdowns}
    lists = {one.name: replace(one, codes=names) if one.name == "agency" else one for one in code_lists()}
    for one in lists.values():
        if one.group_column in wanted:
            titles[str(one.group_column)] = dict(one.group_titles)
    for indicator in indicators:
        for source in indicator.sources:
            titles |= _coded_columns(source, wanted - set(titles), lists)
    return titles


def _coded_columns(source: str, wanted: set[str], lists: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    agency, name = source.removesuffix("_snapshots").split(".")
    if agency == "pipeline":
        return {}
    return {
        column.name: dict(lists[column.code_list].codes)
        for column in dataset(f"{agency}/{name}").columns
        if column.name in wanted and column.code_list
    }


def _dataset_title(dataset_id: str) -> str:
    words = name_in_words(dataset_id)
    return words[:1].upper() + words[1:]


def _rule_words(dataset_id: str, rule: str) -> tuple[Any, str]:
    for one in dataset(dataset_id).rules:
        if one.id == rule:
            return one.severity.value, one.fix
    return "QUERY", "See the receipt: it says what to do at each place."
