"""The flow `publish-quarter`: warehouse, counts, disclosure control, pages by group, and one swap."""

from datetime import date
from pathlib import Path

from prefect import flow, task
from prefect.artifacts import create_link_artifact
from prefect.cache_policies import NO_CACHE

from indicators.periods import Quarter
from pipelines.flows.failures import told_without_values
from pipelines.partnership import Partnership
