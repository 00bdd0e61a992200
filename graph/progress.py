"""How long work tells how far it is."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with what is done, how far, of how many."""


class Halted(Exception):
    """Raised by who is told of progress: the work shall not go on, nor is it a fault of it."""


def quiet(what: str, done: int, of: int) -> None:
    """Tell nobody of the progress."""
