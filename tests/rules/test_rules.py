from pathlib import Path

import pytest

from graph.errors import InvalidInput, NotFound
from graph.rules import rules
from graph.rules.known import RULES, check_rules, known_rules
from graph.rules.relationship_levels import LevelRules
from graph.rules.titles import TitleRules

LEVELS = "relationship-levels"
OWN_RULE = """\
scope = "project"
severity = "hint"
en = "Ask."
zh = "请问。"
when = [{ fact = "deciders", op = ">=", value = 1 }]
"""


def written(folder: Path, text: str, name: str = LEVELS) -> Path:
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_ours_are_whole_and_read_once() -> None:
    check_rules(None)
    assert rules("titles", TitleRules) is rules("titles", TitleRules)


def test_the_weights_are_those_of_the_method() -> None:
    weights = {n: d.weight for n, d in rules(LEVELS, LevelRules).dimensions.items()}
    assert sum(weights.values()) == pytest.approx(1)
    assert weights["competitive_attitude"] == weights["decision_support"] == 0.25
    assert weights["participation"] == 0.05


def test_every_text_is_there_in_both_languages() -> None:
    found = rules(LEVELS, LevelRules)
    for dimension in found.dimensions.values():
        assert all(text.en.isascii() for text in dimension.behaviours)
        assert not any(text.zh.isascii() for text in dimension.behaviours)


def test_a_companys_file_goes_over_ours(tmp_path: Path) -> None:
    folder = written(tmp_path, "gap = 3\n[dimensions.participation]\nweight = 0.1\n")
    found = rules(LEVELS, LevelRules, folder)
    assert (found.gap, found.dimensions["participation"].weight) == (3, 0.1)
    assert found.dimensions["participation"].zh == "接触活动参与度"
    assert rules(LEVELS, LevelRules).gap == 2


def test_a_list_takes_the_place_of_ours(tmp_path: Path) -> None:
    text = '[[titles]]\nid = "X1"\nrole = "D"\nconfidence = 1\nen = "boss"\n'
    found = rules("titles", TitleRules, written(tmp_path, text, "titles"))
    assert [rule.id for rule in found.titles] == ["X1"]
    assert found.ignore == rules("titles", TitleRules).ignore


def test_without_a_file_of_the_name_ours_count(tmp_path: Path) -> None:
    assert rules("titles", TitleRules, tmp_path) == rules("titles", TitleRules)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (LEVELS, "gap = \n", "line 1"),
        (LEVELS, "gap = 9\n", "gap: Input should be less than or equal to 4"),
        (LEVELS, "colour = 1\n", "colour: Extra inputs are not permitted"),
        (LEVELS, "[levels.coach]\nmean = nan\n", "levels.coach.mean"),
        (LEVELS, "[levels.coach.gates]\nkindness = 3\n", "levels.coach.gates.kindness"),
        (LEVELS, "[indicators.bands.backup]\nbands = [0.1, 0.2]\n", "falling"),
        (LEVELS, "[dimensions.guidance]\nbehaviours = []\n", "dimensions.guidance.behaviours"),
        ("titles", '[ignore]\nen = "("\n', "ignore.en: Value error, this is no regular"),
        ("titles", '[[titles]]\nid = "a"\nrole = "D"\nconfidence = 1\n', "titles.0"),
        ("titles", '[[titles]]\nid = "a"\nconfidence = 1\nen = "b"\n', "expected a role"),
        (
            "titles",
            '[[titles]]\nid = "a"\nrole = "A"\nelse = "S"\nconfidence = 1\nen = "b"\n',
            "when and else together",
        ),
        (
            "titles",
            '[[titles]]\nid = "a"\nrole = "A"\nconfidence = 1\nen = "b"\n' * 2,
            "the id a is there twice",
        ),
        ("coaching", "[own.R01]\n" + OWN_RULE, "own.R01: there is a rule of this id"),
        ("coaching", "[own.X1]\n" + OWN_RULE + "colour = 1\n", "own.X1.colour: Extra inputs"),
        ("coaching", "[own.X1]\n" + OWN_RULE.replace("hint", "loud"), "own.X1.severity"),
        ("coaching", "[own.X1]\n" + OWN_RULE.replace(">=", "~"), "own.X1.when.0.op"),
        (
            "coaching",
            "[own.X1]\n" + OWN_RULE.replace("deciders", "luck"),
            "no fact is named 'luck'",
        ),
        ("coaching", "[own.X1]\n" + OWN_RULE.replace("project", "unit"), "own.X1: Value error"),
        ("coaching", "[own.X1]\n" + OWN_RULE.replace("1 }", '"two" }'), "expected a number"),
        ("coaching", "[own.X1]\n" + OWN_RULE.replace("deciders", "phase"), "early, mid, late"),
        ("coaching", "[own.X1]\n" + OWN_RULE + 'needs = ["dreams"]\n', "own.X1.needs.0"),
        ("coaching", 'off = ["R99"]\n', "off: no rule has the id 'R99'"),
        ("coaching", "[settings]\nperiod = 0\n", "settings.period"),
    ],
)
def test_what_is_wrong_is_named_with_its_file(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    with pytest.raises(InvalidInput) as error:
        check_rules(written(tmp_path, text, name))
    assert str(tmp_path / f"{name}.toml") in str(error.value)
    assert said in str(error.value)


def test_bytes_that_are_no_text_are_said(tmp_path: Path) -> None:
    (tmp_path / "titles.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(InvalidInput, match="no text in UTF-8"):
        check_rules(tmp_path)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="is not there"):
        check_rules(tmp_path / "none")


def test_a_file_that_nothing_reads_is_said(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"title\.toml: no rules have this name: .*titles\.toml"):
        check_rules(written(tmp_path, "", "title"))


def test_an_unknown_name_is_not_found() -> None:
    with pytest.raises(NotFound, match="relationship-levels, titles"):
        known_rules("none")


@pytest.mark.parametrize("name", RULES)
def test_rules_can_be_sent_and_read_again(name: str) -> None:
    assert RULES[name].model_validate(known_rules(name).model_dump()) == known_rules(name)
