"""One project's fishbone at two dates: the same ribs in the same order, and who changed."""

from collections.abc import Iterator

from graph.view.fishbone.model import Fishbone, FishChange, FishPerson, FishRib, FishRow
from graph.view.fishbone.rows import joined
from graph.view.phrases import Language, phrase

TAIL, HEAD = ("without_role", "outside"), ("overall",)


def at_two_dates(now: Fishbone, then: Fishbone) -> Fishbone:
    """Return a fishbone with another of the same project to be drawn beside it.

    Parameters
    ----------
    now, then
        The fishbones. A rib that only one of them has is empty in the other, so that both have
        their ribs in one order and, with the same steps, at the same places.

    Returns
    -------
    Fishbone
        The first, its `then` being the second; people have their `changes`: who appeared and who
        has another role, level or target on the first, who is gone on the second.
    """
    ribs = _ribs_of_both(now, then)
    earlier = _drawn_with(then, ribs, {id_: _gone(now, id_) for id_ in then.people})
    changes = {id_: tuple(_changes(one, then)) for id_, one in now.people.items()}
    return _drawn_with(now, ribs, changes).model_copy(update={"then": earlier})


def _ribs_of_both(now: Fishbone, then: Fishbone) -> list[FishRib]:
    """Return every rib once, as it is now if it is: from tail to head, in the order of now."""
    known = {_key(rib) for rib in now.ribs}
    ribs = [*now.ribs, *(rib for rib in then.ribs if _key(rib) not in known)]
    ribs.sort(key=_along_the_spine)
    return [rib.model_copy(update={"id": f"rib{place}"}) for place, rib in enumerate(ribs)]


def _drawn_with(
    fish: Fishbone, ribs: list[FishRib], changes: dict[str, tuple[FishChange, ...]]
) -> Fishbone:
    own = {_key(rib): rib for rib in fish.ribs}
    on = ("people", "ghosts", "left_out")
    filled = [
        rib.model_copy(
            update={name: getattr(own[_key(rib)], name) if _key(rib) in own else () for name in on}
        )
        for rib in ribs
    ]
    people = {
        id_: person.model_copy(update={"changes": changes[id_]})
        for id_, person in fish.people.items()
    }
    rows = tuple(_row(row, changes.get(row.contact, ()), fish.language) for row in fish.rows)
    return fish.model_copy(update={"ribs": tuple(filled), "people": people, "rows": rows})


def _row(row: FishRow, changes: tuple[FishChange, ...], language: Language) -> FishRow:
    words = (phrase(f"kind_{change}", language) for change in changes)
    return row.model_copy(update={"marks": joined(filter(None, (row.marks, *words)))})


def _key(rib: FishRib) -> tuple[str, str | None]:
    return rib.kind, rib.unit


def _along_the_spine(rib: FishRib) -> tuple[int, int]:
    zone = 0 if rib.kind in TAIL else 2 if rib.kind in HEAD else 1
    return zone, rib.step or 0


def _gone(now: Fishbone, person: str) -> tuple[FishChange, ...]:
    return () if person in now.people else ("gone",)


def _changes(person: FishPerson, then: Fishbone) -> Iterator[FishChange]:
    before = then.people.get(person.id)
    if before is None:
        yield "appeared"
        return
    if before.role != person.role:
        yield "role"
    if before.level != person.level:
        yield "level"
    if before.target != person.target:
        yield "target"
