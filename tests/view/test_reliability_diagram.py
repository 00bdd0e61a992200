"""The reliability diagram, and the words of the win rate's report."""

import re
from xml.etree import ElementTree

import pytest

from graph.calibration.scores import Bin, Measure
from graph.view.pictures.reliability_diagram import AXES, LARGEST, reliability_picture
from graph.view.scene.svg import svg
from graph.view.words.winrate import WINRATE_WORDS, with_interval

SVG = "{http://www.w3.org/2000/svg}"


def test_a_bin_is_a_point_where_it_was_said_and_happened() -> None:
    bins = (
        Bin(low=0.2, high=0.3, number=25, said=0.25, happened=0.5),
        Bin(low=0.9, high=1.0, number=100, said=1.0, happened=1.0),
    )
    picture = reliability_picture(bins, "en")
    few, many = ElementTree.fromstring(svg(picture.scene)).iter(f"{SVG}ellipse")
    place = [float(few.attrib[name]) for name in ("cx", "cy", "rx")]
    middle = AXES.left + AXES.width / 4, AXES.top + AXES.height / 2
    assert place == pytest.approx([*middle, LARGEST / 2])
    assert float(many.attrib["cy"]) == AXES.top
    assert picture.table.rows == (("25 %", "50 %", "25"), ("100 %", "100 %", "100"))
    assert "said 25 %, happened 50 %: 25 projects" in svg(picture.scene)


def test_a_diagram_of_nothing_says_so() -> None:
    drawn = svg(reliability_picture((), "en").scene)
    assert not list(ElementTree.fromstring(drawn).iter(f"{SVG}ellipse"))
    assert "nothing to compare yet" in drawn


@pytest.mark.parametrize("key", WINRATE_WORDS)
def test_both_languages_say_the_same_values(key: str) -> None:
    english, chinese = (sorted(re.findall(r"{\w+}", words)) for words in WINRATE_WORDS[key])
    assert english == chinese


def test_a_measure_that_there_is_not_and_a_nought_without_a_sign() -> None:
    assert with_interval(Measure(value=None, low=None, high=None)) == "–"
    assert with_interval(Measure(value=-0.0001, low=-0.2, high=0.0)) == "0.000 [-0.200, 0.000]"
