"""A signal, and the decision today and some days ago that signals are read off."""

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from pydantic import Field

from graph.analysis.answer import Evidence, Part
from graph.analysis.decision import Decision
from graph.analysis.levels.key_people import KeyPeople
from graph.analysis.resting_on import resting_on
from graph.model import Row
from graph.model.competitor import US
from graph.stances import Level, prevailing_level, prevailing_stances, stances_by_person

MOST_DAYS = 3_650


class Signal(Part):
    """Something that holds now and is worth an alert.

    `key` tells it from others of its kind and stays the same as long as it holds.
    """

    key: str
    evidence: tuple[Evidence, ...]


class SignalParameters(Part):
    """What every kind of signal is asked with."""

    days: Annotated[
        int, Field(ge=1, le=MOST_DAYS, description="Today is compared with so many days ago.")
    ] = 30


@dataclass(frozen=True)
class Compared:
    """One project's decision today and some days ago, as it was known then.

    Parameters
    ----------
    now
        Today.
    then
        Some days ago; None where nobody was there then.
    days
        How many.
    was_known
        Whether anybody knew the account then; else `then` is what is known of that day today.
    """

    now: Decision
    then: Decision | None
    days: int
    was_known: bool = True

    @cached_property
    def key_people(self) -> frozenset[str]:
        """Who is key today or was then."""
        return frozenset().union(*(KeyPeople(one).key for one in (self.now, self.then) if one))


def levels_towards_us(decision: Decision) -> dict[str, tuple[Level, tuple[Row, ...]]]:
    """Return each person's level towards us, and the stances that it rests on."""
    project = decision.project["id"] if decision.project else None
    rows = {
        id_: prevailing_stances(of[US])
        for id_, of in stances_by_person(decision.graph, project).items()
        if of.get(US)
    }
    return {id_: (prevailing_level(facts), facts) for id_, facts in rows.items()}


def stance_evidence(kind: str, person: Row, level: Level, facts: tuple[Row, ...]) -> Evidence:
    """Return evidence about a person's level, with since when it holds and who says so."""
    since = max((row.get("valid_from", "") for row in facts), default="")
    source = next((row["source"] for row in facts if "source" in row), "")
    values = {"name": person["name"], "level": level, "since": since, "source": source}
    return resting_on(kind, "stances", *facts, **values)
