"""The thread as three flows: what the plan asks, what learning found, and what was done about it.

Each thing counts once in each step: a headline indicator, a finding as it is told, and what there is to act on.
"""
