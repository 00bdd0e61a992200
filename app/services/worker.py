"""Who works off what is due, by which clock, and how long what was begun is nobody else's."""

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Worker:
    """Who works off what is due.

    Parameters
    ----------
    name
        Unlike any other's.
    clock
        Says the time, with its zone.
    lease
        How long something that it has begun is nobody else's.
    """

    name: str
    clock: Clock
    lease: timedelta = timedelta(minutes=10)

    def until(self) -> datetime:
        """Return when a lease that begins now ends."""
        return self.clock() + self.lease


def worker_name() -> str:
    """Return a name for this process that no other has: where it runs, its number, and chance."""
    return f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"
