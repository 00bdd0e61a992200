import pytest
from fastapi.testclient import TestClient

from app.services.access import Access
from app.services.bundles import import_bundle as import_raw
from graph.analysis.registry import ANALYSES
from graph.io.bundle import read_path
from graph.store.base import Store
from tests.app.conftest import AS_OF, EXAMPLE, import_bundle

HIDDEN = "/v1/accounts/small/hidden-decision-makers"


@pytest.fixture
def eastern(client: TestClient) -> TestClient:
    """The client, with the example account imported."""
    store: Store = client.app.state.store  # type: ignore[attr-defined]
    import_raw(Access(store, "default", "test"), "eastern", read_path(EXAMPLE))
    return client


def test_the_hidden_decision_maker_of_the_example(eastern: TestClient) -> None:
    answer = eastern.get(
        "/v1/accounts/eastern/hidden-decision-makers", params={"as_of": AS_OF, "limit": 3}
    ).json()
    first = answer["items"][0]
    assert (answer["project"], answer["verdict"], len(answer["items"])) == ("5g_core", "ok", 3)
    assert (first["contact"]["id"], first["on_chain"]) == ("he_jing", False)
    assert first["score"] == pytest.approx(0.06665, abs=1e-4)
    assert sum(through["share"] for through in first["through"]) <= 1
    assert all(evidence["text"] for evidence in first["evidence"])


def test_evidence_leads_to_its_facts(eastern: TestClient) -> None:
    query = {"as_of": AS_OF, "limit": "1"}
    answer = eastern.get("/v1/accounts/eastern/hidden-decision-makers", params=query).json()
    refs = [ref for evidence in answer["items"][0]["evidence"] for ref in evidence["refs"]]
    assert refs
    for ref in refs:
        assert eastern.get(f"/v1/accounts/eastern/{ref['table']}/{ref['key']}").status_code == 200


def test_several_open_projects_are_asked_about(eastern: TestClient) -> None:
    eastern.put("/v1/accounts/eastern/projects/other", json={"name": "Other"})
    answer = eastern.get(
        "/v1/accounts/eastern/hidden-decision-makers", params={"as_of": AS_OF}
    ).json()
    assert (answer["verdict"], answer["reasons"]) == (
        "not_enough_evidence",
        ["several_open_projects"],
    )
    assert any("5g_core" in asked["text"] for asked in answer["ask"])


@pytest.mark.parametrize("name", ANALYSES)
def test_every_answer_carries_coverage_and_parameters(small: TestClient, name: str) -> None:
    fields = ANALYSES[name].parameters.model_fields.items()
    needed = {name: "boss" for name, field in fields if field.is_required()}
    query = {"as_of": AS_OF, **needed}
    answer = small.get(f"/v1/accounts/small/{name}", params=query).json()
    assert answer["coverage"]["people"] == 3
    assert answer["coverage"]["heard"] == 2
    assert answer["parameters"]["as_of"] == AS_OF
    assert [item["rank"] for item in answer["items"]] == [1, 2, 3][: len(answer["items"])]


def test_texts_come_in_the_language_asked_for(small: TestClient) -> None:
    in_chinese = small.get(HIDDEN, headers={"Accept-Language": "zh-CN,zh;q=0.9,en;q=0.8"}).json()
    assert "决策权未知" in in_chinese["coverage"]["text"]
    assert "decision power" in small.get(HIDDEN, params={"lang": "en"}).json()["coverage"]["text"]


def test_the_influence_of_everybody(small: TestClient) -> None:
    items = small.get("/v1/accounts/small/influence", params={"body": "boss:1"}).json()["items"]
    assert {item["contact"]["id"]: item["decision_power"] for item in items} == {
        "aide": 0, "boss": 1, "head": 0
    }  # fmt: skip
    assert items[0]["contact"]["id"] == "aide"


def test_believed_at_leaves_out_what_we_did_not_know(small: TestClient) -> None:
    answer = small.get(HIDDEN, params={"believed_at": "2020-01-01"}).json()
    assert (answer["reasons"], answer["version"]) == (["no_people"], 0)


@pytest.mark.parametrize(
    "query",
    [
        {"as_of": "tomorrow"},
        {"as_of": "20260630"},
        {"limit": "0"},
        {"body": "ghost:1"},
        {"body": "boss:-1"},
        {"body": "roles"},
        {"colour": "red"},
        {"believed_at": "x"},
    ],
)
def test_what_cannot_be_understood_is_refused(small: TestClient, query: dict[str, str]) -> None:
    problem = small.get(HIDDEN, params=query)
    assert problem.status_code == 422
    assert problem.json()["detail"]


def test_an_unknown_project_is_not_found(small: TestClient) -> None:
    assert small.get(HIDDEN, params={"project": "none"}).status_code == 404


def test_an_answer_that_the_client_has_is_not_sent_again(small: TestClient) -> None:
    tag = small.get(HIDDEN).headers["etag"]
    assert tag.startswith('"6-')
    assert small.get(HIDDEN, headers={"If-None-Match": tag}).status_code == 304
    assert (
        small.get(HIDDEN, headers={"If-None-Match": tag, "Accept-Language": "zh"}).status_code
        == 200
    )


def test_nothing_informal_is_not_enough_evidence(client: TestClient) -> None:
    bundle = {"contacts": [{"id": "a", "name": "A"}, {"id": "b", "name": "B", "reports_to": "a"}]}
    import_bundle(client, "lines", bundle)
    answer = client.get("/v1/accounts/lines/hidden-decision-makers").json()
    assert (answer["verdict"], answer["reasons"]) == ("not_enough_evidence", ["no_informal_fact"])
    assert "Ask whom A listens to" in answer["ask"][0]["text"]


def test_what_stands_beside_the_hidden_decision_makers(eastern: TestClient) -> None:
    url, query = "/v1/accounts/eastern/hidden-decision-makers", {"as_of": AS_OF, "limit": "2"}
    answer = eastern.get(url, params={**query, "lang": "zh"}).json()
    own = eastern.get("/v1/accounts/eastern/centralities", params={"as_of": AS_OF}).json()["items"]
    measures = {item["contact"]["id"]: item for item in own}
    brokers = [broker["contact"]["id"] for broker in answer["brokers"]]
    assert "lu_zhengyang" in brokers, "the approver: brokers may have a role"
    assert all(broker["evidence"][0]["text"] for broker in answer["brokers"])
    for item in answer["items"]:
        found = measures[item["contact"]["id"]]
        assert item["centralities"] == {name: found[name] for name in item["centralities"]}
        assert item["broker"] == (item["contact"]["id"] in brokers)
    plain = eastern.get(url, params={**query, "centralities": "no"}).json()
    assert plain["brokers"] is None
    assert [i["lost_share"] for i in plain["items"]] == [i["lost_share"] for i in answer["items"]]


def test_centralities_are_asked_for_by_a_word(small: TestClient) -> None:
    refused = small.get(HIDDEN, params={"centralities": "maybe"})
    assert refused.status_code == 422
    assert "'auto', 'yes' or 'no'" in refused.json()["detail"]
