"""The strip that sets ours beside each comparator: everything in it is also in its words."""

import re
import xml.etree.ElementTree as ET

from reports.charts.strip import Strip, StripRow, draw_strip, strip_words

ENGLAND = StripRow("England, year to 31 March 2025", 22.6, 20.3, (19.2, 21.5))
NEAR = StripRow("Statistical neighbours, year to 31 March 2024", 23.2, 22.1, None, (19.2, 23.0, 25.2))
STRIP = Strip("percent", (ENGLAND, NEAR))


def _drawn(strip: Strip) -> ET.Element:
    return ET.fromstring(str(draw_strip(strip)))


def _texts(strip: Strip) -> list[str]:
    return [element.text or "" for element in _drawn(strip).iter() if element.tag.endswith("text")]


def test_each_row_is_named_and_the_scale_is_numbered() -> None:
    assert _texts(STRIP) == [
        "18%", "20%", "22%", "24%", "26%",
        "England, year to 31 March 2025", "Statistical neighbours, year to 31 March 2024",
    ]  # fmt: skip


def test_its_name_says_every_value_and_limit() -> None:
    assert (
        _drawn(STRIP).attrib["aria-label"]
        == strip_words(STRIP)
        == (
            "England, year to 31 March 2025: 22.6%; ours 20.3%, 95% limits 19.2 to 21.5. "
            "Statistical neighbours, year to 31 March 2024: 23.2%, neighbours from 19.2 to 25.2; ours 22.1%."
        )
    )


def test_values_stand_in_their_order_on_one_scale() -> None:
    ours, theirs = (
        [float(x) for x in re.findall(rf'class="c-{kind}" d="M([\d.]+) ', str(draw_strip(STRIP)))]
        for kind in ("common", "comparator")
    )
    assert theirs[0] < theirs[1]
    assert all(one < other for one, other in zip(ours, theirs, strict=True))


def test_limits_and_neighbours_are_drawn_only_where_there_are_any() -> None:
    plain = Strip("percent", (StripRow("England", 22.6, 20.3, None),))
    for kind in ("mean", "line"):
        assert f'class="c-{kind}"' in draw_strip(STRIP)
        assert f'class="c-{kind}"' not in draw_strip(plain)


def test_values_that_are_all_the_same_still_have_a_scale() -> None:
    assert len(_texts(Strip("rate_per_10_000", (StripRow("England", 40.0, 40.0, None),)))) >= 3


def test_everything_lies_on_the_paper() -> None:
    rate = Strip("rate_per_10_000", (StripRow("England", 0.0, 1867.9, (1700.0, 2000.0), (0.0, 12.0)),))
    width = 300
    places = [float(x) for x in re.findall(r"M(-?[\d.]+) ", str(draw_strip(rate)))]
    assert all(0 <= place <= width for place in places)


def test_a_name_cannot_break_out_of_the_drawing() -> None:
    odd = Strip("percent", (StripRow('<b>"x"&', 1.0, 2.0, None),))
    assert "<b>" not in draw_strip(odd)
    assert '<b>"x"&' in _texts(odd)
