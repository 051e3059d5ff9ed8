"""What learning found in one agency's practice, and what it has answered: counts of a year, never a quotation."""

from indicators.periods import add_months
from reports.assembling.learning.sources import Row, Sources, plain_table
from reports.model_tables import Table

_KINDS = {
    "area_for_improvement": "To improve",
    "emerging_risk": "Risk",
    "proposal": "Proposal",
    "strength": "Strength",
}
_MONTHS = 12


def findings_table(code: str, sources: Sources) -> Table:
    """The findings of the 12 months to the quarter's end about an agency's practice, by kind; empty where none are."""
    end = sources.facts.quarter.end
    mine = [
        each
        for each in sources.facts.learning.findings or ()
        if each.agency == code and add_months(end, -_MONTHS) < each.found_on <= end
    ]
    rows: list[Row] = []
    for kind, title in _KINDS.items():
        found = [each for each in mine if each.kind == kind]
        answered = sum(each.responded_on is not None and each.responded_on <= end for each in found)
        closed = sum(bool(each.no_action_reason) for each in found)
        if found:
            rows.append((title, len(found), answered, closed))
    titles = ("Kind", "Found", "Answered", "No action needed, reason given")
    return plain_table("Findings about your practice in the last 12 months", titles, rows)
