"""Sending what is in the outbox: taken by one worker at a time, tried again, given up at last.

A worker leases a message before it sends it and marks it after. One that is killed between
leaves it to the next, which sends it with the same id: a folder then has it once, a webhook's
receiver or a mail system drops the repeat by its id.
"""

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from typing import Literal, Self

import structlog

from app.delivery.channels import Send, channels_of
from app.delivery.message import Channel, Message, NotDelivered
from app.delivery.settings import DeliverySettings
from app.services.access import Access
from app.services.entries import entries_of
from app.services.outbox import KINDS, READ_AT_ONCE, State, content_of
from app.services.tidying import Keeping
from app.services.worker import Worker
from graph.errors import StaleEntry, StoreUnavailable
from graph.store import Entry, EntryEdit

LONGEST_WAIT = timedelta(hours=1)
MARKING_SECONDS = (0.0, 0.2, 1.0)
"""Waits before each try to mark what was sent: the store may be gone for a moment."""
UNSAID = "whoever was sending it ended each time without a word"
Outcome = Literal["sent", "failed", "dead"]
_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Delivery:
    """How messages are sent.

    Parameters
    ----------
    channels
        What sends, by channel; it raises NotDelivered.
    attempts
        After so many a message is a dead letter.
    backoff
        The wait after the first attempt; it doubles with each, up to an hour, and half of it
        is by chance, so that not all come back at once.
    keeping
        How long it is kept what became of messages.
    tenants
        The channels of tenants that have their own.
    """

    channels: Mapping[Channel, Send]
    attempts: int = 8
    backoff: timedelta = timedelta(minutes=1)
    keeping: Keeping = field(default_factory=Keeping)
    tenants: Mapping[str, Mapping[Channel, Send]] = field(default_factory=dict)

    @classmethod
    def of(cls, settings: DeliverySettings) -> Self:
        """Return how the settings say."""
        backoff = timedelta(seconds=settings.delivery_backoff_seconds)
        tenants = {one: channels_of(settings.of_tenant(one)) for one in settings.webhook_secrets}
        attempts, keeping = settings.delivery_attempts, Keeping.of(settings)
        return cls(channels_of(settings), attempts, backoff, keeping, tenants)

    def send(self, tenant: str, message: Message) -> None:
        """Send a tenant's message. Raises NotDelivered."""
        self.tenants.get(tenant, self.channels)[message.channel](message)

    def wait(self, message: Message) -> timedelta:
        """Return how long to wait after a message's last attempt: the same whoever asks."""
        longest = min(self.backoff * 2.0 ** min(message.attempts - 1, 20), LONGEST_WAIT)
        digest = sha256(f"{message.id}:{message.attempts}".encode()).digest()
        return longest * (0.5 + int.from_bytes(digest[:4]) / 2**33)


def deliver_due(access: Access, worker: Worker, delivery: Delivery) -> Counter[Outcome]:
    """Send what is due in a tenant's outbox; return how many were sent, failed, became dead.

    Raises
    ------
    StoreUnavailable
        If the store cannot be reached; what was leased is tried again after its lease.
    """
    done: Counter[Outcome] = Counter()
    for entry in entries_of(access.store, access.tenant, KINDS["waiting"], page=READ_AT_ONCE):
        message = Message.model_validate(entry.content)
        if message.is_due(worker.clock()) and (taken := _take(access, worker, message, entry)):
            done[_send(access, worker, delivery, taken)] += 1
    return done


def _take(
    access: Access, worker: Worker, message: Message, entry: Entry
) -> tuple[Message, int] | None:
    """Lease a message; return it with its version, or None where another was quicker."""
    taken = message.model_copy(
        update={
            "attempts": message.attempts + 1,
            "worker": worker.name,
            "until": worker.until(),
        }
    )
    edit = EntryEdit(entry.kind, entry.key, content_of(taken), entry.version)
    try:
        access.store.put_entries(access.tenant, [edit])
    except StaleEntry:
        return None
    return taken, entry.version + 1


def _send(
    access: Access, worker: Worker, delivery: Delivery, taken: tuple[Message, int]
) -> Outcome:
    message, version = taken
    if message.attempts > delivery.attempts:
        unsaid = NotDelivered(message.problem or UNSAID, is_final=True)
        return _give_back(access, worker, delivery, taken, unsaid)
    try:
        delivery.send(access.tenant, message)
    except NotDelivered as error:
        return _give_back(access, worker, delivery, taken, error)
    except Exception as error:
        kind = type(error).__name__
        _log.error("delivery_failed", message=message.id, channel=message.channel, kind=kind)
        unexpected = NotDelivered(f"{type(error).__name__}: {error}")
        return _give_back(access, worker, delivery, taken, unexpected)
    sent = _released(message, delivered_at=worker.clock(), problem=None, files=())
    _mark(access, _moved(message, version, "sent", sent))
    return "sent"


def _give_back(
    access: Access,
    worker: Worker,
    delivery: Delivery,
    taken: tuple[Message, int],
    error: NotDelivered,
) -> Outcome:
    """Keep a message that did not arrive for later, or as a dead letter."""
    message, version = taken
    next_at = worker.clock() + delivery.wait(message)
    failed = _released(message, problem=str(error)[:500], next_at=next_at)
    if error.is_final or message.attempts >= delivery.attempts:
        _mark(access, _moved(message, version, "dead", failed))
        return "dead"
    _mark(access, [EntryEdit(KINDS["waiting"], message.id, content_of(failed), version)])
    return "failed"


def _released(message: Message, **changes: object) -> Message:
    return message.model_copy(update={"worker": None, "until": None, **changes})


def _moved(message: Message, version: int, state: State, content: Message) -> list[EntryEdit]:
    away = EntryEdit(KINDS["waiting"], message.id, None, version)
    return [away, EntryEdit(KINDS[state], message.id, content_of(content))]


def _mark(access: Access, edits: Sequence[EntryEdit]) -> None:
    """Say what became of a message; nothing where our lease ended and another one has it."""
    for wait in MARKING_SECONDS:
        time.sleep(wait)
        try:
            return access.store.put_entries(access.tenant, edits)
        except StaleEntry:
            return None
        except StoreUnavailable as error:
            lost = error
    raise lost
