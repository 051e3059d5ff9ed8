"""The few indicator values that the action tracker quotes, worked out from the invented records."""

from decimal import ROUND_HALF_UP, Decimal

from indicators.periods import Quarter
from sample_data.days import quarter_bounds, working_days_between
from sample_data.health import Medical
from sample_data.missing import Episode
from sample_data.police import Notification, was_told_in_time


class Values:
    """Values of an indicator in a quarter, as a tracker writes them."""

    def __init__(self, episodes: list[Episode], notifications: list[Notification], medicals: list[Medical]) -> None:
        self._cases = {
            "return_interviews_within_72_hours_percent": [
                (one.end_day, one.is_interviewed_in_time) for one in episodes if one.type == "M"
            ],
            "schools_told_before_next_school_day_percent": [
                (one.occurred // 1440, was_told_in_time(one)) for one in notifications if one.row[18] == "yes"
            ],
            "child_protection_medicals_in_time_percent": [
                (one.requested // 1440, _is_examined_in_time(one)) for one in medicals if not one.reason
            ],
        }

    def __call__(self, indicator: str, quarter: str) -> str:
        """The percentage to one decimal place, halves up. Raises KeyError for an indicator that is not held."""
        first, last = quarter_bounds(Quarter.parse(quarter))
        cases = [is_met for day, is_met in self._cases[indicator] if first <= day <= last]
        return str((Decimal(100 * sum(cases)) / len(cases)).quantize(Decimal("0.1"), ROUND_HALF_UP))


def _is_examined_in_time(one: Medical) -> bool:
    if one.examined is None:
        return False
    if one.kind.startswith("acute"):
        return one.examined - one.requested <= 24 * 60
    return working_days_between(one.requested // 1440, one.examined // 1440) <= 10
