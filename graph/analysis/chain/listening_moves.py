"""How far somebody's listening moved between two days: whom else they hear now."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.analysis.decision import Decision
from graph.model import Row

_NOTHING = 1e-12


@dataclass(frozen=True, slots=True)
class ListeningMove:
    """Half the sum of absolute differences of two rows of shares (total variation, 0 to 1).

    `more` and `less` are the names of those heard more and less, the most moved first; `facts`
    the recorded links that are not the same on both days.
    """

    share: float
    more: tuple[str, ...]
    less: tuple[str, ...]
    facts: tuple[Row, ...]


def listening_move(now: Decision, then: Decision, id_: str) -> ListeningMove | None:
    """Return how far a person's informal listening moved; None where one day tells nothing of it.

    Shares are compared, so that what merely fades alike is no move.

    Parameters
    ----------
    now, then
        The decision on both days.
    id_
        Who listens; present on both.
    """
    after, before = _heard(now, id_), _heard(then, id_)
    if not after or not before:
        return None
    moved = {one: after.get(one, 0.0) - before.get(one, 0.0) for one in {*after, *before}}
    order = sorted(moved, key=lambda one: (-round(abs(moved[one]), 12), one))
    names = {row["id"]: row["name"] for at in (then, now) for row in at.graph.people}
    return ListeningMove(
        share=sum(map(abs, moved.values())) / 2,
        more=tuple(names[one] for one in order if moved[one] > _NOTHING),
        less=tuple(names[one] for one in order if moved[one] < -_NOTHING),
        facts=tuple(row for one in order for row in _changed_links(now, then, one, id_)),
    )


def _heard(decision: Decision, id_: str) -> Mapping[str, float]:
    """Return the shares of a person's informal listening, by whom they hear."""
    row = decision.listening.informal[[decision.graph.index[id_]]].tocoo()
    total = float(row.data.sum())
    ids = decision.graph.ids
    places = row.coords[1].tolist()
    values = row.data.tolist()
    return {ids[j]: value / total for j, value in zip(places, values, strict=True) if value > 0}


def _changed_links(now: Decision, then: Decision, heard: str, listener: str) -> tuple[Row, ...]:
    after = now.graph.links_between.get((heard, listener), ())
    before = then.graph.links_between.get((heard, listener), ())
    if after == before:
        return ()
    return tuple(row for row in after if row not in before) or tuple(
        row for row in before if row not in after
    )
