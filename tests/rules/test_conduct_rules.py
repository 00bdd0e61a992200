from pathlib import Path
from typing import get_args

import pytest

from graph.errors import InvalidInput
from graph.model.interaction import Kind
from graph.rules import rules
from graph.rules.conduct import ConductRules
from graph.rules.known import check_rules

OURS = rules("conduct", ConductRules)


def test_ours_are_k01_to_k20_and_marked_as_an_example() -> None:
    assert {id_[:3] for id_ in OURS.rules} == {f"K{n:02}" for n in range(1, 21)}
    assert OURS.example
    assert not OURS.rates


def test_every_kind_of_interaction_has_its_words() -> None:
    assert set(OURS.kinds) == set(get_args(get_args(Kind)[0]))


def test_every_text_is_there_in_both_languages() -> None:
    for text in (*OURS.kinds.values(), *(rule.note for rule in OURS.rules.values())):
        assert text.en.isascii()
        assert not text.zh.isascii()


def test_every_rule_says_what_it_rests_on() -> None:
    assert all(len(rule.basis) > 10 for rule in OURS.rules.values())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[rules.K08]\nlimit_head = \n", "line 2"),
        ('[rules.K08]\nkinds = ["diner"]\n', "rules.K08.kinds: no kind of interaction is 'diner'"),
        ("[rules.K08]\nlimit_head = -1\n", "rules.K08.limit_head"),
        ('[rules.K08]\nverdict = "forbid"\n', "rules.K08.verdict"),
        ('[rules.K08]\nparty_class = ["boss"]\n', "rules.K08.party_class.0"),
        ('[rules.K08]\nwindow = "always"\n', "rules.K08.window"),
        ("[rules.K08]\nlimt_head = 5\n", "rules.K08.limt_head"),
        ("[rules.K01]\nlimit_year = 5\n", "rules.K01: Value error, expected the currency"),
        ('[rules.X9]\nkinds = ["gift"]\n', "rules.X9.verdict"),
        ("[rates]\nusd = 7\n", "rates.usd"),
        ("[rates]\nUSD = 0\n", "rates.USD"),
        ("[checks]\nnear = 2\n", "checks.near"),
        ('[leader_titles]\nen = "("\n', "leader_titles.en"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_place(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "conduct.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        check_rules(tmp_path)
    assert str(tmp_path / "conduct.toml") in str(caught.value)
    assert said in str(caught.value)


def test_amounts_go_by_way_of_the_rules_own_currency(tmp_path: Path) -> None:
    (tmp_path / "conduct.toml").write_text("[rates]\nUSD = 7\nEUR = 8.4\n", encoding="utf-8")
    found = rules("conduct", ConductRules, tmp_path)
    assert found.converted(10, "EUR", "USD") == pytest.approx(12)
    assert found.converted(14, "CNY", "USD") == pytest.approx(2)
    assert found.converted(5, "JPY", "JPY") == 5
