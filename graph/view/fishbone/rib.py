"""A rib being put together, and the order of ribs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.view.fishbone.layout import Side
from graph.view.fishbone.model import RibKind

KINDS: tuple[RibKind, ...] = (
    "without_role",
    "outside",
    "technical",
    "line_unknown",
    "commercial",
    "overall",
)
Key = tuple[RibKind, str | None]


@dataclass(frozen=True)
class PlannedRib:
    """A rib before its names: who is on it, who is on it too, which step it meets."""

    key: Key
    members: tuple[str, ...]
    ghosts: tuple[str, ...]
    step: int | None
    power: float
    side: Side = "upper"


def most_common(steps: Sequence[int]) -> int | None:
    """Return the step at which most act; of equal ones the latest."""
    counts = Counter(steps)
    return max(counts, key=lambda step: (counts[step], step), default=None)


def is_overall(rib: PlannedRib) -> bool:
    """Return whether a rib is of the overall line, on whichever side has room."""
    return rib.key[0] == "overall"


def by_name(key: Key) -> tuple[int, str]:
    """Return an order of ribs that needs nothing but their key."""
    return KINDS.index(key[0]), key[1] or ""


def by_importance(rib: PlannedRib) -> tuple[float, int, str]:
    """Return the order in which ribs are drawn while there is room: those at the tail last."""
    return -round(rib.power, 12), -KINDS.index(rib.key[0]), rib.key[1] or ""


def from_tail_to_head(rib: PlannedRib) -> tuple[int, int, float, str]:
    """Return the order of ribs along the spine: by step, then by rising power."""
    zone = {"without_role": 0, "outside": 0, "overall": 2}.get(rib.key[0], 1)
    return zone, rib.step or 0, rib.power, rib.key[1] or ""
