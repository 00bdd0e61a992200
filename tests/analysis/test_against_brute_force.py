"""The core against section 1.1 written out in plain loops."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import event, given, settings

from graph.analysis.decision import Decision
from graph.analysis.hidden.hidden_decision_makers import HiddenDecisionMaker, hidden_decision_makers
from graph.analysis.influence import influence
from graph.errors import InvalidInput
from tests.analysis import brute_force
from tests.analysis.accounts import AS_OF, account_graph, assert_close
from tests.analysis.strategies import PROJECT, accounts

Tables = Mapping[str, Sequence[Mapping[str, Any]]]


def project_of(tables: Tables) -> str | None:
    return PROJECT if "projects" in tables else None


def both(tables: Tables, body: str | None = "everyone") -> tuple[Decision, brute_force.Model]:
    decision = Decision.of(account_graph(tables), body=body)
    return decision, brute_force.model(tables, AS_OF, project_of(tables), body)


@given(accounts())
@settings(max_examples=150, deadline=None)
def test_raw_listening_and_its_unit(tables: Tables) -> None:
    decision, expected = both(tables)
    assert decision.graph.ids == tuple(expected.ids)
    assert decision.listening.unit == pytest.approx(expected.m, abs=1e-12)
    assert_close(decision.listening.informal.toarray(), expected.informal)
    assert_close(decision.listening.raw.toarray(), expected.A)


@given(accounts())
@settings(max_examples=150, deadline=None)
def test_listening_matrix_and_total_influence(tables: Tables) -> None:
    decision, expected = both(tables)
    n = len(decision.graph)
    assert_close(decision.matrix.dense(), expected.W)
    assert_close(decision.matrix.heard_through(np.eye(n)), expected.V)
    assert_close(decision.matrix.opinions(np.eye(n)), expected.V)


@given(accounts())
@settings(max_examples=250, deadline=None)
def test_decision_power_influence_and_formal_power(tables: Tables) -> None:
    try:
        expected = brute_force.model(tables, AS_OF, project_of(tables))
    except brute_force.NoQuota:
        event("no quota")
        with pytest.raises(InvalidInput, match=f"project '{PROJECT}': the rule's quota"):
            Decision.of(account_graph(tables))
        return
    decision = Decision.of(account_graph(tables))
    event(decision.body.source)
    assert_close(decision.body.power, expected.b)
    assert_close(decision.decision_influence, expected.d)
    assert_close(decision.formal_power, expected.F)


@given(accounts())
@settings(max_examples=100, deadline=None)
def test_influence_of_everybody(tables: Tables) -> None:
    decision, expected = both(tables)
    items = influence(decision).items
    assert {i.contact.id: i.score for i in items} == pytest.approx(
        dict(zip(expected.ids, expected.d, strict=True)), abs=1e-9
    )
    assert [item.rank for item in items] == list(range(1, len(items) + 1))
    assert all(a.score >= b.score - 1e-11 for a, b in pairwise(items))


@given(accounts())
@settings(max_examples=100, deadline=None)
def test_hidden_decision_makers_by_h(tables: Tables) -> None:
    decision, expected = both(tables)
    items = hidden_decision_makers(decision, limit=None, include_chain=True, draws=2).items
    hidden = dict(zip(expected.ids, expected.H, strict=True))
    assert {i.contact.id: i.score for i in items} == pytest.approx(hidden, abs=1e-9)
    with_role = {r["contact"] for r in tables.get("roles", ())} & set(expected.ids)
    marked = {i.contact.id for i in items if isinstance(i, HiddenDecisionMaker) and i.on_chain}
    assert marked == with_role


@given(accounts())
@settings(max_examples=100, deadline=None)
def test_what_is_heard_of_the_power(tables: Tables) -> None:
    decision, expected = both(tables)
    heard = expected.informal.sum(axis=1) > 0
    assert decision.heard.tolist() == heard.tolist()
    assert decision.power_unknown == pytest.approx(expected.b[~heard].sum(), abs=1e-12)
