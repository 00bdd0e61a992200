"""A decision without a contact, a link or a colleague of ours: who is out of reach, or apart.

It is found by doing without them, in a changed copy of the account.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import networkx as nx
import numpy as np

from graph.account_graph import Indices
from graph.analysis.access.introductions import Introductions
from graph.analysis.access.reach import Reach
from graph.analysis.answer import Evidence, FactRef
from graph.analysis.body.members import in_a_sentence
from graph.analysis.decision import Decision
from graph.analysis.fragility.separation import largest_first, undirected
from graph.analysis.windows import decision_in
from graph.changed import HistoryFacts, without
from graph.columns import graph_at
from graph.errors import InvalidInput, NotFound
from graph.facts import FactKey
from graph.model import TABLES, Row
from graph.model.problems import shown

REMOVABLE = ("contacts", "influences", "colleagues")


def removed_fact(decision: Decision, remove: str) -> FactKey:
    """Return the table and key of what shall go.

    Raises
    ------
    InvalidInput
        If it is no contact, influence or colleague.
    NotFound
        If it is not there at the decision's date.
    """
    name, _, text = remove.partition("/")
    if name not in REMOVABLE or not text:
        expected = "contacts/ID, colleagues/ID or influences/KEY (the key as in its URL)"
        raise InvalidInput(f"remove: expected {expected}, got {shown(remove)}")
    key = TABLES[name].key_from_url(text)
    if key not in _there(decision, name):
        raise NotFound(f"remove: no {name} row has the key {key!r} at {decision.graph.as_of}")
    return name, key


def _there(decision: Decision, name: str) -> Mapping[str, Row]:
    """Return a table's rows by key: people present, and facts that are valid, at the date."""
    graph = decision.graph
    rows = graph.people if name == "contacts" else graph.facts[name]
    return {TABLES[name].key_of(row): row for row in rows}


@dataclass(frozen=True)
class Without:
    """A decision, and the same without a fact and all that cannot be without it.

    Parameters
    ----------
    decision
        The decision as it is.
    fact
        What goes, by table and key: it is there at the date.
    """

    decision: Decision
    fact: FactKey

    @cached_property
    def after(self) -> Decision:
        """The decision without it."""
        history = without(HistoryFacts(self.decision.graph.history), [self.fact])
        return decision_in(self.decision, graph_at(history, self.decision.graph.as_of))

    @property
    def ref(self) -> FactRef:
        """What goes, as in its URL."""
        name, key = self.fact
        return FactRef(table=name, key=TABLES[name].key_in_url(key))

    @property
    def contact(self) -> str | None:
        """The id of the contact who goes; None where it is something else."""
        name, key = self.fact
        return key if name == "contacts" else None

    @cached_property
    def reach(self) -> Reach:
        """Whom we reach before."""
        return Reach(Introductions.of(self.decision))

    @cached_property
    def lost(self) -> Indices:
        """Whom we no longer reach, but for a contact who went: places before."""
        ids = self.after.graph.ids
        still = {ids[j] for j in Reach(Introductions.of(self.after)).reached.tolist()}
        lost = [
            j for j in self.reach.reached.tolist() if self._stays(j) and self._id(j) not in still
        ]
        return np.array(lost, dtype=np.intp)

    @cached_property
    def apart(self) -> Indices:
        """Who comes apart from the largest part of those linked before: places before."""
        parts_of = defaultdict(list)
        for part in self._parts_after():
            parts_of[self._together[int(part[0])]].append(part)
        others = [p for parts in parts_of.values() for p in largest_first(self.decision, parts)[1:]]
        return np.sort(np.concatenate([np.zeros(0, dtype=np.intp), *others]))

    def evidence(self) -> tuple[Evidence, ...]:
        """Return who is out of reach and who comes apart, or that nobody is."""
        broken = (("unreachable_without", self.lost), ("apart_without", self.apart))
        said = tuple(
            Evidence(
                kind=kind,
                refs=(self.ref,),
                values={"name": self._name(), **in_a_sentence(self.decision, places)},
            )
            for kind, places in broken
            if len(places)
        )
        nothing = Evidence(kind="nothing_breaks", refs=(self.ref,), values={"name": self._name()})
        return said or (nothing,)

    @cached_property
    def _together(self) -> Mapping[int, int]:
        """Which of the parts before each person belongs to."""
        before = nx.connected_components(undirected(self.decision))
        return {place: number for number, part in enumerate(before) for place in part}

    def _parts_after(self) -> list[Indices]:
        ids, index = self.after.graph.ids, self.decision.graph.index
        after = nx.connected_components(undirected(self.after))
        return [np.sort([index[ids[place]] for place in part]) for part in after]

    def _id(self, place: int) -> str:
        return self.decision.graph.ids[place]

    def _stays(self, place: int) -> bool:
        return self._id(place) in self.after.graph.index

    def _name(self) -> str | tuple[Evidence, ...]:
        """Return how a sentence names what goes: a link by its two ends."""
        row = _there(self.decision, self.fact[0])[self.fact[1]]
        if self.fact[0] != "influences":
            return str(row["name"])
        people, index = self.decision.graph.people, self.decision.graph.index
        ends = {end: people[index[row[end]]]["name"] for end in ("from", "to")}
        return (
            Evidence(kind="link_named", values={"heard": ends["from"], "listener": ends["to"]}),
        )
