"""The stories that the dashboard must find are in the invented records."""

from collections import Counter
from datetime import date

from indicators.actions import ActionFact
from indicators.business_plan import BusinessPlan
from indicators.golden_thread import Thread, check_thread
from indicators.periods import Quarter
from sample_data.days import day, working_days_between
from sample_data.generate import AS_AT, QUARTER
from sample_data.planted_threads import broken_threads
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


def as_fact(action) -> ActionFact:
    """An action of the register, as the rules of the thread read it."""
    number = {name: action.get(f"impact_{name}_value") for name in ("baseline", "expected", "latest")}
    values = {name: float(text) if text else None for name, text in number.items()}
    return ActionFact(
        action_id=action["action_id"], text=action["action_text"], objective_id=action["objective_id"],
        owner=action["owner_agency_code"], agreed_on=action["agreed_date"], due_on=action["due_date"],
        status="completed" if "completion_date" in action else action["status"],
        recommendation_id=action.get("recommendation_id", ""),
        concern_indicator_id=action.get("concern_indicator_id", ""), completed_on=action.get("completion_date"),
        impact_indicator_id=action.get("impact_indicator_id", ""), impact_baseline=values["baseline"],
        impact_baseline_quarter=action.get("impact_baseline_quarter", ""), impact_expected=values["expected"],
        impact_expected_on=action.get("impact_expected_date"), impact_method=action.get("impact_evidence_method", ""),
        impact_agreed_on=action.get("impact_agreed_date"), impact_reviewed_on=action.get("impact_review_date"),
        impact_latest=values["latest"], impact_judgement=action.get("impact_judgement", ""),
    )  # fmt: skip


def test_no_thread_is_broken_but_those_that_were_planted(world):
    facts = [as_fact(action) for action in world.actions]
    plan = BusinessPlan(year="2025-26", outcomes=(), objectives=())
    thread = Thread(plan, Quarter.parse(QUARTER), AS_AT, states={}, actions=tuple(facts))
    broken = {(c.rule, c.entity_id) for c in check_thread(thread) if c.result in ("broken", "warning")}
    # T22 reads several registers, and T25 the indicators.
    of_tracker = {"T19", "T20", "T21", "T23", "T24"}
    assert broken == {(one.rule, one.entity) for one in broken_threads() if one.rule in of_tracker}


def test_the_register_holds_enough_actions_for_a_percentage_to_mean_something(world):
    assert 30 <= len(world.actions) <= 45
    due = [one for one in world.actions if day("2025-07-01") <= one["due_date"].toordinal() <= day("2025-09-30")]
    assert len(due) >= 5


def test_missing_and_exploited_children_come_back_about_as_often_as_elsewhere(world):
    episodes = Counter(
        one.child.id
        for one in world.episodes
        if one.type == "M" and day("2024-10-01") <= one.start_day <= day("2025-09-30")
    )
    assert 0.15 <= sum(count >= 3 for count in episodes.values()) / len(episodes) <= 0.3
    exploited: dict[str, list[int]] = {}
    for one in world.notifications:
        if one.kind in ("criminal_exploitation", "sexual_exploitation"):
            exploited.setdefault(one.child.id, []).append(one.occurred // 1440)
    followed = [days for days in exploited.values() if days[0] <= day("2025-03-31")]
    again = sum(any(0 < later - days[0] <= 182 for later in days) for days in followed)
    assert 0.75 <= 1 - again / len(followed) <= 0.9
