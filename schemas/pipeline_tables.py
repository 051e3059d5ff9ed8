"""Tables that the pipeline writes itself, for indicators to read; the columns of each and their SQL types (P1 to P3).

What was due from agencies is part of the warehouse. How the other indicators stand is known only once they are counted
and protected for one audience, so those tables stand beside the warehouse for the length of one run; see decision 14.
"""

from collections.abc import Mapping

_RETURNS = {
    "agency_code": "text",
    "dataset": "text",
    "period_end": "date",
    "due_date": "date",
    "received_date": "date",
}
_INDICATOR_RESULTS = {
    "indicator_id": "text",
    "quarter_end": "date",
    "breakdown": "text",
    "breakdown_value": "text",
    "numerator": "double",
    "denominator": "double",
    "value": "double",
    "value_status": "text",
    "is_of_concern": "boolean",
    "concern_reason": "text",
    "definition_version": "text",
}
_THREAD_CHECKS = {
    "rule_id": "text",
    "entity_type": "text",
    "entity_id": "text",
    "quarter_end": "date",
    "result": "text",
}
_PLAN_INDICATORS = {
    "objective_id": "text",
    "indicator_id": "text",
    "question": "text",
    "is_home": "boolean",
    "is_headline": "boolean",
}
PIPELINE_TABLES: Mapping[str, Mapping[str, str]] = {
    "pipeline.returns": _RETURNS,
    "pipeline.indicator_results": _INDICATOR_RESULTS,
    "pipeline.thread_checks": _THREAD_CHECKS,
    "pipeline.plan_indicators": _PLAN_INDICATORS,
}
"""One row per return that has fallen due; per indicator and quarter, as published; per rule of the thread, entity and
quarter; per objective of the plan and indicator that is at home there or a headline of it."""

RESULTS = frozenset(PIPELINE_TABLES) - {"pipeline.returns"}
"""Those of one run, which are empty in the warehouse itself."""
