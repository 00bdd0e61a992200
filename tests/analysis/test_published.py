"""Published findings about real networks, by import, store, snapshot and analysis."""

import functools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from app.services.access import Access
from app.services.bundles import import_bundle
from graph.account_graph import AccountGraph
from graph.analysis.decision import Decision
from graph.analysis.fragility.fragility import FragilityBeside, fragility
from graph.analysis.hidden.centralities import CentralityFinding, centralities
from graph.analysis.hidden.hidden_decision_makers import hidden_decision_makers
from graph.analysis.influence import influence
from graph.io.bundle import read_path
from graph.snapshot import snapshot
from graph.store import Store
from graph.store.sqlite import SqliteStore
from tests.analysis import brute_force
from tests.analysis.accounts import AS_OF
from tests.store.servers import Neo4jServer

REPOSITORY = Path(__file__).parents[2]
DATA = REPOSITORY / "tests" / "data"
ADVICE = REPOSITORY / "examples" / "krackhardt_hightech"
FRIENDSHIP = DATA / "krackhardt_hightech" / "friendship"
LAWYERS = DATA / "lazega_lawfirm" / "advice"
FLORENCE = DATA / "florentine_families" / "marriage"
PRESIDENT_AND_VICE_PRESIDENTS = "7:.5,2:.125,14:.125,18:.125,21:.125"
Load = Callable[..., AccountGraph]


TENANT = f"published {uuid4()}"


@pytest.fixture(scope="module")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = SqliteStore(tmp_path_factory.mktemp("published") / "kingmaker.db")
    yield store
    store.close()


@pytest.fixture(scope="module")
def neo4j(neo4j_server: Neo4jServer) -> Iterator[Store]:
    store = neo4j_server.store()
    yield store
    for account in store.accounts(TENANT, "", 100):
        store.delete_account(TENANT, account.id, None)
    store.close()


@pytest.fixture(scope="module", params=["sqlite", "neo4j"])
def load(request: pytest.FixtureRequest) -> Load:
    """Import a bundle into the store, and read it back as a graph."""
    return loader(request.getfixturevalue(request.param))


def loader(store: Store) -> Load:
    access = Access(store, TENANT, "tests")

    @functools.cache
    def load(path: Path, *without: str) -> AccountGraph:
        raw = read_path(path)
        rows = raw.tables["contacts"].rows
        rows[:] = [(number, row) for number, row in rows if row["id"] not in without]
        account = "-".join([path.parent.name, path.name, *without])
        import_bundle(access, account, raw)
        return store.read(TENANT, account, lambda view: snapshot(view, AS_OF))

    return load


def first(items: Any, count: int) -> list[str]:
    return [item.contact.id for item in items[:count]]


def partners(graph: AccountGraph) -> str:
    return ",".join(f"{p['id']}:1" for p in graph.people if p["rank"] == 1)


def betweenness(graph: AccountGraph) -> dict[str, float]:
    items = centralities(Decision.of(graph)).items
    return {i.contact.id: i.betweenness for i in items if isinstance(i, CentralityFinding)}


def test_krackhardt_the_most_consulted(load: Load) -> None:
    items = centralities(Decision.of(load(ADVICE))).items
    assert [(item.contact.id, item.score) for item in items[:3]] == [
        ("2", 18),
        ("18", 15),
        ("21", 15),
    ]
    assert items[3].score < 15


def test_krackhardt_hidden_by_advice(load: Load) -> None:
    decision = Decision.of(load(ADVICE), body=PRESIDENT_AND_VICE_PRESIDENTS)
    assert first(hidden_decision_makers(decision).items, 1) == ["6"]


def test_krackhardt_hidden_by_friendship(load: Load) -> None:
    decision = Decision.of(load(FRIENDSHIP), body=PRESIDENT_AND_VICE_PRESIDENTS)
    assert first(hidden_decision_makers(decision).items, 1) == ["1"]


def test_lazega_hidden_from_the_partners(load: Load) -> None:
    graph = load(LAWYERS)
    result = hidden_decision_makers(Decision.of(graph, body=partners(graph)))
    assert first(result.items, 3) == ["40", "41", "38"]
    assert result.verdict == "ok"


def test_medici_come_first_though_strozzi_are_richer(load: Load) -> None:
    graph = load(FLORENCE)
    items = influence(Decision.of(graph, body="everyone")).items
    assert first(items, 1) == ["Medici"]
    wealth = {p["id"]: float(p["x_wealth_1427_klira"]) for p in graph.people}
    assert (wealth["Strozzi"], wealth["Medici"]) == (146, 103)


def test_medici_come_first_without_the_isolated_pucci(load: Load) -> None:
    items = influence(Decision.of(load(FLORENCE, "Pucci"), body="everyone")).items
    assert first(items, 1) == ["Medici"]


def test_florence_comes_apart_without_four_families(load: Load) -> None:
    beside = fragility(Decision.of(load(FLORENCE), body="everyone")).beside
    assert isinstance(beside, FragilityBeside)
    points = [contact.id for contact in beside.articulation_points]
    assert points == ["Albizzi", "Guadagni", "Medici", "Salviati"]


@pytest.mark.parametrize(("without", "published"), [((), 0.452), (("Pucci",), 0.522)])
def test_medici_lie_between(load: Load, without: tuple[str, ...], published: float) -> None:
    between = betweenness(load(FLORENCE, *without))
    assert max(between, key=lambda id_: between[id_]) == "Medici"
    assert between["Medici"] == pytest.approx(published, abs=0.0005)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (ADVICE, PRESIDENT_AND_VICE_PRESIDENTS),
        (FRIENDSHIP, PRESIDENT_AND_VICE_PRESIDENTS),
        (LAWYERS, "partners"),
        (FLORENCE, "everyone"),
    ],
)
def test_the_store_gives_the_numbers_of_the_text(load: Load, path: Path, body: str) -> None:
    graph = load(path)
    given = partners(graph) if body == "partners" else body
    decision = Decision.of(graph, body=given)
    tables = {"contacts": list(graph.people), "influences": graph.facts["influences"]}
    expected = brute_force.model(tables, AS_OF, None, "everyone")
    d = decision.body.power @ expected.V - decision.body.power * expected.V.diagonal()
    assert decision.decision_influence == pytest.approx(d, abs=1e-9)
    assert decision.formal_power == pytest.approx(expected.F, abs=1e-9)


@pytest.mark.parametrize("path", [ADVICE, FRIENDSHIP, LAWYERS, FLORENCE])
def test_both_stores_give_the_same_numbers(sqlite: Store, neo4j: Store, path: Path) -> None:
    one, other = (Decision.of(loader(store)(path)) for store in (sqlite, neo4j))
    assert one.graph.people == other.graph.people
    assert one.graph.facts == other.graph.facts
    assert one.decision_influence == pytest.approx(other.decision_influence, abs=1e-9)
    assert one.formal_power == pytest.approx(other.formal_power, abs=1e-9)
