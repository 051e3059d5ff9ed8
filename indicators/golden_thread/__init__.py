"""The golden thread: from outcome to impact, the rules that say where it is broken, and what learning adds up to."""

from indicators.golden_thread.checking import RULE_WORDS, RULES, check_thread, rule_words
from indicators.golden_thread.thread import Check, Entity, IndicatorState, Level, Result, Rule, Thread

__all__ = [
    "RULES",
    "RULE_WORDS",
    "Check",
    "Entity",
    "IndicatorState",
    "Level",
    "Result",
    "Rule",
    "Thread",
    "check_thread",
    "rule_words",
]
