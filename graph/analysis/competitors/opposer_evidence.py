"""What it rests on that somebody opposes us, and what would answer it."""

from collections.abc import Iterator, Sequence

from graph.analysis.answer import Evidence
from graph.analysis.competitors.measures import Measures
from graph.analysis.resting_on import resting_on
from graph.analysis.through import step_evidence
from graph.model import Row
from graph.stances import Level

MOST_ANSWERED = 3


def opposer_evidence(
    measures: Measures,
    place: int,
    *,
    convert: tuple[Level, float],
    isolate: float,
    wins: tuple[float | None, float | None],
    listeners: Sequence[int],
) -> tuple[Evidence, ...]:
    """Return what an opposer costs, what converting and isolating would do, and through whom.

    Parameters
    ----------
    measures
        The decision by today's stances.
    place
        The opposer's.
    convert
        The level one up, and how the outcome would move with it.
    isolate
        How it would move if nobody listened to them.
    wins
        How the chance to win would move with each (None: no roles say who votes).
    listeners
        Places of those who listen to them, the weightiest first.
    """
    graph = measures.decision.graph
    person, (level, gain) = graph.people[place], convert
    names = tuple(graph.people[i]["name"] for i in listeners)
    name = person["name"]
    return (
        resting_on("opposer_costs", "contacts", person, name=name, moved=measures.cost(place)),
        resting_on("would_convert", "contacts", person, name=name, level=level, moved=gain),
        resting_on(
            "would_isolate" if names else "heard_by_nobody",
            "contacts",
            person,
            name=name,
            names=names,
            moved=isolate,
        ),
        *_chances(person, wins),
        *_answered(measures, place, listeners[:MOST_ANSWERED]),
    )


def _chances(person: Row, wins: tuple[float | None, float | None]) -> tuple[Evidence, ...]:
    converted, isolated = wins
    if converted is None or isolated is None:
        return ()
    values = {"name": person["name"], "won": converted, "won_apart": isolated}
    return (resting_on("would_win", "contacts", person, **values),)


def _answered(measures: Measures, place: int, listeners: Sequence[int]) -> Iterator[Evidence]:
    """Yield who for us is heard by those who listen to an opposer, and on what that rests."""
    graph = measures.decision.graph
    for i in listeners:
        friend = _friend_heard(measures, i)
        facts = step_evidence(measures.decision, graph.ids[place], graph.ids[i])
        yield from facts
        if friend is not None:
            said = step_evidence(measures.decision, graph.ids[friend], graph.ids[i])
            yield Evidence(
                kind="hears_friend",
                refs=tuple(dict.fromkeys(ref for fact in said for ref in fact.refs)),
                values={
                    "listener": graph.people[i]["name"],
                    "heard": graph.people[friend]["name"],
                    "name": graph.people[place]["name"],
                },
            )


def _friend_heard(measures: Measures, listener: int) -> int | None:
    """Return for whom of our friends somebody has most ear, by share times stance; ties by id."""
    row = measures.decision.listening.raw[[listener], :].tocoo()
    weights = {
        int(k): float(raw * measures.stances[k])
        for k, raw in zip(row.coords[1], row.data, strict=True)
        if raw > 0 and measures.stances[k] > 0
    }
    return min(weights, key=lambda k: (-round(weights[k], 12), k), default=None)
