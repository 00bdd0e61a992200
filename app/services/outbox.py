"""The outbox: what a tenant sends is kept here from when it was made until it is out.

What makes a message puts it here in the same change of the store that says it was made, so
nothing is lost between. `app/services/delivering.py` sends it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from app.delivery.message import Message
from app.services.access import Access
from app.services.entries import entries_of
from graph.errors import NotFound
from graph.store import EntryEdit

State = Literal["waiting", "sent", "dead"]
KINDS: Mapping[State, str] = {"waiting": "outbox", "sent": "sent", "dead": "dead_letter"}
"""The kind of entries that hold the messages in a state."""
READ_AT_ONCE = 10
"""So many messages with their files are in memory at once."""


def queue(*messages: Message) -> list[EntryEdit]:
    """Return the edits that put messages into the outbox, for the change that made them."""
    return [EntryEdit(KINDS["waiting"], one.id, content_of(one), 0) for one in messages]


def content_of(message: Message) -> dict[str, object]:
    """Return a message as the store keeps it."""
    return message.model_dump(mode="json")


def messages(
    access: Access, state: State, after: str = "", limit: int = 100
) -> tuple[list[Message], str | None]:
    """Return a page of a tenant's messages in a state, by id, and where the next one begins."""
    found = access.store.entries(access.tenant, KINDS[state], after, limit)
    page = [Message.model_validate(one.content) for one in found]
    return page, found[-1].key if len(found) == limit else None


def retry(access: Access, id_: str, now: datetime) -> Message:
    """Put a dead letter back into the outbox, as if never tried; its id stays.

    Raises
    ------
    NotFound
        If there is no such dead letter.
    """
    entry = access.store.entry(access.tenant, KINDS["dead"], id_)
    if entry is None:
        raise NotFound(f"no dead letter has the id {id_!r}")
    fresh = Message.model_validate(entry.content).model_copy(update={"attempts": 0, "next_at": now})
    away = EntryEdit(entry.kind, entry.key, None, entry.version)
    access.store.put_entries(access.tenant, [away, *queue(fresh)])
    return fresh


def dead_letters(access: Access) -> list[str]:
    """Return the ids of all that was given up."""
    found = entries_of(access.store, access.tenant, KINDS["dead"], page=READ_AT_ONCE)
    return [one.key for one in found]
