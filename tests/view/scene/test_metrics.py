"""The estimate of a text's width, and what is cut by it."""

from hypothesis import given
from hypothesis import strategies as st

from graph.view.scene.metrics import clean, fitted, text_width, wrapped

WIDTHS = st.floats(20, 400)


@given(st.text(max_size=60), WIDTHS)
def test_what_is_fitted_fits(words: str, width: float) -> None:
    assert text_width(fitted(words, 12, width), 12) <= width


@given(st.text(max_size=80), WIDTHS, st.integers(1, 3))
def test_what_is_wrapped_fits(words: str, width: float, lines: int) -> None:
    found = wrapped(words, 12, width, lines)
    assert len(found) <= lines
    assert all(text_width(line, 12) <= width for line in found)


@given(st.text(max_size=60))
def test_what_fits_is_not_cut(words: str) -> None:
    assert fitted(words, 12, 10_000) == clean(words)


def test_a_family_of_pictographs_is_never_cut_apart() -> None:
    family = "👩‍👩‍👧‍👦"
    shown = fitted(family * 5, 10, 120)
    assert shown.removesuffix("…").replace(family, "") == ""
    assert shown.endswith("…")


def test_chinese_is_wide_and_bold_is_wider() -> None:
    assert text_width("决策", 10) == 20
    assert text_width("Chen", 10, 700) > text_width("Chen", 10)
