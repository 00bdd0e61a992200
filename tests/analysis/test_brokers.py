"""Brokers, and the classical centralities beside the hidden decision makers."""

import math
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.decision import Decision
from graph.analysis.hidden import brokers
from graph.analysis.hidden.brokers import Brokers
from graph.analysis.hidden.centralities import CentralityFinding, centralities
from graph.analysis.hidden.centrality_measures import Centralities, CentralityMeasures
from graph.analysis.hidden.hidden_decision_makers import (
    HiddenBeside,
    HiddenDecisionMaker,
    hidden_decision_makers,
)
from graph.model import Row
from graph.view.evidence import in_words
from tests.analysis import brute_force
from tests.analysis.accounts import AS_OF, account_graph, influences, people
from tests.analysis.strategies import accounts
from tests.analysis.test_centralities import network
from tests.analysis.test_properties import renamed

Tables = Mapping[str, Sequence[Mapping[str, Any]]]


def decision(tables: Tables) -> Decision:
    return Decision.of(account_graph(tables), body="everyone")


def tied(*pairs: str, more: str = "") -> dict[str, list[Row]]:
    """People with ties both ways: `ab` ties a and b; `more` are people without."""
    ids = sorted({id_ for pair in pairs for id_ in pair} | set(more))
    links = influences(*(f"{one}>{other}" for one, other in map(tuple, pairs)), undirected=True)
    return {"contacts": people(*ids), "influences": links}


def named(tables: Tables) -> list[str]:
    return [broker.contact.id for broker in Brokers(decision(tables)).named]


def clique(ids: str) -> list[str]:
    return [one + other for one, other in combinations(ids, 2)]


def hidden(tables: Tables, **asked: Any) -> tuple[list[HiddenDecisionMaker], HiddenBeside]:
    result = hidden_decision_makers(decision(tables), **{"limit": None, "draws": 5, **asked})
    assert isinstance(result.beside, HiddenBeside)
    return [i for i in result.items if isinstance(i, HiddenDecisionMaker)], result.beside


def test_the_one_between_two_cliques_is_a_broker() -> None:
    tables = tied(*clique("abcd"), *clique("wxyz"), "dm", "mw")
    (broker,) = Brokers(decision(tables)).named
    assert broker.contact.id == "m"
    assert broker.constraint == pytest.approx(1 / 2)
    assert broker.betweenness == pytest.approx(2 * 4 * 4 / (8 * 7))


@pytest.mark.parametrize(
    "tables",
    [
        {},
        {"contacts": people("a", "b")},
        tied("ab"),
        tied(*clique("abcde")),
        tied("ab", "bc", "cd", "de", "ea"),
        {"contacts": people("a", "b", "c"), "influences": influences("a>b", "a>c")},
    ],
    ids=["nobody", "no ties", "a pair", "everybody tied", "a circle", "nobody passes on"],
)
def test_nobody_is_a_broker(tables: Tables) -> None:
    assert named(tables) == []


def test_the_middle_of_a_star_is_a_broker() -> None:
    assert named(tied("ma", "mb", "mc", more="z")) == ["m"]


def test_a_tenth_of_all_people_may_be_brokers_and_their_equals() -> None:
    """Eleven people, so two: the ends of the bridge; were there one fewer, equal, still both."""
    bridge = [*clique("abcd"), "de", *clique("efgh")]
    assert named(tied(*bridge, more="xyz")) == ["d", "e"]
    assert named(tied(*bridge)) == ["d", "e"]


def test_a_person_between_others_whose_ties_are_nearly_one_is_no_broker() -> None:
    """All ways to a pass m, who has five ties; but nearly all of m's listening is a's."""
    tables = tied("am", *clique("wxyz"), "mw", "mx", "my", "mz")
    first, *others = tables["influences"]
    assert named(tables) == ["m"]
    assert named({**tables, "influences": [first | {"weight": 100.0}, *others]}) == []
    between = Brokers(decision(tables)).measures.betweenness
    assert between.argmax() == 1


def test_a_role_is_no_bar() -> None:
    tables = {
        **tied(*clique("abcd"), *clique("wxyz"), "dm", "mw"),
        "projects": [{"id": "deal", "name": "Deal"}],
        "roles": [{"project": "deal", "contact": "m", "role": "D"}],
    }
    items, beside = hidden(tables)
    assert beside.brokers is not None
    assert [broker.contact.id for broker in beside.brokers] == ["m"]
    assert "m" not in {item.contact.id for item in items}
    assert {item.broker for item in items} == {False}


@given(accounts(most=11))
@settings(max_examples=60, deadline=None)
def test_brokers_are_those_of_networkx(tables: Tables) -> None:
    graph = network(tables)
    between = {
        k: round(v, 12) for k, v in nx.betweenness_centrality(graph, weight="distance").items()
    }
    constraint = nx.constraint(graph, weight="weight") if len(graph) else {}
    known = sorted(round(v, 12) for v in constraint.values() if not math.isnan(v))
    ranked = sorted(graph, key=lambda id_: (-between[id_], id_))
    first = ranked[: math.ceil(len(ranked) / 10)]
    expected = [
        id_
        for id_ in ranked
        if between[id_] > 0
        and between[id_] >= between[first[-1]]
        and constraint[id_] < np.median(known) - 1e-12
    ]
    assert named(tables) == expected


@given(accounts(), st.data())
@settings(max_examples=40, deadline=None)
def test_other_names_give_the_same_brokers(
    tables: Mapping[str, Sequence[Row]], data: st.DataObject
) -> None:
    ids = [row["id"] for row in tables["contacts"]]
    names = dict(zip(ids, data.draw(st.permutations(ids)), strict=True))
    assert {names[id_] for id_ in named(tables)} == set(named(renamed(tables, names)))


@given(accounts())
@settings(max_examples=30, deadline=None)
def test_centralities_beside_are_those_of_their_own_analysis(tables: Tables) -> None:
    own = {i.contact.id: i for i in centralities(decision(tables)).items}
    items, beside = hidden(tables, include_chain=True, centralities="yes")
    assert {item.contact.id for item in items} == set(own)
    between = {b.contact.id: b.betweenness for b in beside.brokers or ()}
    for item in items:
        found = own[item.contact.id]
        assert isinstance(found, CentralityFinding)
        assert item.centralities == Centralities(
            **{name: getattr(found, name) for name in Centralities.model_fields}
        )
        assert item.broker == (item.contact.id in between)
    assert all(own[id_].betweenness == value for id_, value in between.items())


@given(accounts())
@settings(max_examples=30, deadline=None)
def test_lost_share_is_the_influence_by_ones_own_weight(tables: Tables) -> None:
    expected = brute_force.model(tables, AS_OF, None, "everyone")
    items, _ = hidden(tables, include_chain=True)
    for item in items:
        j = expected.ids.index(item.contact.id)
        assert item.lost_share == pytest.approx(expected.d[j] / expected.V[j, j], abs=1e-9)
        assert item.decision_influence <= item.lost_share + 1e-12 <= 1 + 1e-9
        said = next(one for one in item.evidence if one.kind == "lost_share")
        assert said.values["share"] == item.lost_share


def test_the_evidence_of_a_broker_has_words() -> None:
    items, beside = hidden(tied(*clique("abcd"), *clique("wxyz"), "dm", "mw"))
    (broker,) = beside.brokers or ()
    (said,) = broker.evidence
    m = next(item for item in items if item.contact.id == "m")
    assert (m.broker, m.evidence[-1]) == (True, said)
    assert in_words(said, "en").text == (
        "M stands between others: 57 % of the shortest ways of listening pass them, and their "
        "constraint 0.500 is below the median 0.866"
    )
    assert in_words(said, "zh").text == (
        "M居于他人之间：57 %的最短听取路径经过其本人，约束度0.500低于中位数0.866"
    )


def test_centralities_stand_beside_where_they_are_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = tied("ma", "mb", "mc")
    for asked, given_ in ({}, True), ({"centralities": "no"}, False):
        items, beside = hidden(tables, **asked)
        assert (beside.brokers is not None) == given_
        assert {item.centralities is not None for item in items} == {given_}
        assert {item.broker is not None for item in items} == {given_}
    monkeypatch.setattr(brokers, "MOST_PEOPLE", 3)
    assert hidden(tables)[1].brokers is None
    assert hidden(tables, centralities="yes")[1].brokers is not None


def test_nothing_is_measured_that_is_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(decision: Decision) -> CentralityMeasures:
        raise AssertionError("measured")

    monkeypatch.setattr(CentralityMeasures, "of", refuse)
    assert hidden(tied("ma"), centralities="no")[0]
    with pytest.raises(AssertionError, match="measured"):
        hidden(tied("ma"))


def test_the_ranking_is_the_same_with_and_without() -> None:
    tables = tied(*clique("abcd"), *clique("wxyz"), "dm", "mw")
    with_, without = (hidden(tables, centralities=wanted)[0] for wanted in ("yes", "no"))
    own = {"broker", "centralities", "evidence"}
    assert [i.model_dump(exclude=own) for i in with_] == [
        i.model_dump(exclude=own) for i in without
    ]
