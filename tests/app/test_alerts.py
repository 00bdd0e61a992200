"""Watches and alerts: told once of what holds, outside quiet hours, with who said so."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, get_args
from uuid import uuid4

import pytest
from click.testing import CliRunner, Result
from fastapi.testclient import TestClient

from app.alert_loop import AlertLoop
from app.cli import main
from app.delivery.message import Message
from app.services.access import ANY, Access
from app.services.accounts import delete_account
from app.services.alerts import sending as alert_sending
from app.services.alerts.alert import ALERT, WAITING
from app.services.alerts.changes import KEPT_FOR
from app.services.alerts.looking import LOOKED, list_alerts, look_round
from app.services.alerts.round import Rounded, run_alerts
from app.services.alerts.sending import send_due
from app.services.alerts.watches import Watch, What, put_watch, remove_watch
from app.services.bundles import import_bundle
from app.services.cache import Cache
from app.services.outbox import messages, queue
from app.settings import Settings
from graph.analysis.signals.registry import SIGNALS
from graph.errors import NotFound, StaleEntry, VersionRequired
from graph.io.bundle import read_bytes
from graph.store import EntryEdit, Store
from graph.store.sqlite import SqliteStore
from tests.store.conftest import neo4j_store, sqlite_store, store

__all__ = ["neo4j_store", "sqlite_store", "store"]
MORNING = datetime(2026, 6, 30, 9, tzinfo=UTC)
LONG_AGO, LATELY = "2025-01-01", "2026-06-20"
LEAD = {"channel": "folder", "address": "lead"}
DEAL: dict[str, Any] = {
    "contacts": [{"id": id_, "name": id_.capitalize()} for id_ in ("ann", "ben", "eve")],
    "influences": [{"from": "eve", "to": "ann"}, {"from": "ben", "to": "ann"}],
    "projects": [{"id": "deal", "name": "Deal"}],
    "roles": [
        {"project": "deal", "contact": "ann", "role": "A"},
        {"project": "deal", "contact": "ben", "role": "D"},
    ],
    "stances": [
        {"contact": "eve", "level": "coach", "valid_from": LONG_AGO, "source": "Zhang Wei"},
        {"contact": "ben", "level": "support", "valid_from": LONG_AGO, "valid_to": LATELY},
    ],
}


@dataclass
class Desk:
    """A tenant with an account, and a clock."""

    access: Access
    now: datetime = field(default=MORNING)

    def put(self, account: str, **tables: Any) -> None:
        bundle = read_bytes(json.dumps(DEAL | tables).encode())
        import_bundle(self.access, account, bundle, name=account.capitalize(), replace=True)

    def watch(self, what: str = "coach_left", id_: str = "w", **more: Any) -> None:
        values = {"what": what, "recipients": [LEAD], **more}
        put_watch(self.access, id_, Watch.model_validate(values), ANY)

    def run(self, **later: float) -> Rounded:
        self.now += timedelta(**later)
        return run_alerts(self.access, self.now)

    @property
    def sent(self) -> list[Message]:
        return sorted(messages(self.access, "waiting")[0], key=lambda one: one.made_at)

    @property
    def held(self) -> list[str]:
        return [one.account for one in list_alerts(self.access, "", 100).items]

    def eve_leaves(self, account: str = "acme", on: str = LATELY) -> None:
        self.put(account, contacts=left("eve", on))


def left(who: str, on: str = LATELY) -> list[dict[str, str]]:
    return [row | ({"left_on": on} if row["id"] == who else {}) for row in DEAL["contacts"]]


def yesterday() -> str:
    return (datetime.now(UTC) - timedelta(days=1)).date().isoformat()


def made(store: Store) -> Desk:
    desk = Desk(Access(store, f"alerts {uuid4()}", "sales:li"))
    desk.put("acme")
    return desk


@pytest.fixture
def desk(store: Store) -> Desk:
    return made(store)


@pytest.fixture
def embedded(sqlite_store: Store) -> Desk:
    return made(sqlite_store)


def test_a_coach_who_leaves_is_told_once(desk: Desk) -> None:
    desk.watch(account="acme")
    assert desk.run().messages == 0
    desk.eve_leaves()
    first = desk.run(minutes=1)
    assert (first.found.looked_at, first.found.raised, first.messages) == (1, 1, 1)
    for _ in range(3):
        assert desk.run(hours=1).messages == 0
        desk.put("acme", contacts=left("eve"), units=[{"id": f"u{desk.now.hour}", "name": "U"}])
    assert desk.run(days=1).messages == 0
    (message,) = desk.sent
    assert message.subject == "Kingmaker: 1 alert(s), Acme"
    assert f"Eve, a coach of ours, is no longer there, on {LATELY}" in message.text
    assert "source: Zhang Wei" in message.text
    assert "recorded by sales:li" in message.text
    assert desk.held == ["acme"]


def test_an_alert_clears_by_itself_and_comes_again(desk: Desk) -> None:
    desk.watch()
    desk.eve_leaves()
    assert desk.run().messages == 1
    desk.put("acme")
    assert desk.run(minutes=1).found.cleared == 1
    assert desk.held == []
    (kept,) = list_alerts(desk.access, "", 10, all_=True).items
    assert kept.cleared_at == desk.now
    desk.eve_leaves()
    assert desk.run(minutes=1).messages == 1
    (again,) = list_alerts(desk.access, "", 10).items
    assert (again.times, len(desk.sent)) == (2, 2)


def test_what_is_old_is_no_news_and_clears(embedded: Desk) -> None:
    embedded.watch(parameters={"days": 30})
    embedded.eve_leaves()
    assert embedded.run().messages == 1
    assert embedded.run(days=40).found.cleared == 1
    assert embedded.held == []
    embedded.run(days=KEPT_FOR.days + 1)
    assert list_alerts(embedded.access, "", 10, all_=True).items == []


def test_an_account_is_looked_at_when_it_changed_and_once_a_day(embedded: Desk) -> None:
    embedded.watch()
    looked = [embedded.run(minutes=1).found.looked_at for _ in range(3)]
    embedded.put("acme", units=[{"id": "u", "name": "U"}])
    looked += [embedded.run(minutes=1).found.looked_at for _ in range(2)]
    looked += [embedded.run(days=1).found.looked_at, embedded.run(minutes=1).found.looked_at]
    embedded.watch(parameters={"days": 60})
    looked.append(embedded.run(minutes=1).found.looked_at)
    assert looked == [1, 0, 0, 1, 0, 1, 0, 1]


def test_an_account_that_is_made_anew_is_looked_at(embedded: Desk) -> None:
    embedded.watch()
    embedded.run()
    delete_account(embedded.access, "acme", None)
    embedded.put("acme")
    assert embedded.run(minutes=1).found.looked_at == 1


def test_quiet_hours_hold_back_until_their_end(embedded: Desk) -> None:
    night = {"begin": "22:00", "end": "07:00"}
    embedded.watch(quiet=night, time_zone="Asia/Shanghai")
    embedded.now = datetime(2026, 6, 30, 15, tzinfo=UTC)  # 23:00 there
    embedded.eve_leaves()
    assert embedded.run().messages == 0
    assert embedded.run(hours=7, minutes=59).messages == 0
    assert embedded.run(minutes=1).messages == 1
    assert embedded.sent[0].made_at == datetime(2026, 6, 30, 23, tzinfo=UTC)


def test_what_cleared_while_it_waited_is_never_sent(embedded: Desk) -> None:
    embedded.watch(digest="daily", digest_at="08:00")
    embedded.eve_leaves()
    assert embedded.run().found.raised == 1
    embedded.put("acme")
    assert embedded.run(hours=1).found.cleared == 1
    assert embedded.run(days=2).messages == 0
    assert list(embedded.access.store.entries(embedded.access.tenant, WAITING, "", 10)) == []


def test_a_digest_is_one_message_a_day(embedded: Desk) -> None:
    embedded.watch(digest="daily", digest_at="18:00")
    embedded.watch("level_fell", "levels", digest="daily", digest_at="18:00")
    embedded.eve_leaves()
    embedded.put("beta", contacts=left("eve"))
    fell = {"contact": "ben", "level": "opposed", "valid_from": LATELY}
    assert embedded.run().messages == 0
    embedded.put("gamma", stances=[*DEAL["stances"], fell])
    assert embedded.run(hours=1).messages == 0
    assert embedded.run(hours=8).messages == 1
    (message,) = embedded.sent
    assert message.subject == "Kingmaker: 3 alert(s), Acme, Beta, Gamma"
    assert "Ben has fallen from support to opposed" in message.text
    assert embedded.run(days=1).messages == 0


def test_each_recipient_gets_their_own_in_their_language(embedded: Desk) -> None:
    mail = {"channel": "smtp", "address": "lead@sales.example"}
    embedded.watch(recipients=[LEAD, mail, mail])
    embedded.watch(id_="zh", recipients=[mail], language="zh")
    embedded.eve_leaves()
    assert embedded.run().messages == 3
    found = {(one.channel, one.language): one.text for one in embedded.sent}
    assert found.keys() == {("folder", "en"), ("smtp", "en"), ("smtp", "zh")}
    assert "我方教练Eve已离开" in found["smtp", "zh"]
    assert "由sales:li记录" in found["smtp", "zh"]


def test_an_account_deleted_meanwhile_takes_its_alerts_with_it(desk: Desk) -> None:
    desk.watch(digest="daily", digest_at="18:00")
    desk.eve_leaves()
    desk.run()
    delete_account(desk.access, "acme", None)
    assert desk.run(days=1).messages == 0
    for kind in (ALERT, WAITING, LOOKED):
        assert desk.access.store.entries(desk.access.tenant, kind, "", 10) == []


def test_a_removed_watch_sends_nothing_more(embedded: Desk) -> None:
    embedded.watch(digest="daily", digest_at="18:00")
    embedded.eve_leaves()
    embedded.run()
    remove_watch(embedded.access, "w", None)
    assert send_due(embedded.access, embedded.now + timedelta(days=2)) == 0
    embedded.run(days=2)
    assert list_alerts(embedded.access, "", 10, all_=True).items == []


def test_where_nothing_can_be_said_alerts_stay_and_others_go_on(embedded: Desk) -> None:
    embedded.watch()
    embedded.eve_leaves()
    assert embedded.run().messages == 1
    out_of_reach = [{"project": "deal", "quota": 1_000_000.0}]
    embedded.put("acme", contacts=left("eve"), rules=out_of_reach)
    embedded.put("beta", contacts=left("eve"))
    done = embedded.run(minutes=1)
    assert [(account, watch) for account, watch, _ in done.found.problems] == [("acme", "w")]
    assert "quota" in done.found.problems[0][2]
    assert done.messages == 1
    assert embedded.held == ["acme", "beta"]
    assert list_alerts(embedded.access, "", 10).problems.keys() == {"acme"}


@pytest.mark.parametrize("cut", range(1, 4))
def test_a_round_killed_at_any_write_loses_nothing_and_sends_nothing_twice(
    embedded: Desk, cut: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded.watch()
    embedded.put("beta", contacts=left("eve"))
    embedded.eve_leaves()
    with monkeypatch.context() as killed:
        killed.setattr(embedded.access.store, "put_entries", dying(embedded.access.store, cut))
        with pytest.raises(Killed):
            embedded.run()
    embedded.run(minutes=1)
    embedded.run(minutes=1)
    texts = "".join(one.text for one in embedded.sent)
    assert (texts.count("Acme"), texts.count("Beta")) == (1, 1)


class Killed(BaseException):
    """The worker is gone."""


def dying(store: Store, cut: int) -> Callable[[str, list[EntryEdit]], None]:
    """Return a put_entries that is killed instead of its n-th change."""
    put, calls = store.put_entries, iter(range(1, 100))

    def put_or_die(tenant: str, edits: list[EntryEdit]) -> None:
        if next(calls) == cut:
            raise Killed
        put(tenant, edits)

    return put_or_die


def test_two_workers_at_once_send_once(embedded: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    embedded.watch()
    embedded.eve_leaves()
    look_round(embedded.access, embedded.now)

    def meanwhile(*given: Message) -> list[EntryEdit]:
        monkeypatch.setattr(alert_sending, "queue", queue)
        assert send_due(embedded.access, embedded.now) == 1
        return queue(*given)

    monkeypatch.setattr(alert_sending, "queue", meanwhile)
    assert send_due(embedded.access, embedded.now) == 0
    assert len(embedded.sent) == 1


def test_watching_any_number(embedded: Desk) -> None:
    below = {"analysis": "influence", "path": "items[eve].decision_influence", "below": 0.5}
    above = {"analysis": "influence", "path": "items", "above": 2}
    embedded.watch("threshold", "low", parameters=below)
    embedded.watch("threshold", "many", parameters=above)
    embedded.watch("threshold", "none", parameters=below | {"path": "items[zoe].score"})
    assert embedded.run().found.problems == []
    (message,) = embedded.sent
    assert "influence: number of findings is 3, above 2" in message.text
    assert re.search(r"decision influence of Eve is [\d.]+ %, below 50 %", message.text)
    limits = [one.lines[0] for one in list_alerts(embedded.access, "", 9).items]
    assert {line.zh.split("为")[0] for line in limits} == {
        "影响力：结果数量",
        "影响力：Eve的决策影响力",
    }


def test_watches_are_replaced_only_as_they_were_read(desk: Desk) -> None:
    watch = Watch.model_validate({"what": "coach_left", "recipients": [LEAD]})
    first = put_watch(desk.access, "w", watch, None)
    with pytest.raises(VersionRequired):
        put_watch(desk.access, "w", watch, None)
    assert put_watch(desk.access, "w", watch, first.version).version == 2
    with pytest.raises(StaleEntry):
        put_watch(desk.access, "w", watch, first.version)
    with pytest.raises(NotFound):
        put_watch(desk.access, "x", watch.model_copy(update={"account": "nobody"}), None)
    with pytest.raises(NotFound):
        remove_watch(desk.access, "x", None)


@pytest.mark.parametrize(
    "wrong",
    [
        {"what": "weather"},
        {"recipients": []},
        {"recipients": [{"channel": "smtp", "address": "nobody"}]},
        {"parameters": {"days": 0}},
        {"parameters": {"hours": 3}},
        {"time_zone": "Mars/Olympus"},
        {"quiet": {"begin": "22:00", "end": "22:00"}},
        {"quiet": {"begin": "22:00+08:00", "end": "07:00"}},
        {"what": "threshold", "parameters": {"analysis": "nonsense", "path": "items", "above": 1}},
        {"what": "threshold", "parameters": {"analysis": "influence", "path": "items"}},
        {"what": "threshold", "parameters": {"analysis": "influence", "path": "a b", "above": 1}},
        {"what": "threshold", "parameters": {"analysis": "influence", "path": "item", "above": 1}},
        {
            "what": "threshold",
            "parameters": {"analysis": "win-rate", "path": "items[deal].chance", "below": 1},
        },
        {
            "what": "threshold",
            "parameters": {"analysis": "fragility", "path": "removal.no", "above": 1},
        },
    ],
)
def test_wrong_watches_are_refused(small: TestClient, wrong: dict[str, Any]) -> None:
    body = {"what": "coach_left", "recipients": [LEAD], **wrong}
    refused = small.put("/v1/watches/w", json=body)
    assert refused.status_code == 422, refused.text


def test_over_http(small: TestClient) -> None:
    body = {"what": "coach_left", "recipients": [LEAD], "account": "small"}
    put = small.put("/v1/watches/w", json=body)
    assert (put.status_code, put.headers["etag"]) == (201, '"1"')
    assert small.put("/v1/watches/w", json=body).status_code == 428
    again = small.put("/v1/watches/w", json=body, headers={"If-Match": '"1"'})
    assert (again.status_code, again.json()["version"]) == (200, 2)
    assert [one["id"] for one in small.get("/v1/watches").json()["items"]] == ["w"]
    assert small.get("/v1/alerts").json() == {"items": [], "next": None, "problems": {}}
    assert small.delete("/v1/watches/w").status_code == 204
    assert small.get("/v1/watches/w").status_code == 404
    assert small.put("/v1/watches/a b", json=body).status_code == 422


def test_every_kind_of_signal_can_be_watched() -> None:
    assert {*get_args(What)} == {*SIGNALS, "threshold"}


def test_the_server_looks_at_every_tenant(sqlite_store: Store) -> None:
    desks = [made(sqlite_store), made(sqlite_store)]
    for desk in desks:
        desk.watch()
        desk.eve_leaves(on=yesterday())
    AlertLoop(Settings(), sqlite_store, Cache()).look()
    assert [len(desk.sent) for desk in desks] == [1, 1]


def test_on_the_command_line(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "kingmaker.db")
    desk = Desk(Access(store, "default", "sales:li"))
    desk.eve_leaves(on=yesterday())

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(
            main, ["--store", f"sqlite:///{tmp_path}/kingmaker.db", *arguments]
        )

    to = ["--to", "folder:lead", "--parameter", "days=20"]
    assert run("watch", "add", "w", "--what", "coach_left", *to).exit_code == 0
    assert "If-Match" in run("watch", "add", "w", "--what", "coach_left", *to).output
    assert run("watch", "add", "w", "--what", "coach_left", *to, "--force").exit_code == 0
    assert "w   coach_left" in run("watch", "list").output
    assert "1 alert(s) raised, 0 cleared, 1 message(s) queued" in run("alerts", "run").output
    assert "我方教练Eve已离开" in run("alerts", "list", "--lang", "zh").output
    assert "coach_left" in run("alerts", "list", "--format", "csv").output
    wrong = run("watch", "add", "x", "--what", "coach_left", "--to", "smtp:nobody")
    assert (wrong.exit_code, "a mail address" in wrong.output) == (1, True)
    assert run("watch", "remove", "w").exit_code == 0
    assert "(nothing)" in run("watch", "list").output
    store.close()
