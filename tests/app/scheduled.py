"""Schedules in tests: a clock that is set by hand, a report that is quick, a store that breaks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from app.delivery.message import File, Message, Recipient
from app.services.access import Access
from app.services.reports.definitions import ReportDefinition, put_definition
from app.services.reports.orders import Beat, Made, Order
from app.services.reports.runs import Run, run_due
from app.services.worker import Worker
from graph.errors import StaleEntry
from graph.store import Entry, EntryEdit, Store

START = datetime(2026, 1, 1, tzinfo=UTC)


class Killed(BaseException):
    """What a killed process is to those who called it: nothing below it catches this."""


@dataclass
class Clock:
    """Says the time that it was set to."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)

    def worker(self, name: str = "one") -> Worker:
        return Worker(name, self)


@dataclass
class Life:
    """How many steps a process lives; every change of the store is two, every sending too."""

    steps: int
    end: type[BaseException] = Killed
    place: str = ""

    def step(self, place: str) -> None:
        self.steps -= 1
        if self.steps <= 0:
            self.place = place
            raise self.end

    def sending(self, send: Callable[[Message], None]) -> Callable[[Message], None]:
        def killed(message: Message) -> None:
            self.step("before sending")
            send(message)
            self.step("unmarked")

        return killed


class Breaking:
    """A store that ends with a life, before or after a change."""

    def __init__(self, store: Store, life: Life) -> None:
        self._store, self._life = store, life

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def put_entries(self, tenant: str, edits: Sequence[EntryEdit]) -> None:
        is_mark = any(edit.kind == "sent" for edit in edits)
        self._life.step("unmarked" if is_mark else "before a change")
        self._store.put_entries(tenant, edits)
        self._life.step("after a change")


@dataclass
class Maker:
    """Makes a report at once, and remembers what was ordered."""

    orders: list[Order] = field(default_factory=list)
    fails: bool = False
    meanwhile: Callable[[Beat], None] = lambda beat: beat()

    def __call__(self, access: Access, order: Order, beat: Beat) -> Made:
        self.orders.append(order)
        self.meanwhile(beat)
        if self.fails:
            raise ValueError("no luck")
        content = f"<p>{order.period.name} 周报</p>".encode()
        file = File(name="report.html", media_type="text/html; charset=utf-8", content=content)
        return Made(f"Weekly {order.period.name}", f"missed {order.missed}", (file,))

    @property
    def names(self) -> list[str]:
        return [order.period.name for order in self.orders]


class Memory:
    """Entries of one tenant without a disk, for long simulations; the stores' contract else."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], Entry] = {}

    def entry(self, tenant: str, kind: str, key: str) -> Entry | None:
        return self._held.get((kind, key))

    def entries(self, tenant: str, kind: str, after: str, limit: int) -> list[Entry]:
        keys = sorted(key for of, key in self._held if of == kind and key > after)
        return [self._held[kind, key] for key in keys[:limit]]

    def put_entries(self, tenant: str, edits: Sequence[EntryEdit]) -> None:
        new = dict(self._held)
        for edit in edits:
            there = new.pop((edit.kind, edit.key), None)
            version = there.version if there else 0
            if edit.expected not in (None, version):
                raise StaleEntry(edit.kind, edit.key)
            if edit.content is not None:
                entry = Entry(edit.kind, edit.key, version + 1, START, edit.content)
                new[edit.kind, edit.key] = entry
        self._held = new


def in_memory() -> Access:
    """Return access to a tenant that is only in memory."""
    return Access(cast(Store, Memory()), "acme", "test")


def defined(
    access: Access, to: Sequence[str] = ("folder:weekly",), **changes: Any
) -> ReportDefinition:
    """Define a report that is due daily at eight, from the first of January on."""
    given: dict[str, Any] = {
        "id": "daily",
        "report": "rising-stars",
        "cron": "0 8 * * *",
        "recipients": [Recipient.of_text(text) for text in to],
    }
    new = ReportDefinition.model_validate(given | changes)
    return put_definition(access, new, None, START).definition


def run(access: Access, clock: Clock, make: Maker, name: str = "one") -> list[Run]:
    """Make what is due, as a worker of this name."""
    return list(run_due(access, clock.worker(name), make))
