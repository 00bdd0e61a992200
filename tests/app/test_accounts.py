from fastapi.testclient import TestClient


def test_putting_a_new_account_creates_it(client: TestClient) -> None:
    put = client.put("/v1/accounts/acme", json={"name": "Acme"})
    assert put.status_code == 201
    assert client.get("/v1/accounts/acme").json()["name"] == "Acme"


def test_renaming_needs_if_match(client: TestClient) -> None:
    client.put("/v1/accounts/acme", json={"name": "Acme"})
    assert client.put("/v1/accounts/acme", json={"name": "Other"}).status_code == 428


def test_renaming_for_the_version_that_was_read(client: TestClient) -> None:
    tag = client.put("/v1/accounts/acme", json={"name": "Acme"}).headers["etag"]
    put = client.put("/v1/accounts/acme", json={"name": "Other"}, headers={"If-Match": tag})
    assert (put.status_code, put.json()["name"]) == (200, "Other")


def test_accounts_are_listed_page_by_page(client: TestClient) -> None:
    for id_ in "cab":
        client.put(f"/v1/accounts/{id_}", json={"name": id_})
    first = client.get("/v1/accounts", params={"limit": 2}).json()
    rest = client.get("/v1/accounts", params={"limit": 2, "after": first["next"]}).json()
    assert [item["id"] for item in first["items"] + rest["items"]] == ["a", "b", "c"]
    assert rest["next"] is None


def test_deleting_an_account_leaves_nothing(small: TestClient) -> None:
    assert small.delete("/v1/accounts/small").status_code == 204
    assert small.get("/v1/accounts/small/contacts").status_code == 404
    assert small.get("/v1/accounts").json()["items"] == []


def test_deleting_for_a_stale_version_is_refused(small: TestClient) -> None:
    stale = small.delete("/v1/accounts/small", headers={"If-Match": '"1"'})
    assert (stale.status_code, stale.json()["version"]) == (412, 6)


def test_an_unknown_account_is_a_problem(client: TestClient) -> None:
    problem = client.get("/v1/accounts/nobody")
    assert problem.status_code == 404
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["type"] == "/problems/not-found"
