"""Chain drift: the method's conditions, each by a case made for it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from graph.analysis.chain.drift import Drift, chain_drift
from graph.analysis.chain.listening_moves import listening_move
from graph.analysis.decision import Decision
from graph.analysis.windows import decision_at
from graph.model import Row
from graph.rules import rules
from graph.rules.reports import ReportRules
from graph.view.evidence import in_words
from tests.analysis.accounts import account_graph, influences, people
from tests.analysis.chain_accounts import CHAIN, contested_accounts, role

Tables = Mapping[str, Sequence[Row]]
RULES = rules("reports", ReportRules).drift
SINCE = date(2026, 1, 1)
LATE = {"valid_from": "2026-03-01"}
ENDED = {"valid_to": "2026-03-01"}


def decisions(tables: Tables) -> tuple[Decision, Decision]:
    now = Decision.of(account_graph(tables))
    return now, decision_at(now, SINCE)


def drifts(tables: Tables) -> tuple[Drift, ...]:
    return chain_drift(*decisions(tables), RULES, draws=10)


def of_kind(kind: str, tables: Tables) -> list[Any]:
    return [
        (one.contact.id if one.contact else None, one.before, one.after)
        for one in drifts(tables)
        if one.kind == kind
    ]


def text(kind: str, tables: Tables) -> str:
    (found,) = [one for one in drifts(tables) if one.kind == kind]
    return in_words(found.evidence[0], "en").text


def test_nothing_drifts_where_nothing_changed() -> None:
    now, _ = decisions(CHAIN)
    later = decision_at(now, date(2026, 6, 1))
    assert chain_drift(now, later, RULES, draws=10) == ()
    assert [one.kind for one in drifts(CHAIN)] == ["step_done"], "on 1 March"


def test_a_role_and_a_quota_that_are_new_are_told() -> None:
    roles = [*CHAIN["roles"], role("mid", "D", **LATE)]
    rule = [{"project": "deal", "quota": 4.0, **LATE}]
    tables = {**CHAIN, "roles": roles, "rules": rule}
    assert of_kind("role_begun", tables) == [("mid", None, "D")]
    assert of_kind("rule_changed", tables) == [(None, None, "4")]


def test_decision_power_that_moved_is_told_with_both_shares() -> None:
    tables = {
        "contacts": people("a", "b"),
        "projects": [{"id": "deal", "name": "Deal"}],
        "roles": [role("a", "D"), role("b", "D", **LATE)],
    }
    said = text("body_changed", tables)
    assert said == "Decision power moved: A 100 % → 50 %; B 0 % → 50 %"


@pytest.mark.parametrize(("kept", "drifted"), [(3.0, False), (2.9, True)])
def test_listening_drifts_beyond_a_quarter(kept: float, drifted: bool) -> None:
    """From all for b to kept ÷ (kept + 1): the total variation is 1 ÷ (kept + 1)."""
    tables = {
        "contacts": people("a", "b", "c"),
        "projects": [{"id": "deal", "name": "Deal"}],
        "roles": [role("a", "D")],
        "influences": [
            *influences("b>a", weight=kept),
            *influences("c>a", weight=1.0, **LATE),
        ],
    }
    found = of_kind("listening_changed", tables)
    assert found == ([("a", None, None)] if drifted else [])
    move = listening_move(*decisions(tables), "a")
    assert move is not None
    assert move.share == pytest.approx(1 / (kept + 1))
    assert (move.more, move.less) == (("C",), ("B",))
    assert [row["from"] for row in move.facts] == ["c"]


def test_listening_of_which_one_day_tells_nothing_is_no_drift() -> None:
    tables = {
        "contacts": people("a", "b"),
        "projects": [{"id": "deal", "name": "Deal"}],
        "roles": [role("a", "D")],
        "influences": influences("b>a", **LATE),
    }
    assert listening_move(*decisions(tables), "a") is None
    assert of_kind("listening_changed", tables) == []


def _heard(weight: float, *roles: Row) -> Tables:
    """Eight people whom the only decision maker hears alike, and one who is heard of late."""
    crowd = [f"p{k}" for k in range(8)]
    heard = [row for id_ in crowd for row in influences(f"{id_}>boss", weight=10.0)]
    return {
        "contacts": people("boss", "new", *crowd),
        "projects": [{"id": "deal", "name": "Deal"}],
        "roles": [role("boss", "D"), *roles],
        "influences": [*heard, *influences("new>boss", weight=weight, **LATE)],
    }


def test_who_enters_the_first_by_influence_is_named_by_their_role() -> None:
    tables = _heard(10.5, role("new", "I"))
    assert of_kind("entered_top", tables) == [("new", None, "1")]
    assert text("entered_top", tables).startswith("New is new among the first 5 by influence")


def test_without_a_role_only_the_likely_are_named_and_the_others_counted() -> None:
    assert of_kind("entered_top", _heard(10.5)) == [(None, None, None)]
    assert text("entered_top", _heard(10.5)).endswith(
        "1 without a role, not surely enough to be named"
    )
    assert {one.contact for one in drifts(_heard(10.5))} == {None} | boss_only(_heard(10.5))
    assert ("new", None, "1") in of_kind("entered_top", _heard(500.0))


def boss_only(tables: Tables) -> set[Any]:
    return {one.contact for one in drifts(tables) if one.contact and one.contact.id == "boss"}


def test_a_rule_beyond_which_more_counts_is_a_setting() -> None:
    tables = _heard(10.5, role("new", "I"))
    narrow = RULES.model_copy(update={"top": 1})
    found = chain_drift(*decisions(tables), narrow, draws=10)
    said = [in_words(one.evidence[0], "zh").text for one in found if one.kind == "entered_top"]
    assert len(said) == 1
    assert "前1名" in said[0]


@given(contested_accounts())
@settings(max_examples=15, deadline=None)
def test_a_chain_never_drifts_from_itself(tables: Tables) -> None:
    now = Decision.of(account_graph(tables))
    assert chain_drift(now, now, RULES, draws=10) == ()
