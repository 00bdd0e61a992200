"""Alerts where things go wrong: late rounds, replaced watches, projects and tenants that fail."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from app import alert_loop
from app.alert_loop import AlertLoop
from app.cli import main
from app.services.access import ANY, Access
from app.services.alerts.looking import list_alerts
from app.services.alerts.round import Rounded, run_alerts
from app.services.alerts.watches import WATCH, all_watches, get_watch, remove_watch
from app.services.cache import Cache
from app.services.changes import undo_change
from app.services.facts import delete_row, merge_contacts
from app.settings import Settings
from graph.errors import InvalidInput, NotFound
from graph.model import TABLES
from graph.store import EntryEdit, Store
from graph.store.base import Action
from graph.store.ledger import Stamp
from tests.app.test_alerts import DEAL, LATELY, LONG_AGO, Desk, left, made, yesterday
from tests.store.conftest import sqlite_store

__all__ = ["sqlite_store"]
OUT_OF_REACH = {"project": "bid", "quota": 1_000_000.0}
MANY = {"analysis": "influence", "path": "items", "above": 2}
BY_PROJECT = {"analysis": "win-rate", "path": "items[deal].probability", "below": 1}
TWO_PROJECTS: dict[str, Any] = {
    "projects": [*DEAL["projects"], {"id": "bid", "name": "Bid"}],
    "roles": [*DEAL["roles"], {"project": "bid", "contact": "ann", "role": "A"}],
}


@pytest.fixture
def desk(sqlite_store: Store) -> Desk:
    return made(sqlite_store)


@pytest.fixture
def known(sqlite_store: Store, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """An account that has been known for longer than a watch looks back."""

    def in_spring(access: Access, action: Action) -> Stamp:
        return Stamp(access.actor, action, datetime(2026, 4, 1, tzinfo=UTC))

    with monkeypatch.context() as then:
        then.setattr(Access, "stamp", in_spring)
        desk = made(sqlite_store)
    desk.now = datetime.now(UTC)
    return desk


def test_a_round_that_comes_late_keeps_quiet_hours(desk: Desk) -> None:
    desk.watch(quiet={"begin": "22:00", "end": "07:00"})
    desk.now = datetime(2026, 6, 30, 6, 30, tzinfo=UTC)
    desk.eve_leaves()
    assert desk.run().messages == 0
    assert desk.run(hours=16).messages == 0, "nothing ran until 22:30"
    assert desk.run(hours=8).messages == 0
    assert desk.run(hours=1).messages == 1


def test_a_project_that_cannot_be_judged_keeps_no_other_from_clearing(desk: Desk) -> None:
    desk.watch()
    desk.put("acme", **TWO_PROJECTS, contacts=left("eve"))
    assert desk.run().found.raised == 2
    desk.put("acme", **TWO_PROJECTS, rules=[OUT_OF_REACH])
    done = desk.run(minutes=1)
    assert done.found.cleared == 1
    assert [one.project for one in list_alerts(desk.access, "", 10).items] == ["bid"]
    assert [said.split(":")[0] for *_, said in done.found.problems] == ["bid"]


def test_a_limit_is_watched_in_every_open_project(desk: Desk) -> None:
    asked = {"analysis": "influence", "path": "items", "above": 2}
    desk.watch("threshold", parameters=asked)
    desk.put("acme", **TWO_PROJECTS)
    assert desk.run().found.problems == []
    assert [one.project for one in list_alerts(desk.access, "", 10).items] == ["bid", "deal"]
    desk.put("acme", **TWO_PROJECTS, rules=[OUT_OF_REACH])
    assert "bid: " in desk.run(minutes=1).found.problems[0][2]
    assert len(desk.held) == 2


def test_a_watch_looks_at_all_findings_unless_a_limit_is_asked_for(desk: Desk) -> None:
    people = [{"id": f"p{number}", "name": f"P{number}"} for number in range(15)]
    heard = [{"from": one["id"], "to": "ann"} for one in people]
    desk.put(
        "acme",
        contacts=[*DEAL["contacts"], *people],
        influences=[*DEAL["influences"], *heard],
    )
    asked = {"analysis": "coach-candidates", "path": "items", "above": 10}
    desk.watch("threshold", "all", parameters=asked)
    desk.watch("threshold", "ten", parameters=asked | {"parameters": {"limit": 10}})
    desk.run()
    assert [one.watch for one in list_alerts(desk.access, "", 10).items] == ["all"]


def test_a_watch_of_another_day_is_refused(small: TestClient) -> None:
    asked = {"analysis": "influence", "path": "items", "above": 1}
    body = {"what": "threshold", "recipients": [{"channel": "folder", "address": "lead"}]}
    for then in ({"as_of": "2020-01-01"}, {"believed_at": "2020-01-01"}):
        wrong = body | {"parameters": asked | {"parameters": then}}
        refused = small.put("/v1/watches/w", json=wrong)
        assert (refused.status_code, "a watch looks at today" in refused.text) == (422, True)


def test_a_watch_put_in_place_of_another_raises_its_own_alerts(desk: Desk) -> None:
    fell = {"contact": "eve", "level": "opposed", "valid_from": LATELY}
    until = [row | {"valid_to": LATELY} for row in DEAL["stances"]]
    roles = [*DEAL["roles"], {"project": "deal", "contact": "eve", "role": "D"}]
    desk.watch("level_fell")
    desk.put("acme", stances=[*until, fell], roles=roles)
    assert desk.run().found.raised == 1
    desk.watch("coach_left")
    desk.put("acme", contacts=left("eve"), roles=roles)
    done = desk.run(minutes=1)
    assert (done.found.raised, done.found.cleared, done.messages) == (1, 1, 1)


def test_in_a_young_account_nothing_undated_is_old(desk: Desk) -> None:
    undated = [{"contact": "eve", "level": "coach"}, {"contact": "ben", "level": "support"}]
    dated = {"contact": "ann", "level": "support", "valid_from": LONG_AGO}
    desk.now = datetime.now(UTC)
    desk.watch("fact_aged", parameters={"days": 30})
    desk.put("acme", stances=[*undated, dated])
    desk.run()
    (alert,) = list_alerts(desk.access, "", 10).items
    assert alert.lines[0].en.startswith("Ann at support towards us")


def test_a_coach_whose_two_records_became_one_has_not_left(known: Desk) -> None:
    known.watch()
    merge_contacts(known.access, "acme", "eve", "ben", ANY)
    assert known.run().found.raised == 0


def test_who_removed_a_fact_did_not_record_it(known: Desk) -> None:
    known.watch()
    delete_row(known.access, "acme", TABLES["contacts"], "eve", ANY, cascade=True)
    known.run()
    (message,) = known.sent
    assert "Eve, a coach of ours, is no longer there" in message.text
    assert "removed by sales:li" in message.text
    assert "recorded by" not in message.text


def test_what_two_watches_find_is_read_once(desk: Desk) -> None:
    desk.watch()
    desk.watch(id_="acme", account="acme")
    desk.eve_leaves()
    assert desk.run().found.raised == 2
    (message,) = desk.sent
    assert message.text.count("is no longer there") == 1


def test_an_undone_departure_clears(desk: Desk) -> None:
    desk.watch()
    desk.eve_leaves()
    assert desk.run().found.raised == 1
    last = desk.access.store.read(desk.access.tenant, "acme", lambda view: view.account.version)
    undo_change(desk.access, "acme", last, None)
    assert (desk.run(minutes=1).found.cleared, desk.held) == (1, [])


def test_a_tenant_that_fails_keeps_no_other_from_its_look(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    desks = sorted((made(sqlite_store) for _ in range(2)), key=lambda one: one.access.tenant)
    for one in desks:
        one.watch()
        one.eve_leaves(on=yesterday())

    def failing(access: Any, *given: Any) -> Rounded:
        if access.tenant == desks[0].access.tenant:
            raise InvalidInput("a rule file cannot be read")
        return run_alerts(access, *given)

    monkeypatch.setattr(alert_loop, "run_alerts", failing)
    AlertLoop(Settings(), sqlite_store, Cache()).look()
    assert [len(one.sent) for one in desks] == [0, 1]


def test_a_kept_watch_that_cannot_be_read_any_more_stops_no_other(desk: Desk) -> None:
    old = {"what": "weather", "recipients": [{"channel": "folder", "address": "lead"}]}
    desk.access.store.put_entries(desk.access.tenant, [EntryEdit(WATCH, "old", old, 0)])
    desk.watch()
    desk.eve_leaves()
    assert desk.run().messages == 1
    assert [one.id for one in all_watches(desk.access)] == ["w"]
    with pytest.raises(InvalidInput, match="'old' cannot be read any more"):
        get_watch(desk.access, "old")
    remove_watch(desk.access, "old", None)


def test_wrong_options_are_named_plainly() -> None:
    asked = ["watch", "add", "w", "--what", "threshold", "--to", "folder:lead"]
    limit = ["--parameter", "path=items", "--parameter", "above=1"]
    result = CliRunner().invoke(main, [*asked, *limit, "--parameter", "analysis=infl"])
    assert result.exit_code == 1
    assert "Value error" not in result.output
    assert "got 'infl'" in result.output


def test_a_message_names_the_project_and_leads_to_its_page(desk: Desk) -> None:
    desk.access = replace(desk.access, pages="https://sales.example")
    desk.watch()
    desk.watch("threshold", "z", parameters=BY_PROJECT)
    named = {"projects": [{"id": "deal", "name": "5G core"}]}
    stances = [*DEAL["stances"], {"contact": "ann", "level": "support", "valid_from": LONG_AGO}]
    desk.put("acme", contacts=left("eve"), stances=stances, **named)
    desk.run()
    (message,) = desk.sent
    page = "https://sales.example/accounts/acme/fishbone?as_of=2026-06-30&project=deal&lang=en"
    assert f"Acme · 5G core · A coach has left.\n{page}\n- Eve" in message.text
    assert "win-rate: probability of 5G core is " in message.text


def test_facts_that_grew_old_come_with_the_weightiest_first(desk: Desk) -> None:
    stances = [
        {"contact": who, "level": "support", "valid_from": LONG_AGO}
        for who in ("ann", "ben", "eve")
    ]
    desk.watch("fact_aged")
    roles = [{"project": "deal", "contact": "eve", "role": "A"}]
    desk.put("acme", stances=stances, roles=roles, influences=[{"from": "ben", "to": "eve"}])
    desk.run()
    (message,) = desk.sent
    told = [line.split()[1] for line in message.text.splitlines() if line.startswith("- ")]
    assert told == ["Eve", "Ben", "Ann"]


def test_of_a_project_that_was_removed_nothing_holds(desk: Desk) -> None:
    stance = {"contact": "ann", "level": "support", "valid_from": LONG_AGO}
    desk.put("acme", **TWO_PROJECTS, stances=[stance])
    desk.watch("fact_aged", "signal", account="acme", project="bid")
    desk.watch("threshold", "limit", account="acme", project="bid", parameters=MANY)
    assert desk.run().found.raised == 2
    delete_row(desk.access, "acme", TABLES["projects"], "bid", ANY, cascade=True)
    done = desk.run(minutes=1)
    assert (done.found.cleared, desk.held) == (2, [])
    assert [(watch, said) for _, watch, said in done.found.problems] == [
        (watch, "no project has the id 'bid' at 2026-06-30") for watch in ("limit", "signal")
    ]


def test_a_watch_of_a_project_that_there_is_not_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFound, match="nope"):
        desk.watch(account="acme", project="nope")
