"""The learning programme by method and theme."""

from reports.assembling.learning.training import in_short, reach
from reports.facts_learning import CourseCount

COURSES = (
    CourseCount("course", "neglect", True, 1, 2, 40, 0),
    CourseCount("course", "", False, 0, 1, 30, 1),
    CourseCount("briefing", "neglect", False, 3, 6, 240, 0),
)


def test_learning_events_are_counted_by_method_and_by_theme_the_most_first(sources_of, words):
    by_method, by_theme = reach(sources_of(courses=COURSES)).tables
    assert words(by_method) == [["Briefing", "3", "6", "240", "0", "0"], ["Course", "1", "3", "70", "2", "1"]]
    assert words(by_theme) == [["Neglect", "4", "8", "280", "2", "0"], ["No theme yet", "0", "1", "30", "0", "1"]]


def test_the_programme_is_told_in_short(sources_of):
    assert in_short(sources_of(courses=COURSES)).said["looked"] == (
        "Nine learning events in the 12 months, four of them this quarter, with 310 places; one was cancelled.",
        "Two of them answered an audit, a review or other learning of the partnership.",
    )


def test_nothing_is_said_of_courses_that_were_not_supplied(sources_of):
    assert reach(sources_of()).tables == ()
    assert in_short(sources_of()).said == {}
