"""What is kept too long is forgotten, once a day, on either store; what is young or open stays."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.delivery.message import Message
from app.services.access import ANY, Access
from app.services.delivering import Delivery
from app.services.due import each_tenant, work_off
from app.services.jobs.jobs import JOB, RESULT, begin_job, get_job, job_edits, job_result
from app.services.jobs.kinds import ReportWork
from app.services.outbox import content_of, dead_letters, messages, retry
from app.services.reports.definitions import definition_of, put_definition, remove_definition
from app.services.reports.runs import RUN
from app.services.tidying import Keeping, tidy
from graph.errors import InvalidInput, NotFound
from graph.store import EntryEdit, Store
from tests.app.scheduled import START, Clock, Maker, defined, run
from tests.app.sent_messages import a_message

KEEPING = Keeping(sent=timedelta(days=30), dead=timedelta(days=365))


@pytest.fixture
def access(store: Store, tenant: str) -> Access:
    return Access(store, tenant, "test")


@pytest.fixture
def clock() -> Clock:
    return Clock()


def put(access: Access, kind: str, id_: str, **changes: Any) -> None:
    message = a_message("smtp", "a@b.example", id=id_).model_copy(update={"next_at": START})
    content = content_of(message.model_copy(update=changes))
    access.store.put_entries(access.tenant, [EntryEdit(kind, id_, content)])


def kept(access: Access, kind: str) -> list[str]:
    return [one.key for one in access.store.entries(access.tenant, kind, "", 100)]


def test_what_was_sent_is_kept_so_long_and_no_longer(access: Access) -> None:
    for day in range(0, 40, 5):
        put(access, "sent", f"{day:032x}", delivered_at=START + timedelta(days=day))
    put(access, "outbox", "f" * 32)
    forgotten = tidy(access, START + timedelta(days=50), KEEPING)
    assert forgotten == {"sent": 4}
    assert kept(access, "sent") == [f"{day:032x}" for day in range(20, 40, 5)]
    assert kept(access, "outbox") == ["f" * 32]


def test_a_dead_letter_waits_long(access: Access) -> None:
    put(access, "dead_letter", "a" * 32)
    assert tidy(access, START + timedelta(days=364), KEEPING) == {}
    assert dead_letters(access) == ["a" * 32]
    assert tidy(access, START + timedelta(days=366), KEEPING) == {"dead_letter": 1}
    assert dead_letters(access) == []


def test_it_is_done_once_a_day_whoever_comes_and_again_where_the_clock_is_put_back(
    access: Access,
) -> None:
    now = START + timedelta(days=50)
    assert tidy(access, now, KEEPING) == {}
    put(access, "sent", "a" * 32, delivered_at=START)
    assert tidy(access, now + timedelta(hours=23), KEEPING) == {}
    assert tidy(access, now + timedelta(hours=24), KEEPING) == {"sent": 1}
    put(access, "sent", "b" * 32, delivered_at=START)
    assert tidy(access, now - timedelta(days=9), KEEPING) == {"sent": 1}


def test_a_dead_letter_that_is_put_back_meanwhile_is_not_lost(access: Access) -> None:
    put(access, "dead_letter", "a" * 32)

    class Meanwhile:
        def __getattr__(self, name: str) -> Any:
            return getattr(access.store, name)

        def put_entries(self, tenant: str, edits: Sequence[EntryEdit]) -> None:
            if edits[0].kind == "dead_letter":
                retry(access, "a" * 32, START)
            access.store.put_entries(tenant, edits)

    other = replace(access, store=Meanwhile())
    assert tidy(other, START + timedelta(days=400), KEEPING) == {}
    assert kept(access, "outbox") == ["a" * 32]


def test_a_run_stays_as_long_as_its_period_could_be_made_again(
    access: Access, clock: Clock
) -> None:
    defined(access)
    clock.pass_(hours=9)
    run(access, clock, Maker())
    assert tidy(access, START + timedelta(days=367), KEEPING) == {}
    assert kept(access, RUN) == ["daily@2026-01-01T08:00Z"]
    assert tidy(access, START + timedelta(days=401), KEEPING) == {RUN: 1}


def test_jobs_that_ended_long_ago_go_with_their_results(access: Access) -> None:
    work = ReportWork(report="rising-stars")
    ended, open_ = (begin_job(access, work, START + timedelta(hours=n)) for n in range(2))
    done = ended.model_copy(update={"state": "done", "ended_at": START})
    result = EntryEdit(RESULT, ended.id, {"result": 1})
    access.store.put_entries(access.tenant, [*job_edits(done, 1), result])
    assert tidy(access, START + timedelta(days=6), KEEPING) == {}
    assert job_result(access, ended.id) == 1
    assert tidy(access, START + timedelta(days=8), KEEPING) == {JOB: 1}
    assert kept(access, RESULT) == []
    assert get_job(access, open_.id).state == "queued"
    with pytest.raises(NotFound):
        get_job(access, ended.id)


def test_a_round_tidies_also_where_nothing_else_is_due(access: Access, clock: Clock) -> None:
    put(access, "sent", "a" * 32, delivered_at=START)
    clock.pass_(days=31)
    (mine,) = (one for one in each_tenant(access) if one.tenant == access.tenant)
    done = work_off(mine, clock.worker(), Delivery({}), Maker())
    assert (done.forgotten, messages(access, "sent")) == ({"sent": 1}, ([], None))


def test_reports_that_cannot_be_looked_at_do_not_stop_what_waits(
    access: Access, clock: Clock
) -> None:
    """A definition whose time zone is no longer known stops no other, nor any message."""
    content = defined(access).model_dump(mode="json") | {"time_zone": "Atlantis/Poseidonis"}
    access.store.put_entries(access.tenant, [EntryEdit("report", "daily", content)])
    put(access, "outbox", "a" * 32)
    defined(access, id="later", to=["smtp:b@b.example"])
    clock.pass_(hours=9)
    got: list[Message] = []
    with pytest.raises(InvalidInput, match=r"'daily': time zone: .*Atlantis.*or remove it"):
        work_off(access, clock.worker(), Delivery({"smtp": got.append}), Maker())
    assert {one.address for one in got} == {"a@b.example", "b@b.example"}
    defined(access, id="other")
    put_definition(access, definition_of(content | {"time_zone": "UTC"}), ANY, clock.now)
    assert [one.definition for one in run(access, clock, Maker())] == ["other"]
    clock.pass_(days=1)  # put right, it begins anew
    made = {one.definition for one in run(access, clock, Maker()) if one.status == "made"}
    assert made == {"daily", "later", "other"}
    remove_definition(access, "daily", None)
