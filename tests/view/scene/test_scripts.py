"""Emoji, and scripts read from the right, in every format."""

from io import BytesIO
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.oxml.ns import qn

from graph.view.power_map.frame import MapFrame
from graph.view.power_map.picture import map_scene
from graph.view.power_map.table import map_table
from graph.view.scene import Scene, Text, fitted
from graph.view.scene import png as png_module
from graph.view.scene.metrics import clean, letters_of
from graph.view.scene.png import MARKS, png
from graph.view.scene.pptx import pptx
from graph.view.scene.scripts import FACES, directed, parts_of
from graph.view.scene.svg import CHINESE_FACES, FONTS, svg
from tests.view.maps import map_of

NS = "{http://www.w3.org/2000/svg}"
FAMILY = "👩‍👩‍👧‍👦"
LETTERS = st.text(
    st.sampled_from(["a", " ", "陆", "م", "ד", "🙂", "\u200d", "\ufe0f", "🇨", "🏽", "5"])
)
PEOPLE: dict[str, list[dict[str, Any]]] = {
    "units": [{"id": "u", "name": "قسم المشتريات"}],
    "contacts": [
        {"id": "a", "name": "محمد عبد الرحمن بن عبد العزيز آل سعود", "unit": "u"},
        {"id": "b", "name": "דוד כהן 🙂", "title": "מנהל רכש (5G)", "reports_to": "a"},
        {"id": "c", "name": f"🙂 {FAMILY} 👍🏽", "title": "🚀 Chief 🇨🇳 1️⃣", "reports_to": "a"},
    ],
}


def _written(words: str) -> Scene:
    return Scene(200, 40, "t", "d", (Text(4, 24, words, 16),))


@given(LETTERS)
def test_parts_are_the_whole_line_and_no_letter_is_cut(words: str) -> None:
    assert "".join(part for _, part in parts_of(words)) == words
    assert "".join(letters_of(words)) == words
    assert [letter for _, part in parts_of(words) for letter in letters_of(part)] == list(
        letters_of(words)
    )


def test_a_flag_is_cut_before_or_after_never_in_between() -> None:
    assert fitted("a🇨🇳🇨🇳🇨🇳", 10, 45) in ("a…", "a🇨🇳…")
    assert list(letters_of("🇨🇳🇫🇷")) == ["🇨🇳", "🇫🇷"]


@pytest.mark.parametrize("words", ["דוד (5G)…", "(محمد)", "5 שלום Li"])
def test_a_line_that_begins_from_the_right_is_read_from_there(words: str) -> None:
    assert directed(words) == f"\u202b{words}\u202c"
    assert clean(directed(words)) == words
    (text,) = fromstring(svg(_written(words))).findall(f"{NS}text")
    assert "".join(text.itertext()) == directed(words)


def test_what_users_wrote_turns_nothing() -> None:
    (text,) = fromstring(svg(_written("\u202eLi \u202bWen"))).findall(f"{NS}text")
    assert text.text == "Li Wen"


def test_an_svg_names_faces_for_emoji_and_for_scripts_from_the_right() -> None:
    (text,) = fromstring(svg(_written("Li 🙂 محمد علي"))).findall(f"{NS}text")
    named = {part.text: part.get("font-family") for part in text}
    assert named == {"🙂": FACES["pictograph"], "محمد علي": FACES["right_to_left"]}
    assert "font-family" not in text.attrib


@pytest.mark.parametrize("words", ["何静", "He 何静", "何静 🙂", "何静 ★"])
def test_a_png_draws_heavy_chinese_letters_heavier(words: str) -> None:
    light, heavy = (
        png(Scene(99, 40, "", "", (Text(4, 24, words, 16, weight=weight),)))
        for weight in (400, 700)
    )
    assert light != heavy


@pytest.mark.parametrize(
    ("words", "faces"), [("何静 He", CHINESE_FACES), ("●●○○", MARKS), ("He ★", None), ("", None)]
)
def test_a_png_names_the_faces_that_resvg_would_search_for(
    monkeypatch: pytest.MonkeyPatch, words: str, faces: str | None
) -> None:
    drawn: list[str] = []

    def keep(svg_string: str, **_: object) -> bytes:
        drawn.append(svg_string)
        return b""

    monkeypatch.setattr(png_module, "draws_pictographs", lambda: True)
    monkeypatch.setattr(png_module, "_sans_serif", lambda: None)
    monkeypatch.setattr("resvg_py.svg_to_bytes", keep)
    png(_written(words))
    (text,) = fromstring(drawn[0]).findall(f"{NS}text")
    assert text.get("font-family") == (faces and f"{faces}, {FONTS}")


def test_a_png_without_emoji_has_one_box_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png_module, "draws_pictographs", lambda: False)
    one = png(_written("Li 🙂"))
    assert one == png(_written(f"Li {FAMILY}")) == png(_written("Li □"))
    assert one != png(_written("Li 🙂🙂"))


def test_slides_say_so_too_and_name_a_face_for_complex_scripts() -> None:
    frame = MapFrame(map_of(PEOPLE), "organisation")
    slides = Presentation(BytesIO(pptx(map_scene(frame), table=map_table(frame)))).slides
    runs = [run for slide in slides for run in slide.element.iter(qn("a:r"))]
    written = {str(run.findtext(qn("a:t"))) for run in runs}
    assert directed("מנהל רכש (5G)") in written
    assert all(run.find(f"{qn('a:rPr')}/{qn('a:cs')}") is not None for run in runs)
    assert png(map_scene(frame)).startswith(b"\x89PNG")
