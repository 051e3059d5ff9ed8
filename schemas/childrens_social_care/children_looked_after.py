"""Children looked after by the local authority (D5)."""

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
from schemas.spans import starts_inside_an_earlier_span

_PARTS = (
    Part(
        "annex_a_list_8",
        "Annex A List 8: children looked after",
        recognised_by=("Date Started to be Looked After", "Date Ceased to be Looked After"),
        window_months=6,
        covers="episodes",
    ),
    Part(
        "ssda903_episodes",
        "Looked after children return (SSDA903): episodes",
        # Its tables have these together; each is known for itself, before they are joined into these rows.
        recognised_by=("LS", "PLACE_PROVIDER", "REVIEW_CODE"),
        window_months=12,
        covers="episodes",
    ),
)

_ACROSS = (
    AcrossRule(
        "supplied_count_of_missing_episodes_differs",
        ("missing_in_12_months",),
        says="The number of missing episodes differs from the episodes that we hold for the 12 months.",
        fix="Send the missing episodes that are not there, or correct the number; no indicator uses it.",
        sql="""
            select care.submission_id, care.row_number
            from childrens_social_care.children_looked_after as care
            left join childrens_social_care.missing_episodes as episodes
                on episodes.child_id = care.child_id
                and episodes.episode_type = 'M'
                and cast(episodes.started_at as date) > care.as_at - interval 12 month
                and cast(episodes.started_at as date) <= care.as_at
            where care.missing_in_12_months is not null
                and care.end_date is null
                and exists (select 1 from childrens_social_care.missing_episodes)
            group by care.submission_id, care.row_number, care.missing_in_12_months
            having count(episodes.started_at) <> care.missing_in_12_months
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
class ChildrenLookedAfter(ChildExtract):
    """One row per period of being looked after by the local authority.

    A start date that is blank or after the extract date is refused, as in every dataset. The looked after children
    return (SSDA903) holds many episodes of one period: its DECOM, DEC, REC and REVIEW are joined into periods before
    they come here, so they are no headers of this dataset.
    """

    is_unaccompanied: YesNo = titled(
        "Unaccompanied asylum seeking child",
        yes_no("Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)"),
    )
    start_date: Day = titled("Start of being looked after", day("Date Started to be Looked After", required=True))
    need_code: Code = titled("Category of need", code("primary_need", "Child's Category of Need", "CIN"))
    is_second_period_in_12_months: YesNo = titled(
        "Second or later period in 12 months",
        yes_no("Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)"),
    )
    # V3 and V4 (short breaks) are loaded and left out of every count.
    legal_status: Code = code("legal_status", "Child's Legal Status", "LS")
    legal_status_start_date: Day = day("Start date of current legal status")
    latest_review_date: Day = day("Date of Latest Statutory Review")
    latest_review_participation: Code = code("participation", "REVIEW_CODE")
    latest_visit_date: Day = day("Date of Last Social Work Visit")
    permanence_plan: Code = code("permanence_plan", "What is the permanence plan for this child?")
    latest_iro_contact_date: Day = titled(
        "Latest contact of the independent reviewing officer", day("Date of Last IRO Visit / Contact to the Child")
    )
    latest_health_assessment_date: Day = day("Date of Last Health Assessment")
    latest_dental_check_date: Day = day("Date of Last Dental Check")
    placements_in_12_months: Integer = integer("Number of Placements in the Last 12 months", at_least=0)
    placement_start_date: Day = day("Start Date of Most Recent Placement")
    placement_type: Code = code("placement_type", "Placement Type", "PLACE")
    placement_provider: Code = code("placement_provider", "Placement Provider", "PLACE_PROVIDER")
    is_placed_in_area: YesNo = titled("Placed in the area", yes_no("Placement Location"))
    # Compared with the missing episodes that we hold.
    missing_in_12_months: Integer = integer(
        "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months", at_least=0
    )
    absent_in_12_months: Integer = integer(
        "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months", at_least=0
    )
    is_return_interview_offered: YesNo = titled(
        "Return interview offered",
        yes_no("Was the child offered a Return Interview after their last missing episode (Y/N)?"),
    )
    is_return_interview_accepted: YesNo = titled(
        "Return interview accepted",
        yes_no("Did the child accept a Return Interview after their last missing episode (Y/N)?"),
    )
    end_date: Day = titled("End of being looked after", day("Date Ceased to be Looked After"))
    end_reason: Code = code("care_end_reason", "Reason Ceased to be Looked After")
    team: Text = text("Allocated Team")

    @reject(
        "end_date",
        says="The period ends before it starts.",
        fix="Correct one of the two dates.",
    )
    def ended_before_it_started(cls) -> pl.Expr:
        return pl.col("end_date") < pl.col("start_date")

    @query(
        "legal_status",
        says="The legal status is blank or could not be read.",
        fix="Give the legal status.",
    )
    def legal_status_not_stated(cls) -> pl.Expr:
        return pl.col("legal_status").is_null()

    @query(
        "start_date",
        says="The period starts while an earlier period of the child is open.",
        fix="End the earlier period, or join the two.",
    )
    def overlaps_another_period(cls) -> pl.Expr:
        return starts_inside_an_earlier_span("start_date", "end_date")

    @query(
        "latest_review_date",
        says="The latest review is before the child started to be looked after.",
        fix="Correct one of the two dates, or leave the review blank.",
    )
    def reviewed_before_the_start(cls) -> pl.Expr:
        return pl.col("latest_review_date") < pl.col("start_date")

    @query(
        "latest_visit_date",
        says="The latest visit is before the child started to be looked after.",
        fix="Correct one of the two dates, or leave the visit blank.",
    )
    def visited_before_the_start(cls) -> pl.Expr:
        return pl.col("latest_visit_date") < pl.col("start_date")

    @query(
        "placement_start_date",
        says="The latest placement starts before the child started to be looked after.",
        fix="Correct one of the two dates.",
    )
    def placed_before_the_start(cls) -> pl.Expr:
        return pl.col("placement_start_date") < pl.col("start_date")

    @query(
        "latest_review_participation",
        says="The code says that the child was under 4, but the child was 4 or over at the review.",
        fix="Say how the child took part, or correct the date of birth or of the review.",
        source="SSDA903 440",
    )
    def called_under_4_and_is_not(cls) -> pl.Expr:
        return (pl.col("latest_review_participation") == "PN0") & (_fourth_birthday() <= pl.col("latest_review_date"))

    @query(
        "latest_review_participation",
        says="The code says how the child took part, but the child was under 4 at the review.",
        fix="Use PN0, or correct the date of birth or of the review.",
        source="SSDA903 441",
    )
    def is_under_4_and_not_called_so(cls) -> pl.Expr:
        return (pl.col("latest_review_participation") != "PN0") & (_fourth_birthday() > pl.col("latest_review_date"))

    @query(
        "is_return_interview_accepted",
        says="A return interview was accepted that was not offered.",
        fix="Correct one of the two answers.",
    )
    def interview_accepted_but_not_offered(cls) -> pl.Expr:
        return pl.col("is_return_interview_accepted") & ~pl.col("is_return_interview_offered")

    @query(
        "placements_in_12_months",
        says="The child was looked after in the last 12 months, with no placement.",
        fix="Count the placement that the child was in.",
    )
    def looked_after_without_a_placement(cls) -> pl.Expr:
        return pl.col("placements_in_12_months") == 0

    @query(
        "end_date",
        says="The period has a reason for ending but no end date.",
        fix="Give the end date, or clear the reason.",
    )
    def reason_without_end(cls) -> pl.Expr:
        return pl.col("end_reason").is_not_null() & pl.col("end_date").is_null()

    @query(
        "end_reason",
        says="The period has an end date but no reason for ending.",
        fix="Give the reason.",
    )
    def end_without_reason(cls) -> pl.Expr:
        return pl.col("end_date").is_not_null() & pl.col("end_reason").is_null()

    @query(
        "end_reason",
        says="X1 is a change of episode, not an end of being looked after.",
        fix="Leave the end date and the reason blank while the child is still looked after.",
    )
    def change_of_episode_given_as_an_end(cls) -> pl.Expr:
        return pl.col("end_reason") == "X1"


def _fourth_birthday() -> pl.Expr:
    return pl.col("date_of_birth").dt.offset_by("4y")
