from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from app.main import create_app
from app.services.keys import make_key
from app.settings import Settings
from app.store import store_of
from tests.app.conftest import SMALL, import_bundle


@pytest.fixture
def elsewhere(settings: Settings) -> Iterator[TestClient]:
    """A client of a server that is not on loopback: keys are needed."""
    app = create_app(settings.model_copy(update={"host": "0.0.0.0"}))
    with TestClient(app, base_url="http://kingmaker.example") as client:
        yield client


def key(settings: Settings, tenant: str = "default", *, write: bool = False) -> dict[str, str]:
    made = make_key(store_of(settings), tenant, f"{tenant}-{write}", "write" if write else "read")
    return {"Authorization": f"Bearer {made}"}


def test_live_and_ready(client: TestClient) -> None:
    assert client.get("/health/live").json() == {"status": "alive"}
    assert client.get("/health/ready").json() == {"status": "ready", "store": "sqlite"}


def test_a_store_that_cannot_be_opened_is_not_ready(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"store": "sqlite:////proc/no/such.db"}))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        unready = client.get("/health/ready")
        assert client.get("/health/live").status_code == 200
    assert (unready.status_code, unready.headers["retry-after"]) == (503, "5")


def test_health_needs_no_key(elsewhere: TestClient) -> None:
    assert elsewhere.get("/health/ready").status_code == 200


def test_without_a_key_nothing_is_said(elsewhere: TestClient) -> None:
    refused = elsewhere.get("/v1/accounts")
    assert (refused.status_code, "Bearer" in refused.headers["www-authenticate"]) == (401, True)


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": "Bearer km_wrong"},
        {"Authorization": "Basic !!!"},
        {"Authorization": "Basic dXNlcjp3cm9uZw=="},
        {"X-API-Key": "wrong"},
        {"Authorization": "Bearer "},
    ],
)
def test_a_wrong_key_is_refused(elsewhere: TestClient, headers: dict[str, str]) -> None:
    assert elsewhere.get("/v1/accounts", headers=headers).status_code == 401


def test_a_key_to_read_cannot_write(elsewhere: TestClient, settings: Settings) -> None:
    headers = key(settings)
    assert elsewhere.get("/v1/accounts", headers=headers).status_code == 200
    put = elsewhere.put("/v1/accounts/a", json={"name": "A"}, headers=headers)
    assert put.status_code == 403


def test_tenants_do_not_see_one_another(elsewhere: TestClient, settings: Settings) -> None:
    one, other = key(settings, "one", write=True), key(settings, "other", write=True)
    elsewhere.put("/v1/accounts/a", json={"name": "A"}, headers=one)
    assert elsewhere.get("/v1/accounts/a", headers=other).status_code == 404
    assert elsewhere.get("/v1/accounts", headers=other).json()["items"] == []


def test_the_ledger_names_the_key(elsewhere: TestClient, settings: Settings) -> None:
    headers = key(settings, write=True)
    elsewhere.put("/v1/accounts/a", json={"name": "A"}, headers=headers)
    elsewhere.put("/v1/accounts/a/contacts/x", json={"name": "X"}, headers=headers)
    changes = elsewhere.get("/v1/accounts/a/changes", headers=headers).json()["items"]
    assert changes[0]["actor"] == "default-True"


def test_pages_take_the_key_as_password(elsewhere: TestClient, settings: Settings) -> None:
    secret = key(settings)["Authorization"].removeprefix("Bearer ")
    assert elsewhere.get("/", auth=("me", secret)).status_code == 200
    assert "Basic" in elsewhere.get("/").headers["www-authenticate"]


def test_a_key_is_kept_only_as_its_hash(settings: Settings) -> None:
    secret = key(settings)["Authorization"].removeprefix("Bearer ")
    path = settings.store.removeprefix("sqlite:///")
    with open(path, "rb") as file:
        assert secret.encode() not in file.read()


def test_a_page_of_another_origin_cannot_write(client: TestClient) -> None:
    foreign = {"Origin": "http://evil.example"}
    refused = client.put("/v1/accounts/a", json={"name": "A"}, headers=foreign)
    assert refused.status_code == 403
    own = {"Origin": "http://127.0.0.1"}
    assert client.put("/v1/accounts/a", json={"name": "A"}, headers=own).status_code == 201


def test_allowed_origins_may_call(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"cors_origins": ("http://crm.example",)}))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        headers = {"Origin": "http://crm.example"}
        put = client.put("/v1/accounts/a", json={"name": "A"}, headers=headers)
    assert (put.status_code, put.headers["access-control-allow-origin"]) == (
        201,
        "http://crm.example",
    )


def test_logs_hold_nothing_personal(client: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    import_bundle(client, "secret-account", SMALL)
    client.get("/v1/accounts/secret-account/contacts/head")
    client.get("/v1/accounts/secret-account/hidden-decision-makers?body=head:1")
    written = "".join(capsys.readouterr())
    assert "/v1/accounts/{account}/contacts/{key:row_key}" in written
    for personal in ("secret-account", "head", "Head", "Aide"):
        assert personal not in written.replace("/{key:row_key}", "")


def test_an_unexpected_error_shows_no_trace(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("app.services.accounts.list_accounts", fail)
    client = TestClient(create_app(settings), "http://127.0.0.1", raise_server_exceptions=False)
    with client:
        problem = client.get("/v1/accounts")
    assert (problem.status_code, "secret" in problem.text) == (500, False)
    assert problem.json()["type"] == "/problems/internal"
