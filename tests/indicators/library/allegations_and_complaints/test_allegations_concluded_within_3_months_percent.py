"""Allegations concluded within three months: worked by hand, and once at the size of a published report."""

INDICATOR = "allegations_concluded_within_3_months_percent"


def test_is_in_time_up_to_the_same_day_three_months_on(count):
    # Three months from 30 November end on the last day of February.
    assert count(
        INDICATOR,
        lado_allegations="""
            allegation_id | referral_date | conclusion_date | outcome         | workforce_sector
            L1            | 2025-01-15    | 2025-04-15      | substantiated   | health
            L2            | 2025-01-15    | 2025-04-16      | substantiated   | police
            L3            | 2024-11-30    | 2025-02-28      | unsubstantiated | faith
            L4            | 2024-11-30    | 2025-03-01      | unsubstantiated | faith
            L5            | 2025-01-15    |                 |                 | faith
        """,
    ) == {"2025-26 Q1": (2, 4)}


def test_divides_by_what_was_concluded_alone(count):
    # 72 within a month, 30 within three, 69 within twelve, 1 after them; 32 open: a denominator of 172.
    lasted = ["2025-03-20"] * 72 + ["2025-05-01"] * 30 + ["2025-06-26"] * 69 + ["2025-06-30"] * 1 + [""] * 32
    referred = ["2025-03-01"] * 171 + ["2024-06-29"] * 1 + ["2025-06-01"] * 32
    lines = [
        f"L{number} | {start} | {end} | {'unfounded' if end else ''} | 2025-06-30"
        for number, (start, end) in enumerate(zip(referred, lasted, strict=True))
    ]
    allegations = "\n".join(["allegation_id | referral_date | conclusion_date | outcome | as_at", *lines])
    assert count(INDICATOR, lado_allegations=allegations) == {"2025-26 Q1": (102, 172)}
    assert count(INDICATOR, by="left_out", lado_allegations=allegations) == {"2025-26 Q1": 32}
    assert count("allegations_concluded_within_1_month_percent", lado_allegations=allegations) == {
        "2025-26 Q1": (72, 172)
    }


def test_says_how_each_outcome_fared(count):
    assert count(
        INDICATOR,
        by="outcome",
        lado_allegations="""
            allegation_id | referral_date | conclusion_date | outcome
            L1            | 2025-01-15    | 2025-04-15      | substantiated
            L2            | 2025-01-15    | 2025-04-16      | substantiated
            L3            | 2025-04-15    | 2025-04-16      | malicious
            L4            | 2025-04-15    | 2025-04-16      |
        """,
    ) == {"substantiated": (1, 2), "malicious": (1, 1), "not_known": (1, 1)}
