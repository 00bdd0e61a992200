"""What the pain chain rests on, and what to ask."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.analysis.answer import Evidence
from graph.analysis.levels.key_people import HOLDERS
from graph.analysis.pains.network import PainNetwork
from graph.analysis.pains.reliefs import Reliefs
from graph.analysis.resting_on import about, resting_on
from graph.bilingual import Bilingual


@dataclass(frozen=True)
class PainEvidence:
    """The words of one pain chain."""

    reliefs: Reliefs

    @property
    def pains(self) -> PainNetwork:
        """The pains."""
        return self.reliefs.pains

    def of(self, pain: int) -> Iterator[Evidence]:
        """Yield what is known of a pain: how it is felt, what relief does, what is unsure."""
        yield self.felt(pain)
        if self.reliefs.keystone is not None:
            yield self.relief(pain)
        if self.pains.is_hypothesis(pain):
            yield self._say("pain_hypothesis", pain)
        if self.pains.is_old(pain):
            yield self._say("pain_old", pain, date=self.pains.pains[pain]["on"])
        if self.pains.can_relieve(pain):
            yield self._say(
                "pain_capability", pain, ours_for_it=self.pains.pains[pain]["capability"]
            )
        for kind, one, other in (
            ("pain_because", "effect", "cause"),
            ("pain_leads", "cause", "effect"),
        ):
            yield from self._links(kind, pain, one, other)

    def felt(self, pain: int) -> Evidence:
        """Return who feels a pain, how surely, and what was said of it."""
        row = self.pains.pains[pain]
        state = self.pains.rules.states[row["state"]] if "state" in row else None
        return self._say(
            "pain_felt",
            pain,
            probability=float(self.reliefs.propagation.probability[pain]),
            severe=f"{self.pains.severity[pain]:g}",
            pain_state=Bilingual(f", {state.en}", f"，{state.zh}") if state else "",
            note=row.get("evidence", ""),
            source=row.get("source", ""),
        )

    def relief(self, pain: int) -> Evidence:
        """Return whose pain falls if one is relieved."""
        falls = tuple(
            Evidence(
                kind="pain_falls",
                values={"name": one.contact.name, "pain": one.pain.name, "gain": one.fall},
            )
            for one in self.reliefs.relieved(pain)
        )
        burden = self.reliefs.burden
        return self._say(
            "pain_relief" if falls else "pain_relief_of_nobody",
            pain,
            share=self.reliefs.relief(pain) / burden if burden > 0 else 0.0,
            power=self.reliefs.power_touched(pain),
            found=falls,
        )

    def questions(self) -> Iterator[Evidence]:
        """Yield what to ask: whose pain, what to confirm, what to confirm again."""
        yield from top_questions(self.pains)
        for pain in self.reliefs.ranked:
            if self.pains.is_hypothesis(pain):
                yield self._say("ask_pain_confirmed", pain)
            elif self.pains.is_old(pain):
                date = self.pains.pains[pain]["on"]
                yield self._say("ask_pain_again", pain, date=date)

    def _links(self, kind: str, pain: int, own: str, other: str) -> Iterator[Evidence]:
        for row in self.pains.causes:
            if row[own] == self.pains.pains[pain]["id"]:
                there = self.pains.index[row[other]]
                values = {
                    "name": self.pains.owner(there).name,
                    "pain": self.pains.pains[there]["text"],
                    "probability": row.get("strength", self.pains.rules.strength),
                    "source": row.get("source", ""),
                }
                yield resting_on(kind, "pain_causes", row, **values)

    def _say(self, kind: str, pain: int, **values: Any) -> Evidence:
        row = self.pains.pains[pain]
        said: Mapping[str, Any] = {"name": self.pains.owner(pain).name, "pain": row["text"]}
        return resting_on(kind, "pains", row, **said, **values)


def top_questions(pains: PainNetwork) -> Iterator[Evidence]:
    """Yield who of the top nobody asked what hurts, and which seats at the top are empty."""
    decision = pains.decision
    felt = {row["contact"] for row in pains.pains}
    seats = {row["role"] for rows in decision.roles.values() for row in rows}
    for role in sorted(HOLDERS - seats) if decision.project else ():
        yield Evidence(kind=f"ask_role_{role}")
    for person in decision.graph.people:
        roles = {row["role"] for row in decision.roles.get(person["id"], ())}
        if roles & HOLDERS and person["id"] not in felt:
            yield about("ask_pain", person)
