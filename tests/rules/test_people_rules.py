"""The rules of trust and needs: what the method says, and mistakes that are named."""

from pathlib import Path
from typing import Any

import pytest

from graph.errors import InvalidInput
from graph.rules import rules
from graph.rules.known import check_rules
from graph.rules.needs import NeedRules
from graph.rules.rule_data import Wording
from graph.rules.trust import Towards, TrustRules

WORK = ("assistant", "adviser")
TRUST = rules("trust", TrustRules)


def test_only_the_first_two_types_are_open_to_officials() -> None:
    for party in ("public_official", "regulator", "foreign_official"):
        assert TRUST.open_types(Towards(party)) == WORK
    assert TRUST.open_types(Towards(TRUST.treated_as)) == WORK


def test_while_a_tender_is_on_only_they_are_open_to_anybody_in_it() -> None:
    for party in TRUST.classes:
        assert TRUST.open_types(Towards(party, in_tender=True)) == WORK
    assert TRUST.suggested("intimacy", Towards("private", in_tender=True)) == "adviser"


def test_work_trust_and_personal_trust() -> None:
    assert [(name, rule.zh, rule.trust) for name, rule in TRUST.types.items()] == [
        ("assistant", "助理型", "work"),
        ("adviser", "顾问型", "work"),
        ("friend", "益友型", "personal"),
        ("steward", "管家型", "personal"),
    ]


def test_ways_are_suggested_in_the_order_of_the_factors_each_once() -> None:
    both = TRUST.suggested_for(["intimacy", "credibility"], Towards("regulator"))
    assert both == ("adviser",)
    soe = TRUST.suggested_for(["intimacy", "credibility"], Towards("soe"))
    assert soe == ("friend", "adviser")


def test_every_text_is_there_in_both_languages() -> None:
    def texts(data: Any) -> list[Wording]:
        if isinstance(data, Wording):
            more = [value for _, value in data if isinstance(value, Wording)]
            return [data, *more]
        return [text for part in data.values() for text in texts(part)]

    needs = rules("needs", NeedRules)
    for table in (TRUST.factors, TRUST.types, TRUST.classes, needs.kinds, needs.maslow,
                  needs.visibility):  # fmt: skip
        for text in texts(table):
            assert text.en.isascii()
            assert not text.zh.isascii()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("trust", "old_days = 0\n", "old_days: Input should be greater than or equal to 1"),
        ("trust", 'treated_as = "alien"\n', "treated_as: Input should be 'private'"),
        ("trust", "[factors.charm]\n", "factors.charm"),
        ("trust", '[factors.intimacy]\ntypes = ["lover"]\n', "factors.intimacy.types.0"),
        (
            "trust",
            '[factors.intimacy]\ntypes = ["friend"]\n',
            "factors.intimacy.types: none of friend is open to private in a tender",
        ),
        ("trust", "old_days = \n", "line 1"),
        ("needs", "met_from = 0\n", "met_from: Input should be greater than 0"),
        ("needs", "personal_from = 1.5\n", "personal_from"),
        ("needs", '[kinds.career]\nquestion = "?"\n', "kinds.career.question"),
        ("needs", "[maslow]\nhunger = { en = 'a', zh = 'b' }\n", "maslow.hunger"),
    ],
)
def test_what_is_wrong_is_named_with_its_file(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput) as error:
        check_rules(tmp_path)
    assert str(tmp_path / f"{name}.toml") in str(error.value)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("model", "table"), [(TrustRules, "factors"), (TrustRules, "types"), (NeedRules, "maslow")]
)
def test_what_is_missing_is_named(model: Any, table: str) -> None:
    whole = rules("trust" if model is TrustRules else "needs", model).model_dump()
    lost = whole[table].popitem()[0]
    with pytest.raises(ValueError, match=f"{table}: {lost} is missing"):
        model.model_validate(whole)
