"""Through whom somebody moves a decision, and what that rests on."""
# ruff: noqa: N806 (matrices keep the capital letters of their formulas)

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings

from graph.analysis import through
from graph.analysis.answer import Evidence, FactRef
from graph.analysis.decision import Decision
from graph.analysis.hidden.hidden_decision_makers import HiddenDecisionMaker, hidden_decision_makers
from graph.model import TABLES, Row
from tests.analysis import brute_force
from tests.analysis.accounts import AS_OF, account_graph, influences, memory_account, people
from tests.analysis.strategies import accounts

Tables = Mapping[str, Sequence[Row]]


def found(tables: Tables, body: str = "everyone") -> list[HiddenDecisionMaker]:
    decision = Decision.of(account_graph(tables), body=body)
    items = hidden_decision_makers(decision, limit=None, include_chain=True, draws=2).items
    return [item for item in items if isinstance(item, HiddenDecisionMaker)]


@pytest.fixture
def all_terms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(through, "MOST_LISTENERS", 1000)


@pytest.mark.usefixtures("all_terms")
def test_all_terms_add_up_to_the_influence() -> None:
    links = influences("a>b", "b>c", "c>d", "d>e", "e>f", "a>d", "f>g", weight=2.0)
    for item in found({"contacts": people(*"abcdefgh"), "influences": links}):
        assert sum(one.term for one in item.through) == pytest.approx(item.decision_influence)
        assert sum(one.share for one in item.through) == pytest.approx(1)


@given(accounts())
@settings(max_examples=60, deadline=None)
def test_terms_are_b_times_v(tables: Tables) -> None:
    expected = brute_force.model(tables, AS_OF, None, "everyone")
    places = {id_: place for place, id_ in enumerate(expected.ids)}
    for item in found(tables):
        j = places[item.contact.id]
        terms = [one.term for one in item.through]
        assert len(terms) == min(5, len(places) - 1)
        assert terms == sorted(terms, reverse=True)
        for one in item.through:
            i = places[one.contact.id]
            assert i != j
            assert one.term == pytest.approx(expected.b[i] * expected.V[i, j], abs=1e-9)


@given(accounts())
@settings(max_examples=60, deadline=None)
def test_chains_are_the_strongest_over_recorded_links(tables: Tables) -> None:
    expected = brute_force.model(tables, AS_OF, None, "everyone")
    places = {id_: place for place, id_ in enumerate(expected.ids)}
    for item in found(tables):
        for one in item.through:
            ids = [step.id for step in one.chain]
            best = strongest(expected, places[item.contact.id], places[one.contact.id])
            assert one.strength == pytest.approx(best, rel=1e-9)
            assert bool(ids) == (best > 0)
            if ids:
                assert (ids[0], ids[-1]) == (item.contact.id, one.contact.id)
                assert strength(expected, [places[id_] for id_ in ids]) == pytest.approx(best)


def strength(expected: brute_force.Model, chain: Sequence[int]) -> float:
    product = 1.0
    for heard, listener in pairwise(chain):
        linked = expected.A[listener, heard] > 0
        product *= 0.7 * expected.W[listener, heard] if linked else 0.0
    return product


def strongest(expected: brute_force.Model, start: int, end: int) -> float:
    """The largest product over all simple paths, by trying them all."""
    graph = nx.DiGraph([(j, i) for i, j in zip(*expected.A.nonzero(), strict=True)])
    if start not in graph or end not in graph:
        return 0.0
    return max((strength(expected, p) for p in nx.all_simple_paths(graph, start, end)), default=0.0)


def evidence(items: Sequence[HiddenDecisionMaker]) -> Iterator[tuple[Evidence, FactRef]]:
    for item in items:
        for one in item.evidence:
            for ref in one.refs:
                yield one, ref


@given(accounts())
@settings(max_examples=60, deadline=None)
def test_evidence_refers_to_facts_that_are_there(tables: Tables) -> None:
    account = memory_account(tables)
    for one, ref in evidence(found(tables)):
        table = TABLES[ref.table]
        key = table.key_from_url(ref.key)
        assert key in account.fetch(table, [key]), one


def kinds(item: HiddenDecisionMaker) -> list[str]:
    return [one.kind for one in item.evidence]


def item_of(tables: Tables, id_: str, body: str) -> HiddenDecisionMaker:
    return next(item for item in found(tables, body) if item.contact.id == id_)


def test_evidence_of_a_link() -> None:
    rows = influences("a>b", kind="advice", weight=2.5, confidence=0.8, source="meeting")
    item = item_of({"contacts": people("a", "b"), "influences": rows}, "a", "b:1")
    link = next(one for one in item.evidence if one.kind == "influence_link")
    assert link.values | {"weight": 2.5, "confidence": 0.8, "source": "meeting"} == link.values
    assert (link.values["heard"], link.values["listener"]) == ("A", "B")


def test_evidence_of_an_undirected_link_written_the_other_way() -> None:
    rows = influences("b>a", undirected=True)
    item = item_of({"contacts": people("a", "b"), "influences": rows}, "a", "b:1")
    assert kinds(item) == ["share_of_decision", "lost_share", "influence_link"]


def test_evidence_of_messages_both_ways() -> None:
    rows: list[Row] = [
        {"at": "2026-06-01", "sender": "b", "recipient": "a", "count": 3.0},
        {"at": "2026-06-02", "sender": "b", "recipient": "a", "count": 2.0},
        {"at": "2026-06-02", "sender": "a", "recipient": "b"},
        {"at": "2026-07-01", "sender": "a", "recipient": "b", "count": 100.0},
    ]
    item = item_of({"contacts": people("a", "b"), "communications": rows}, "a", "b:1")
    messages = next(one for one in item.evidence if one.kind == "messages")
    assert (messages.values["sent"], messages.values["received"]) == (5, 1)


def test_evidence_of_a_reporting_line() -> None:
    rows = [*people("a"), people("b")[0] | {"reports_to": "a"}]
    assert "heard_as_manager" in kinds(item_of({"contacts": rows}, "a", "b:1"))
    assert "heard_as_report" in kinds(item_of({"contacts": rows}, "b", "a:1"))


def test_a_chain_runs_from_the_hidden_person_to_the_member() -> None:
    tables = {"contacts": people("a", "b", "c"), "influences": influences("a>b", "b>c")}
    item = item_of(tables, "a", "c:1")
    assert [step.id for step in item.through[0].chain] == ["a", "b", "c"]
    W = brute_force.model(tables, AS_OF, None, "everyone").W
    assert item.through[0].strength == pytest.approx(0.7 * W[1, 0] * 0.7 * W[2, 1])


def test_a_person_nobody_listens_to_has_no_chain() -> None:
    tables = {"contacts": people("a", "b", "c"), "influences": influences("a>b")}
    item = item_of(tables, "c", "b:1")
    assert item.through[0].contact.id == "b"
    assert item.through[0].chain == ()
    assert item.through[0].strength == 0
    assert item.through[0].term > 0
    assert kinds(item) == ["share_of_decision", "lost_share"]


def test_a_role_is_evidence() -> None:
    tables: Tables = {
        "contacts": people("a", "b"),
        "projects": [{"id": "deal", "name": "Deal"}],
        "roles": [{"project": "deal", "contact": "a", "role": "S", "weight": 1.0}],
        "influences": influences("a>b"),
    }
    item = item_of(tables, "a", "b:1")
    assert kinds(item) == ["share_of_decision", "lost_share", "role_in_project", "influence_link"]


def numbers(item: HiddenDecisionMaker) -> Any:
    return [one.contact.id for one in item.through]


def test_equal_terms_come_by_id() -> None:
    links = influences("a>d", "a>c", "a>b")
    item = item_of({"contacts": people("a", "d", "c", "b"), "influences": links}, "a", "everyone")
    assert numbers(item) == ["b", "c", "d"]
