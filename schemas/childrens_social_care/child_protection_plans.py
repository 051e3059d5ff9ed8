"""Child protection plans (D4)."""

import polars as pl

from schemas.extract import (
    AcrossRule,
    ChildExtract,
    Code,
    Day,
    Days,
    Integer,
    Number,
    Part,
    Text,
    YesNo,
    code,
    day,
    days,
    integer,
    number,
    query,
    reject,
    supplied,
    text,
    titled,
    yes_no,
)
from schemas.settings import setting
from schemas.spans import starts_inside_an_earlier_span

_PARTS = (
    Part(
        "annex_a_list_7",
        "Annex A List 7: child protection plans",
        recognised_by=("Child Protection Plan Start Date", "Date of the Last Statutory Visit"),
        sets={"reviews_basis": "latest_only"},
        window_months=6,
        covers="episodes",
    ),
    Part(
        "cin_census_child_protection_plans",
        "Children in need census: ChildProtectionPlans",
        recognised_by=("CPPstartDate", "NumberOfPreviousCPP"),
        sets={"reviews_basis": "all_reviews"},
        window_months=12,
        covers="episodes",
    ),
    # A plain file of our own columns holds every review of the plan.
    Part("own", "Own columns", recognised_by=(), sets={"reviews_basis": "all_reviews"}, covers="episodes"),
)

_ACROSS = (
    AcrossRule(
        "not_started_at_a_conference",
        ("start_date",),
        says="The plan does not start on the date of an initial conference of the child.",
        fix="Correct the start date of the plan or the date of the conference, or send the conference.",
        source="CIN 2885",
        sql="""
            select plans.submission_id, plans.row_number
            from childrens_social_care.child_protection_plans as plans
            where plans.start_date >= (
                    select min(conference_date) from childrens_social_care.section_47_enquiries
                )
                and not exists (
                    select 1
                    from childrens_social_care.section_47_enquiries as enquiries
                    where enquiries.child_id = plans.child_id
                        and enquiries.conference_date = plans.start_date
                )
        """,
    ),
    AcrossRule(
        "earlier_plan_is_not_counted",
        ("previous_plans",),
        says="The row says that the child had no plan before, but we hold an earlier one.",
        fix="Correct the number of previous plans.",
        sql="""
            select plans.submission_id, plans.row_number
            from childrens_social_care.child_protection_plans as plans
            where plans.previous_plans = 0
                and exists (
                    select 1
                    from childrens_social_care.child_protection_plans as earlier
                    where earlier.child_id = plans.child_id
                        and earlier.start_date < plans.start_date
                )
        """,
    ),
    AcrossRule(
        "more_plans_than_conferences",
        ("start_date",),
        says="More plans start in a quarter than conferences of that quarter resulted in a plan.",
        fix="Send the conferences that are missing, or correct which of them made a plan.",
        source="CIN 2883, authority level: one query for a file and quarter",
        sql="""
            with conferences as (
                select date_trunc('quarter', conference_date) as quarter_start, count(*) as plans_made
                from childrens_social_care.section_47_enquiries
                where is_plan_made_at_conference
                group by 1
            ),
            plans as (
                select
                    date_trunc('quarter', start_date) as quarter_start,
                    submission_id,
                    min(row_number) as row_number,
                    sum(count(*)) over (partition by date_trunc('quarter', start_date)) as plans_started
                from childrens_social_care.child_protection_plans
                group by 1, 2
            )
            select plans.submission_id, plans.row_number
            from plans
            inner join conferences on conferences.quarter_start = plans.quarter_start
            where plans.plans_started > conferences.plans_made
        """,
    ),
)


@supplied(
    key=("child_id", "start_date"),
    index="start_date",
    end="end_date",
    age_at="start_date",
    owner="local authority children's social care, extract taken at quarter end",
    parts=_PARTS,
    across=_ACROSS,
)
class ChildProtectionPlans(ChildExtract):
    """One row per child protection plan of a child.

    A child may be born after the plan starts (within 40 weeks). A start date that is blank or after the extract date
    is refused, as in every dataset. Two open plans of one child are queried; a snapshot counts the child once.
    """

    start_date: Day = titled("Plan start date", day("Child Protection Plan Start Date", "CPPstartDate", required=True))
    initial_category: Code = titled(
        "Initial category of abuse", code("abuse_category", "Initial Category of Abuse", "InitialCategoryOfAbuse")
    )
    latest_category: Code = titled(
        "Latest category of abuse", code("abuse_category", "Latest Category of Abuse", "LatestCategoryOfAbuse")
    )
    last_visit_date: Day = day("Date of the Last Statutory Visit")
    is_seen_alone: YesNo = titled("Seen alone", yes_no("Was the Child Seen Alone?"))
    # Without the initial conference; Annex A gives the latest review only.
    review_dates: Days = days("Date of latest review conference", "CPPreviewDate")
    reviews_basis: Code = titled("Reviews held", code("reviews_basis", required=True, set_on_loading=True))
    first_core_group_date: Day = day()
    # The child's part in the latest review.
    last_review_participation: Code = code("participation")
    has_emergency_protection: YesNo = titled(
        "Emergency protection",
        yes_no("Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)"),
    )
    # Plans ever, before this one, in any authority.
    previous_plans: Integer = integer("Number of Previous Child Protection Plans", "NumberOfPreviousCPP", at_least=0)
    # Needed where the earlier plan is not in our store.
    previous_plan_end_date: Day = day()
    # A scaling question, 10 is safe: at the initial conference, and at the latest review or the end.
    safety_score_at_start: Number = number(at_least=0, at_most=10)
    safety_score_latest: Number = number(at_least=0, at_most=10)
    end_date: Day = titled("Plan end date", day("Child Protection Plan End Date", "CPPendDate"))
    team: Text = text("Allocated Team")

    @reject(
        "end_date",
        says="The plan ends before it starts.",
        fix="Correct one of the two dates.",
        source="CIN 8925",
    )
    def ended_before_it_started(cls) -> pl.Expr:
        return pl.col("end_date") < pl.col("start_date")

    @query(
        "initial_category",
        says="The initial category of abuse is blank or could not be read; it is shown as not stated.",
        fix="Give the category decided at the initial conference.",
        source="CIN 8905",
    )
    def category_not_stated(cls) -> pl.Expr:
        return pl.col("initial_category").is_null()

    @query(
        "end_date",
        says="The plan starts and ends on the same day.",
        fix="Correct one of the two dates, or remove a plan that was made by mistake.",
        source="CIN 8840",
    )
    def ended_on_the_day_it_started(cls) -> pl.Expr:
        return pl.col("end_date") == pl.col("start_date")

    @query(
        "start_date",
        says="The plan starts while an earlier plan of the child is open.",
        fix="End the earlier plan, or remove the one that was entered twice.",
        source="CIN 8935, 8940",
    )
    def overlaps_another_plan(cls) -> pl.Expr:
        return starts_inside_an_earlier_span("start_date", "end_date")

    @query(
        "review_dates",
        says="A review is on or before the day when the plan starts.",
        fix="Correct the date; the initial conference is not a review.",
        source="CIN 8841",
    )
    def reviewed_before_it_started(cls) -> pl.Expr:
        return pl.col("review_dates").list.min() <= pl.col("start_date")

    @query(
        "last_visit_date",
        says="The last visit is after the extract date.",
        fix="Correct the date; a visit that is only planned is left out.",
    )
    def visited_after_extract_date(cls) -> pl.Expr:
        return pl.col("last_visit_date") > pl.col("as_at")

    @query(
        "previous_plan_end_date",
        says="The previous plan ends after this one starts.",
        fix="Correct one of the two dates.",
    )
    def previous_plan_ended_after_the_start(cls) -> pl.Expr:
        return pl.col("previous_plan_end_date") > pl.col("start_date")

    @query(
        "review_dates",
        says="Plans are old enough for a review, and no plan of the file has one.",
        fix="Send the reviews as well; until then these plans count as not reviewed.",
        whole_extract=True,
    )
    def no_reviews_at_all(cls) -> pl.Expr:
        first_review_due = pl.col("start_date").dt.offset_by(f"{setting('cp_first_review_months')}mo")
        is_due = (first_review_due < pl.col("as_at")) & pl.col("end_date").is_null()
        has_reviews = (pl.col("review_dates").list.len() > 0).any()
        return pl.col("row_number").is_not_null() & is_due.any() & ~has_reviews
