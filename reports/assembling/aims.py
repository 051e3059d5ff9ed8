"""What an indicator aims at: the target or standard in force, and whether a figure meets it."""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.business_plan import BusinessPlan
from indicators.concern import miss
from indicators.definition import Indicator, Unit
from indicators.disclosure_control.figures import Figure
from indicators.periods import Quarter
from indicators.target_policy import Range, TargetPolicy
from reports.words import with_unit
from schemas.settings import Setting


@dataclass(frozen=True, slots=True)
class Aim:
    """The target or standard in force: what it is, who set it, and how it is judged."""

    value: float
    amount: str
    """The value with its unit, or the two ends of a range."""
    words: str
    set_by: str
    source: str
    policy: TargetPolicy

    @property
    def within(self) -> Range | None:
        """The range to stay within, where the target is one."""
        return self.policy if isinstance(self.policy, Range) else None


def meets_aim(headline: Figure, aim: Aim | None, indicator: Indicator) -> bool | None:
    """Whether a figure meets its target; None without a figure or a target, or a polarity where it is not a range."""
    missed_by = miss(headline.value, aim.value, indicator.polarity, aim.within) if aim else None
    return None if missed_by is None else missed_by <= 0


def aim_of(indicator: Indicator, plan: BusinessPlan, settings: Mapping[str, Setting], quarter: Quarter) -> Aim | None:
    """What an indicator aims at in a quarter: the plan's target, else its standard; None where it has neither."""
    target = plan.target_for(indicator.id, quarter.end)
    if target:
        policy = target.policy or plan.target_policy
        amount = _amount(target.value, policy, indicator.unit)
        words = f"target {amount} by {target.by:%B %Y}"
        return Aim(target.value, amount, words, target.set_by, target.source, policy)
    setting = settings.get(indicator.standard_setting or "")
    value = setting.value if setting else indicator.standard
    if value is None:
        return None
    source = setting.source if setting else indicator.source
    amount = with_unit(float(value), indicator.unit)
    return Aim(float(value), amount, f"standard {amount}", "", source, plan.target_policy)


def _amount(value: float, policy: TargetPolicy, unit: Unit) -> str:
    ends = [policy.low, policy.high] if isinstance(policy, Range) else [value]
    return " to ".join(with_unit(end, unit) for end in ends)
