"""Reports on a schedule, defined over HTTP on both stores, and the outbox beside them."""

from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.services.access import Access
from app.services.outbox import queue, retry
from app.services.reports.definitions import definition
from graph.store import EntryEdit
from tests.app.sent_messages import a_message

URL = "/v1/report-definitions"
WEEKLY: dict[str, Any] = {
    "report": "rising-stars",
    "cron": "0 8 * * mon",
    "time_zone": "Europe/Berlin",
    "language": "zh",
    "formats": ["html", "csv"],
    "recipients": [{"channel": "smtp", "address": "lead@sales.example"}],
}


def access_of(client: TestClient) -> Access:
    state = client.app.state  # type: ignore[attr-defined]
    return Access(state.store, state.settings.tenant, "test")


def test_one_is_put_changed_listed_and_removed(either: TestClient) -> None:
    put = either.put(f"{URL}/weekly", json=WEEKLY)
    assert (put.status_code, put.headers["etag"]) == (201, '"1"')
    assert WEEKLY.items() <= put.json().items()
    assert either.get(f"{URL}/weekly").json() == put.json()
    daily = WEEKLY | {"cron": "0 8 * * *", "starts_at": put.json()["starts_at"]}
    assert either.put(f"{URL}/weekly", json=daily).status_code == 428
    stale = either.put(f"{URL}/weekly", json=daily, headers={"If-Match": '"7"'})
    assert stale.status_code == 412
    changed = either.put(f"{URL}/weekly", json=daily, headers={"If-Match": '"1"'})
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    (one,) = either.get(URL).json()["items"]
    assert (one["cron"], one["made_at"], one["problem"]) == ("0 8 * * *", None, None)
    assert datetime.fromisoformat(one["next_at"]) > datetime.now(UTC)
    assert either.delete(f"{URL}/weekly", headers={"If-Match": '"1"'}).status_code == 412
    assert either.delete(f"{URL}/weekly").status_code == 204
    assert either.get(f"{URL}/weekly").status_code == 404
    assert either.get(URL).json() == {"items": []}


def test_it_begins_when_it_is_first_put(client: TestClient) -> None:
    before = datetime.now(UTC)
    client.put(f"{URL}/weekly", json=WEEKLY)
    began = definition(access_of(client), "weekly").definition.starts_at
    assert began
    assert before <= began <= datetime.now(UTC)
    client.put(f"{URL}/weekly", json=WEEKLY, headers={"If-Match": "*"})
    assert definition(access_of(client), "weekly").definition.starts_at == began


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"cron": "0 8 30 2 *"}, "never fires"),
        ({"cron": "every monday"}, "minute hour day"),
        ({"time_zone": "Mars/Base"}, "Europe/Berlin or UTC"),
        ({"report": "rising-star"}, "expected one of rising-stars"),
        ({"accounts": []}, "at least 1"),
        ({"accounts": ["a/b"]}, "account id"),
        ({"formats": ["pdf"]}, "html"),
        ({"language": "de"}, "en"),
        ({"recipients": []}, "at least 1"),
        ({"recipients": [{"channel": "smtp", "address": "lead"}]}, "mail address"),
        ({"recipients": [{"channel": "folder", "address": "../x"}]}, "folder's name"),
        ({"recipients": [{"channel": "webhook", "address": "ftp://x"}]}, "web address"),
        ({"catch_up": 0}, "expected at least 1"),
        ({"starts_at": "2026-01-01T00:00:00"}, "timezone"),
        ({"starts_at": "0001-01-01T00:00:00+14:00"}, "expected at least 2000"),
        ({"colour": "red"}, "colour: not known here"),
    ],
)
def test_what_cannot_be_met_is_refused(
    client: TestClient, change: dict[str, Any], problem: str
) -> None:
    put = client.put(f"{URL}/weekly", json=WEEKLY | change)
    assert put.status_code == 422
    assert problem in put.text
    assert client.get(URL).json() == {"items": []}


def test_the_outbox_shows_each_state_and_never_the_files(either: TestClient) -> None:
    access = access_of(either)
    waits, dead = (a_message("smtp", f"{name}@b.example") for name in ("waits", "dead"))
    (letter,) = queue(dead)
    as_dead = EntryEdit("dead_letter", letter.key, letter.content, 0)
    access.store.put_entries(access.tenant, [*queue(waits), as_dead])
    (shown,) = either.get("/v1/outbox").json()["items"]
    assert (shown["id"], shown["address"], "files" in shown) == (waits.id, waits.address, False)
    assert [one["id"] for one in _items(either, "dead")] == [dead.id]
    assert _items(either, "sent") == []
    assert either.post(f"/v1/outbox/{dead.id}/retry").json()["attempts"] == 0
    assert {one["id"] for one in _items(either, "waiting")} == {waits.id, dead.id}
    assert either.post(f"/v1/outbox/{dead.id}/retry").status_code == 404
    assert either.get("/v1/outbox", params={"state": "lost"}).status_code == 422


def test_a_tenant_sees_only_its_own(client: TestClient) -> None:
    access = access_of(client)
    message = a_message("smtp", "a@b.example")
    (letter,) = queue(message)
    as_dead = EntryEdit("dead_letter", letter.key, letter.content, 0)
    access.store.put_entries("another", [as_dead, *queue(a_message("smtp", "c@b.example"))])
    assert _items(client, "waiting") == _items(client, "dead") == []
    assert client.post(f"/v1/outbox/{message.id}/retry").status_code == 404
    back = retry(Access(access.store, "another", "test"), message.id, message.made_at)
    assert back.id == message.id


def _items(client: TestClient, state: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = client.get("/v1/outbox", params={"state": state}).json()["items"]
    return items
