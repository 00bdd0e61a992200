"""Signals of relationships: a coach who left, a key person whose level fell."""

from collections.abc import Iterator

from graph.analysis.answer import Evidence
from graph.analysis.resting_on import resting_on
from graph.analysis.signals.signal import (
    Compared,
    Signal,
    SignalParameters,
    levels_towards_us,
    stance_evidence,
)
from graph.model import Row
from graph.stances import STANCE


def coach_left(compared: Compared, asked: SignalParameters) -> Iterator[Signal]:
    """Yield the coaches of some days ago who are no longer there."""
    then = compared.then
    if then is None:
        return
    here = compared.now.graph.index
    for id_, (level, facts) in sorted(levels_towards_us(then).items()):
        if level == "coach" and id_ in then.graph.index and id_ not in here:
            person = then.graph.people[then.graph.index[id_]]
            was = stance_evidence("coach_until_then", person, level, facts)
            yield Signal(key=id_, evidence=(_left(compared, person), was))


def level_fell(compared: Compared, asked: SignalParameters) -> Iterator[Signal]:
    """Yield the key people who stood nearer to us some days ago than they do today.

    A level that is not known on one of the days is no fall.
    """
    then, now = compared.then, compared.now
    if then is None:
        return
    before, after = levels_towards_us(then), levels_towards_us(now)
    for id_ in sorted(compared.key_people & before.keys() & after.keys()):
        (level_then, _), (level, facts) = before[id_], after[id_]
        known = level in STANCE and level_then in STANCE and id_ in now.graph.index
        if known and STANCE[level] < STANCE[level_then]:
            person = now.graph.people[now.graph.index[id_]]
            said = stance_evidence("key_level_fell", person, level, facts)
            said = said.model_copy(update={"values": said.values | {"level_then": level_then}})
            yield Signal(key=id_, evidence=(said,))


def _left(compared: Compared, person: Row) -> Evidence:
    """Return that a person left, and when, where that is recorded."""
    rows = compared.now.graph.history.rows["contacts"]
    row = next((row for row in rows if row["id"] == person["id"]), person)
    values = {"name": person["name"], "on": row.get("left_on", ""), "source": row.get("source", "")}
    return resting_on("coach_has_left", "contacts", row, **values)
