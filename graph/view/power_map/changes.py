"""What changed on a map between two dates: people, their places and marks, and lines."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from graph.view.power_map.influence_lines import InfluenceLine
from graph.view.power_map.model import MapPerson

MarkKind = Literal["manager", "dotted_manager", "unit", "level", "role"]
ChangeKind = Literal["appeared", "gone", MarkKind, "line_new", "line_gone"]


class MapChange(BaseModel):
    """One change between two dates.

    Parameters
    ----------
    kind
        What changed.
    contact
        Of whom; of a line, who influences.
    listener
        Of a line: who listens.
    before, after
        What it was and is now: an id, a level or a letter; None: nothing.
    words
        The change as a sentence.
    """

    model_config = ConfigDict(frozen=True)

    kind: ChangeKind
    contact: str
    listener: str | None = None
    before: str | None = None
    after: str | None = None
    words: str = ""


class MapComparison(BaseModel):
    """A map held against another date.

    Parameters
    ----------
    as_of, believed_at
        The other date, and whose knowledge of it.
    changes
        By kind, then by person.
    counts
        How many there are of each kind.
    gone
        Who was there then and is not now, as they were.
    lines_gone
        The lines that were there then only, as they were.
    """

    model_config = ConfigDict(frozen=True)

    as_of: date
    believed_at: datetime | None
    changes: tuple[MapChange, ...]
    counts: Mapping[ChangeKind, int]
    gone: tuple[MapPerson, ...]
    lines_gone: tuple[InfluenceLine, ...]


def map_changes(
    then: Sequence[MapPerson],
    now: Sequence[MapPerson],
    lines_then: Iterable[InfluenceLine] = (),
    lines_now: Iterable[InfluenceLine] = (),
) -> tuple[MapChange, ...]:
    """Return what changed between two dates of a map.

    Parameters
    ----------
    then, now
        The people of both dates with their marks.
    lines_then, lines_now
        The influence lines of both; only whether there is one counts, not its weight.

    Returns
    -------
    tuple of MapChange
        By kind in the order of `ChangeKind`, then by id.
    """
    people = list(_people(then, now))
    lines = list(_lines(lines_then, lines_now))
    kinds = get_args(ChangeKind)
    return tuple(
        sorted(people + lines, key=lambda c: (kinds.index(c.kind), c.contact, c.listener or ""))
    )


def counted(changes: Iterable[MapChange]) -> Mapping[ChangeKind, int]:
    """Return how many changes there are of each kind, none left out."""
    found = Counter(change.kind for change in changes)
    return {kind: found[kind] for kind in get_args(ChangeKind)}


def _people(then: Sequence[MapPerson], now: Sequence[MapPerson]) -> Iterator[MapChange]:
    before, after = ({person.id: person for person in people} for people in (then, now))
    for id_ in after.keys() - before.keys():
        yield MapChange(kind="appeared", contact=id_)
    for id_ in before.keys() - after.keys():
        yield MapChange(kind="gone", contact=id_)
    for id_ in before.keys() & after.keys():
        yield from _marks(before[id_], after[id_])


def _marks(before: MapPerson, after: MapPerson) -> Iterator[MapChange]:
    for kind in get_args(MarkKind):
        was, became = getattr(before, kind), getattr(after, kind)
        if was != became:
            yield MapChange(kind=kind, contact=after.id, before=was, after=became)


def _lines(then: Iterable[InfluenceLine], now: Iterable[InfluenceLine]) -> Iterator[MapChange]:
    before, after = ({(line.influencer, line.listener) for line in lines} for lines in (then, now))
    for influencer, listener in after - before:
        yield MapChange(kind="line_new", contact=influencer, listener=listener)
    for influencer, listener in before - after:
        yield MapChange(kind="line_gone", contact=influencer, listener=listener)
