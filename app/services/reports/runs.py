"""Making the reports that are due: each period of a definition once, whoever works on it.

Idempotent by the claim: a period's messages enter the outbox in the same change of the store
that says it is made, by the one worker that holds the claim. A definition says report and scope,
so that changing its scope does not make a period again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import structlog

from app.delivery.message import Message, message_id
from app.services.access import Access
from app.services.entries import entries_of
from app.services.outbox import queue
from app.services.reports.claims import Held
from app.services.reports.definitions import KIND, ReportDefinition, definition, kept
from app.services.reports.orders import ClaimLost, Made, Make, Order
from app.services.reports.periods import Period
from app.services.worker import Worker
from graph.errors import InvalidInput, KingmakerError, StoreUnavailable
from graph.store import EntryEdit

RUN = "run"
Status = Literal["made", "failed", "held", "lost"]
_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Run:
    """What became of one period.

    `status`: made; failed (it is tried again later); held (another worker is at it, or it waits
    to be tried again); lost (another worker took over meanwhile).
    """

    definition: str
    period: Period
    status: Status
    messages: int = 0
    missed: int = 0
    problem: str | None = None


def run_due(
    access: Access, worker: Worker, make: Make, ids: Iterable[str] | None = None
) -> Iterator[Run]:
    """Make what is due of some definitions (None: of all); yield each period as it ends.

    Raises
    ------
    NotFound
        If a definition that is named is not there.
    InvalidInput
        If a definition cannot be read any more; after all others, unless it is named.
    StoreUnavailable
        If the store cannot be reached; what was begun is free after its lease.
    """
    if ids is not None:
        for one in [definition(access, id_) for id_ in ids]:
            yield from run_definition(access, worker, make, one.definition)
        return
    unreadable = []
    for entry in entries_of(access.store, access.tenant, KIND):
        try:
            readable = kept(entry).definition
        except InvalidInput as error:
            unreadable.append(str(error))
            continue
        yield from run_definition(access, worker, make, readable)
    if unreadable:
        raise InvalidInput("; ".join(unreadable))


def run_definition(
    access: Access, worker: Worker, make: Make, defined: ReportDefinition
) -> Iterator[Run]:
    """Make what is due of one definition, oldest first, until one cannot be made now."""
    held = Held.read(access, defined.id)
    since = max(filter(None, (held.claim.through, defined.starts_at)), default=worker.clock())
    due, missed = defined.schedule.due(since, worker.clock(), defined.catch_up)
    for period in due:
        run = _run(held, worker, make, _order(held, defined, period, missed))
        yield run
        if run.status != "made":
            return
        missed = 0


def run_report(access: Access, worker: Worker, make: Make, id_: str, period: Period) -> Run:
    """Make one period of a definition now, unless it was made.

    Raises
    ------
    NotFound
        If there is no such definition.
    """
    held = Held.read(access, id_)
    return _run(held, worker, make, _order(held, definition(access, id_).definition, period, 0))


def _order(held: Held, defined: ReportDefinition, period: Period, missed: int) -> Order:
    zone, last = defined.schedule.zone, held.claim.through
    as_of = period.at.astimezone(zone).date()
    since = min(last.astimezone(zone).date(), as_of) if last else None
    return Order(defined, period, as_of, since, held.claim.made_at, missed)


def _run(held: Held, worker: Worker, make: Make, order: Order) -> Run:
    """Claim a period, make it, and queue its messages in the change that says so."""
    id_, period = order.definition.id, order.period
    if held.claim.through and period.at <= held.claim.through:
        return Run(id_, period, "made")
    if not held.claim.is_free(worker.clock()) or not held.take(worker, period.key):
        return Run(id_, period, "held", problem=held.claim.problem)
    if held.access.store.entry(held.access.tenant, RUN, _key(order)):
        held.finish(worker, period.at, [])
        return Run(id_, period, "made")
    return _make(held, worker, make, order)


def _make(held: Held, worker: Worker, make: Make, order: Order) -> Run:
    id_, period = order.definition.id, order.period

    def beat() -> None:
        if not held.keep(worker):
            raise ClaimLost

    try:
        made = make(held.access, order, beat)
    except ClaimLost:
        return Run(id_, period, "lost")
    except StoreUnavailable:
        raise
    except Exception as error:
        kind = type(error).__name__
        if not isinstance(error, KingmakerError):
            _log.error("report_failed", definition=id_, period=period.key, kind=kind)
        problem = f"{kind}: {error}"
        held.fail(worker, problem)
        return Run(id_, period, "failed", problem=problem)
    return _finish(held, worker, order, made)


def _finish(held: Held, worker: Worker, order: Order, made: Made) -> Run:
    id_, period = order.definition.id, order.period
    messages = list(_messages(held.access, worker.clock(), order, made))
    ran = {
        "definition": order.definition.model_dump(mode="json"),
        "period": period.name,
        "made_at": worker.clock().isoformat(),
        "missed": order.missed,
        "messages": [one.id for one in messages],
    }
    edits = [EntryEdit(RUN, _key(order), ran, 0), *queue(*messages)]
    if not held.finish(worker, period.at, edits):
        return Run(id_, period, "lost")
    return Run(id_, period, "made", len(messages), order.missed)


def _messages(access: Access, now: datetime, order: Order, made: Made) -> Iterator[Message]:
    for to in order.definition.recipients:
        yield Message(
            id=message_id(access.tenant, _key(order), to.channel, to.address),
            channel=to.channel,
            address=to.address,
            subject=made.subject,
            text=made.text,
            files=made.files,
            language=order.definition.language,
            origin=f"report {_key(order)}",
            made_at=now,
            next_at=now,
        )


def _key(order: Order) -> str:
    return f"{order.definition.id}@{order.period.key}"
