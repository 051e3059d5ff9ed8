"""Deployments: on the partnership's schedule, with a folder and nothing else."""

from datetime import date

import pytest

from pipelines.flows.deployments import deployments_of, latest_quarter


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2025, 10, 1), "2025-26-q2"),
        (date(2025, 9, 30), "2025-26-q2"),
        (date(2025, 9, 29), "2025-26-q1"),
    ],
)
def test_publishes_the_last_quarter_to_have_ended(day, quarter):
    assert latest_quarter(day).slug == quarter


def test_serves_both_flows_on_the_schedule_of_the_partnership(new_partnership):
    partnership = new_partnership()
    settings = partnership.folder / "partnership.toml"
    settings.write_text(settings.read_text().replace('# publish = "0 6 * * 1"', 'publish = "30 5 * * 2"'))
    found = {one.name: (one.schedules[0].schedule.cron, one.parameters) for one in deployments_of(partnership)}
    parameters = {"folder": str(partnership.folder)}
    assert found == {"receive-extracts": ("0 * * * *", parameters), "run-quarter": ("30 5 * * 2", parameters)}
