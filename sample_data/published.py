"""England's published headline values, typed in from the published releases; each row names its source.

Source of every value: Department for Education, Characteristics of children in need, Children looked after in
England, and the Local Authority Interactive Tool; Open Government Licence v3.0.
"""

HEADERS = [
    "indicator_id", "publisher_indicator", "publication", "release", "area_type", "area_code", "old_la_code", "period",
    "period_type", "value", "value_status", "numerator", "denominator", "unit",
]  # fmt: skip
_NEED = "Characteristics of children in need (Department for Education)"
_TOOL = "Local Authority Interactive Tool (Department for Education)"
# Indicator, publisher's measure, publication, kind of period, unit, and the values of 2022, 2023, 2024 by release.
_FACTS: tuple[tuple[str, str, str, str, str, dict[str, dict[str, str]]], ...] = (
    ("referrals_received_rate", "Table c1: referrals per 10,000", _NEED, "financial_year", "rate_per_10_000",
     {"2024": {"2022": "552.8", "2023": "538.8", "2024": "518.3"}, "2025": {"2024": "515.7", "2025": "519.4"}}),
    ("re_referrals_within_12_months_percent", "Table c1: re-referrals within 12 months", _NEED, "financial_year", "percent",
     {"2024": {"2022": "21.5", "2023": "22.4", "2024": "22.4"}, "2025": {"2022": "21.5", "2023": "22.4", "2024": "22.4", "2025": "22.6"}}),
    ("assessments_within_45_working_days_percent", "Table c2: within 45 working days", _NEED, "financial_year", "percent",
     {"2024": {"2022": "84.5", "2023": "82.5", "2024": "84.5"}, "2025": {"2022": "84.5", "2023": "82.5", "2024": "84.5", "2025": "85.7"}}),
    ("section_47_enquiries_rate", "Table c4: section 47 enquiries per 10,000", _NEED, "financial_year", "rate_per_10_000",
     {"2024": {"2022": "185.2", "2023": "189.6", "2024": "187.1"}, "2025": {"2022": "185.2", "2023": "189.4", "2024": "186.2", "2025": "189.3"}}),
    ("initial_conferences_within_15_working_days_percent", "Table c4: within 15 working days", _NEED, "financial_year", "percent",
     {"2024": {"2022": "79.2", "2023": "78.4", "2024": "79.7"}, "2025": {"2022": "79.2", "2023": "78.4", "2024": "79.7", "2025": "81.4"}}),
    ("children_on_protection_plans_rate", "Table d1: plans at 31 March per 10,000", _NEED, "snapshot", "rate_per_10_000",
     {"2024": {"2022": "43.3", "2023": "42.7", "2024": "41.6"}, "2025": {"2022": "43.3", "2023": "42.7", "2024": "41.4", "2025": "40.6"}}),
    ("protection_plan_reviews_in_time_percent", "Table d6: reviewed within timescales", _NEED, "snapshot", "percent",
     {"2024": {"2022": "89.3", "2023": "88.1", "2024": "89.8"}, "2025": {"2022": "89.3", "2023": "88.1", "2024": "89.8", "2025": "90.6"}}),
    ("repeat_protection_plans_percent", "Table d3: second or subsequent plan", _NEED, "financial_year", "percent",
     {"2024": {"2022": "23.3", "2023": "23.6", "2024": "24.7"}, "2025": {"2023": "23.6", "2024": "24.7", "2025": "24.5"}}),
    ("protection_plans_ended_after_two_years_percent", "Table d7: lasting two years or more", _NEED, "financial_year", "percent",
     {"2024": {"2022": "3.7", "2023": "3.9", "2024": "3.8"}, "2025": {"2022": "3.7", "2023": "3.9", "2024": "3.8", "2025": "4.4"}}),
    ("looked_after_children_rate", "Children looked after per 10,000", _TOOL, "snapshot", "rate_per_10_000",
     {"2025": {"2022": "70", "2023": "70", "2024": "69", "2025": "67"}}),
    ("children_on_plans_persistently_absent_percent", "Persistent absentees, three terms", _TOOL, "academic_year", "percent",
     {"2025": {"2022": "56.1", "2023": "57.5", "2024": "57.1", "2025": "55.4"}}),
    ("children_known_to_social_care_suspended_percent", "At least one suspension", _TOOL, "academic_year", "percent",
     {"2025": {"2022": "11.8", "2023": "13.55", "2024": "14.24"}}),
)  # fmt: skip


def rows(release: str) -> list[list[str]]:
    """The England values of one release."""
    return [
        [
            indicator,
            measure,
            publication if release == "2024" else _TOOL,
            release,
            "england",
            "E92000001",
            "",
            period,
            kind,
            value,
            "final",
            "",
            "",
            unit,
        ]
        for indicator, measure, publication, kind, unit, releases in _FACTS
        for period, value in releases.get(release, {}).items()
    ]
