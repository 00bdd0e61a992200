"""The pain chain's rule file: the method's own, and what is wrong with a bad one."""

from pathlib import Path

import pytest

from graph.errors import InvalidInput
from graph.rules import rules
from graph.rules.pain_chain import PainRules


def test_the_packages_rules_are_the_methods() -> None:
    found = rules("pain-chain", PainRules)
    assert (found.days, found.likelihood, found.strength, found.severity) == (180, 0.5, 0.5, 1.0)
    for words in (*found.states.values(), *found.checks.values()):
        assert words.en.isascii()
        assert not words.zh.isascii()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("days = 0\n", "days: "),
        ("likelihood = 2\n", "likelihood: "),
        ("[checks.some_other]\nen = 'x'\nzh = 'y'\n", "checks.some_other"),
        ("surplus = 1\n", "surplus: "),
        ("days = \n", "line 1"),
    ],
)
def test_a_wrong_file_is_named_with_its_field(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "pain-chain.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"pain-chain\.toml") as refused:
        rules("pain-chain", PainRules, tmp_path)
    assert problem in str(refused.value)
