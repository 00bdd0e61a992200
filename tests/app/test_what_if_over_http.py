"""What if over HTTP: one request with a bundle of changes, any analysis' own parameters."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.main import create_app
from app.routes.what_if import OWN, WhatIfAnswer
from app.services.keys import make_key
from app.settings import Settings
from app.store import store_of
from graph.analysis.registry import ANALYSES
from tests.app.conftest import AS_OF, SMALL, import_bundle
from tests.app.test_bundles import zipped

WHAT_IF = "/v1/accounts/small/what-if"
CHANGE = {"influences": [{"from": "boss", "to": "head", "kind": "advice", "weight": 5.0}]}
HOSTILE = "<script>alert(1)</script> [bold]{name}"


def ask(client: TestClient, analysis: str, bundle: Any = None, **query: Any) -> Any:
    data = bundle if isinstance(bundle, bytes) else json.dumps(bundle).encode()
    files = None if bundle is None else {"bundle": ("change", data, "application/octet-stream")}
    asked = {"analysis": analysis, "as_of": AS_OF, **query}
    return client.post(WHAT_IF, files=files, params=asked)


def needed(analysis: str) -> dict[str, Any]:
    fields = ANALYSES[analysis].parameters.model_fields.items()
    few = {"draws": 20, "samples": 50}
    values = {name: few[name] for name, _ in fields if name in few}
    return values | {name: "boss" for name, field in fields if field.is_required()}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("analysis", ANALYSES)
def test_the_present_answer_is_that_of_get_to_the_byte(
    small: TestClient, analysis: str, lang: str
) -> None:
    import_bundle(small, "small", {"colleagues": [{"id": "lin", "name": "Lin"}]})
    import_bundle(small, "small", {"ties": [{"colleague": "lin", "contact": "aide"}]})
    query = {"limit": 1, "lang": lang, **needed(analysis)}
    asked = ask(small, analysis, CHANGE, **query)
    got = small.get(f"/v1/accounts/small/{analysis}", params={"as_of": AS_OF, **query})
    assert (asked.status_code, got.status_code) == (200, 200), asked.text
    assert f'"present":{got.text},"changed":' in asked.text
    assert WhatIfAnswer.model_validate_json(asked.text).present.project is None


def test_the_answers_stand_beside_what_differs(small: TestClient) -> None:
    told = ask(small, "influence", remove="contacts/aide").json()
    assert told.keys() == {"tables", "present", "changed", "differences"}
    first, _, gone = told["differences"]["items"]
    assert (first["contact"]["id"], first["rank_before"], first["rank_after"]) == ("head", 2, 1)
    assert (gone["contact"]["id"], gone["listed"], gone["score_after"]) == ("aide", "left", None)
    assert told["tables"]["contacts"] == {"added": 0, "changed": 0, "unchanged": 0, "removed": 1}


def test_the_etag_the_export_and_the_changes_stay(small: TestClient) -> None:
    paths = ("", "/export", "/changes", "/hidden-decision-makers")

    def all_of_it() -> list[Any]:
        got = [small.get(f"/v1/accounts/small{path}") for path in paths]
        return [(one.headers.get("etag"), one.text) for one in got]

    before = all_of_it()
    told = ask(small, "hidden-decision-makers", CHANGE, remove="contacts/aide")
    assert told.json()["changed"]["version"] == told.json()["present"]["version"] == 6
    assert all_of_it() == before


def test_a_zip_of_csv_is_taken_also_in_another_encoding(small: TestClient) -> None:
    bundle = zipped(contacts="id,name\nnew,Chen Guang\n")
    assert ask(small, "influence", bundle).json()["changed"]["coverage"]["people"] == 4
    chinese = zipped(contacts="id,name\nnew,陈光\n")
    assert ask(small, "influence", chinese).status_code == 200
    assert ask(small, "influence", chinese, encoding="klingon").status_code == 422


def test_every_bad_row_is_named(small: TestClient) -> None:
    bundle = {"contacts": [{"id": "x"}], "influences": [{"from": "boss", "to": "ghost"}]}
    problem = ask(small, "influence", bundle)
    places = [(e["table"], e["row"], e["column"]) for e in problem.json()["errors"]]
    assert problem.status_code == 422
    assert problem.headers["content-type"] == "application/problem+json"
    assert places == [("contacts", 1, "name"), ("influences", 1, "to")]


@pytest.mark.parametrize(
    ("analysis", "query", "column"),
    [
        ("influ", {}, "analysis"),
        ("influence", {"draws": 5}, "draws"),
        ("influence", {"limit": 0}, "limit"),
        ("influence", {"lang": "fr"}, "lang"),
        ("influence", {"as_of": "soon"}, "as_of"),
        ("hidden-decision-makers", {"limit": 201}, "limit"),
        ("access-paths", {}, "target"),
        ("access-paths", {"target": "boss", "k": "many"}, "k"),
    ],
)
def test_a_wrong_parameter_is_named(
    small: TestClient, analysis: str, query: dict[str, Any], column: str
) -> None:
    problem = ask(small, analysis, CHANGE, **query)
    assert problem.status_code == 422
    assert [(e["in"], e["column"]) for e in problem.json()["errors"]] == [("query", column)]
    assert column in problem.json()["detail"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 422),
        ({"remove": "contacts/ghost"}, 404),
        ({"remove": "ghosts/aide"}, 422),
        ({"remove": ["contacts/aide", "contacts/ghost"]}, 404),
        ({"remove": "contacts/aide", "project": "none"}, 404),
        ({"remove": "contacts/aide", "body": "aide:1"}, 422),
        ({"remove": ["contacts/aide"] * 1001}, 422),
    ],
)
def test_what_cannot_be_asked_is_a_problem(
    small: TestClient, query: dict[str, Any], status: int
) -> None:
    problem = ask(small, "influence", **query)
    assert (problem.status_code, bool(problem.json()["detail"])) == (status, True)


@pytest.mark.parametrize("bundle", [b"", b"{", b"[1]", b"PK\x03\x04broken", b"\xff\xfe"])
def test_what_is_no_bundle_is_refused(small: TestClient, bundle: bytes) -> None:
    assert ask(small, "influence", bundle).status_code == 422


def test_texts_of_a_change_are_data(small: TestClient) -> None:
    bundle = {"contacts": [{"id": HOSTILE, "name": HOSTILE, "reports_to": "boss"}]}
    told = ask(small, "influence", bundle)
    new = [item for item in told.json()["differences"]["items"] if item["listed"] == "entered"]
    assert told.headers["content-type"] == "application/json"
    assert [(one["contact"]["id"], one["about"][0]["name"]) for one in new] == [(HOSTILE, HOSTILE)]


def test_a_key_to_read_is_enough_and_another_tenant_finds_nothing(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"host": "0.0.0.0"}))
    store = store_of(settings)
    with TestClient(app, base_url="http://kingmaker.example") as client:
        for scope, tenant in (("write", "ours"), ("read", "ours"), ("read", "theirs")):
            made = make_key(store, tenant, f"{tenant} {scope}", scope)  # type: ignore[arg-type]
            client.headers["Authorization"] = f"Bearer {made}"
            if scope == "write":
                import_bundle(client, "small", SMALL)
            else:
                expected = 200 if tenant == "ours" else 404
                assert ask(client, "influence", CHANGE).status_code == expected
                assert import_bundle(client, "small", CHANGE).status_code == 403
        del client.headers["Authorization"]
        assert ask(client, "influence", CHANGE).status_code == 401


def test_a_page_of_another_origin_may_not_send_changes(small: TestClient) -> None:
    small.headers["Origin"] = "https://elsewhere.example"
    assert ask(small, "influence", CHANGE).status_code == 403


def test_every_parameter_of_every_analysis_is_described_once(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    operation = document["paths"]["/v1/accounts/{account}/what-if"]["post"]
    names = [p["name"] for p in operation["parameters"] if p["in"] == "query"]
    taken = {name for each in ANALYSES.values() for name in each.parameters.model_fields}
    assert sorted(names) == sorted(taken | {*OWN, "lang"})
    ref = operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
    properties = document["components"]["schemas"][ref.rpartition("/")[2]]["properties"]
    assert len(properties["present"]["anyOf"]) == len(ANALYSES)
