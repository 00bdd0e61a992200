"""Who can introduce us to whom, and how surely: the network that access paths run through."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import networkx as nx

from graph.analysis.access.acquaintances import Acquaintance, Pair, acquaintances
from graph.analysis.answer import Evidence, Part
from graph.analysis.decision import Decision
from graph.analysis.through import step_evidence
from graph.errors import NotFound

COST_OF_ONE = 2**44
"""What an introduction costs whose −log probability is 1: costs are whole numbers."""
COST_OF_A_STEP = 2**6
"""What every step costs besides: of paths as reliable to ten digits the shorter is cheaper."""


class PathPerson(Part):
    """Somebody on the way: a colleague of ours, or a contact."""

    kind: Literal["colleague", "contact"]
    id: str
    name: str


@dataclass(frozen=True)
class Introductions:
    """Who can introduce us to whom.

    Parameters
    ----------
    decision
        The decision.
    people
        Our colleagues by id, then the contacts by id; places count in this order.
    known
        Whom our people know.
    network
        Places, and beyond them `us`; each edge runs from introducer to introduced, with
        `probability` and `cost`. That from us to each colleague is certain.
    """

    decision: Decision
    people: tuple[PathPerson, ...]
    known: Mapping[Pair, Acquaintance]
    network: "nx.DiGraph[int]"

    @classmethod
    def of(cls, decision: Decision) -> "Introductions":
        """Return who can introduce us to whom in a decision's account."""
        known = acquaintances(decision.graph)
        ours = sorted(decision.graph.facts["colleagues"], key=lambda row: str(row["id"]))
        people = (
            *(PathPerson(kind="colleague", id=row["id"], name=row["name"]) for row in ours),
            *(
                PathPerson(kind="contact", id=row["id"], name=row["name"])
                for row in decision.graph.people
            ),
        )
        found = cls(decision, people, known, nx.DiGraph())
        found.network.add_nodes_from(range(len(people) + 1))
        for introducer, introduced, probability in (*found._ours(), *found._theirs()):
            found.network.add_edge(
                introducer, introduced, probability=probability, cost=step_cost(probability)
            )
        return found

    @property
    def us(self) -> int:
        """The place of all of us together, where paths begin."""
        return len(self.people)

    @property
    def _colleagues(self) -> int:
        return len(self.people) - len(self.decision.graph)

    def place(self, contact: str) -> int:
        """Return a contact's place.

        Raises
        ------
        NotFound
            If nobody with this id is there at the date.
        """
        if contact not in self.decision.graph.index:
            raise NotFound(
                f"no contact with the id {contact!r} is there at {self.decision.graph.as_of}: "
                "unknown, not yet joined, or left"
            )
        return self._colleagues + self.decision.graph.index[contact]

    def between(self, start: int, target: int) -> "nx.DiGraph[int]":
        """Return the part of the network that leads from one place to another.

        Everybody in it is reached from the start without the target, and reaches the target;
        the start is never introduced and the target introduces nobody.
        """
        network = self.network.copy()
        network.remove_edges_from([*network.in_edges(start), *network.out_edges(target)])
        reached: set[int] = set(nx.descendants(network, start))
        leading: set[int] = set(nx.ancestors(network, target))
        on_the_way = (reached & leading) | {start, target}
        network.remove_nodes_from([v for v in self.network if v not in on_the_way])
        return network

    def evidence(self, introducer: int, introduced: int) -> tuple[Evidence, ...]:
        """Return what an introduction rests on: the facts."""
        one, other = self.people[introducer], self.people[introduced]
        if one.kind == "colleague":
            return (self.known[one.id, other.id].evidence,)
        return tuple(step_evidence(self.decision, one.id, other.id))

    def introduction(self, introducer: int, introduced: int) -> Evidence:
        """Return who introduces whom, with all the facts that this rests on."""
        facts = self.evidence(introducer, introduced)
        one, other = self.people[introducer], self.people[introduced]
        return Evidence(
            kind="knows" if one.kind == "colleague" else "introduction",
            refs=tuple(dict.fromkeys(ref for fact in facts for ref in fact.refs)),
            values={
                "introducer": one.name,
                "introduced": other.name,
                "probability": float(self.network[introducer][introduced]["probability"]),
                "facts": facts,
            },
        )

    def _ours(self) -> Iterator[tuple[int, int, float]]:
        at = {person.id: place for place, person in enumerate(self.people[: self._colleagues])}
        for place in at.values():
            yield self.us, place, 1.0
        for (colleague, contact), acquaintance in self.known.items():
            yield at[colleague], self.place(contact), acquaintance.probability

    def _theirs(self) -> Iterator[tuple[int, int, float]]:
        """Yield who is listened to: w ÷ (w + m), w the listener's raw listening to them."""
        raw = self.decision.listening.raw.tocoo()
        unit = self.decision.listening.unit
        for listener, heard, weight in zip(*raw.coords, raw.data, strict=True):
            probability = float(weight) / (float(weight) + unit)
            if listener != heard and probability > 0:
                yield self._colleagues + int(heard), self._colleagues + int(listener), probability


def step_cost(probability: float) -> int:
    """Return what an introduction costs: −log p as a whole number, and a little for the step.

    Examples
    --------
    >>> step_cost(0.25) < step_cost(0.5) + step_cost(0.5)
    True
    """
    return round(-math.log(probability) * COST_OF_ONE) + COST_OF_A_STEP
