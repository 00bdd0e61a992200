"""Access paths over HTTP and on the command line."""

import json

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from app.cli import main
from app.settings import Settings
from tests.app.conftest import AS_OF, SMALL, import_bundle

PATHS = "/v1/accounts/known/access-paths"
KNOWN = {
    **SMALL,
    "colleagues": [{"id": "lin", "name": "Lin"}],
    "ties": [{"colleague": "lin", "contact": "aide", "strength": 0.8}],
}
AIDE, BOSS = {"kind": "contact", "id": "aide"}, {"kind": "contact", "id": "boss"}
LIN = {"kind": "colleague", "id": "lin", "name": "Lin"}


@pytest.fixture
def known(client: TestClient) -> TestClient:
    assert import_bundle(client, "known", KNOWN).status_code == 200
    return client


def test_the_answer_has_the_ways_and_what_is_true_of_all(known: TestClient) -> None:
    answer = known.get(PATHS, params={"target": "boss", "as_of": AS_OF, "k": "1"}).json()
    way = [LIN, {**AIDE, "name": "Aide"}, {**BOSS, "name": "Boss"}]
    item = answer["items"][0]
    assert (item["steps"], answer["disjoint"]) == (way, [way])
    assert item["contact"]["id"] == "boss"
    assert item["reliability"] == item["score"] == pytest.approx(0.8 * 2.25 / (2.25 + 1))
    assert [e["text"].partition(":")[0] for e in item["evidence"]] == [
        "Lin reaches Aide (80 %)",
        "Aide can introduce us to Boss (69 %)",
    ]
    assert answer["unavoidable"] == way[:2]
    assert answer["minimum_cut"] == [way[1]]
    assert answer["reliability"]["samples"] == answer["parameters"]["samples"] == 2000


def test_each_fact_of_the_evidence_is_there(known: TestClient) -> None:
    items = known.get(PATHS, params={"target": "boss", "as_of": AS_OF}).json()["items"]
    refs = [ref for evidence in items[0]["evidence"] for ref in evidence["refs"]]
    assert {ref["table"] for ref in refs} == {"ties", "influences", "contacts"}
    for ref in refs:
        assert known.get(f"/v1/accounts/known/{ref['table']}/{ref['key']}").status_code == 200


def test_the_description_names_what_stands_beside_the_items(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    operation = document["paths"]["/v1/accounts/{account}/access-paths"]["get"]
    ref = operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
    properties = document["components"]["schemas"][ref.rpartition("/")[2]]["properties"]
    assert {"items", "unavoidable", "disjoint", "minimum_cut", "reliability"} <= properties.keys()
    required = [p["name"] for p in operation["parameters"] if p["required"]]
    assert required == ["account", "target"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 422),
        ({"target": "ghost"}, 404),
        ({"target": "boss", "source": "ghost"}, 404),
        ({"target": "boss", "source": "boss"}, 422),
        ({"target": "boss", "k": "0"}, 422),
    ],
)
def test_what_cannot_be_answered_is_a_problem(
    known: TestClient, query: dict[str, str], status: int
) -> None:
    assert known.get(PATHS, params=query).status_code == status


def test_where_the_project_must_be_named_the_answer_has_the_same_parts(known: TestClient) -> None:
    for project in ("one", "two"):
        known.put(f"/v1/accounts/known/projects/{project}", json={"name": project})
    answer = known.get(PATHS, params={"target": "boss"}).json()
    assert answer["reasons"] == ["several_open_projects"]
    assert (answer["items"], answer["disjoint"], answer["minimum_cut"]) == ([], [], None)


def test_no_way_is_an_answer_in_both_languages(small: TestClient) -> None:
    path = "/v1/accounts/small/access-paths"
    answer = small.get(path, params={"target": "boss", "lang": "zh"}).json()
    assert (answer["verdict"], answer["reasons"]) == (
        "not_enough_evidence",
        ["nobody_knows_anyone"],
    )
    assert answer["ask"][0]["text"] == "请了解我方谁认识Boss"


def test_the_table_shows_ways_by_name_and_csv_by_id(known: TestClient, settings: Settings) -> None:
    def printed(*options: str) -> str:
        command = ["--store", settings.store, "analyse", "access-paths", "--account", "known"]
        run = CliRunner().invoke(main, [*command, "--target", "boss", "--k", "1", *options])
        assert run.exit_code == 0, run.output
        return run.stdout

    table = printed()
    assert "Lin → Aide → Boss" in table
    assert "unavoidable: Lin, Aide" in table
    assert "minimum cut: Aide" in table
    assert "Lin reaches Aide (80 %): a tie of strength 0.8" in table
    assert printed("--format", "csv").splitlines()[1].endswith("lin;aide;boss")
    assert json.loads(printed("--format", "json"))["items"][0]["steps"][0] == LIN


def test_a_tie_of_unrecorded_strength_is_said_in_both_languages(client: TestClient) -> None:
    unrecorded = {**KNOWN, "ties": [{"colleague": "lin", "contact": "aide"}]}
    import_bundle(client, "known", unrecorded)
    for lang, words in (("en", "a tie of unrecorded strength"), ("zh", "强度未记录")):
        query = {"target": "aide", "as_of": AS_OF, "lang": lang}
        items = client.get(PATHS, params=query).json()["items"]
        assert words in items[0]["evidence"][0]["text"]


def test_without_a_target_the_command_is_wrong(settings: Settings) -> None:
    run = CliRunner().invoke(main, ["analyse", "access-paths", "--account", "known"])
    assert run.exit_code == 2
    assert "--target" in run.output
