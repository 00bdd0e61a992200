"""Into a folder: all files of a message at once, under a name that only it can have."""

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from app.delivery.message import Message, NotDelivered


@dataclass(frozen=True, slots=True)
class FolderChannel:
    """Puts messages as folders below `root`; one that is there is not put again.

    A message is written beside its place and renamed into it, which is done or not done, so that
    nobody sees half of it, and a repeat finds the place taken.
    """

    root: Path

    def __call__(self, message: Message) -> None:
        """Put a message into the folder that its address names below ours."""
        folder = self._folder(message.address)
        place = folder / folder_name(message)
        part = folder / f".{message.id}.{uuid4().hex}"
        try:
            if not place.exists():
                _write(part, message)
                _rename(part, place)
        except OSError as error:
            raise NotDelivered(f"{place}: {error.strerror or error}") from None
        finally:
            for left in folder.glob(f".{message.id}.*"):
                shutil.rmtree(left, ignore_errors=True)

    def _folder(self, address: str) -> Path:
        folder = self.root / address
        try:
            folder.mkdir(parents=True, exist_ok=True)
            is_below = folder.resolve().is_relative_to(self.root.resolve())
        except OSError as error:
            raise NotDelivered(f"{folder}: {error.strerror or error}") from None
        if not is_below:
            raise NotDelivered(f"{folder}: leads out of {self.root}", is_final=True)
        return folder


def folder_name(message: Message) -> str:
    """Return the name of a message's folder: its subject, and the beginning of its id.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> now = datetime(2026, 3, 2, tzinfo=UTC)
    >>> one = Message(
    ...     id="0123456789abcdef0123",
    ...     channel="folder",
    ...     address="weekly",
    ...     subject="Rising stars: 2026/03/02",
    ...     text="",
    ...     made_at=now,
    ...     next_at=now,
    ... )
    >>> folder_name(one)
    'Rising-stars-2026-03-02-0123456789abcdef'
    """
    words = re.sub(r"[^\w]+", "-", message.subject)[:60].strip("-_")
    return f"{words or 'message'}-{message.id[:16]}"


def _write(part: Path, message: Message) -> None:
    part.mkdir()
    _save(part / "message.txt", f"{message.subject}\n\n{message.text}\n".encode())
    for file in message.files:
        _save(part / file.name, file.content)
    _sync(part)


def _save(path: Path, content: bytes) -> None:
    with path.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def _rename(part: Path, place: Path) -> None:
    try:
        part.rename(place)
    except OSError:
        if not place.exists():
            raise
    _sync(place.parent)


def _sync(folder: Path) -> None:
    """Have the names in a folder written, where the system opens folders."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
