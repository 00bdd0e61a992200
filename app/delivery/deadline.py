"""An end to slow talks: however little a server sends at a time, it is cut off."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Timer


@contextmanager
def cut_after(seconds: float, connection: Callable[[], socket.socket | None]) -> Iterator[None]:
    """Shut a connection down if the block has not ended in time; reading from it then fails.

    Parameters
    ----------
    seconds
        How long the block may take.
    connection
        Returns the socket as it is then, for it may have changed (STARTTLS).
    """

    def cut() -> None:
        open_ = connection()
        if open_ is not None:
            with suppress(OSError):
                open_.shutdown(socket.SHUT_RDWR)

    timer = Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
