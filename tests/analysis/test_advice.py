"""Coaching advice: every rule fires where it should and nowhere else, and its mechanics."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.analysis.advice.advice import AdviceBeside, advice
from graph.analysis.advice.conditions import FOUND_BY, Conditions
from graph.analysis.advice.found import Known
from graph.analysis.advice.items import Advice
from graph.rules import rules
from graph.rules.coaching import SEVERITIES, CoachingRules
from graph.rules.coaching_facts import COACHING_FACTS
from graph.tenant import Tenant
from graph.view.evidence import in_words
from tests.analysis.advice_accounts import CASES, SILENT_WITHOUT, Tables, decision, stances
from tests.analysis.coach_accounts import example

OURS = rules("coaching", CoachingRules)


def fires(rule: str, tables: Tables) -> bool:
    known = Known(decision(tables), OURS)
    return bool(list(Conditions(known).fired(OURS.rules[rule])))


def found(tables: Tables, **asked: Any) -> Mapping[str, Advice]:
    items = advice(decision(tables), **{"limit": None, "history": 0, **asked}).items
    return {item.rule: item for item in items}


def beside(tables: Tables, **asked: Any) -> AdviceBeside:
    part = advice(decision(tables), history=0, **asked).beside
    assert isinstance(part, AdviceBeside)
    return part


def test_every_rule_has_its_cases_and_every_fact_its_function() -> None:
    assert list(CASES) == list(OURS.rules) == [f"R{n:02}" for n in range(1, 41)]
    assert set(FOUND_BY) == set(COACHING_FACTS)


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_fires_where_it_should(rule: str) -> None:
    assert fires(rule, CASES[rule][0])


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_does_not_fire_where_it_must_not(rule: str) -> None:
    assert not fires(rule, CASES[rule][1])


@pytest.mark.parametrize(("rule", "tables"), SILENT_WITHOUT.items())
def test_a_rule_is_silent_without_its_data(rule: str, tables: list[str]) -> None:
    assert not fires(rule, {**CASES[rule][0], **{table: [] for table in tables}})


@pytest.mark.parametrize("rule", OURS.rules)
def test_no_advice_is_longer_than_the_method_wants(rule: str) -> None:
    advised = OURS.rules[rule]
    assert len(advised.en.split()) <= 25
    assert advised.en.isascii()
    assert not advised.zh.isascii()


def test_advice_names_the_people_and_the_facts_that_fired_it() -> None:
    (item,) = [i for i in found(CASES["R11"][0]).values() if i.rule == "R11"]
    assert [person.id for person in item.people] == ["app"]
    assert {ref.table for one in item.evidence for ref in one.refs} == {"roles", "stances"}
    assert "App" in in_words(item.evidence[0], "zh").text


def test_at_most_seven_by_severity_then_power() -> None:
    tables = {**CASES["R06"][0], **CASES["R25"][0], **CASES["R27"][0], **CASES["R02"][0]}
    every = list(found(tables).values())
    shown = advice(decision(tables), history=0).items
    assert len(every) > len(shown) == 7
    assert list(shown) == every[:7]
    order = [(SEVERITIES.index(i.severity), -i.power, i.rule) for i in every]
    assert order == sorted(order)
    assert beside(tables).not_shown == len(every) - 7


def test_muted_advice_is_named_with_its_reason_and_does_not_speak() -> None:
    mute = {"rule": "R15", "reason": "Wang starts in July", "until": "2026-07-31"}
    tables = {"mutes": [{**mute, "project": "deal"}]}
    assert "R15" in found({})
    assert "R15" not in found(tables)
    (muted,) = beside(tables).muted
    assert (muted.rule, muted.reason, muted.until) == ("R15", "Wang starts in July", "2026-07-31")
    assert "Wang starts in July" in in_words(muted.evidence[0], "en").text


@pytest.mark.parametrize(
    "more", [{"until": "2026-06-29"}, {"project": "other"}, {"valid_from": "2026-07-01"}]
)
def test_a_mute_that_is_over_or_of_another_project_does_not_count(more: dict[str, str]) -> None:
    mute = {"rule": "R15", "reason": "later", "until": "2026-07-31", **more}
    assert "R15" in found({"mutes": [mute]})


def test_a_mute_of_no_rule_is_said() -> None:
    tables = {"mutes": [{"rule": "R99", "reason": "?", "until": "2026-07-31"}]}
    assert [one.values["rule"] for one in beside(tables).unknown_mutes] == ["R99"]


def test_advice_says_since_when_it_is_true_and_clears_by_itself() -> None:
    turned = [{**row, "valid_from": "2026-06-10"} for row in stances(app="opposed")]
    before = [{**row, "valid_to": "2026-06-10"} for row in stances()]
    tables = {"stances": [*before, *turned]}
    item = found(tables, history=90)["R22"]
    assert str(item.since) == "2026-06-16"
    assert not item.since_or_before
    assert "R22" not in found({"stances": stances()})


def test_a_rule_that_is_true_as_far_back_as_asked_says_so() -> None:
    item = found({}, history=28)["R04"]
    assert (str(item.since), item.since_or_before) == ("2026-06-02", True)


def test_a_companys_own_rule_speaks_and_ours_can_be_off(tmp_path: Path) -> None:
    own = """
off = ["R15"]
[own.X1]
scope = "person"
severity = "urgent"
when = [{ fact = "is_approver", op = "=", value = true }]
en = "Send the yearly card."
zh = "寄贺年卡。"
[rules.R04]
severity = "hint"
"""
    (tmp_path / "coaching.toml").write_text(own, encoding="utf-8")
    asked = replace(decision({}), tenant=Tenant(rules=tmp_path))
    items = {item.rule: item for item in advice(asked, limit=None, history=0).items}
    assert items["X1"].severity == "urgent"
    assert [p.id for p in items["X1"].people] == ["app"]
    assert "R15" not in items
    assert items["R04"].severity == "hint"


def test_without_an_open_project_there_is_none() -> None:
    closed = decision({"projects": [{"id": "deal", "name": "Deal", "status": "lost"}]})
    assert advice(closed).reasons == ("no_open_project",)
    assert not advice(closed).items


def test_the_example_shows_seven_each_with_its_facts(tmp_path: Path) -> None:
    result = advice(example(tmp_path))
    rules_shown = [item.rule for item in result.items]
    assert rules_shown[:3] == ["R12", "R08", "R22"]
    assert len(rules_shown) == 7
    assert [p.id for p in result.items[0].people] == ["he_jing"]
    assert [p.id for p in result.items[1].people] == ["helen_ward", "richard_hale"]
    assert [p.id for p in result.items[2].people] == ["zhou_kai"]
    assert all(one.refs for item in result.items for one in item.evidence)
