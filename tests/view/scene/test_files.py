"""Scenes as PNG and as a slide: native shapes, connectors that hold, text that is only text."""

from io import BytesIO
from typing import Any
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from graph.view.scene import Scene, Text
from graph.view.scene.png import draws_chinese, png
from graph.view.scene.pptx import HEIGHT, WIDTH, pptx
from tests.view.maps import LONG, RIGHT_TO_LEFT, SCRIPT
from tests.view.scene.pictures import picture

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def _slide(file: bytes) -> Any:
    return fromstring(ZipFile(BytesIO(file)).read("ppt/slides/slide1.xml"))


def _native(file: bytes) -> list[Any]:
    """Return all shapes of the slide, those in groups too."""

    def inside(shapes: Any) -> list[Any]:
        found = []
        for shape in shapes:
            is_group = shape.shape_type == MSO_SHAPE_TYPE.GROUP
            found += [shape, *inside(shape.shapes)] if is_group else [shape]
        return found

    return inside(Presentation(BytesIO(file)).slides[0].shapes)


def test_connectors_are_glued_to_the_boxes_they_join() -> None:
    slide = _slide(pptx(picture()))
    boxes = {
        sp.find(f"{P}nvSpPr/{P}cNvPr").get("id")
        for sp in slide.iter(f"{P}sp")
        if (form := sp.find(f"{P}spPr/{A}prstGeom")) is not None and form.get("prst") == "roundRect"
    }
    joined = [
        (line.find(f".//{A}stCxn").attrib, line.find(f".//{A}endCxn").attrib)
        for line in slide.iter(f"{P}cxnSp")
    ]
    assert len(joined) == 2
    for begin, end in joined:
        assert {begin["id"], end["id"]} == boxes
        assert (begin["idx"], end["idx"]) == ("3", "1")


def test_every_shape_is_native_and_on_the_slide() -> None:
    shapes = _native(pptx(picture()))
    assert not [shape for shape in shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    for shape in shapes:
        assert shape.left >= 0
        assert shape.top >= 0
        assert shape.left + shape.width <= WIDTH
        assert shape.top + shape.height <= HEIGHT


@pytest.mark.parametrize(
    "words", [SCRIPT, LONG, RIGHT_TO_LEFT, "a\x00b\x0b_x000D_", "👩‍👩‍👧‍👦" * 40]
)
def test_hostile_text_is_the_text_of_runs_and_links_to_nothing(words: str) -> None:
    file = pptx(picture(words, words))
    parts = ZipFile(BytesIO(file))
    slide = fromstring(parts.read("ppt/slides/slide1.xml"))
    tags = {element.tag for element in slide.iter()}
    assert f"{A}hlinkClick" not in tags
    relations = fromstring(parts.read("ppt/slides/_rels/slide1.xml.rels"))
    assert all(relation.get("TargetMode") != "External" for relation in relations)
    assert "".join(shape.text_frame.text for shape in _native(file) if shape.has_text_frame)


@settings(max_examples=10)
@given(st.text(max_size=30))
def test_any_text_makes_a_file_that_opens(words: str) -> None:
    assert _native(pptx(picture(words, words)))


def test_chinese_runs_name_a_chinese_face() -> None:
    faces = {face.get("typeface") for face in _slide(pptx(picture())).iter(f"{A}ea")}
    assert faces == {"Microsoft YaHei"}


def test_the_same_picture_is_the_same_slide() -> None:
    assert pptx(picture()) == pptx(picture())


def test_a_picture_has_the_size_that_was_asked_for_and_its_themes_differ() -> None:
    light = png(picture())
    assert light.startswith(b"\x89PNG")
    assert [int.from_bytes(light[at : at + 4]) for at in (16, 20)] == [1000, 400]
    assert light != png(picture(), "dark")


def test_chinese_letters_are_drawn_with_a_font_of_this_machine() -> None:
    assert draws_chinese()
    pictures = (Scene(60, 30, "", "", (Text(5, 20, word),), "zh") for word in ("赢率", "部门"))
    one, other = map(png, pictures)
    assert one != other


def test_a_picture_that_would_be_too_large_is_made_smaller() -> None:
    huge = png(Scene(40_000, 10, "", "", ()))
    assert int.from_bytes(huge[16:20]) == 8_000
