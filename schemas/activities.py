"""Learning activities: which dataset holds the identifier of each type, so that what names an activity can be asked.

Independent scrutiny, peer reviews, horizon scans and analyses have no dataset of their own: the log of learning alone
knows them.
"""

HELD_TYPES = (
    "multi_agency_audit", "single_agency_audit", "re_audit", "section_11_audit", "learning_and_development_audit",
    "rapid_review", "local_review", "national_review", "other_statutory_review", "child_death_review",
    "joint_agency_response", "practitioner_forum", "practitioner_survey", "temperature_check", "engagement_event",
    "young_people_consultation", "ambassador_scrutiny", "end_of_plan_conversation", "children_survey",
    "parent_survey", "advocacy_report", "training_evaluation", "external_publication",
)  # fmt: skip
"""The types of activity that a dataset holds."""

HELD_TYPES_SQL = ", ".join(f"'{name}'" for name in HELD_TYPES)

ACTIVITIES_SQL = """
    select
        case audit_kind
            when 'single_agency' then 'single_agency_audit'
            when 're_audit' then 're_audit'
            else 'multi_agency_audit'
        end as activity_type,
        audit_id as activity_id
    from partnership.audited_cases
    union
    select
        case return_type when 'section_11' then 'section_11_audit' else 'learning_and_development_audit' end,
        upper(round_id)
    from partnership.section_11_returns
    union
    select 'rapid_review', incident_id
    from partnership.serious_incidents
    union
    select
        case
            when review_type in (
                'local_child_safeguarding_practice_review', 'serious_case_review', 'partnership_case_review'
            ) then 'local_review'
            when review_type = 'national_child_safeguarding_practice_review' then 'national_review'
            else 'other_statutory_review'
        end,
        review_id
    from partnership.reviews
    union
    select unnest(['child_death_review', 'joint_agency_response']), death_id
    from cdop.child_deaths
    union
    select activity_type, activity_id
    from partnership.practitioner_feedback
    union
    select activity_type, activity_id
    from partnership.young_people_feedback
    union
    select 'training_evaluation', course_id
    from partnership.training_courses
    union
    select 'external_publication', publication_id
    from partnership.external_learning
"""
"""One row per activity held, under the type that findings give it: SQL over the warehouse."""
