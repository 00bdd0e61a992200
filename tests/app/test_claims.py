"""Claims: of several workers one makes a period; who is slow, fails or is cut off loses nothing."""

from dataclasses import replace
from typing import cast

import pytest

from app.services.access import Access
from app.services.outbox import messages
from app.services.reports.claims import Held
from app.services.reports.definitions import definition, remove_definition
from app.services.reports.orders import Beat
from app.services.reports.runs import Run
from graph.errors import NotFound, StoreUnavailable
from graph.store import Store
from tests.app.scheduled import Breaking, Clock, Life, Maker, defined, in_memory, run


@pytest.fixture
def access() -> Access:
    return in_memory()


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_one_worker_makes_a_period_and_the_other_waits(access: Access, clock: Clock) -> None:
    defined(access)
    clock.pass_(hours=9)
    other: list[Run] = []
    make = Maker()
    make.meanwhile = lambda beat: other.extend(run(access, clock, Maker(), "two"))
    assert [one.status for one in run(access, clock, make)] == ["made"]
    assert [one.status for one in other] == ["held"]


def test_a_worker_that_was_slow_has_lost_to_the_other(access: Access, clock: Clock) -> None:
    defined(access)
    clock.pass_(hours=9)
    second = Maker()

    def slow(beat: Beat) -> None:
        clock.pass_(minutes=11)
        assert [one.status for one in run(access, clock, second, "two")] == ["made"]

    assert [one.status for one in run(access, clock, Maker(meanwhile=slow))] == ["lost"]
    assert len(messages(access, "waiting")[0]) == 1


def test_a_worker_that_beats_keeps_its_lease(access: Access, clock: Clock) -> None:
    defined(access)
    clock.pass_(hours=9)

    def long(beat: Beat) -> None:
        for _ in range(6):
            clock.pass_(minutes=5)
            beat()
            assert [one.status for one in run(access, clock, Maker(), "two")] == ["held"]

    assert [one.status for one in run(access, clock, Maker(meanwhile=long))] == ["made"]


def test_one_that_beats_too_late_stops(access: Access, clock: Clock) -> None:
    defined(access)
    clock.pass_(hours=9)

    def late(beat: Beat) -> None:
        clock.pass_(minutes=11)
        run(access, clock, Maker(), "two")
        beat()

    assert [one.status for one in run(access, clock, Maker(meanwhile=late))] == ["lost"]


def test_what_cannot_be_made_is_tried_again_later_and_later(access: Access, clock: Clock) -> None:
    defined(access)
    make = Maker(fails=True)
    clock.pass_(hours=9)
    waits = []
    for _ in range(3):
        (failed,) = run(access, clock, make)
        assert (failed.status, failed.problem) == ("failed", "ValueError: no luck")
        (held,) = run(access, clock, make)
        assert (held.status, held.problem) == ("held", "ValueError: no luck")
        until = Held.read(access, "daily").claim.until
        assert until
        waits.append((until - clock.now).total_seconds())
        clock.now = until
    assert waits == [60, 120, 240]
    make.fails = False
    assert [one.status for one in run(access, clock, make)] == ["made"]
    assert Held.read(access, "daily").claim.problem is None


def test_one_that_is_removed_meanwhile_sends_nothing(access: Access, clock: Clock) -> None:
    defined(access)
    clock.pass_(hours=9)
    make = Maker(meanwhile=lambda beat: remove_definition(access, "daily", None))
    assert [one.status for one in run(access, clock, make)] == ["lost"]
    assert messages(access, "waiting")[0] == []
    with pytest.raises(NotFound):
        definition(access, "daily")


def test_a_store_that_is_lost_in_the_middle_is_gone_on_with(access: Access, clock: Clock) -> None:
    """Lost before or after each change: the claim, and what was made with its messages."""
    defined(access)
    for steps in range(1, 5):
        clock.pass_(days=1)
        life = Life(steps, StoreUnavailable)
        breaking = replace(access, store=cast(Store, Breaking(access.store, life)))
        with pytest.raises(StoreUnavailable):
            run(breaking, clock, Maker())
        clock.pass_(minutes=11)
        run(access, clock, Maker())
        assert run(access, clock, Maker()) == []
        assert len(messages(access, "waiting")[0]) == steps
