"""Rule files: the package's own, a company's in their place, and what is wrong with a bad one."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from graph.errors import InvalidInput
from graph.rules import PACKAGE, rules
from graph.rules.win_sheet import WinSheetRules


def packaged() -> dict[str, Any]:
    return tomllib.loads((PACKAGE / "win_sheet.toml").read_text(encoding="utf-8"))


def company(folder: Path, **changed: Any) -> Path:
    (folder / "win_sheet.json").write_text(json.dumps(packaged() | changed), encoding="utf-8")
    return folder


def test_the_packages_win_sheet_is_the_methods() -> None:
    sheet = rules("win_sheet", WinSheetRules)
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


def test_a_companys_file_takes_the_packages_place(tmp_path: Path) -> None:
    assert rules("win_sheet", WinSheetRules, company(tmp_path, gap=3)).gap == 3


def test_an_empty_folder_leaves_the_packages(tmp_path: Path) -> None:
    assert rules("win_sheet", WinSheetRules, tmp_path) == rules("win_sheet", WinSheetRules)


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"unknown_most": 2}, "unknown_most: "),
        ({"colour": "red"}, "colour: "),
        ({"lines": [{**packaged()["lines"][0], "points": -1}]}, "lines.0.points: "),
        ({"lines": [packaged()["lines"][0]] * 2}, "the line 'approver_stance' is there twice"),
        ({"grades": {"coach": 4}}, "grades: 'exclusive' is missing"),
    ],
)
def test_a_bad_rule_is_named_with_file_and_place(
    tmp_path: Path, changed: dict[str, Any], place: str
) -> None:
    folder = company(tmp_path, **changed)
    with pytest.raises(InvalidInput) as error:
        rules("win_sheet", WinSheetRules, folder)
    assert str(error.value).startswith(f"{folder / 'win_sheet.json'}: ")
    assert place in str(error.value)


def test_a_file_that_is_no_toml_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "win_sheet.toml").write_text("gap = 2\nlines = [", encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"win_sheet\.toml: .*line 2|win_sheet\.toml: .*end"):
        rules("win_sheet", WinSheetRules, tmp_path)
