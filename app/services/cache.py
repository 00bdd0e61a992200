"""What was read and found, kept as long as it is true: bounded, and safe for threads.

Nothing here is ever stale: the account's version, read in the same transaction as its facts, is
part of every key. It is in memory only, and each process has its own.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import Lock
from typing import Generic, NamedTuple, TypeVar

from graph.account_graph import AccountGraph
from graph.analysis.answer import Result
from graph.store import Account
from graph.tenant import Experience

V = TypeVar("V")
GRAPHS, ROWS = 8, 1_000_000
RESULTS, FINDINGS = 64, 200_000
EXPERIENCES = 10_000


class GraphKey(NamedTuple):
    """Whose account, in which state, at which date, as known when.

    The account carries its version, its name (a new name is no new version) and the moment it
    was made (an account made anew may have an old version's number).
    """

    tenant: str
    account: Account
    as_of: date
    believed_at: datetime | None


@dataclass(slots=True)
class _Slot(Generic[V]):
    lock: Lock = field(default_factory=Lock)
    values: tuple[V, ...] = ()
    weight: int = 0


class Kept(Generic[V]):
    """Values by key, the least recently used given up first.

    Parameters
    ----------
    number
        At most so many values.
    weight
        At most so much together; one that is heavier alone is kept alone.
    weigh
        What a value weighs.

    Examples
    --------
    >>> kept = Kept[str](number=2, weight=100, weigh=len)
    >>> kept.get("a", lambda: "made once"), kept.get("a", lambda: "made again")
    ('made once', 'made once')
    """

    def __init__(self, number: int, weight: int, weigh: Callable[[V], int]) -> None:
        self._number, self._weight, self._weigh = number, weight, weigh
        self._slots: OrderedDict[Hashable, _Slot[V]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        """Return how many values are kept."""
        return len(self._slots)

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """Return the value of a key, made now if there is none.

        Threads that ask for the same key wait for the first, which makes it for all. If `make`
        raises, nothing is kept.
        """
        with self._lock:
            slot = self._slots.setdefault(key, _Slot())
            self._slots.move_to_end(key)
        with slot.lock:
            if not slot.values:
                self._fill(key, slot, make)
            return slot.values[0]

    def _fill(self, key: Hashable, slot: _Slot[V], make: Callable[[], V]) -> None:
        try:
            value = make()
        except BaseException:
            with self._lock:
                if self._slots.get(key) is slot:
                    del self._slots[key]
            raise
        with self._lock:
            slot.values, slot.weight = (value,), self._weigh(value)
            self._shrink()

    def _shrink(self) -> None:
        while len(self._slots) > 1 and (
            len(self._slots) > self._number
            or sum(slot.weight for slot in self._slots.values()) > self._weight
        ):
            self._slots.popitem(last=False)


class Cache:
    """Account graphs, and what analyses found in them before it is put in words."""

    def __init__(self) -> None:
        self.graphs: Kept[AccountGraph] = Kept(GRAPHS, ROWS, _rows)
        self.experiences: Kept[Experience] = Kept(EXPERIENCES, EXPERIENCES, lambda _: 1)
        self.results: Kept[Result] = Kept(RESULTS, FINDINGS, lambda found: len(found.items))


def _rows(graph: AccountGraph) -> int:
    return sum(map(len, graph.history.rows.values()))
