"""What is sent: a message as it is kept from when it was made until it is out."""

import re
from base64 import b64decode, b64encode
from datetime import datetime
from email.headerregistry import Address
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    model_validator,
)

from app.delivery.leases import is_over
from graph.view.phrases import Language

Channel = Literal["folder", "smtp", "webhook"]
ONES_OWN = UUID("6b2f6a4e-3d0b-5c46-9d5c-1b8a6b0a51d7")
"""The namespace of our messages' ids (RFC 9562, version 5)."""
_FOLDER = re.compile(r"[\w-][\w. -]*(/[\w-][\w. -]*)*")


class NotDelivered(Exception):
    """A message did not arrive; `is_final`: trying again would not help."""

    def __init__(self, problem: str, *, is_final: bool = False) -> None:
        super().__init__(problem)
        self.is_final = is_final


class Recipient(BaseModel):
    """To whom: a folder below the one that the settings name, a mail or a web address."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    channel: Channel
    address: Annotated[str, Field(min_length=1, max_length=1000)]

    @model_validator(mode="after")
    def _is_an_address(self) -> Self:
        check = {"folder": _check_folder, "smtp": _check_mail, "webhook": _check_url}
        check[self.channel](self.address)
        return self

    @classmethod
    def of_text(cls, text: str) -> Self:
        """Return the recipient that is written CHANNEL:ADDRESS.

        Examples
        --------
        >>> Recipient.of_text("smtp:lead@sales.example").address
        'lead@sales.example'
        """
        channel, _, address = text.partition(":")
        return cls.model_validate({"channel": channel, "address": address})


class File(BaseModel):
    """One file that a message carries."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(pattern=r"^[\w-][\w. -]{0,99}$")]
    media_type: Annotated[str, Field(pattern=r"^[a-z]+/[a-z0-9.+-]+(; charset=utf-8)?$")]
    content: Annotated[
        bytes,
        BeforeValidator(lambda value: b64decode(value) if isinstance(value, str) else value),
        PlainSerializer(lambda value: b64encode(value).decode(), str, when_used="json"),
    ] = Field(repr=False)
    """Bytes here, base64 where it is kept or sent as JSON."""


class Message(BaseModel):
    """What goes to one recipient, and how far that is.

    Parameters
    ----------
    id
        The same whenever the same thing is made again: by it a receiver drops repeats.
    channel, address
        To whom; see `Recipient`.
    subject, text, files, language
        What is said.
    origin
        What it was made for, as a report and its period, or an alert.
    made_at
        When it was made.
    attempts
        How many times sending it was begun.
    next_at
        When it may be tried (again).
    worker, until
        Who is sending it, and until when nobody else may.
    problem
        Why it did not arrive last time.
    delivered_at
        When it had arrived.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    channel: Channel
    address: str
    subject: str
    text: str
    files: tuple[File, ...] = ()
    language: Language = "en"
    origin: str = ""
    made_at: AwareDatetime
    next_at: AwareDatetime
    attempts: int = 0
    worker: str | None = None
    until: AwareDatetime | None = None
    problem: str | None = None
    delivered_at: AwareDatetime | None = None

    def is_due(self, now: datetime) -> bool:
        """Return whether it may be tried now: its time has come, and nobody is sending it.

        What a clock that was ahead has made, or will try again, does not wait for that time.
        """
        is_ahead = self.made_at > now or (self.attempts > 0 and is_over(self.next_at, now))
        return (self.next_at <= now or is_ahead) and is_over(self.until, now)


def message_id(*parts: str) -> str:
    """Return the id of the message that these parts (tenant, what, when, to whom) name.

    Examples
    --------
    >>> message_id("default", "weekly", "a@b.example") == message_id("default", "weekly", "c")
    False
    """
    return uuid5(ONES_OWN, "\x00".join(parts)).hex


def _check_folder(address: str) -> None:
    if not _FOLDER.fullmatch(address):
        raise ValueError("expected a folder's name as weekly or sales/weekly, without .. and dots")


def _check_mail(address: str) -> None:
    try:
        found = Address(addr_spec=address)
    except Exception as error:
        raise ValueError(f"expected a mail address as lead@sales.example: {error}") from None
    if not (found.username and "." in found.domain and address.isascii() and address.isprintable()):
        raise ValueError("expected a mail address as lead@sales.example")


def _check_url(address: str) -> None:
    parts = urlsplit(address)
    _ = parts.port  # raises ValueError where it is none
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise ValueError("expected a web address as https://hooks.example/kingmaker")
    if parts.username or parts.password or parts.fragment or not address.isascii():
        raise ValueError("expected a web address without a user, password or fragment, in ASCII")
    if not address.isprintable() or " " in address:
        raise ValueError("expected a web address without spaces")
