"""Messages in tests, and how sending one fails."""

from datetime import UTC, datetime
from typing import Any

import pytest

from app.delivery.message import Channel, File, Message, NotDelivered, message_id

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
PAGE = "<p>周报</p>"


def a_message(channel: Channel, address: str, **changes: Any) -> Message:
    page = File(
        name="r.html", media_type="text/html; charset=utf-8", content="<p>周报</p>".encode()
    )
    given: dict[str, Any] = {"subject": "Rising stars, 周报", "text": "Hello\n.\n你好"}
    return Message(
        id=changes.pop("id", message_id("acme", address)),
        channel=channel,
        address=address,
        files=(page,),
        made_at=NOW,
        next_at=NOW,
        **(given | changes),
    )


def refused(send: Any, message: Message) -> NotDelivered:
    with pytest.raises(NotDelivered) as raised:
        send(message)
    return raised.value
