"""Learning activities and the datasets that hold them, so that whatever names one can be asked where it is (3.4)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Register:
    """One dataset that holds activities, and the types under which findings and courses name them."""

    dataset: str
    activity_types: tuple[str, ...]
    sql: str
    """One row per activity held: `activity_type, activity_id`."""


REGISTERS = (
    Register(
        "partnership/audited_cases",
        ("multi_agency_audit", "single_agency_audit", "re_audit"),
        """
        select case audit_kind
            when 'single_agency' then 'single_agency_audit'
            when 're_audit' then 're_audit'
            else 'multi_agency_audit'
        end as activity_type, audit_id as activity_id
        from partnership.audited_cases
        """,
    ),
    Register(
        "partnership/section_11_returns",
        ("section_11_audit", "learning_and_development_audit"),
        # A round is kept as it was typed; identifiers are kept in capitals.
        """
        select case return_type
            when 'section_11' then 'section_11_audit'
            else 'learning_and_development_audit'
        end as activity_type, upper(round_id) as activity_id
        from partnership.section_11_returns
        """,
    ),
    Register(
        "partnership/serious_incidents",
        ("rapid_review",),
        "select 'rapid_review' as activity_type, incident_id as activity_id from partnership.serious_incidents",
    ),
    Register(
        "partnership/reviews",
        ("local_review", "national_review", "other_statutory_review"),
        """
        select case
            when review_type in (
                'local_child_safeguarding_practice_review', 'serious_case_review', 'partnership_case_review'
            ) then 'local_review'
            when review_type = 'national_child_safeguarding_practice_review' then 'national_review'
            else 'other_statutory_review'
        end as activity_type, review_id as activity_id
        from partnership.reviews
        """,
    ),
    Register(
        "cdop/child_deaths",
        ("child_death_review", "joint_agency_response"),
        """
        select kinds.activity_type, deaths.death_id as activity_id
        from cdop.child_deaths as deaths
        cross join (values ('child_death_review'), ('joint_agency_response')) as kinds(activity_type)
        """,
    ),
    Register(
        "partnership/practitioner_feedback",
        ("practitioner_forum", "practitioner_survey", "temperature_check", "engagement_event"),
        "select activity_type, activity_id from partnership.practitioner_feedback",
    ),
    Register(
        "partnership/young_people_feedback",
        (
            "young_people_consultation", "ambassador_scrutiny", "end_of_plan_conversation", "children_survey",
            "parent_survey", "advocacy_report",
        ),
        "select activity_type, activity_id from partnership.young_people_feedback",
    ),
    Register(
        "partnership/training_courses",
        ("training_evaluation",),
        "select 'training_evaluation' as activity_type, course_id as activity_id from partnership.training_courses",
    ),
    Register(
        "partnership/external_learning",
        ("external_publication",),
        """
        select 'external_publication' as activity_type, publication_id as activity_id
        from partnership.external_learning
        """,
    ),
)  # fmt: skip

ACTIVITIES_SQL = "\nunion\n".join(one.sql for one in REGISTERS)
"""One row per activity held, under the type that findings give it: SQL over the warehouse."""


def rows_whose_activity_is_not_there(table: str, *, activity_type: str, activity_id: str, on: str) -> str:
    """SQL of a rule: the rows of a table that name an activity which the dataset of its type does not hold.

    Nothing is asked of an activity that has no dataset, nor of a row of a day (`on`) before the dataset that would hold
    it was first supplied: what was never sent cannot be missing.
    """
    kept = ", ".join(f"('{kind}', '{one.dataset}')" for one in REGISTERS for kind in one.activity_types)
    # Every name is the release's own.
    return f"""
        with held as (
            -- One row per activity held.
            {ACTIVITIES_SQL}
        ),
        supplied as (
            -- One row per type of activity whose dataset has been supplied, with the first day that it covers.
            select kept.activity_type, min(coverage.covers_from) as first_day
            from (values {kept}) as kept(activity_type, dataset)
            inner join pipeline.coverage as coverage on coverage.dataset = kept.dataset
            group by kept.activity_type
        )
        select named.submission_id, named.row_number
        from {table} as named
        inner join supplied on supplied.activity_type = named.{activity_type}
        where named.{activity_id} is not null
            and named.{on} >= supplied.first_day
            and not exists (
                select 1
                from held
                where held.activity_type = named.{activity_type} and held.activity_id = named.{activity_id}
            )
    """  # noqa: S608
