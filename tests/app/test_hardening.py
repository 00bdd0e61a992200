"""What a demanding user found: each case was once a crash, a wait or a lost change."""

import io
import json
import zipfile
from http.client import HTTPConnection
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from fastapi.testclient import TestClient

from graph.io import bundle, tables_csv
from tests.app.conftest import EXAMPLE, import_bundle
from tests.app.served import Served

HTML = {"Accept": "text/html,application/xhtml+xml"}


def zipped(text: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("contacts.csv", text)
    return data.getvalue()


def test_too_many_rows_are_refused_early(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables_csv, "MAX_ROWS", 100)
    refused = import_bundle(client, "bomb", zipped("id,name\n" + "a,b\n" * 1000))
    assert (refused.status_code, "100 rows" in refused.json()["detail"]) == (413, True)


def test_too_many_rows_of_json_are_refused(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "MAX_ROWS", 2)
    refused = import_bundle(client, "bomb", {"contacts": [{"id": "a", "name": "A"}] * 3})
    assert refused.status_code == 413


def test_too_many_columns_are_refused(client: TestClient) -> None:
    header = ",".join(["id", "name", *(f"x_{n}" for n in range(600))])
    assert import_bundle(client, "wide", zipped(header + "\n")).status_code == 413


@pytest.mark.parametrize("encoding", ["punycode", "klingon", "base64", "undefined"])
def test_only_encodings_of_text_are_taken(client: TestClient, encoding: str) -> None:
    refused = import_bundle(client, "odd", zipped("id,name\na,A\n"), encoding=encoding)
    assert (refused.status_code, "gb18030" in refused.json()["detail"]) == (422, True)


@pytest.mark.parametrize(("weight", "confidence"), [(1e-320, 1.0), (1.0, 1e-320)])
def test_numbers_next_to_nothing_break_nothing(
    client: TestClient, weight: float, confidence: float
) -> None:
    link = {"from": "a", "to": "b", "weight": weight, "confidence": confidence}
    people = [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]
    import_bundle(client, "tiny", {"contacts": people, "influences": [link]})
    if weight == 1.0:
        for name in ("influence", "centralities", "hidden-decision-makers", "power-map"):
            assert client.get(f"/v1/accounts/tiny/{name}").status_code == 200
    else:
        assert client.get("/v1/accounts/tiny").status_code == 404


def test_a_rename_that_was_not_made_for_the_present_name_is_refused(client: TestClient) -> None:
    tag = client.put("/v1/accounts/a", json={"name": "One"}).headers["etag"]
    first = client.put("/v1/accounts/a", json={"name": "Two"}, headers={"If-Match": tag})
    second = client.put("/v1/accounts/a", json={"name": "Three"}, headers={"If-Match": tag})
    assert (first.status_code, second.status_code) == (200, 412)
    assert client.get("/v1/accounts/a", headers={"If-None-Match": tag}).json()["name"] == "Two"


def test_the_map_in_another_language_is_not_the_one_the_client_has(small: TestClient) -> None:
    url = "/v1/accounts/small/power-map"
    english = small.get(url)
    headers = {"If-None-Match": english.headers["etag"], "Accept-Language": "zh"}
    assert small.get(url, headers=headers).status_code == 200
    assert english.headers["vary"] == "Accept-Language"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "10.0.0.1"])
def test_a_name_that_was_made_to_point_here_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/v1/accounts", headers={"Host": host}).status_code == 421


def test_no_page_of_another_origin_may_frame_ours(small: TestClient) -> None:
    for path in ("/", "/accounts/small/power-map", "/v1/accounts"):
        assert small.get(path).headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000"])
def test_this_machine_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/v1/accounts", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("account", ["%ff%fe", "..%2fx", "%01"])
def test_accounts_that_nobody_could_reach_are_refused(client: TestClient, account: str) -> None:
    assert client.put(f"/v1/accounts/{account}", json={"name": "A"}).status_code in (404, 405, 422)


def test_a_name_with_control_characters_is_refused_everywhere(client: TestClient) -> None:
    people = {"contacts": [{"id": "a", "name": "A"}]}
    assert import_bundle(client, "a", people, name="\0").status_code == 422
    assert client.put("/v1/accounts/a", json={"name": "\0"}).status_code == 422


def test_units_within_one_another_are_refused(client: TestClient) -> None:
    units = [{"id": "u", "name": "U", "parent": "v"}, {"id": "v", "name": "V", "parent": "u"}]
    refused = import_bundle(client, "a", {"contacts": [{"id": "a", "name": "A"}], "units": units})
    assert (refused.status_code, "circle" in refused.json()["detail"]) == (422, True)


def test_allow_names_every_method(small: TestClient) -> None:
    refused = small.request("PATCH", "/v1/accounts/small/contacts/aide")
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, PUT, DELETE")


def test_a_body_without_weights_is_told_so(small: TestClient) -> None:
    refused = small.get("/v1/accounts/small/influence", params={"body": "boss"})
    assert "'boss' has no weight" in refused.json()["detail"]


@pytest.mark.parametrize("path", ["/accounts/nobody", "/accounts/small/power-map?project=none"])
def test_a_browser_gets_a_page_about_what_went_wrong(small: TestClient, path: str) -> None:
    page = small.get(path, headers=HTML)
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "All accounts" in page.text


def test_finely_graded_votes_of_very_many_are_refused(client: TestClient) -> None:
    people = [{"id": f"p{n}", "name": "P"} for n in range(300)]
    roles: list[dict[str, Any]] = [
        {"project": "x", "contact": f"p{n}", "role": "D", "weight": round(1 + n / 1000, 3)}
        for n in range(300)
    ]
    project = [{"id": "x", "name": "X"}]
    import_bundle(client, "v", {"contacts": people, "projects": project, "roles": roles})
    refused = client.get("/v1/accounts/v/influence")
    assert (refused.status_code, "finely graded" in refused.json()["detail"]) == (422, True)


def test_of_very_many_problems_the_first_are_listed(client: TestClient) -> None:
    rows = [{"id": str(n), "name": "A", "rank": 0} for n in range(10_001)]
    errors = import_bundle(client, "a", {"contacts": rows}).json()
    assert (len(errors["errors"]), errors["more_errors"]) == (10_000, 1)


def test_a_page_takes_any_limit(small: TestClient) -> None:
    assert small.get("/accounts/small?limit=5000", headers=HTML).status_code == 200


@pytest.mark.parametrize("letter", ["a", "员", "🙂"])
def test_a_body_as_long_as_may_be_is_answered_in_words(served: Served, letter: str) -> None:
    served.kingmaker("import", str(EXAMPLE), "--account", "eastern")
    server = HTTPConnection(urlsplit(served.url).netloc, timeout=60)
    server.request("GET", f"/v1/accounts/eastern/influence?body={quote(100_000 * letter)}")
    answer = server.getresponse()
    assert answer.status == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert "body" in json.loads(answer.read())["detail"]
    server.close()
