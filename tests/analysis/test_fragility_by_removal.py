"""What fragility says at once, held against taking each one out and looking again."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import networkx as nx
import pytest
from hypothesis import given, settings

from graph.analysis.access.introductions import Introductions
from graph.analysis.decision import Decision
from graph.analysis.fragility.fragility import fragility
from graph.analysis.fragility.removal import removal
from graph.analysis.fragility.separation import Separation, undirected
from graph.model import TABLES, Row
from tests.analysis.accounts import account_graph
from tests.analysis.fragile_accounts import Tables, beside, decided, known_accounts, points

LINES = {"reports_to", "dotted_to"}


def without_row(tables: Tables, table: str, id_: str) -> dict[str, list[Row]]:
    """Return an account without a row with an id, and without all rows that refer to it."""
    left = {}
    for name, rows in tables.items():
        refs = TABLES[name].refs
        holds = [c for c, ref in refs.items() if ref.table == table and c not in LINES]
        kept = [row for row in rows if not any(row.get(column) == id_ for column in holds)]
        kept = [row for row in kept if name != table or row["id"] != id_]
        left[name] = [{c: v for c, v in row.items() if c not in LINES or v != id_} for row in kept]
    return left


def reached(tables: Tables) -> set[str]:
    """Return the contacts whom we reach, by going along all introductions."""
    introductions = Introductions.of(decided(tables))
    found = nx.descendants(introductions.network, introductions.us)
    people = (introductions.people[place] for place in found)
    return {person.id for person in people if person.kind == "contact"}


def parts(tables: Tables) -> list[set[str]]:
    decision = decided(tables)
    found = nx.connected_components(undirected(decision))
    return [{decision.graph.ids[place] for place in part} for part in found]


def apart_share(before: Tables, after: Tables, power: Mapping[str, float]) -> float:
    """Return the power outside the largest part of each of those that were together."""
    share = 0.0
    for together in parts(before):
        held = [sum(power[id_] for id_ in part) for part in parts(after) if part <= together]
        share += sum(held) - max(held, default=0.0)
    return share


def power_of(decision: Decision) -> dict[str, float]:
    return dict(zip(decision.graph.ids, decision.body.power.tolist(), strict=True))


def body_of(ids: Sequence[str]) -> str:
    return ",".join(f"{id_}:{place + 1}" for place, id_ in enumerate(ids))


@given(known_accounts())
@settings(max_examples=150, deadline=None)
def test_shares_are_those_found_by_taking_each_contact_out(tables: Tables) -> None:
    present = account_graph(tables).ids
    if not present:
        return
    decision = decided(tables, body_of(present))
    power, before = power_of(decision), reached(tables)
    result = fragility(decision, limit=None)
    for id_, point in points(result).items():
        after = without_row(tables, "contacts", id_)
        lost = before - reached(after) - {id_}
        if point.share_unreachable is not None:
            assert point.share_unreachable == pytest.approx(sum(power[one] for one in lost))
            assert {m.contact.id for m in point.dominates} == lost
        assert point.share_separated == pytest.approx(apart_share(tables, after, power))
    assert beside(result).share_reached in (
        None,
        pytest.approx(sum(power[one] for one in before)),
    )


@given(known_accounts())
@settings(max_examples=60, deadline=None)
def test_key_colleagues_are_those_found_by_taking_each_out(tables: Tables) -> None:
    decision = decided(tables)
    power, before = power_of(decision), reached(tables)
    found = {
        one.colleague.id: one.share_unreachable
        for one in beside(fragility(decision, limit=None)).key_colleagues
    }
    for id_ in ("lin", "wang"):
        lost = before - reached(without_row(tables, "colleagues", id_))
        assert found.get(id_, 0.0) == pytest.approx(sum(power[one] for one in lost))


@given(known_accounts())
@settings(max_examples=100, deadline=None)
def test_articulation_points_and_bridges_are_networkxs(tables: Tables) -> None:
    present = account_graph(tables).ids
    separation = Separation(decided(tables, body_of(present) or "everyone"))
    network = separation.network
    assert set(separation.articulation_points) == set(nx.articulation_points(network))
    expected = {(min(edge), max(edge)) for edge in cast(Any, nx.bridges(network))}
    assert {bridge.ends for bridge in separation.bridges} == expected
    for bridge in separation.bridges:
        left = nx.restricted_view(network, [], [bridge.ends])
        sides = [nx.node_connected_component(left, end) for end in bridge.ends]
        power = separation.decision.body.power
        assert set(bridge.smaller.tolist()) in sides
        assert bridge.share == pytest.approx(min(power[list(side)].sum() for side in sides))


@given(known_accounts(most=5))
@settings(max_examples=25, deadline=None)
def test_a_removal_says_of_each_what_the_finding_says(tables: Tables) -> None:
    decision = decided(tables)
    result = fragility(decision, limit=None)
    for id_, point in points(result).items():
        gone = removal(decision, f"contacts/{id_}", draws=1)
        assert gone.share_unreachable == pytest.approx(point.share_unreachable)
        assert gone.share_separated == pytest.approx(point.share_separated)
        assert {m.contact.id for m in gone.unreachable} == {m.contact.id for m in point.dominates}
    for one in beside(result).key_colleagues:
        gone = removal(decision, f"colleagues/{one.colleague.id}", draws=1)
        assert gone.share_unreachable == pytest.approx(one.share_unreachable)
