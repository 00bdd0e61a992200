"""Sensitive notes: nobody without their own permission reads any of them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from app.cli import main
from app.main import create_app
from app.services.keys import make_key
from app.settings import Settings
from graph.analysis.registry import ANALYSES
from graph.model import TABLES
from graph.snapshot import snapshot
from graph.store.base import Store
from tests.app.conftest import SMALL, import_bundle, neo4j_settings

AT = "/v1/accounts/small"
SECRET = "his daughter plays the violin"
NOTE = {"contact": "boss", "text": SECRET, "reason": "a birthday card", "expires_on": "2999-01-31"}
EXPIRED = {**NOTE, "expires_on": "2020-01-31"}


@pytest.fixture(params=["sqlite", "neo4j"])
def client(request: pytest.FixtureRequest, settings: Settings) -> Iterator[TestClient]:
    """A client of either store that needs a key, with an account in it."""
    if request.param == "neo4j":
        settings = neo4j_settings(request.getfixturevalue("neo4j_server"))
    remote = settings.model_copy(update={"host": "0.0.0.0"})
    with TestClient(create_app(remote), base_url="http://127.0.0.1") as made:
        made.headers["X-API-Key"] = key(made, "plain", sensitive=False)
        assert import_bundle(made, "small", SMALL).status_code == 200
        yield made


def key(client: TestClient, name: str, *, sensitive: bool) -> str:
    store: Store = client.app.state.store  # type: ignore[attr-defined]
    tenant = client.app.state.settings.tenant  # type: ignore[attr-defined]
    return make_key(store, tenant, name, "write", sensitive=sensitive)


@pytest.fixture
def allowed(client: TestClient) -> dict[str, str]:
    """The header of a key with the permission; two notes are stored, one of them expired."""
    headers = {"X-API-Key": key(client, "trusted", sensitive=True)}
    for id_, note in (("now", NOTE), ("past", EXPIRED)):
        made = client.put(f"{AT}/sensitive_notes/{id_}", json=note, headers=headers)
        assert made.status_code == 201, made.text
    return headers


def test_without_the_permission_nothing_is_read_or_written(
    client: TestClient, allowed: dict[str, str]
) -> None:
    one = f"{AT}/sensitive_notes/now"
    answers = [
        client.get(f"{AT}/sensitive_notes"),
        client.get(one),
        client.put(one, json=NOTE, headers={"If-Match": "*"}),
        client.delete(one),
        client.get(f"{AT}/export", params={"include_sensitive": "true"}),
        import_bundle(client, "small", {"sensitive_notes": [{"id": "x", **NOTE}]}),
        client.post(f"{AT}/changes/{last_change(client, allowed)}/undo"),
    ]
    assert [answer.status_code for answer in answers] == [403] * len(answers)
    assert all("scope sensitive" in answer.json()["detail"] for answer in answers)
    assert client.get(one, headers=allowed).json()["text"] == SECRET


def last_change(client: TestClient, headers: dict[str, str]) -> int:
    items = client.get(f"{AT}/changes", params={"limit": 1000}, headers=headers).json()["items"]
    seq: int = items[-1]["seq"]
    return seq


def test_nothing_else_shows_them(client: TestClient, allowed: dict[str, str]) -> None:
    for path in ("export", "changes?limit=1000", "changes?kind=sensitive_notes", "contacts/boss"):
        assert SECRET not in client.get(f"{AT}/{path}").text, path
    for name, analysis in ANALYSES.items():
        fields = analysis.parameters.model_fields.items()
        query = {field: "boss" for field, described in fields if described.is_required()}
        answer = client.get(f"{AT}/{name}", params=query, headers=allowed)
        assert answer.status_code == 200, name
        assert SECRET not in answer.text, name


def test_the_snapshot_never_has_them(client: TestClient, allowed: dict[str, str]) -> None:
    store: Store = client.app.state.store  # type: ignore[attr-defined]
    tenant = client.app.state.settings.tenant  # type: ignore[attr-defined]
    graph = store.read(tenant, "small", snapshot)
    assert graph.history.rows["sensitive_notes"] == ()
    kept = store.read(tenant, "small", lambda view: view.rows(TABLES["sensitive_notes"]))
    assert len(kept) == 2


def test_with_the_permission_they_are_there_until_they_expire(
    client: TestClient, allowed: dict[str, str]
) -> None:
    items = client.get(f"{AT}/sensitive_notes", headers=allowed).json()["items"]
    assert [item["id"] for item in items] == ["now"]
    assert client.get(f"{AT}/sensitive_notes/past", headers=allowed).status_code == 404
    exported = client.get(f"{AT}/export", headers=allowed).json()
    assert "sensitive_notes" not in exported
    asked = {"include_sensitive": "true"}
    exported = client.get(f"{AT}/export", params=asked, headers=allowed).json()
    assert [row["id"] for row in exported["sensitive_notes"]] == ["now"]
    changes = client.get(f"{AT}/changes", params={"limit": 1000}, headers=allowed).text
    assert SECRET in changes


def test_changes_that_may_not_be_seen_do_not_stop_the_pages(
    client: TestClient, allowed: dict[str, str]
) -> None:
    client.put(f"{AT}/units/u", json={"name": "Unit"})
    seen: list[Any] = []
    after: int | None = 0
    while after is not None:
        page = client.get(f"{AT}/changes", params={"after": after, "limit": 1}).json()
        seen += page["items"]
        after = page["next"]
    assert {change["kind"] for change in seen} == {"contacts", "influences", "units"}
    assert len(seen) == 7


@pytest.mark.parametrize("column", ["reason", "expires_on", "text", "contact"])
def test_a_note_needs_a_reason_and_an_end(
    client: TestClient, allowed: dict[str, str], column: str
) -> None:
    note = {name: value for name, value in NOTE.items() if name != column}
    refused = client.put(f"{AT}/sensitive_notes/n", json=note, headers=allowed)
    assert refused.status_code == 422
    assert column in refused.json()["detail"]


def test_merged_people_keep_their_notes(client: TestClient, allowed: dict[str, str]) -> None:
    merged = client.post(f"{AT}/contacts/boss/merge", json={"into": "head"})
    assert merged.status_code == 200
    assert SECRET not in merged.text
    assert client.get(f"{AT}/sensitive_notes/now", headers=allowed).json()["contact"] == "head"


def test_on_the_command_line_they_are_asked_for_by_name(tmp_path: Path) -> None:
    store = ("--store", f"sqlite:///{tmp_path}/notes.db")
    bundle = tmp_path / "bundle.json"
    bundle.write_text(json.dumps({**SMALL, "sensitive_notes": [{"id": "now", **NOTE}]}))
    take = ("import", str(bundle), "--account", "small")
    give = ("export", "-", "--account", "small")
    run = CliRunner().invoke
    refused = run(main, [*store, *take])
    assert (refused.exit_code, "kingmaker --sensitive" in refused.stderr) == (1, True)
    assert run(main, [*store, "--sensitive", *take]).exit_code == 0
    assert SECRET not in run(main, [*store, "--sensitive", *give]).stdout
    assert run(main, [*store, *give, "--include-sensitive"]).exit_code == 1
    assert SECRET in run(main, [*store, "--sensitive", *give, "--include-sensitive"]).stdout


def test_a_key_of_before_has_no_permission_and_keys_are_listed_with_theirs(tmp_path: Path) -> None:
    store = ("--store", f"sqlite:///{tmp_path}/keys.db")
    run = CliRunner().invoke
    run(main, [*store, "keys", "add", "plain"])
    run(main, [*store, "keys", "add", "trusted", "--sensitive"])
    listed = json.loads(run(main, [*store, "keys", "list", "--format", "json"]).stdout)["items"]
    assert {row["name"]: row["sensitive"] for row in listed} == {"plain": False, "trusted": True}
