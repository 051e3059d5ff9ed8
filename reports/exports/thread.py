"""The golden thread as data: every objective's nodes, links and findings, and every rule tested."""

import json
from dataclasses import asdict
from typing import Any

from reports.model import Edition
from reports.model_thread import FindingThread, ObjectiveThread


def thread_json(edition: Edition) -> bytes:
    """`thread.json`: what the pages tell of the thread, for whoever draws it elsewhere."""
    thread = edition.thread
    return _written(
        {
            **_edition(edition),
            "sentence": thread.sentence,
            "objectives": [_objective(each) for each in thread.objectives],
            "themes_of_the_year": [asdict(each) for each in thread.themes],
            "rising_themes": {"rule": thread.rising_rule, "themes": [asdict(each) for each in thread.rising]},
            "duplications": thread.duplications,
            "asks": [asdict(each) for each in thread.asks],
        }
    )


def checks_json(edition: Edition) -> bytes:
    """`thread_checks.json`: one row per rule and entity tested at the quarter's end."""
    return _written({**_edition(edition), "thread_checks": [asdict(each) for each in edition.thread.checks]})


def _objective(thread: ObjectiveThread) -> dict[str, Any]:
    """An objective's thread; its findings name its nodes by their ids."""
    return {**asdict(thread), "findings": [_finding(each) for each in thread.findings]}


def _finding(finding: FindingThread) -> dict[str, Any]:
    without = [{"id": each.node.id, "standing": each.standing} for each in finding.without_action]
    return {**asdict(finding), "steps": [step.id for step in finding.steps], "without_action": without}


def _edition(edition: Edition) -> dict[str, Any]:
    who = edition.identity
    return {"edition": who.edition_id, "partnership": who.partnership, "quarter": who.quarter, "audience": who.audience}


def _written(facts: dict[str, Any]) -> bytes:
    return (json.dumps(facts, indent=1, ensure_ascii=False) + "\n").encode("utf-8")
