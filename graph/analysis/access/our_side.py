"""Our side: which of our colleagues know a person, by ties and recent interactions."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.account_graph import AccountGraph
from graph.analysis.access.acquaintances import (
    JOINT_DAYS,
    Acquaintance,
    Pair,
    acquaintances,
    joint_interactions,
)
from graph.analysis.answer import Evidence, Part
from graph.analysis.resting_on import resting_on
from graph.model import Row


class ColleagueName(Part):
    """A colleague of ours, as an answer names them."""

    id: str
    name: str
    title: str | None = None


class KnownBy(Part):
    """A colleague of ours who knows a person.

    `strength` is that of the recorded tie, where it has one; `interactions` counts those of the
    last 365 days, `last_on` is the day of the last.
    """

    colleague: ColleagueName
    strength: float | None
    interactions: int
    last_on: date | None


@dataclass(frozen=True)
class OurSide:
    """Our colleagues at an account's date, and whom they know.

    Parameters
    ----------
    graph
        The account at the date.
    """

    graph: AccountGraph

    @cached_property
    def gone(self) -> frozenset[str]:
        """Colleagues who are no longer, or not yet, ours at the date."""
        ever = {row["id"] for row in self.graph.history.rows["colleagues"]}
        return frozenset(ever - set(self._colleagues))

    def name(self, colleague: str) -> ColleagueName:
        """Return how an answer names a colleague."""
        row = self._colleagues.get(colleague, {"name": colleague})
        return ColleagueName(id=colleague, name=row["name"], title=row.get("title"))

    def reaches_us(self, person: str) -> tuple[KnownBy, ...]:
        """Return the colleagues who know a person, closest first."""
        return tuple(self._known_by(colleague, person) for colleague in self._closest(person))

    def evidence(self, person: Row) -> tuple[Evidence, ...]:
        """Return what it rests on that each of these colleagues knows a person."""
        return tuple(
            self._evidence_of(colleague, person) for colleague in self._closest(person["id"])
        )

    @cached_property
    def _colleagues(self) -> Mapping[str, Row]:
        return {row["id"]: row for row in self.graph.facts["colleagues"]}

    @cached_property
    def _strengths(self) -> Mapping[Pair, float | None]:
        ties = self.graph.facts["ties"]
        return {(row["colleague"], row["contact"]): row.get("strength") for row in ties}

    @cached_property
    def _joint(self) -> Mapping[Pair, Sequence[Row]]:
        return joint_interactions(self.graph)

    @cached_property
    def _known(self) -> Mapping[str, Mapping[str, Acquaintance]]:
        found: dict[str, dict[str, Acquaintance]] = defaultdict(dict)
        for (colleague, person), acquaintance in acquaintances(self.graph).items():
            found[person][colleague] = acquaintance
        return found

    def _closest(self, person: str) -> list[str]:
        """Return who knows a person: by falling tie, then interactions, then id."""
        known = self._known.get(person, {})
        return sorted(
            known,
            key=lambda id_: (-known[id_].probability, -len(self._met(id_, person)), id_),
        )

    def _met(self, colleague: str, person: str) -> Sequence[Row]:
        return self._joint.get((colleague, person), ())

    def _known_by(self, colleague: str, person: str) -> KnownBy:
        days = [row["date"] for row in self._met(colleague, person)]
        return KnownBy(
            colleague=self.name(colleague),
            strength=self._strengths.get((colleague, person)),
            interactions=len(days),
            last_on=date.fromisoformat(max(days)) if days else None,
        )

    def _evidence_of(self, colleague: str, person: Row) -> Evidence:
        """Return the tie and, beside it, the interactions; without a tie they are all there is."""
        facts = [self._known[person["id"]][colleague].evidence]
        met = self._met(colleague, person["id"])
        if met and (colleague, person["id"]) in self._strengths:
            when = {"count": len(met), "days": JOINT_DAYS, "date": max(row["date"] for row in met)}
            facts.append(resting_on("recent_interactions", "interactions", *met, **when))
        return Evidence(
            kind="known_by",
            refs=tuple(ref for fact in facts for ref in fact.refs),
            values={
                "colleague": self.name(colleague).name,
                "name": person["name"],
                "facts": tuple(facts),
            },
        )
