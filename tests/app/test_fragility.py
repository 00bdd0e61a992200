"""Fragility over HTTP, on both stores, and on the command line."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from app.cli import main
from app.main import create_app
from app.settings import Settings
from graph.model import TABLES
from tests.app.conftest import AS_OF, import_bundle
from tests.store.servers import Neo4jServer

FRAGILITY = "/v1/accounts/thin/fragility"
LINK = {"from": "head", "to": "boss", "kind": "trust"}
THIN: dict[str, Any] = {
    "contacts": [
        {"id": "boss", "name": "Boss"},
        {"id": "head", "name": "Head"},
        {"id": "aide", "name": "Aide"},
    ],
    "influences": [LINK, {"from": "aide", "to": "head", "kind": "advice"}],
    "colleagues": [{"id": "lin", "name": "Lin", "title": "AR"}],
    "ties": [{"colleague": "lin", "contact": "aide", "strength": 0.8}],
    "stances": [{"contact": "aide", "level": "support"}],
    "projects": [{"id": "deal", "name": "Deal"}],
    "roles": [{"project": "deal", "contact": id_, "role": "D"} for id_ in ("boss", "aide")],
}


@pytest.fixture(params=["sqlite", "neo4j"])
def thin(request: pytest.FixtureRequest, settings: Settings) -> Iterator[TestClient]:
    """A client with the account `thin`, on either store."""
    if request.param == "neo4j":
        settings = of_neo4j(request.getfixturevalue("neo4j_server"))
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
        assert import_bundle(client, "thin", THIN).status_code == 200
        yield client
        version = client.get("/v1/accounts/thin").headers["etag"]
        client.delete("/v1/accounts/thin", headers={"If-Match": version})


def of_neo4j(server: Neo4jServer) -> Settings:
    said = {"neo4j_user": server.user, "neo4j_password": server.password}
    return Settings.model_validate({"store": server.uri, "tenant": f"thin {uuid4()}", **said})


@pytest.fixture
def local(client: TestClient) -> TestClient:
    """The client of an SQLite store, with the account `thin`."""
    assert import_bundle(client, "thin", THIN).status_code == 200
    return client


def key(table: str, row: dict[str, Any]) -> str:
    return TABLES[table].key_in_url(TABLES[table].key_of(row))


def test_the_answer_on_both_stores(thin: TestClient) -> None:
    answer = thin.get(FRAGILITY, params={"as_of": AS_OF}).json()
    assert [(i["contact"]["id"], i["share_unreachable"]) for i in answer["items"]] == [
        ("head", 0.5),
        ("aide", 0.5),
        ("boss", 0.0),
    ]
    assert [i["share_separated"] for i in answer["items"]] == [0.5, 0.0, 0.0]
    assert [i["effective_size"] for i in answer["items"]] == [2.0, 1.0, 1.0]
    assert [point["id"] for point in answer["articulation_points"]] == ["head"]
    assert [[e["id"] for e in b["ends"]] for b in answer["bridges"]] == [
        ["aide", "head"],
        ["boss", "head"],
    ]
    assert (answer["share_reached"], answer["reach_reasons"]) == (1.0, [])
    (single,) = answer["single_points"]
    assert (single["contact"]["id"], single["roles"]) == ("aide", ["D"])
    assert single["known_by"]["colleague"] == {"id": "lin", "name": "Lin", "title": "AR"}
    (lin,) = answer["key_colleagues"]
    assert (lin["colleague"]["id"], lin["share_unreachable"]) == ("lin", 1.0)
    assert answer["removal"] is None


def test_a_removal_on_both_stores(thin: TestClient) -> None:
    query = {"as_of": AS_OF, "remove": f"influences/{key('influences', LINK)}", "draws": "5"}
    removal = thin.get(FRAGILITY, params=query).json()["removal"]
    assert removal["removed"] == {"table": "influences", "key": key("influences", LINK)}
    assert (removal["share_unreachable"], removal["share_separated"]) == (0.5, 0.5)
    assert [m["contact"]["id"] for m in removal["unreachable"]] == ["boss"]
    assert set(removal["changes"]) == {"hidden-decision-makers", "influence", "coach-candidates"}
    assert removal["evidence"][0]["text"] == (
        "Without the link from Head to Boss we no longer reach Boss: 50 % of the decision"
    )
    assert thin.get(f"/v1/accounts/thin/influences/{key('influences', LINK)}").status_code == 200


def test_each_fact_of_all_evidence_is_there(local: TestClient) -> None:
    query = {"as_of": AS_OF, "remove": "colleagues/lin", "draws": "5"}
    answer = local.get(FRAGILITY, params=query).json()
    found = list(evidence_in(answer))
    assert {e["kind"] for e in found} >= {"bridge", "known_by", "apart_without", "knows"}
    for evidence in found:
        assert evidence["text"]
        for ref in evidence["refs"]:
            path = f"/v1/accounts/thin/{ref['table']}/{ref['key']}"
            assert local.get(path).status_code == 200, evidence


def evidence_in(part: Any) -> Iterator[dict[str, Any]]:
    """Yield all evidence anywhere in an answer."""
    if isinstance(part, dict):
        yield from part.get("evidence", [])
        for value in part.values():
            yield from evidence_in(value)
    elif isinstance(part, list):
        for value in part:
            yield from evidence_in(value)


def test_texts_beside_the_items_come_in_the_language_asked_for(local: TestClient) -> None:
    answer = local.get(FRAGILITY, params={"as_of": AS_OF, "lang": "zh"}).json()
    texts = [evidence["text"] for evidence in evidence_in(answer)]
    assert "没有Lin，我方将无法触达Aide、Boss、Head：占决策权的100 %" in texts
    assert not any("Without" in text for text in texts)


@pytest.mark.parametrize(
    ("remove", "status", "says"),
    [
        ("projects/deal", 422, "contacts/ID, colleagues/ID or influences/KEY"),
        ("boss", 422, "contacts/ID, colleagues/ID or influences/KEY"),
        ("", 422, "remove"),
        ("contacts/ghost", 404, "no contacts row has the key 'ghost' at 2026-06-30"),
        ("influences/@", 404, "influences are keyed by"),
    ],
)
def test_what_cannot_go_is_a_problem(
    local: TestClient, remove: str, status: int, says: str
) -> None:
    problem = local.get(FRAGILITY, params={"as_of": AS_OF, "remove": remove})
    assert problem.status_code == status
    assert says in json.dumps(problem.json(), ensure_ascii=False)


def test_where_the_project_must_be_named_the_answer_has_the_same_parts(local: TestClient) -> None:
    local.put("/v1/accounts/thin/projects/other", json={"name": "Other"})
    answer = local.get(FRAGILITY).json()
    assert answer["reasons"] == ["several_open_projects"]
    assert (answer["items"], answer["articulation_points"], answer["removal"]) == ([], [], None)


def test_the_description_names_what_stands_beside_the_items(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    operation = document["paths"]["/v1/accounts/{account}/fragility"]["get"]
    ref = operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
    properties = document["components"]["schemas"][ref.rpartition("/")[2]]["properties"]
    assert {"items", "articulation_points", "bridges", "single_points", "removal"} <= set(
        properties
    )
    assert "remove" in {parameter["name"] for parameter in operation["parameters"]}


def test_the_table_says_what_breaks(local: TestClient, settings: Settings) -> None:
    def printed(*options: str) -> str:
        command = ["--store", settings.store, "analyse", "fragility", "--account", "thin"]
        run = CliRunner().invoke(main, [*command, "--as-of", AS_OF, *options])
        assert run.exit_code == 0, run.output
        return run.stdout

    table = printed("--remove", "colleagues/lin", "--draws", "5")
    assert "articulation points: Head" in table
    assert "key colleagues: Without Lin we no longer reach Aide, Boss, Head: 100 %" in table
    assert "removal: Without Lin we no longer reach Aide, Boss, Head: 100 %" in table
    assert "  2. Without Aide we no longer reach Boss, Head: 50 % of the decision" in table
    assert printed("--format", "csv").splitlines()[0].startswith("rank,id,name,score,share_unr")
    assert json.loads(printed("--format", "json"))["articulation_points"][0]["id"] == "head"


def test_what_if_tells_what_stands_beside_without_its_evidence(local: TestClient) -> None:
    query = {"analysis": "fragility", "as_of": AS_OF, "remove": "colleagues/lin"}
    told = local.post("/v1/accounts/thin/what-if", params=query).json()
    share = told["differences"]["beside"]["share_reached"]
    assert share == {"before": 1.0, "after": None}
    assert list(evidence_in(told["differences"]["beside"])) == []
    assert next(e["text"] for e in evidence_in(told["present"]["key_colleagues"])).startswith(
        "Without Lin we no longer reach"
    )
