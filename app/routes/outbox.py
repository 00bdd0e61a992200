"""The outbox over HTTP: what waits, what was sent, what was given up."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import AwareDatetime, BaseModel

from app.delivery.message import Channel, Message
from app.deps import After, TheAccess
from app.services import outbox
from app.services.outbox import State

router = APIRouter(prefix="/v1/outbox", tags=["reports"])
MessageId = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$", description="The message's id.")]
FewMessages = Annotated[int, Query(ge=1, le=100, description="At most so many.")]


class MessageOut(BaseModel):
    """A message without what it says: to whom, and how far it is."""

    id: str
    channel: Channel
    address: str
    subject: str
    origin: str
    made_at: AwareDatetime
    next_at: AwareDatetime
    attempts: int
    worker: str | None
    problem: str | None
    delivered_at: AwareDatetime | None


class MessagesPage(BaseModel):
    """Some messages; `next` is where to go on."""

    items: list[MessageOut]
    next: str | None


@router.get("")
def list_messages(
    access: TheAccess, state: State = "waiting", after: After = "", limit: FewMessages = 50
) -> MessagesPage:
    """Return the tenant's messages that wait, were sent, or were given up (dead), by id."""
    found, following = outbox.messages(access, state, after, limit)
    return MessagesPage(items=[_out(one) for one in found], next=following)


@router.post("/{message}/retry")
def retry_message(access: TheAccess, message: MessageId) -> MessageOut:
    """Put a message that was given up back into the outbox, as if it was never tried."""
    return _out(outbox.retry(access, message, datetime.now(UTC)))


def _out(message: Message) -> MessageOut:
    return MessageOut.model_validate(message, from_attributes=True)
