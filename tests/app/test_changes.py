from fastapi.testclient import TestClient

CHANGES = "/v1/accounts/small/changes"


def test_changes_name_who_what_before_and_after(small: TestClient) -> None:
    small.put("/v1/accounts/small/contacts/aide", json={"name": "X"}, headers={"If-Match": "*"})
    last = small.get(CHANGES, params={"after": 6}).json()["items"][0]
    assert (last["seq"], last["change_set"], last["action"], last["actor"]) == (
        7,
        7,
        "put",
        "local",
    )
    assert (last["before"]["name"], last["after"]["name"]) == ("Aide", "X")


def test_changes_are_listed_page_by_page(small: TestClient) -> None:
    first = small.get(CHANGES, params={"limit": 4}).json()
    rest = small.get(CHANGES, params={"limit": 4, "after": first["next"]}).json()
    assert [change["seq"] for change in first["items"] + rest["items"]] == [1, 2, 3, 4, 5, 6]
    assert rest["next"] is None


def test_changes_of_one_table(small: TestClient) -> None:
    found = small.get(CHANGES, params={"kind": "influences"}).json()["items"]
    assert {change["kind"] for change in found} == {"influences"}


def test_an_import_is_undone_as_one(small: TestClient) -> None:
    undone = small.post(f"{CHANGES}/4/undo").json()
    assert (undone["changes"], undone["change_set"]) == (6, 7)
    assert small.get("/v1/accounts/small/contacts").json()["items"] == []


def test_an_undo_is_undone(small: TestClient) -> None:
    before = small.get("/v1/accounts/small/export").json()
    seq = small.post(f"{CHANGES}/1/undo").json()["change_set"]
    small.post(f"{CHANGES}/{seq}/undo")
    assert small.get("/v1/accounts/small/export").json() == before


def test_what_was_changed_again_cannot_be_undone(small: TestClient) -> None:
    small.put("/v1/accounts/small/contacts/aide", json={"name": "X"}, headers={"If-Match": "*"})
    refused = small.post(f"{CHANGES}/1/undo")
    assert refused.status_code == 409
    assert "contacts aide" in refused.json()["detail"]


def test_an_unknown_change_is_not_found(small: TestClient) -> None:
    assert small.post(f"{CHANGES}/99/undo").status_code == 404
