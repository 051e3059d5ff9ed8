"""Where a reader finds the parts of the thread that learning made: a page of the edition, and a place on it."""

from collections.abc import Mapping

from reports.assembling.learning.layout import layout
from reports.model_thread import ThreadItem, ThreadStep


def anchor_of(node_id: str) -> str:
    """The id under which a page tells a node: `finding:F-1` stands at `finding-F-1`."""
    return node_id.replace(":", "-").replace("/", "-")


def place_of_activity(activity_type: str) -> str:
    """The section of the learning pages that follows a type of activity; empty where none does."""
    for page in layout().pages:
        for section in page.sections:
            if activity_type in section.activities:
                return f"{page.href}#{section.id}"
    return ""


def places_of(steps: Mapping[str, tuple[ThreadStep, ...]]) -> dict[str, str]:
    """The address of everything that the lists of objectives tell, by its anchor; of two places the first."""
    found: dict[str, str] = {}
    for href, told in steps.items():
        for item in _items(told):
            if item.id:
                found.setdefault(item.id, f"{href}#{item.id}")
    return found


def _items(steps: tuple[ThreadStep, ...]) -> tuple[ThreadItem, ...]:
    return tuple(item for step in steps for item in step.items)
