"""What must hold for every account."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.analysis.decision import Decision
from graph.analysis.hidden.centralities import CentralityFinding, centralities
from graph.analysis.hidden.hidden_decision_makers import hidden_decision_makers
from graph.model import Row
from tests.analysis import brute_force
from tests.analysis.accounts import AS_OF, account_graph, assert_close
from tests.analysis.strategies import accounts

Tables = Mapping[str, Sequence[Row]]
PEOPLE = {"id", "reports_to", "dotted_to", "from", "to", "sender", "recipient", "contact"}
OUTSIDER = {"id": "q", "name": "Outsider", "external": True}


def decision(tables: Tables, body: str | None = "everyone") -> Decision:
    return Decision.of(account_graph(tables), body=body)


def renamed(tables: Tables, names: Mapping[str, str]) -> dict[str, list[Row]]:
    def cell(column: str, value: Any) -> Any:
        return names.get(value, value) if column in PEOPLE else value

    return {
        name: [
            {
                column: value if name == "projects" else cell(column, value)
                for column, value in row.items()
            }
            for row in rows
        ]
        for name, rows in tables.items()
    }


def by_id(decision_: Decision, values: Any) -> dict[str, float]:
    return dict(zip(decision_.graph.ids, map(float, values), strict=True))


@given(accounts(), st.data())
@settings(max_examples=80, deadline=None)
def test_other_names_give_the_same_numbers(tables: Tables, data: st.DataObject) -> None:
    ids = [row["id"] for row in tables["contacts"]]
    names = dict(zip(ids, data.draw(st.permutations(ids)), strict=True))
    before, after = decision(tables), decision(renamed(tables, names))
    for measure in ("decision_influence", "formal_power"):
        old = by_id(before, getattr(before, measure))
        new = by_id(after, getattr(after, measure))
        assert new == pytest.approx({names[id_]: value for id_, value in old.items()}, abs=1e-12)


@given(accounts(), st.data())
@settings(max_examples=60, deadline=None)
def test_other_names_give_the_same_ranking_but_for_ties(
    tables: Tables, data: st.DataObject
) -> None:
    ids = [row["id"] for row in tables["contacts"]]
    names = dict(zip(ids, data.draw(st.permutations(ids)), strict=True))
    before = hidden_decision_makers(decision(tables), limit=None, draws=2).items
    after = hidden_decision_makers(decision(renamed(tables, names)), limit=None, draws=2).items
    scores = {item.contact.id: item.score for item in after}
    gaps = np.abs(np.subtract.outer([i.score for i in before], [i.score for i in before]))
    assume((gaps[~np.eye(len(before), dtype=bool)] > 1e-9).all())
    assert [names[item.contact.id] for item in before] == [item.contact.id for item in after]
    assert sorted(scores.values(), reverse=True) == pytest.approx(
        [item.score for item in before], abs=1e-12
    )


@given(accounts())
@settings(max_examples=60, deadline=None)
def test_an_isolated_outsider_takes_only_the_even_part(tables: Tables) -> None:
    more = {**tables, "contacts": [*tables["contacts"], OUTSIDER]}
    found, expected = decision(more), brute_force.model(more, AS_OF, None, "everyone")
    assert_close(found.decision_influence, expected.d)
    before = decision(tables)
    assert_close(found.listening.raw.toarray()[:-1, :-1], before.listening.raw.toarray())
    assert found.listening.unit == before.listening.unit


@given(accounts())
@settings(max_examples=60, deadline=None)
def test_an_isolated_outsider_changes_nobodys_listeners_or_constraint(tables: Tables) -> None:
    more = {**tables, "contacts": [*tables["contacts"], OUTSIDER]}
    before, after = places(tables), places(more)
    assert after.pop("q") == (0, None)
    assert after == before


def places(tables: Tables) -> dict[str, tuple[int, float | None]]:
    items = centralities(decision(tables)).items
    return {
        i.contact.id: (i.in_degree, None if i.constraint is None else round(i.constraint, 9))
        for i in items
        if isinstance(i, CentralityFinding)
    }


@given(accounts(), st.sampled_from([0.01, 0.5, 3.0, 1000.0]))
@settings(max_examples=80, deadline=None)
def test_the_scale_of_influence_weights_does_not_matter(tables: Tables, factor: float) -> None:
    links = [row | {"weight": row["weight"] * factor} for row in tables["influences"]]
    before, after = decision(tables), decision({**tables, "influences": links})
    assert_close(after.matrix.dense(), before.matrix.dense())
    assert_close(after.decision_influence, before.decision_influence)


@given(accounts())
@settings(max_examples=80, deadline=None)
def test_listening_and_decision_add_up_to_one(tables: Tables) -> None:
    found = decision(tables, None if "rules" not in tables else "everyone")
    n = len(found.graph)
    assume(n > 0)
    reached = found.matrix.heard_through(found.body.power)
    assert_close(found.matrix.dense().sum(axis=1), np.ones(n))
    assert found.body.power.sum() == pytest.approx(1, abs=1e-12)
    assert reached.sum() == pytest.approx(1, abs=1e-9)
    assert (found.decision_influence >= 0).all()
    assert found.decision_influence.sum() <= 1 + 1e-9


@given(accounts())
@settings(max_examples=60, deadline=None)
def test_formal_power_lies_between_0_and_1(tables: Tables) -> None:
    found = decision(tables)
    assert ((found.formal_power >= 0) & (found.formal_power <= 1)).all()
    outside = [p["id"] for p in found.graph.people if p["external"] and p["id"] not in found.roles]
    assert all(by_id(found, found.formal_power)[id_] == 0 for id_ in outside)
