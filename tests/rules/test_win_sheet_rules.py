"""The win sheet as a rule file: the method's own, and what is wrong with a bad one."""

from pathlib import Path

import pytest

from graph.errors import InvalidInput
from graph.rules import rules
from graph.rules.win_sheet import WinSheetRules

LINE = """
[[lines]]
id = "one"
block = "solution"
points = {points}
reading = "factor"
en = "one"
zh = "一"
"""


def company(folder: Path, text: str) -> Path:
    (folder / "win-sheet.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_packages_win_sheet_is_the_methods() -> None:
    sheet = rules("win-sheet", WinSheetRules)
    blocks: dict[str, float] = {}
    for line in sheet.lines:
        blocks[line.block] = blocks.get(line.block, 0) + line.points
    assert blocks == {
        "relationship": 40,
        "clarity": 15,
        "solution": 15,
        "commercial": 12,
        "delivery": 8,
        "competition": 10,
    }
    assert [(limit.test, limit.band) for limit in sheet.limits] == [
        ("awarded", "A"),
        ("lost", "E"),
        ("no_contact", "C"),
        ("veto_opposed", "D"),
        ("budget_open", "C"),
    ]


def test_a_company_may_change_one_number_or_all_lines(tmp_path: Path) -> None:
    ours = rules("win-sheet", WinSheetRules)
    theirs = rules("win-sheet", WinSheetRules, company(tmp_path, "gap = 3" + LINE.format(points=7)))
    assert (theirs.gap, len(theirs.lines), theirs.grades) == (3, 1, ours.grades)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("unknown_most = 2", "unknown_most: "),
        ('colour = "red"', "colour: "),
        (LINE.format(points=-1), "lines.0.points: "),
        (LINE.format(points=1) * 2, "the line 'one' is there twice"),
        ("[grades]\ncoach = 5", "grades.coach: "),
    ],
)
def test_a_bad_rule_is_named_with_file_and_place(tmp_path: Path, text: str, place: str) -> None:
    folder = company(tmp_path, text)
    with pytest.raises(InvalidInput) as error:
        rules("win-sheet", WinSheetRules, folder)
    assert str(error.value).startswith(f"{folder / 'win-sheet.toml'}: ")
    assert place in str(error.value)
