"""Runs: what is due is made once a period, whoever comes, whenever, and whatever fails."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.delivery.folder import FolderChannel
from app.services.access import Access
from app.services.delivering import Delivery, deliver_due
from app.services.due import work_off
from app.services.outbox import messages
from app.services.reports.definitions import put_definition, remove_definition
from app.services.reports.periods import Period
from app.services.reports.runs import RUN, run_due, run_report
from graph.errors import NotFound
from graph.store.sqlite import SqliteStore
from tests.app.scheduled import START, Clock, Maker, defined, in_memory, run


@pytest.fixture
def access(tmp_path: Path) -> Access:
    return Access(SqliteStore(tmp_path / "kingmaker.db"), "acme", "test")


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_nothing_is_due_before_its_time(access: Access, clock: Clock) -> None:
    defined(access)
    clock.pass_(hours=7)
    assert run(access, clock, Maker()) == []


def test_a_period_is_made_once(access: Access, clock: Clock) -> None:
    defined(access, to=["folder:weekly", "smtp:lead@sales.example"])
    make = Maker()
    clock.pass_(hours=9)
    (made,) = run(access, clock, make)
    assert (made.status, made.messages, made.missed) == ("made", 2, 0)
    assert run(access, clock, make) == run(access, clock, make, "two") == []
    waiting, _ = messages(access, "waiting")
    assert {one.channel for one in waiting} == {"folder", "smtp"}
    assert {one.files[0].content for one in waiting} == {"<p>2026-01-01T08:00 周报</p>".encode()}
    assert make.names == ["2026-01-01T08:00"]


def test_of_missed_periods_the_latest_is_made_and_says_how_many(
    access: Access, clock: Clock
) -> None:
    defined(access)
    make = Maker()
    clock.pass_(days=5)
    (made,) = run(access, clock, make)
    assert (made.period.name, made.missed) == ("2026-01-05T08:00", 4)
    clock.pass_(days=1)
    run(access, clock, make)
    assert [order.missed for order in make.orders] == [4, 0]


def test_as_many_are_caught_up_as_is_said(access: Access, clock: Clock) -> None:
    defined(access, catch_up=3)
    make = Maker()
    clock.pass_(days=5)
    assert [(one.period.name[8:10], one.missed) for one in run(access, clock, make)] == [
        ("03", 2),
        ("04", 0),
        ("05", 0),
    ]


def test_a_report_says_what_is_new_since_the_last(access: Access, clock: Clock) -> None:
    defined(access, cron="0 8,16 * * *", time_zone="Asia/Shanghai")
    make = Maker()
    for _ in range(4):
        clock.pass_(hours=8, minutes=1)
        run(access, clock, make)
    first, second, third = make.orders
    assert (first.as_of, first.since, first.known_at) == (date(2026, 1, 1), None, None)
    assert second.known_at == START + timedelta(hours=8, minutes=1)
    assert (second.as_of, second.since) == (date(2026, 1, 2), date(2026, 1, 1))
    assert (third.as_of, third.since) == (date(2026, 1, 2), date(2026, 1, 2))


CHANGES = {(3, 8), (3, 29), (4, 4), (10, 3), (10, 25), (11, 1)}
"""When clocks are changed in 2026, by the days of UTC."""


@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe"]
)
@pytest.mark.parametrize(
    ("cron", "periods"), [("30 2 * * *", 365), ("0 8 * * mon", 52), ("10,35 2 * * *", 730)]
)
def test_a_year_of_looks_sends_each_period_once(
    clock: Clock, zone: str, cron: str, periods: int
) -> None:
    """Looks every few hours, and every quarter of an hour about the changes of the clock.

    Two workers look, each claims, makes, queues and sends; every period arrives once.
    """
    access, make, arrived = in_memory(), Maker(), list[str]()
    defined(access, cron=cron, time_zone=zone, catch_up=100)
    delivery = Delivery({"folder": lambda message: arrived.append(message.id)})
    while clock.now < datetime(2027, 1, 1, tzinfo=UTC):
        for name in ("one", "two"):
            done = work_off(access, clock.worker(name), delivery, make)
            assert all(one.status == "made" and not one.missed for one in done.runs)
        clock.pass_(hours=0.25 if (clock.now.month, clock.now.day) in CHANGES else 7)
    assert len(make.names) == len(set(make.names)) == periods
    assert len(access.store.entries("acme", RUN, "", 1000)) == periods
    assert len(arrived) == len(set(arrived)) == periods
    assert not messages(access, "waiting")[0]


def test_a_clock_that_is_put_back_makes_nothing_again(access: Access, clock: Clock) -> None:
    defined(access)
    make = Maker()
    clock.pass_(days=3)
    run(access, clock, make)
    clock.pass_(days=-2)
    assert run(access, clock, make) == []
    clock.pass_(days=3)
    assert len(run(access, clock, make)) == 1
    assert make.names == ["2026-01-03T08:00", "2026-01-04T08:00"]


def test_what_a_clock_that_was_ahead_has_begun_or_queued_does_not_wait_for_it(
    access: Access, clock: Clock
) -> None:
    defined(access)
    defined(access, id="failing")
    clock.pass_(days=400)
    list(run_due(access, clock.worker(), Maker(), ["daily"]))
    list(run_due(access, clock.worker(), Maker(fails=True), ["failing"]))
    clock.pass_(days=-399)
    made = run_due(access, clock.worker(), Maker(), ["failing"])
    assert [(one.status, one.period.name) for one in made] == [("made", "2026-01-01T08:00")]
    delivery = Delivery({"folder": lambda message: None})
    assert deliver_due(access, clock.worker(), delivery) == {"sent": 2}


def test_another_schedule_does_not_make_again_what_was_made(access: Access, clock: Clock) -> None:
    first = defined(access)
    make = Maker()
    clock.pass_(hours=9)
    run(access, clock, make)
    put_definition(access, first.model_copy(update={"cron": "0 7,8 * * *"}), 1, clock.now)
    assert run(access, clock, make) == []
    remove_definition(access, "daily", None)
    put_definition(access, first, None, clock.now)
    assert [(one.status, one.messages) for one in run(access, clock, make)] == [("made", 0)]
    assert make.names == ["2026-01-01T08:00"]


def test_another_schedule_begins_when_it_is_put(access: Access, clock: Clock) -> None:
    """At 12:00 nobody asked yet for a report at 10:00: it is no report that was missed."""
    first = defined(access)
    make = Maker()
    clock.pass_(hours=9)
    run(access, clock, make)
    clock.pass_(hours=3)
    changed = first.model_copy(update={"cron": "0 10 * * *"})
    put_definition(access, changed, 1, clock.now)
    assert run(access, clock, make) == []
    put_definition(access, changed.model_copy(update={"catch_up": 2}), 2, clock.now)
    clock.pass_(days=2)
    assert [one.period.name[8:] for one in run(access, clock, make)] == ["02T10:00", "03T10:00"]


def test_only_what_is_named_is_made(access: Access, clock: Clock) -> None:
    defined(access)
    defined(access, id="other")
    clock.pass_(hours=9)
    made = run_due(access, clock.worker(), Maker(), ["other"])
    assert [one.definition for one in made] == ["other"]
    with pytest.raises(NotFound, match="nobody"):
        list(run_due(access, clock.worker(), Maker(), ["nobody"]))


def test_one_period_can_be_asked_for(access: Access, clock: Clock) -> None:
    defined(access)
    period = Period("2026-01-01T08:00", START + timedelta(hours=8))
    clock.pass_(hours=9)
    made = [run_report(access, clock.worker(), Maker(), "daily", period) for _ in "12"]
    assert [(one.status, one.messages) for one in made] == [("made", 1), ("made", 0)]


def test_a_folder_gets_it(access: Access, clock: Clock, tmp_path: Path) -> None:
    defined(access)
    clock.pass_(hours=9)
    run(access, clock, Maker())
    delivery = Delivery({"folder": FolderChannel(tmp_path / "out")})
    assert deliver_due(access, clock.worker(), delivery) == {"sent": 1}
    (folder,) = (tmp_path / "out" / "weekly").iterdir()
    assert {one.name for one in folder.iterdir()} == {"message.txt", "report.html"}
    (sent,) = messages(access, "sent")[0]
    assert (sent.delivered_at, sent.files) == (clock.now, ())
