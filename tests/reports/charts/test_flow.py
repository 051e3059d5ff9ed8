"""A flow: five things on their way through three steps, small enough to follow with a finger."""

import csv
import re
from io import StringIO
from xml.etree import ElementTree

import pytest

from reports.charts import palette
from reports.charts.flow import Flow, FlowPart, Way, flow_of
from reports.charts.flow_svg import draw_flow
from reports.charts.flow_words import flow_table, flow_words, flows_csv, name_of

AUDITS, FORUMS = FlowPart("Audits", href="learning.html#audits"), FlowPart("Forums")
AREA, STRENGTH = FlowPart("To improve"), FlowPart("Strength")
TOLD, OPEN = FlowPart("Passed on", "made"), FlowPart("Still open", "waiting")
BROKEN = FlowPart("Broken", "broken", ("T14",))
WAYS: tuple[Way, ...] = (
    (AUDITS, AREA, OPEN),
    (AUDITS, AREA, BROKEN),
    (AUDITS, STRENGTH, TOLD),
    (FORUMS, STRENGTH, TOLD),
    (FORUMS, AREA),
)
ORDER = ("Audits", "Forums", "To improve", "Strength", "Passed on", "Still open", "Broken")


def _flow(*ways: Way, absent: tuple[tuple[int, FlowPart], ...] = ()) -> Flow:
    return flow_of("What was found", ("finding", "findings"), ("From", "Finding", "Then"), ways, ORDER, absent)


def _heights(drawn: str, colour: str) -> list[float]:
    """How high each bar of a colour is."""
    return [float(h) for h in re.findall(rf'd="M[\d.]+ [\d.]+h10v([\d.]+)h-10z" fill="{colour}"', drawn)]


def test_each_thing_is_counted_once_in_each_step_that_it_reaches() -> None:
    flow = _flow(*WAYS)
    assert [[(part.words, many) for part, many in step.parts] for step in flow.steps] == [
        [("Audits", 3), ("Forums", 2)],
        [("To improve", 3), ("Strength", 2)],
        [("Passed on", 2), ("Still open", 1), ("Broken", 1)],
    ]
    assert [(step, source.words, target.words, many) for step, source, target, many in flow.links] == [
        (0, "Audits", "To improve", 2),
        (0, "Audits", "Strength", 1),
        (0, "Forums", "To improve", 1),
        (0, "Forums", "Strength", 1),
        (1, "To improve", "Still open", 1),
        (1, "To improve", "Broken", 1),
        (1, "Strength", "Passed on", 2),
    ]


def test_what_is_drawn_is_as_high_as_its_number() -> None:
    heights = _heights(draw_flow(_flow(*WAYS)), palette.COMMON)
    assert [round(height / heights[-1] * 2) for height in heights] == [3, 2, 3, 2]
    (told,) = _heights(draw_flow(_flow(*WAYS)), palette.IMPROVEMENT)
    assert told == pytest.approx(heights[1])


def test_a_broken_part_is_a_cross_with_dashed_edges_and_names_its_rule() -> None:
    drawn = str(draw_flow(_flow(*WAYS)))
    assert drawn.count('class="c-broken"') == 3, "the cross, the bar around it, and what leads to it"
    assert 'stroke-dasharray="4 3"' in drawn
    assert "Broken T14" in drawn
    whole = str(draw_flow(_flow(*WAYS[:1], *WAYS[2:])))
    assert "c-broken" not in whole
    assert "T14" not in whole


def test_what_is_absent_is_drawn_where_it_should_be() -> None:
    missing = FlowPart("No outcome", "broken", ("T02",))
    flow = _flow(absent=((0, missing),))
    assert flow.total == 0
    assert "c-broken" in draw_flow(flow)
    assert flow_words(flow) == "Flow of no findings. Broken: No outcome (T02)."


def test_the_name_says_where_it_breaks_first_and_is_no_longer_than_it_may_be() -> None:
    words = flow_words(_flow(*WAYS))
    assert words == (
        "Flow of five findings. Broken: Broken (T14). Then: passed on 2, still open 1 and broken 1. "
        "From: audits 3 and forums 2. Finding: to improve 3 and strength 2."
    )
    long = tuple(FlowPart(f"A source of a very long name, number {n}") for n in range(9))
    assert 20 <= len(flow_words(_flow(*((each, AREA, TOLD) for each in long)))) <= 220


def test_the_table_and_the_file_hold_every_number_of_the_picture() -> None:
    flow = _flow(*WAYS)
    rows = [[cell.text for cell in row] for row in flow_table(flow).rows]
    assert rows[0] == ["Audits", "From", "3", "To improve 2 and Strength 1"]
    assert rows[-1] == ["Broken", "Then", "1", "–"]
    assert flow_table(flow).rows[0][0].href == "learning.html#audits"
    assert flow_table(flow).rows[-1][0].note == "Broken: T14"
    told = list(csv.DictReader(StringIO(flows_csv((flow,)))))
    links = [(one["part"], one["goes_on_to"], int(one["of_them"])) for one in told if one["of_them"]]
    assert links == [(source.words, name_of(target), many) for _, source, target, many in flow.links]
    ends = {one["part"]: int(one["count"]) for one in told if one["step"] == "Then"}
    assert ends == {"Passed on": 2, "Still open": 1, "Broken": 1}


def test_the_same_flow_gives_the_same_bytes_with_one_decimal_and_every_colour_in_place() -> None:
    drawn = str(draw_flow(_flow(*WAYS)))
    assert drawn == str(draw_flow(_flow(*WAYS)))
    assert not re.search(r"\d\.\d\d", drawn.split(">", 1)[1])
    root = ElementTree.fromstring(drawn)
    assert (root.get("role"), root.get("aria-label")) == ("img", flow_words(_flow(*WAYS)))
    for each in root.iter():
        if each.tag.endswith(("path", "}g")):
            assert each.get("fill") or each.get("stroke")
        assert "style" not in each.attrib


def test_words_keep_within_their_step_and_the_picture() -> None:
    """In the widest of the fonts a letter is about 9 wide; nothing is clipped at the right."""
    drawn = str(draw_flow(_flow(*WAYS, (FORUMS, AREA, FlowPart("No action, reason given")))))
    for x, words in re.findall(r'<text x="([\d.]+)"[^>]*>([^<]*)</text>', drawn):
        assert float(x) + 9 * len(words) <= 356 + 9, words


def test_a_name_cannot_break_out_of_the_drawing() -> None:
    drawn = str(draw_flow(_flow((FlowPart('<b>"x"&'), AREA))))
    assert "<b>" not in drawn
    assert "=cmd" in flows_csv((_flow((FlowPart("=cmd"), AREA)),))
    assert ",=cmd" not in flows_csv((_flow((FlowPart("=cmd"), AREA)),))
