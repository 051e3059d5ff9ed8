"""The children in need census: its tables to referrals, assessments, section 47 enquiries and protection plans."""

from datetime import date
from functools import cache

import polars as pl

from pipelines.stages.conforming.table import Conformed
from pipelines.stages.joining.declaring import Days, Join, NationalReturn, ReturnTable, Tables, helper, reading
from pipelines.stages.joining.joined import Block, Cell, Joined, ask, lost_rows, numbered, one_for_each, unknown_rows
from schemas.catalogue import dataset
from schemas.extract import Column, Dataset
from schemas.faults import Fault

REFERRALS = "childrens_social_care/referrals"
ASSESSMENTS = "childrens_social_care/assessments"
ENQUIRIES = "childrens_social_care/section_47_enquiries"
PLANS = "childrens_social_care/child_protection_plans"
_EPISODE = ["child_id", "episode_id"]
_CHILDREN = ("ChildIdentifiers", "ChildCharacteristics", "Disabilities")
_OF_THE_CHILD = ("sex", "date_of_birth", "ethnicity", "is_disabled")


def _of_a_child(dataset_id: str, *columns: str | Column, index: str = "") -> Dataset:
    return reading(dataset_id, "child_id", *columns, index=index, child="LAchildID")


@cache
def children_in_need_census() -> NationalReturn:
    """The census as it is declared."""
    referral = dataset(REFERRALS)
    text, day, number, sex = (referral.column(name) for name in ("team", "referral_date", "closure_date", "sex"))
    episode = helper("episode_id", text, "CINdetailsID")
    assessment = helper("assessment_id", text, "AssessmentID")
    plan = helper("plan_id", text, "CPPID")
    conference = helper("conference_date", number, "DateOfInitialCPC")
    return NationalReturn(
        id="cin_census",
        title="Children in need census",
        agency="childrens_social_care",
        lead="CINdetails",
        tables=(
            ReturnTable("Header", ("Collection", "ReferenceDate"),
                        reading(REFERRALS, helper("reference_date", day, "ReferenceDate"))),
            ReturnTable("ChildIdentifiers", ("LAchildID", "PersonBirthDate|ExpectedPersonBirthDate"),
                        _of_a_child(REFERRALS, helper("sex", sex, "Sex"), "date_of_birth",
                                helper("gender", sex, "GenderCurrent"),
                                helper("expected_birth", number, "ExpectedPersonBirthDate"))),
            ReturnTable("ChildCharacteristics", ("LAchildID", "Ethnicity"),
                        _of_a_child(REFERRALS, "ethnicity")),
            ReturnTable("Disabilities", ("LAchildID", "Disability"),
                        _of_a_child(REFERRALS, helper("disability", text, "Disability"))),
            ReturnTable("CINdetails", ("LAchildID", "CINreferralDate"),
                        _of_a_child(REFERRALS, "referral_date", "source_code", "primary_need_code",
                                "closure_date", "closure_reason", "is_no_further_action", episode, conference,
                                index="referral_date")),
            ReturnTable("Assessments", ("LAchildID", "AssessmentActualStartDate"),
                        _of_a_child(ASSESSMENTS, "start_date", "completion_date", "factors", episode,
                                assessment, index="start_date")),
            ReturnTable("AssessmentFactorsList", ("AssessmentID", "AssessmentFactor|AssessmentFactors"),
                        _of_a_child(ASSESSMENTS, "factors", episode, assessment)),
            ReturnTable("Section47", ("LAchildID", "S47ActualStartDate"),
                        _of_a_child(ENQUIRIES, "start_date", "conference_target_date", "conference_date",
                                "is_conference_not_required", episode, index="start_date")),
            ReturnTable("ChildProtectionPlans", ("LAchildID", "CPPstartDate"),
                        _of_a_child(PLANS, "start_date", "end_date", "initial_category", "latest_category",
                                "previous_plans", episode, plan, index="start_date")),
            ReturnTable("Reviews", ("LAchildID", "CPPreviewDate"),
                        _of_a_child(PLANS, "review_dates", episode, plan)),
        ),
        joins=(
            Join(REFERRALS, "cin_census_details", "CINdetails", ("ChildIdentifiers",),
                 ("Header", "ChildCharacteristics", "Disabilities"), join_referrals),
            Join(ASSESSMENTS, "cin_census_assessments", "Assessments", ("ChildIdentifiers",),
                 ("AssessmentFactorsList",), join_assessments),
            Join(ENQUIRIES, "cin_census_section_47", "CINdetails", ("ChildIdentifiers",), ("Section47",),
                 join_enquiries),
            Join(PLANS, "cin_census_child_protection_plans", "ChildProtectionPlans", ("ChildIdentifiers",),
                 ("Reviews",), join_plans),
        ),
        extract_date=reference_date,
        first_day=census_start,
    )  # fmt: skip


def reference_date(tables: Tables, received_on: date) -> date:
    """The reference date of the header, else the newest referral."""
    stated = tables["Header"].frame["reference_date"].drop_nulls().to_list() if "Header" in tables else []
    referred = tables["CINdetails"].frame["referral_date"].drop_nulls() if "CINdetails" in tables else pl.Series([])
    newest = max(referred.filter(referred <= received_on), default=received_on) if len(referred) else received_on
    return min(max(stated, default=newest), received_on)


def census_start(_: Tables, as_at: date) -> date:
    """The 1 April that begins the census year: the year that ends on the 31 March nearest to the extract date."""
    return date(as_at.year - (as_at.month < 10), 4, 1)


def join_referrals(tables: Tables, _days: Days) -> Joined:
    """One row for each CINdetails, with what the other tables say of the child."""
    details = tables["CINdetails"]
    children, cells, faults = _children(tables)
    frame = _with_children(details, children)
    own = ("referral_date", "source_code", "primary_need_code", "closure_date", "closure_reason",
           "is_no_further_action")  # fmt: skip
    faults += _faults_of_children(tables) + _faults_of_the_header(tables)
    return Joined((Block(details, frame, cells | _own(details, *own)),), ("CINdetails", *_here(tables)), tuple(faults))


def join_assessments(tables: Tables, _days: Days) -> Joined:
    """One row for each assessment, with its factors and the date of its referral."""
    assessments = tables["Assessments"]
    children, cells, _ = _children(tables)
    key, faults = [*_EPISODE, "assessment_id"], _strangers(tables, assessments)
    frame = _with_referral(_with_children(assessments, children), tables)
    cells |= _own(assessments, "start_date", "completion_date", "factors")
    if "AssessmentFactorsList" in tables:
        listed = tables["AssessmentFactorsList"]
        faults += lost_rows(listed, key, assessments.frame)
        frame = _with_listed(frame, listed, key, "factors")
        cells["factors"] = (listed, "factors", "of_listed")
    here = ("Assessments", *(name for name in ("AssessmentFactorsList",) if name in tables), *_here(tables))
    return Joined((Block(assessments, frame, cells),), here, tuple(faults))


def join_enquiries(tables: Tables, _days: Days) -> Joined:
    """One row for each enquiry, and one for each conference that CINdetails holds for the episode itself."""
    details, enquiries = tables["CINdetails"], tables.get("Section47")
    children, of_child, _ = _children(tables)
    held = details.frame.select("row_number", "child_id", "conference_date").drop_nulls("conference_date")
    conferences = held.with_columns(pl.col("row_number").alias("of_lead")).join(children, on="child_id", how="left")
    blocks = (Block(details, conferences, of_child | _own(details, "conference_date")),)
    if enquiries is None:
        return Joined(blocks, ("CINdetails", *_here(tables)))
    own = ("start_date", "conference_target_date", "conference_date", "is_conference_not_required")
    first = Block(enquiries, _with_children(enquiries, children), of_child | _own(enquiries, *own))
    return Joined((first, *blocks), ("Section47", "CINdetails", *_here(tables)), tuple(_strangers(tables, enquiries)))


def join_plans(tables: Tables, _days: Days) -> Joined:
    """One row for each plan, with the dates of its reviews."""
    plans = tables["ChildProtectionPlans"]
    children, cells, _ = _children(tables)
    key, faults = [*_EPISODE, "plan_id"], _strangers(tables, plans)
    frame = _with_children(plans, children)
    own = ("start_date", "end_date", "initial_category", "latest_category", "previous_plans")
    cells |= _own(plans, *own)
    if "Reviews" in tables:
        reviews = tables["Reviews"]
        faults += lost_rows(reviews, key, plans.frame)
        frame = _with_listed(frame, reviews, key, "review_dates")
        cells["review_dates"] = (reviews, "review_dates", "of_listed")
    here = ("ChildProtectionPlans", *(name for name in ("Reviews",) if name in tables), *_here(tables))
    return Joined((Block(plans, frame, cells),), here, tuple(faults))


def _here(tables: Tables) -> tuple[str, ...]:
    return tuple(name for name in _CHILDREN if name in tables)


def _own(table: Conformed, *columns: str) -> dict[str, Cell]:
    return {name: (table, name, "of_lead") for name in ("child_id", *columns)}


def _with_children(lead: Conformed, children: pl.DataFrame) -> pl.DataFrame:
    frame = lead.frame.with_columns(pl.col("row_number").alias("of_lead"))
    return frame.join(children, on="child_id", how="left", maintain_order="left")


def _children(tables: Tables) -> tuple[pl.DataFrame, dict[str, Cell], list[Fault]]:
    """One row for each child with what the three tables of children say, and where."""
    identifiers = tables["ChildIdentifiers"]
    children, faults = one_for_each(identifiers, "child_id")
    uses_gender = children["sex"].is_null().all()
    born_or_due = pl.coalesce("date_of_birth", "expected_birth").alias("date_of_birth")
    children = numbered(children, "of_child").with_columns(pl.coalesce("sex", "gender").alias("sex"), born_or_due)
    children = children.drop("gender", "expected_birth")
    cells: dict[str, Cell] = {
        "sex": (identifiers, "gender" if uses_gender else "sex", "of_child"),
        "date_of_birth": (identifiers, "date_of_birth", "of_child"),
    }
    if "ChildCharacteristics" in tables:
        characteristics = tables["ChildCharacteristics"]
        described, twice = one_for_each(characteristics, "child_id")
        children = children.join(numbered(described, "of_described"), on="child_id", how="left")
        cells["ethnicity"], faults = (characteristics, "ethnicity", "of_described"), faults + twice
    if "Disabilities" in tables:
        children = children.join(_disabled(tables["Disabilities"].frame), on="child_id", how="left")
    return children, cells, faults


def _disabled(disabilities: pl.DataFrame) -> pl.DataFrame:
    """One row for each child with a row in Disabilities: any code but NONE is a disability."""
    has_one = (pl.col("disability").str.to_uppercase() != "NONE").any()
    return disabilities.drop_nulls().group_by("child_id").agg(has_one.alias("is_disabled"))


def _with_referral(frame: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    if "CINdetails" not in tables:
        return frame
    referrals = tables["CINdetails"].frame.select(*_EPISODE, "referral_date").unique(_EPISODE, keep="none")
    return frame.join(referrals, on=_EPISODE, how="left", maintain_order="left")


def _with_listed(frame: pl.DataFrame, listed: Conformed, key: list[str], column: str) -> pl.DataFrame:
    """The frame with the values that another table lists for each of its rows, in that table's order."""
    values = (
        listed.frame.explode(column)
        .drop_nulls([*key, column])
        .group_by(key, maintain_order=True)
        .agg(pl.col(column).alias("listed"), pl.col("row_number").first().alias("of_listed"))
    )
    joined = frame.join(values, on=key, how="left", maintain_order="left")
    own = pl.col(column) if column in frame.columns else pl.lit(None)
    return joined.with_columns(pl.coalesce("listed", own).alias(column)).drop("listed")


def _strangers(tables: Tables, lead: Conformed) -> list[Fault]:
    return ask(lead, "child_not_in_header", "child_id",
               unknown_rows(lead, ["child_id"], tables["ChildIdentifiers"].frame))  # fmt: skip


def _faults_of_children(tables: Tables) -> list[Fault]:
    details, identifiers = tables["CINdetails"], tables["ChildIdentifiers"]
    faults = _strangers(tables, details)
    without = unknown_rows(identifiers, ["child_id"], details.frame)
    faults += ask(identifiers, "child_without_episode", "child_id", without)
    for name in ("ChildCharacteristics", "Disabilities"):
        if name in tables:
            faults += lost_rows(tables[name], ["child_id"], identifiers.frame)
    return faults


def _faults_of_the_header(tables: Tables) -> list[Fault]:
    if "Header" not in tables:
        return []
    header = tables["Header"]
    day = pl.col("reference_date").dt
    other = header.frame.filter((day.month() != 3) | (day.day() != 31))["row_number"]
    return ask(header, "reference_date_is_not_31_march", "reference_date", other)
