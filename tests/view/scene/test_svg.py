"""Scenes as SVG: well-formed, named, escaped, alike every time."""

from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.view.scene.colours import COLOURS, Theme, contrast
from graph.view.scene.svg import svg
from tests.view.maps import LONG, RIGHT_TO_LEFT, SCRIPT
from tests.view.scene.pictures import picture

NS = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    "words", [SCRIPT, LONG, RIGHT_TO_LEFT, "]]>&amp;\x00\ud800", "👩‍👩‍👧‍👦" * 40]
)
def test_what_users_wrote_is_text_and_nothing_else(words: str) -> None:
    root = fromstring(svg(picture(words)))
    drawn = {element.tag.removeprefix(NS) for element in root.iter()}
    assert drawn <= {"svg", "title", "desc", "style", "g", "rect", "text", "path", "polygon",
                     "ellipse", "tspan"}  # fmt: skip
    names = {name for element in root.iter() for name in element.attrib}
    assert not any(name.startswith("on") for name in names)


@given(st.text(max_size=40))
def test_any_text_makes_a_well_formed_file(words: str) -> None:
    assert fromstring(svg(picture(words, words))).tag == f"{NS}svg"


def test_groups_say_what_they_are_in_reading_order() -> None:
    groups = [g for g in fromstring(svg(picture())).iter(f"{NS}g") if "aria-label" in g.attrib]
    assert [(g.get("id"), g.get("role"), g.get("tabindex")) for g in groups] == [
        ("p0", "listitem", "0"),
        ("p1", "img", "0"),
    ]
    root = fromstring(svg(picture(title="Whose picture")))
    named = root.find(f"{NS}title")
    assert named is not None
    assert root.get("aria-labelledby") == named.get("id")
    assert named.text == "Whose picture"


def test_a_cut_text_keeps_the_whole_one_beside_it() -> None:
    texts = fromstring(svg(picture("Bartholomew Featherstonehaugh"))).iter(f"{NS}text")
    first = next(texts)
    assert first.text is not None
    assert first.text.endswith("…")
    assert first.findtext(f"{NS}title") == "Bartholomew Featherstonehaugh"


def test_a_theme_that_was_asked_for_is_drawn_without_a_style_for_others() -> None:
    dark = svg(picture(), "dark")
    assert COLOURS["dark"]["paper"] in dark
    assert "prefers-color-scheme" not in dark
    assert "prefers-color-scheme" in svg(picture())


def test_the_same_picture_is_the_same_file() -> None:
    assert svg(picture()) == svg(picture())


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_every_ink_is_readable_on_its_ground(theme: Theme) -> None:
    colours = {str(name): value for name, value in COLOURS[theme].items()}
    inks = ("ink", "soft", "danger", "action", "influence", "accent", "rival", "path", "message")
    for ground in ("paper", "card", "band"):
        for ink in inks:
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    assert contrast(colours["far_influence"], colours["paper"]) >= 3
    for level in ("coach", "exclusive", "support", "neutral", "opposed"):
        assert contrast(colours["on_level"], colours[level]) >= 4.5, level
    for heat in range(1, 5):
        assert contrast(colours["ink"], colours[f"heat_{heat}"]) >= 4.5, heat
    assert contrast(colours["unknown"], colours["card"]) >= 4.5
    for bright in ("on_ink", "bright"):
        assert contrast(colours[bright], colours["ink"]) >= 4.5, bright
