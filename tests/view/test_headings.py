from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from graph.analysis.answer import Finding
from graph.analysis.registry import ANALYSES
from graph.view.headings import code_in_words, heading, in_cell, legend
from graph.view.words.columns import HEADINGS
from graph.view.words.scores import CODED, SCORES


def kinds(annotation: Any) -> list[Any]:
    """Return what a value can be but nothing."""
    if get_origin(annotation) in (Union, UnionType):
        return [one for one in get_args(annotation) if one is not NoneType]
    return [annotation]


def in_tables(name: str, annotation: Any) -> bool:
    """Return whether a finding's value stands in a table: no list, no part but one with a name."""
    if name in ("interval", "steps"):
        return True
    models = [one for one in kinds(annotation) if isinstance(one, type)]
    is_part = any(issubclass(one, BaseModel) and "name" not in one.model_fields for one in models)
    return not is_part and not any(get_origin(one) in (tuple, list) for one in kinds(annotation))


COLUMNS = {
    (analysis.name, name): field.annotation
    for analysis in ANALYSES.values()
    for name, field in analysis.finding.model_fields.items()
    if name != "contact" and in_tables(name, field.annotation)
}
BESIDE = [(a.name, name) for a in ANALYSES.values() if a.beside for name in a.beside.model_fields]


@pytest.mark.parametrize(("analysis", "name"), [*COLUMNS, *BESIDE])
def test_every_value_of_an_answer_has_a_heading_in_both_languages(analysis: str, name: str) -> None:
    assert name in HEADINGS, analysis
    assert heading(name, "zh") != heading(name, "en")


@pytest.mark.parametrize("analysis", ANALYSES.values(), ids=lambda analysis: analysis.name)
def test_every_score_says_what_it_measures(analysis: Any) -> None:
    scored = "score" in analysis.finding.model_fields
    row = {"score": 0.5} if scored else {}
    for language in ("en", "zh"):
        assert len(list(legend(analysis.name, row, language))) == scored


def test_no_words_are_left_of_a_score_that_is_no_more() -> None:
    assert set(SCORES) <= set(ANALYSES)
    assert issubclass(ANALYSES["influence"].finding, Finding)


@pytest.mark.parametrize(
    "code",
    sorted(
        {
            code
            for (_, name), annotation in COLUMNS.items()
            if name in CODED
            for kind in kinds(annotation)
            if get_origin(kind) is Literal
            for code in get_args(kind)
        }
    ),
)
def test_every_code_in_a_table_is_said_in_chinese(code: str) -> None:
    assert not code_in_words(code, "zh").isascii()
    assert "_" not in code_in_words(code, "en")


def test_names_and_numbers_stand_as_they_are() -> None:
    assert in_cell("name", "coach", "zh") == "coach"
    assert in_cell("score", 0.5, "zh") == 0.5
    assert in_cell("level", None, "zh") is None
