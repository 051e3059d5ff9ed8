"""Referrals to children's social care, and the closure of the episodes that they open (D1)."""

import polars as pl

from schemas.extract import (
    AcrossRule,
    ChildExtract,
    Code,
    Day,
    Integer,
    Part,
    Text,
    YesNo,
    code,
    day,
    integer,
    query,
    reject,
    supplied,
    text,
    titled,
    yes_no,
)

_PARTS = (
    Part(
        "annex_a_list_3",
        "Annex A List 3: referrals",
        recognised_by=("Date of Referral", "Referral Source"),
        sets={"origin": "list_3"},
        window_months=6,
        covers="events",
    ),
    Part(
        "annex_a_list_6",
        "Annex A List 6: children in need",
        recognised_by=("CIN Start Date", "CIN Closure Date", "Primary Need Code"),
        sets={"origin": "list_6"},
        window_months=6,
        covers="episodes",
    ),
    Part(
        "cin_census_details",
        "Children in need census: CINdetails",
        recognised_by=("CINreferralDate", "CINclosureDate", "ReferralNFA"),
        sets={"origin": "cin_census"},
        window_months=12,
        covers="episodes",
    ),
    # A plain file of our own columns lists referrals received.
    Part("own", "Own columns", recognised_by=(), sets={"origin": "list_3"}, covers="episodes"),
)

_ACROSS = (
    AcrossRule(
        "referred_while_open",
        ("referral_date",),
        says="The child was referred while an earlier episode was open; a referral is not recorded for an open case.",
        fix="Close the earlier episode, or record this as a contact on the open case.",
        source="CIN 8815, 8820",
        sql="""
            select later.submission_id, later.row_number
            from childrens_social_care.referrals as later
            where exists (
                select 1
                from childrens_social_care.referrals as earlier
                where earlier.child_id = later.child_id
                    and earlier.referral_date < later.referral_date
                    and (
                        earlier.closure_date > later.referral_date
                        or (earlier.closure_date is null and earlier.case_status <> 'closed')
                    )
            )
        """,
    ),
    AcrossRule(
        "work_after_no_further_action",
        ("is_no_further_action",),
        says="The referral is marked no further action, but an assessment, enquiry or plan starts in the episode.",
        fix="Correct the mark, or check that the later work belongs to this referral.",
        source="CIN 8831, 8832",
        sql="""
            select referrals.submission_id, referrals.row_number
            from childrens_social_care.referrals as referrals
            where referrals.is_no_further_action
                and exists (
                    select 1
                    from (
                        select child_id, start_date from childrens_social_care.assessments
                        where assessment_type = 'social_care'
                        union all
                        select child_id, start_date from childrens_social_care.section_47_enquiries
                        union all
                        select child_id, start_date from childrens_social_care.child_protection_plans
                    ) as work
                    where work.child_id = referrals.child_id
                        and work.start_date between referrals.referral_date and referrals.closure_date
                )
        """,
    ),
    AcrossRule(
        "closed_after_an_assessment_that_is_not_there",
        ("closure_reason",),
        says="The episode is closed after assessment, but no assessment of the child starts in it.",
        fix="Send the assessment, or correct the reason for closure.",
        source="CIN 8825Q",
        sql="""
            select referrals.submission_id, referrals.row_number
            from childrens_social_care.referrals as referrals
            where referrals.closure_reason in ('RC8', 'RC9')
                and not exists (
                    select 1
                    from childrens_social_care.assessments as assessments
                    where assessments.child_id = referrals.child_id
                        and assessments.assessment_type = 'social_care'
                        and assessments.start_date between referrals.referral_date and referrals.closure_date
                )
        """,
    ),
    AcrossRule(
        "supplied_count_of_referrals_differs",
        ("referrals_in_previous_12_months",),
        says="The number of referrals in the 12 months before this one differs from the referrals that we hold.",
        fix="Count the child's referrals before this one, not before the day of the extract; no indicator uses it.",
        sql="""
            select supplied.submission_id, supplied.row_number
            from childrens_social_care.referrals as supplied
            left join childrens_social_care.referrals as earlier
                on earlier.child_id = supplied.child_id
                and earlier.origin <> 'list_6'
                and earlier.referral_date < supplied.referral_date
                and earlier.referral_date >= supplied.referral_date - interval 12 month
            where supplied.referrals_in_previous_12_months is not null
                -- Only where we hold the 12 months before.
                and supplied.referral_date >= (
                    select min(referral_date) + interval 12 month
                    from childrens_social_care.referrals
                    where origin <> 'list_6'
                )
            group by supplied.submission_id, supplied.row_number, supplied.referrals_in_previous_12_months
            having count(earlier.referral_date) <> supplied.referrals_in_previous_12_months
        """,
    ),
)


@supplied(
    key=("child_id", "referral_date"),
    index="referral_date",
    end="closure_date",
    age_at="referral_date",
    owner="local authority children's social care",
    parts=_PARTS,
    across=_ACROSS,
)
class Referrals(ChildExtract):
    """One row per referral of a child (a request for services for a child not known, or whose case is closed).

    A contact is not a referral. A referral date that is blank, unreadable or after the extract date (CIN 8600), and
    two rows with one key that differ, are refused as in every dataset.
    """

    referral_date: Day = day("Date of Referral", "CIN Start Date", "CINreferralDate", required=True)
    source_code: Code = titled("Referral source code", code("referral_source", "Referral Source", "ReferralSource"))
    is_no_further_action: YesNo = titled("No further action", yes_no("Referral NFA?", "ReferralNFA"))
    decision_date: Day = day()
    # Compared with our own count, never used in an indicator.
    referrals_in_previous_12_months: Integer = integer("Number of Referrals in Last 12 Months", at_least=0)
    primary_need_code: Code = code("primary_need", "Primary Need Code", "PrimaryNeedCode")
    last_seen_date: Day = day("Date Child Was Last Seen")
    case_status: Code = code("case_status", "Case Status")
    closure_date: Day = day("CIN Closure Date", "CINclosureDate")
    closure_reason: Code = code("closure_reason", "Reason for Closure", "ReasonForClosure")
    team: Text = text("Allocated Team")
    origin: Code = titled("List of origin", code("referral_origin", required=True, set_on_loading=True))

    @reject(
        "closure_date",
        says="The episode closes before its referral.",
        fix="Correct the closure date or the referral date.",
        source="CIN 8630",
    )
    def closed_before_referral(cls) -> pl.Expr:
        return pl.col("closure_date") < pl.col("referral_date")

    @query(
        "closure_date",
        says="The closure date is after the extract date.",
        fix="Correct the closure date, or send it in the next extract.",
    )
    def closed_after_extract_date(cls) -> pl.Expr:
        return pl.col("closure_date") > pl.col("as_at")

    @query(
        "closure_reason",
        says="The episode has a closure date but no reason for closure.",
        fix="Give the reason for closure.",
        source="CIN 8805",
    )
    def closed_without_reason(cls) -> pl.Expr:
        return pl.col("closure_date").is_not_null() & pl.col("closure_reason").is_null()

    @query(
        "closure_date",
        says="The episode has a reason for closure but no closure date.",
        fix="Give the closure date, or clear the reason.",
        source="CIN 8810",
    )
    def reason_without_closure(cls) -> pl.Expr:
        return pl.col("closure_reason").is_not_null() & pl.col("closure_date").is_null()

    @query(
        "sex",
        says="More than 2% of the children already born have no known sex.",
        fix="Record the sex of the children concerned and send the extract again.",
        source="CIN 2886Q",
        whole_extract=True,
    )
    def sex_often_unknown(cls) -> pl.Expr:
        is_born = pl.col("date_of_birth") <= pl.col("as_at")
        is_unknown = (pl.col("sex") == "U") | pl.col("sex").is_null()
        return pl.col("row_number").is_not_null() & ((is_unknown & is_born).sum() > 0.02 * is_born.sum())
