"""The stories that the dashboard must find are in the invented records."""

from collections import Counter
from datetime import date

from sample_data.days import day, working_days_between
from sample_data.police import was_told_in_time


def share(cases, first: str, last: str) -> float:
    """The share met of cases (day, is met) in a span."""
    met = [is_met for on, is_met in cases if day(first) <= on <= day(last)]
    return sum(met) / len(met)


def test_conferences_in_time_fall_in_the_last_nine_months(world):
    held = [e for e in world.history.records.enquiries if e.conference and not e.is_transfer_in]
    cases = [(e.conference, working_days_between(e.started, e.conference) <= 15) for e in held]
    assert 0.77 <= share(cases, "2023-04-01", "2024-11-30") <= 0.87
    assert 0.5 <= share(cases, "2025-01-01", "2025-09-30") <= 0.65


def test_return_interviews_within_72_hours_recover_after_the_action(world):
    cases = [(one.end_day, one.is_interviewed_in_time) for one in world.episodes if one.type == "M"]
    assert 0.45 <= share(cases, "2023-04-01", "2024-11-30") <= 0.55
    assert 0.76 <= share(cases, "2025-02-01", "2025-09-30") <= 0.86


def test_the_action_that_made_a_difference_quotes_the_quarter_s_own_values(world):
    (action,) = [one for one in world.actions if one["action_id"] == "A-2024-01"]
    cases = [(one.end_day, one.is_interviewed_in_time) for one in world.episodes if one.type == "M"]
    assert float(action["impact_baseline_value"]) == round(100 * share(cases, "2024-04-01", "2024-06-30"), 1)
    assert float(action["impact_latest_value"]) == round(100 * share(cases, "2025-04-01", "2025-06-30"), 1)


def test_schools_are_told_in_time_at_a_steady_sixty_percent(world):
    cases = [(n.occurred // 1440, was_told_in_time(n)) for n in world.notifications if n.row[18] == "yes"]
    for year in ("2022", "2023", "2024"):
        assert 0.55 <= share(cases, f"{year}-10-01", f"{int(year) + 1}-09-30") <= 0.66


def test_re_referrals_within_twelve_months_fall_each_year(world):
    latest: dict[str, int] = {}
    cases = []
    for referral in world.history.records.referrals:
        before = latest.get(referral.child.id)
        cases.append((referral.day, before is not None and referral.day - before <= 365))
        latest[referral.child.id] = referral.day
    years = [share(cases, f"{year}-10-01", f"{year + 1}-09-30") for year in (2022, 2023, 2024)]
    assert years == sorted(years, reverse=True)
    assert years[0] - years[-1] > 0.04


def test_the_summer_of_2025_is_unusually_busy_for_the_police(world):
    months = Counter(date.fromordinal(n.occurred // 1440).isoformat()[:7] for n in world.notifications)
    usual = max(count for month, count in months.items() if month < "2025-07")
    assert min(months[month] for month in ("2025-07", "2025-08", "2025-09")) > usual * 1.1


def test_one_district_has_so_few_conferences_that_its_neighbours_would_give_them_away(world):
    held = [
        e.child.district
        for e in world.history.records.enquiries
        if e.conference and day("2025-07-01") <= e.conference <= day("2025-09-30")
    ]
    counts = Counter(held)
    assert 1 <= counts.pop("SKE") <= 5
    assert min(counts.values()) > 5


def test_the_conferences_have_no_action_and_the_threads_that_are_broken_stay_so(world):
    actions = {one["action_id"]: one for one in world.actions}
    concerns = {one.get("concern_indicator_id") for one in actions.values()}
    assert "initial_conferences_within_15_working_days_percent" not in concerns
    assert "impact_review_date" not in actions["A-2024-02"]
    assert actions["A-2024-03"]["due_date"] < date(2025, 9, 30)
    assert actions["A-2024-03"]["status"] == "in_progress"
    assert "impact_indicator_id" not in actions["A-2025-01"]
