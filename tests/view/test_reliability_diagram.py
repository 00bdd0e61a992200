"""The reliability diagram, and the words of the win rate's report."""

import re
from xml.etree import ElementTree

import pytest

from graph.calibration.scores import Bin, Measure
from graph.view.reliability_diagram import LARGEST, MARGIN, SIZE, reliability_svg
from graph.view.winrate_words import WINRATE_WORDS, with_interval

SVG = "{http://www.w3.org/2000/svg}"


def test_a_bin_is_a_point_where_it_was_said_and_happened() -> None:
    bins = (
        Bin(low=0.2, high=0.3, number=25, said=0.25, happened=0.5),
        Bin(low=0.9, high=1.0, number=100, said=1.0, happened=1.0),
    )
    drawn = ElementTree.fromstring(reliability_svg(bins, "a < b & c"))
    few, many = drawn.iter(f"{SVG}circle")
    place = [float(few.attrib[name]) for name in ("cx", "cy", "r")]
    assert place == pytest.approx([MARGIN + SIZE / 4, MARGIN + SIZE / 2, LARGEST / 2])
    assert float(many.attrib["cy"]) == MARGIN
    assert drawn.findtext(f"{SVG}title") == "a < b & c"


def test_a_diagram_of_nothing_is_one_too() -> None:
    drawn = ElementTree.fromstring(reliability_svg((), "nothing"))
    assert not list(drawn.iter(f"{SVG}circle"))


@pytest.mark.parametrize("key", WINRATE_WORDS)
def test_both_languages_say_the_same_values(key: str) -> None:
    english, chinese = (sorted(re.findall(r"{\w+}", words)) for words in WINRATE_WORDS[key])
    assert english == chinese


def test_a_measure_that_there_is_not_and_a_nought_without_a_sign() -> None:
    assert with_interval(Measure(value=None, low=None, high=None)) == "–"
    assert with_interval(Measure(value=-0.0001, low=-0.2, high=0.0)) == "0.000 [-0.200, 0.000]"
