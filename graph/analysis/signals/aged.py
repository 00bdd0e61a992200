"""The signal that a fact on which the win rate rests is old."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated

from pydantic import Field

from graph.analysis.resting_on import resting_on
from graph.analysis.signals.signal import MOST_DAYS, Compared, Signal, SignalParameters
from graph.analysis.win.opinions import Chain
from graph.analysis.win.terms import win_terms
from graph.bilingual import Bilingual
from graph.model import TABLES, Row
from graph.model.competitor import US


class AgedParameters(SignalParameters):
    """What aged facts are asked with."""

    days: Annotated[
        int, Field(ge=1, le=MOST_DAYS, description="A fact is old after so many days.")
    ] = 90


def fact_aged(compared: Compared, asked: AgedParameters) -> Iterator[Signal]:
    """Yield the stances that carry or cost the win rate and were last said long ago.

    A stance is as old as its `valid_from`; one without is old if it was recorded as it is already
    so many days ago.
    """
    chain = Chain.of(compared.now, None)
    if chain is None or not chain.is_known:
        return
    graph = compared.now.graph
    for term in win_terms(chain):
        for row in chain.standings[graph.index[term.contact.id]].facts:
            if _is_old(row, compared, asked.days):
                values = {
                    "name": term.contact.name,
                    "level": row.get("level", "unknown"),
                    "towards": _party(row, compared),
                    "last_said": _day(row),
                    "age": asked.days,
                    "source": row.get("source", ""),
                    "power": term.weight,
                }
                said = resting_on("stance_aged", "stances", row, **values)
                yield Signal(key=TABLES["stances"].key_of(row), evidence=(said,))


def _is_old(row: Row, compared: Compared, days: int) -> bool:
    if "valid_from" in row:
        oldest = (compared.now.graph.as_of - timedelta(days=days)).isoformat()
        return str(row["valid_from"]) < oldest
    then = compared.then if compared.was_known else None
    return then is not None and row in then.graph.history.rows["stances"]


def _party(row: Row, compared: Compared) -> Bilingual:
    """Return the name of whom a stance is about: us, or a competitor."""
    if row["party"] == US:
        return Bilingual("us", "我方")
    rows = compared.now.graph.facts["competitors"]
    name = next((str(rival["name"]) for rival in rows if rival["id"] == row["party"]), row["party"])
    return Bilingual(name, name)


def _day(row: Row) -> Bilingual:
    said = row.get("valid_from", "")
    return Bilingual(f" on {said}", f"于{said}，") if said else Bilingual("", "")
