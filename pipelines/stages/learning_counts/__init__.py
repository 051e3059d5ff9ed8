"""Counts of what the partnership did to learn, as the learning pages lay them out."""

from pipelines.stages.learning_counts.gathering import gather_learning_counts

__all__ = ["gather_learning_counts"]
