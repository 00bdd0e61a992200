"""The query files: documented, used, and answered by an index."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, LiteralString

import pytest
from neo4j import GraphDatabase, NotificationMinimumSeverity, Query

import cypher
from graph.store.neo4j import Neo4jStore
from tests.store.servers import Neo4jServer

ROOT = Path(str(files("cypher"))) / "queries"
NAMES = sorted(str(path.relative_to(ROOT).with_suffix("")) for path in ROOT.glob("*/*.cypher"))
SMALL_LABELS = ("ApiKey", "Migration", "DeletedAccount")
"""Labels with few nodes: walking all of them is no matter."""
LISTS = ("changes", "facts", "wanted", "references", "sources", "kinds")
OTHER_PARAMETERS: dict[str, Any] = {"limit": 1, "key": {}, "entry": {}} | {
    name: [] for name in LISTS
}
SOURCES = [*Path(__file__).parents[2].glob("graph/store/neo4j*.py")]
VERBS = {"facts": ("fetch", "page", "put", "remove"), "links": ("fetch", "page", "put", "remove")}


@pytest.fixture(scope="module")
def plans(neo4j_server: Neo4jServer, neo4j_store: Neo4jStore) -> Iterator[dict[str, str]]:
    neo4j_store.ping()
    auth = (neo4j_server.user, neo4j_server.password)
    off = NotificationMinimumSeverity.OFF
    with GraphDatabase.driver(
        neo4j_server.uri, auth=auth, notifications_min_severity=off
    ) as driver:

        def operators(plan: dict[str, Any]) -> Iterator[str]:
            yield f"{plan['operatorType']} {plan['args'].get('Details', '')}"
            for child in plan.get("children", []):
                yield from operators(child)

        def explained(name: str) -> str:
            text: LiteralString = cypher.load(name)
            given = dict.fromkeys(re.findall(r"\$(\w+)", text), "x") | OTHER_PARAMETERS
            with driver.session(database="neo4j") as session:
                plan = session.run(Query("EXPLAIN " + text), given).consume().plan
            return "\n".join(operators(plan or {}))

        yield {name: explained(name) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_query_says_what_it_does_and_its_parameters(name: str) -> None:
    text = cypher.load(name)
    comment = "".join(line for line in text.splitlines() if line.startswith("//"))
    assert "arameter" in comment
    for parameter in set(re.findall(r"\$(\w+)", text)):
        assert re.search(rf"\b{parameter}\b", comment), parameter


def test_every_query_is_used() -> None:
    sources = "".join(path.read_text() for path in SOURCES)
    generic = {f"{noun}/{verb}" for noun, verbs in VERBS.items() for verb in verbs}
    ledger = {name for name in NAMES if name.startswith("changes/")}
    unused = [name for name in NAMES if f'"{name}"' not in sources and name not in generic | ledger]
    assert unused == []


def test_no_query_walks_all_nodes(plans: dict[str, str]) -> None:
    walks = re.compile(r"(AllNodesScan|NodeByLabelScan|RelationshipTypeScan).*")
    found = {name: walks.search(plan) for name, plan in plans.items()}
    slow = {
        name: match[0]
        for name, match in found.items()
        if match and not any(f":{label}" in match[0] for label in SMALL_LABELS)
    }
    assert slow == {}
