"""An application over an empty SQLite store, and a client that calls it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.app.served import Served, serving
from tests.store.servers import Neo4jServer

REPOSITORY = Path(__file__).parents[2]
EXAMPLE = REPOSITORY / "examples" / "eastern_telecom"
AS_OF = "2026-06-30"
SMALL: dict[str, Any] = {
    "contacts": [
        {"id": "boss", "name": "Boss", "title": "CEO"},
        {"id": "head", "name": "Head", "reports_to": "boss", "email": ["head@a.example"]},
        {"id": "aide", "name": "Aide", "reports_to": "boss"},
    ],
    "influences": [
        {"from": "aide", "to": "boss", "kind": "advice", "weight": 2.0},
        {"from": "head", "to": "boss", "kind": "advice"},
        {"from": "boss", "to": "head", "kind": "trust"},
    ],
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=f"sqlite:///{tmp_path}/kingmaker.db")


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture(params=["sqlite", "neo4j"])
def either(request: pytest.FixtureRequest, settings: Settings) -> Iterator[TestClient]:
    """The client of either store, in a tenant of its own."""
    if request.param == "neo4j":
        server: Neo4jServer = request.getfixturevalue("neo4j_server")
        said = {"neo4j_user": server.user, "neo4j_password": server.password}
        here = {"store": server.uri, "tenant": f"either {uuid4()}"}
        settings = Settings.model_validate({**here, **said})
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture
def served(settings: Settings) -> Iterator[Served]:
    with serving(settings.store) as server:
        yield server


@pytest.fixture
def small(client: TestClient) -> TestClient:
    """The client, with the account `small` imported."""
    imported = import_bundle(client, "small", SMALL)
    assert imported.status_code == 200, imported.text
    return client


def import_bundle(client: TestClient, account: str, bundle: Any, **query: Any) -> Any:
    """Post a bundle: bytes as they are, anything else as JSON."""
    data = bundle if isinstance(bundle, bytes) else json.dumps(bundle).encode()
    files = {"bundle": ("bundle", data, "application/octet-stream")}
    return client.post(f"/v1/accounts/{account}/import", files=files, params=query)
