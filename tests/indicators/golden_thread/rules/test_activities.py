"""T12 and T30: each with the day on which it does not fire yet."""


def test_an_activity_without_a_finding_fires_on_the_61st_day(fired):
    assert fired(
        "T12",
        activities="""
            activity_id | completed_on
            sixty       | 2025-08-01
            sixty_one   | 2025-07-31
            found       | 2025-01-10
            under_way   |
        """,
        findings="""
            finding_id | activity_id | kind
            F-1        | found       | strength
        """,
    ) == {"sixty_one": "broken"}


def test_only_an_activity_that_exists_to_find_something_must_find_it(fired):
    assert fired(
        "T12",
        activities="""
            activity_id | activity_type       | dataset                            | completed_on
            S11-2023    | section_11_audit    | partnership/section_11_returns     | 2023-04-01
            CD-9        | child_death_review  | cdop/child_deaths                  | 2024-04-01
            C-4         | training_evaluation | partnership/training_courses       | 2024-04-01
            PF-1        | practitioner_forum  | partnership/practitioner_feedback  | 2024-04-01
            YP-1        | children_survey     | partnership/young_people_feedback  | 2024-04-01
            SI-1        | rapid_review        | partnership/serious_incidents      | 2024-04-01
            LR-1        | local_review        | partnership/reviews                | 2024-04-01
            EX-1        | external_publication| partnership/external_learning      | 2024-04-01
        """,
        findings="finding_id\n",
    ) == dict.fromkeys(("PF-1", "YP-1", "SI-1", "LR-1", "EX-1"), "broken")


def test_activities_whose_dataset_was_not_supplied_are_not_passed_over(reasons):
    tables = {"activities": "activity_id\n", "findings": "finding_id\n"}
    absent = {"settings": {"not_supplied": ("partnership/reviews",)}}
    assert reasons("T12", **tables, **absent) == {"partnership/reviews": "Reviews: not supplied."}
    assert reasons("T12", **tables) == {}


def test_without_activities_or_findings_nothing_is_said_of_them(reasons):
    assert reasons("T12", activities=None, findings="finding_id\n") == {
        "all": "Learning activities have not been supplied."
    }
    assert reasons("T12", activities="activity_id\n", findings=None) == {
        "all": "The log of learning has not been supplied."
    }


def test_assurance_fires_on_the_day_after_its_date(fired):
    assert fired(
        "T30",
        publications="""
            publication_id | relevance       | is_assurance_requested | assurance_due_on | assured_on
            today          | relevant        | yes                    | 2025-09-30       |
            yesterday      | relevant        | yes                    | 2025-09-29       |
            in_part        | partly_relevant | yes                    | 2025-09-29       |
            not_relevant   | not_relevant    | yes                    | 2025-09-29       |
            not_judged     |                 | yes                    | 2025-09-29       |
            not_asked      | relevant        | no                     | 2025-09-29       |
            done_late      | relevant        | yes                    | 2025-01-10       | 2025-08-01
            no_date        | relevant        | yes                    |                  |
        """,
    ) == {"yesterday": "broken", "in_part": "broken"}


def test_without_publications_nothing_is_said_of_them(reasons):
    assert reasons("T30") == {"all": "Publications from elsewhere have not been supplied."}
