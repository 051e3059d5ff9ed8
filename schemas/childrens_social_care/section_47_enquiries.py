"""Section 47 enquiries and the initial child protection conferences that they lead to (D3)."""

import polars as pl

from schemas.extract import (
    AcrossRule,
    ChildExtract,
    Codes,
    Day,
    Integer,
    Part,
    Text,
    YesNo,
    codes,
    day,
    integer,
    query,
    reject,
    supplied,
    text,
    titled,
    yes_no,
)
from schemas.settings import setting
from schemas.spans import starts_inside_an_earlier_span
from schemas.working_days import is_working_day, working_days_between

_PARTS = (
    Part(
        "annex_a_list_5",
        "Annex A List 5: section 47 enquiries and conferences",
        recognised_by=("Strategy discussion initiating Section 47 Enquiry Start Date",),
        window_months=6,
        covers="episodes",
    ),
    Part(
        "cin_census_section_47",
        "Children in need census: Section47",
        recognised_by=("S47ActualStartDate", "ICPCnotRequired"),
        window_months=12,
        covers="episodes",
    ),
)

_ACROSS = (
    AcrossRule(
        "started_before_any_referral",
        ("start_date",),
        says="The enquiry starts before the child's first referral.",
        fix="Correct the start date, or send the referral that led to it.",
        source="CIN 2889",
        sql="""
            select enquiries.submission_id, enquiries.row_number
            from childrens_social_care.section_47_enquiries as enquiries
            inner join (
                select child_id, min(referral_date) as first_referral_date
                from childrens_social_care.referrals
                group by child_id
            ) as referrals on referrals.child_id = enquiries.child_id
            where enquiries.start_date < referrals.first_referral_date
        """,
    ),
    AcrossRule(
        "plan_made_at_conference_is_not_there",
        ("is_plan_made_at_conference",),
        says="The conference made a child protection plan, but no plan of the child starts on its date.",
        fix="Send the plan, or correct the date of the conference or of the plan.",
        source="CIN 2885",
        sql="""
            select enquiries.submission_id, enquiries.row_number
            from childrens_social_care.section_47_enquiries as enquiries
            where enquiries.is_plan_made_at_conference
                and not exists (
                    select 1
                    from childrens_social_care.child_protection_plans as plans
                    where plans.child_id = enquiries.child_id
                        and plans.start_date = enquiries.conference_date
                )
        """,
    ),
)


@supplied(
    key=("child_id", "start_date"),
    index="start_date",
    index_otherwise="conference_date",
    age_at="start_date",
    owner="local authority children's social care",
    parts=_PARTS,
    across=_ACROSS,
)
class Section47Enquiries(ChildExtract):
    """One row per section 47 enquiry of a child, with the initial child protection conference that it led to.

    A conference with no enquiry is one row with a blank start date, known by its conference date instead.
    """

    start_date: Day = day("Strategy discussion initiating Section 47 Enquiry Start Date", "S47ActualStartDate")
    # Who took part; blank is not recorded.
    strategy_discussion_agencies: Codes = codes("agency")
    # Compared with our own date, never used to judge timeliness.
    conference_target_date: Day = day("InitialCPCtarget")
    is_conference_not_required: YesNo = titled(
        "Conference not required",
        yes_no("Was an Initial Child Protection Conference deemed unnecessary?", "ICPCnotRequired"),
    )
    conference_date: Day = titled(
        "Initial conference date", day("Date of Initial Child Protection Conference", "DateOfInitialCPC")
    )
    is_plan_made_at_conference: YesNo = titled(
        "Conference made a plan",
        yes_no("Did the Initial Child Protection Conference Result in a Child Protection Plan"),
    )
    # A conference for a child who moves in on a plan; blank is no.
    is_transfer_in: YesNo = titled("Transfer-in conference", yes_no())
    # Compared only.
    enquiries_in_previous_12_months: Integer = integer(
        "Number of Section 47 Enquiries in the last 12 months", at_least=0
    )
    conferences_in_previous_12_months: Integer = integer("Number of ICPCs in the last 12 months", at_least=0)
    team: Text = text("Allocated Team")

    @reject(
        "start_date",
        says="The row has neither the date of an enquiry nor the date of a conference.",
        fix="Give the date on which the enquiry started, or that of the conference.",
    )
    def neither_enquiry_nor_conference(cls) -> pl.Expr:
        return pl.col("start_date").is_null() & pl.col("conference_date").is_null()

    @reject(
        "conference_date",
        says="The conference is after the extract date.",
        fix="Correct the date; a conference that is only planned is left blank.",
    )
    def conference_after_extract_date(cls) -> pl.Expr:
        return pl.col("conference_date") > pl.col("as_at")

    @reject(
        "conference_date",
        says="The conference is before its enquiry.",
        fix="Correct one of the two dates.",
        source="CIN 8615",
    )
    def conference_before_enquiry(cls) -> pl.Expr:
        return pl.col("conference_date") < pl.col("start_date")

    @query(
        "conference_date",
        says="The conference is on a Saturday, a Sunday or a bank holiday.",
        fix="Correct the date, or confirm that the conference was held then.",
        source="CIN 8875",
    )
    def conference_not_on_a_working_day(cls) -> pl.Expr:
        return ~is_working_day(pl.col("conference_date"))

    @query(
        "conference_target_date",
        says="The target date of the conference is a Saturday, a Sunday or a bank holiday.",
        fix="Correct the target date.",
        source="CIN 8870Q",
    )
    def target_not_on_a_working_day(cls) -> pl.Expr:
        return ~is_working_day(pl.col("conference_target_date"))

    @query(
        "is_conference_not_required",
        says="The row says that no conference was required, and gives one.",
        fix="Clear one of the two.",
    )
    def conference_held_though_not_required(cls) -> pl.Expr:
        return pl.col("is_conference_not_required") & pl.col("conference_date").is_not_null()

    @query(
        "conference_date",
        says="The enquiry has run longer than the standard, with no conference and no word that none is required.",
        fix="Give the date of the conference, or say that none was required.",
        source="CIN 8675Q",
    )
    def no_outcome_in_time(cls) -> pl.Expr:
        days_open = working_days_between(pl.col("start_date"), pl.col("as_at"))
        has_outcome = pl.col("conference_date").is_not_null() | pl.col("is_conference_not_required").fill_null(
            value=False
        )
        return (days_open > pl.lit(setting("icpc_working_days"))) & ~has_outcome

    @query(
        "start_date",
        says="The enquiry starts while an earlier enquiry of the child has no outcome.",
        fix="Give the outcome of the earlier enquiry, or remove the one that was opened twice.",
        source="CIN 8839, 8890",
    )
    def overlaps_another_enquiry(cls) -> pl.Expr:
        # An enquiry ends with its conference; where none was required, no end is supplied and none is supposed.
        needs_none = pl.when(pl.col("is_conference_not_required")).then(pl.col("start_date"))
        ended = pl.coalesce("conference_date", needs_none)
        return starts_inside_an_earlier_span("start_date", ended)

    @query(
        "conference_date",
        says="The same conference of the child also stands on the row of its enquiry, which is the one that is kept.",
        fix="Leave out the row that has the conference alone.",
        source="CIN 2884",
    )
    def conference_supplied_twice(cls) -> pl.Expr:
        has_enquiry = pl.col("start_date").is_not_null().any().over("child_id", "conference_date")
        return pl.col("start_date").is_null() & pl.col("conference_date").is_not_null() & has_enquiry
