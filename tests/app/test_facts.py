import base64
import json

import pytest
from fastapi.testclient import TestClient

from graph.model import OPEN_TABLES

CONTACTS = "/v1/accounts/small/contacts"


def influence_key(*parts: str | None) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode()


def test_a_new_contact_is_created_and_read_back(small: TestClient) -> None:
    put = small.put(f"{CONTACTS}/new", json={"name": "李 Li", "reports_to": "boss"})
    assert put.status_code == 201
    got = small.get(f"{CONTACTS}/new")
    assert got.json()["name"] == "李 Li"
    assert got.headers["etag"] == put.headers["etag"] == '"7"'


def test_ids_may_have_slashes_and_any_script(small: TestClient) -> None:
    put = small.put(f"{CONTACTS}/部门/李%20雷?", json={"name": "x"})
    assert put.json()["id"] == "部门/李 雷"
    assert small.get(f"{CONTACTS}/部门/李%20雷").status_code == 200


def test_replacing_needs_if_match(small: TestClient) -> None:
    assert small.put(f"{CONTACTS}/aide", json={"name": "x"}).status_code == 428


@pytest.mark.parametrize("tag", ['"6"', "*", '"6-0123456789abcdef"'])
def test_replacing_for_the_present_version(small: TestClient, tag: str) -> None:
    put = small.put(f"{CONTACTS}/aide", json={"name": "x"}, headers={"If-Match": tag})
    assert (put.status_code, put.json()["reports_to"]) == (200, None)


def test_replacing_for_a_stale_version_changes_nothing(small: TestClient) -> None:
    put = small.put(f"{CONTACTS}/aide", json={"name": "x"}, headers={"If-Match": '"5"'})
    assert put.status_code == 412
    assert small.get(f"{CONTACTS}/aide").json()["name"] == "Aide"


def test_an_if_match_that_is_no_version_is_refused(small: TestClient) -> None:
    put = small.put(f"{CONTACTS}/aide", json={"name": "x"}, headers={"If-Match": "six"})
    assert put.status_code == 422


def test_a_row_by_composite_key(small: TestClient) -> None:
    key = influence_key("aide", "boss", "advice", None)
    got = small.get(f"/v1/accounts/small/influences/{key}").json()
    assert got["weight"] == 2.0
    listed = small.get("/v1/accounts/small/influences").json()["items"]
    assert got in listed


def test_a_row_goes_back_as_it_came(small: TestClient) -> None:
    row = small.get("/v1/accounts/small/influences").json()["items"][0]
    url = f"/v1/accounts/small/influences/{row['key']}"
    put = small.put(url, json=row, headers={"If-Match": "*"})
    assert (put.status_code, put.headers["etag"]) == (200, '"6"')


def test_a_key_that_is_no_key_is_not_found(small: TestClient) -> None:
    assert small.get("/v1/accounts/small/influences/@@").status_code == 404


def test_a_body_for_another_key_is_refused(small: TestClient) -> None:
    put = small.put(f"{CONTACTS}/x", json={"id": "y", "name": "Y"})
    assert put.status_code == 422
    assert put.json()["errors"][0]["column"] == "id"


def test_every_problem_of_a_row_is_said(small: TestClient) -> None:
    put = small.put(f"{CONTACTS}/x", json={"rank": 0, "valid_from": "soon", "colour": "red"})
    columns = {error["column"] for error in put.json()["errors"]}
    assert (put.status_code, columns) == (422, {"name", "rank", "valid_from", "colour"})


def test_a_reference_to_nobody_is_refused(small: TestClient) -> None:
    put = small.put(f"{CONTACTS}/x", json={"name": "X", "reports_to": "ghost"})
    assert put.status_code == 422
    assert put.json()["errors"][0]["column"] == "reports_to"
    assert "ghost" in put.json()["detail"]


def test_reporting_in_a_circle_is_refused(small: TestClient) -> None:
    put = small.put(
        f"{CONTACTS}/boss", json={"name": "B", "reports_to": "aide"}, headers={"If-Match": "*"}
    )
    assert put.status_code == 422
    assert "circle" in put.json()["detail"]


def test_communications_name_people_by_address(small: TestClient) -> None:
    key = influence_key("2026-01-01", "HEAD@a.example", "boss", "email")
    put = small.put(f"/v1/accounts/small/communications/{key}", json={"count": 3})
    assert (put.status_code, put.json()["sender"]) == (201, "head")


def test_a_contact_with_facts_is_deleted_only_with_cascade(small: TestClient) -> None:
    refused = small.delete(f"{CONTACTS}/boss")
    assert (refused.status_code, "cascade" in refused.json()["detail"]) == (409, True)
    assert small.delete(f"{CONTACTS}/boss?cascade=true").status_code == 204
    assert small.get("/v1/accounts/small/influences").json()["items"] == []
    assert small.get(f"{CONTACTS}/aide").json()["reports_to"] is None


@pytest.mark.parametrize(
    ("of", "body"), [("head", {"into": "aide"}), ("aide", {"duplicate": "head"})]
)
def test_merging_moves_every_fact(small: TestClient, of: str, body: dict[str, str]) -> None:
    merged = small.post(f"{CONTACTS}/{of}/merge", json=body)
    assert merged.status_code == 200
    assert merged.json()["email"] == ["head@a.example"]
    ends = {
        (row["from"], row["to"])
        for row in small.get("/v1/accounts/small/influences").json()["items"]
    }
    assert ends == {("aide", "boss"), ("boss", "aide")}


def test_merging_is_undone_as_one(small: TestClient) -> None:
    before = small.get("/v1/accounts/small/export").json()
    merged = small.post(f"{CONTACTS}/head/merge", json={"into": "aide"})
    seq = int(merged.headers["etag"].strip('"'))
    assert small.post(f"/v1/accounts/small/changes/{seq}/undo").status_code == 200
    assert small.get("/v1/accounts/small/export").json() == before


def test_rows_are_listed_page_by_page(small: TestClient) -> None:
    seen, after = [], None
    while True:
        query = {"limit": 2} | ({"after": after} if after else {})
        page = small.get(CONTACTS, params=query).json()
        seen += [row["id"] for row in page["items"]]
        after = page["next"]
        if after is None:
            break
    assert seen == ["aide", "boss", "head"]


def test_what_the_client_has_is_not_sent_again(small: TestClient) -> None:
    tag = small.get(CONTACTS).headers["etag"]
    again = small.get(CONTACTS, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("table", OPEN_TABLES)
def test_every_table_has_its_routes(small: TestClient, table: str) -> None:
    assert small.get(f"/v1/accounts/small/{table}").status_code == 200
    assert small.get(f"/v1/accounts/small/{table}/none").status_code == 404
    assert small.delete(f"/v1/accounts/small/{table}/none").status_code == 404


def test_hostile_text_is_text(small: TestClient) -> None:
    hostile = "</script><img src=x onerror=alert(1)> =cmd|' /C calc'!A0 {{7*7}} \u202eabc"
    small.put(f"{CONTACTS}/x", json={"name": hostile})
    assert small.get(f"{CONTACTS}/x").json()["name"] == hostile
