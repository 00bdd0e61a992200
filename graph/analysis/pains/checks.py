"""What a sound pain chain has: each check with its answer, and the pains it is about.

References
----------
The checks are the account method's (大客户销售, pain chain), after Solution Selling; their words
and the age of a pain are in `graph/rules/pain-chain.toml`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from graph.analysis.answer import Evidence, FactRef, Part
from graph.analysis.levels.key_people import HOLDERS, KeyPeople
from graph.analysis.pains.network import ADMITTED, PainNetwork
from graph.analysis.resting_on import resting_on
from graph.rules.pain_chain import Check

Checked = Literal["ok", "not_ok", "unknown"]
Found = tuple[Checked, tuple[int, ...]]


class PainCheck(Part):
    """One check: its answer, and the ids of the pains that it is about."""

    check: Check
    result: Checked
    pains: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class PainChecks:
    """The checks of a pain chain.

    Parameters
    ----------
    pains
        The pains.
    keystone
        The keystone pain's place; None where there is none.
    """

    pains: PainNetwork
    keystone: int | None

    def all(self) -> tuple[PainCheck, ...]:
        """Return every check."""
        tests: Mapping[Check, Callable[[], Found]] = {
            "top_has_pain": self._top_has_pain,
            "top_can_be_relieved": self._top_can_be_relieved,
            "somebody_admits": self._somebody_admits,
            "chains_reach_the_top": self._chains_reach_the_top,
            "keystone_owner_known": self._keystone_owner_known,
            "keystone_level_known": self._keystone_level_known,
            "pains_are_recent": self._pains_are_recent,
        }
        return tuple(self._check(name, *test()) for name, test in tests.items())

    @cached_property
    def _people(self) -> KeyPeople:
        return KeyPeople(self.pains.decision)

    @cached_property
    def _top(self) -> tuple[int, ...]:
        return self._which(self.pains.is_at_top)

    @property
    def _has_top(self) -> bool:
        return bool(self._people.holders(HOLDERS))

    def _which(self, holds: Callable[[int], bool | None]) -> tuple[int, ...]:
        return tuple(pain for pain in range(len(self.pains.pains)) if holds(pain))

    def _top_has_pain(self) -> Found:
        if self._top:
            return "ok", self._top
        return ("not_ok" if self._has_top else "unknown"), ()

    def _top_can_be_relieved(self) -> Found:
        if not self._top:
            return "unknown", ()
        network, ours = self.pains.network, set(self._which(self.pains.can_relieve))
        without = tuple(pain for pain in self._top if ours.isdisjoint(network.upstream(pain)))
        return ("not_ok", without) if without else ("ok", self._top)

    def _somebody_admits(self) -> Found:
        states = [row.get("state") for row in self.pains.pains]
        admitted = self._which(lambda pain: states[pain] in ADMITTED)
        if admitted:
            return "ok", admitted
        unsaid = self._which(lambda pain: states[pain] is None)
        return ("unknown", unsaid) if unsaid or not states else ("not_ok", ())

    def _chains_reach_the_top(self) -> Found:
        """Look at the pains without effect: is one of an A or D among what leads there."""
        if not self._has_top or not self.pains.pains:
            return "unknown", ()
        network, top = self.pains.network, set(self._top)
        ends = self._which(lambda pain: not network.effects.get(pain))
        low = tuple(pain for pain in ends if top.isdisjoint(network.upstream(pain)))
        return ("not_ok", low) if low else ("ok", ends)

    def _keystone_owner_known(self) -> Found:
        if self.keystone is None:
            return "unknown", ()
        known = self._people.side.reaches_us(self.pains.pains[self.keystone]["contact"])
        return ("ok" if known else "not_ok"), (self.keystone,)

    def _keystone_level_known(self) -> Found:
        if self.keystone is None:
            return "unknown", ()
        level = self._people.given(self.pains.pains[self.keystone]["contact"])
        return ("not_ok" if level == "unknown" else "ok"), (self.keystone,)

    def _pains_are_recent(self) -> Found:
        old = self._which(self.pains.is_old)
        undated = self._which(lambda pain: self.pains.is_old(pain) is None)
        if old:
            return "not_ok", old
        return ("unknown", undated) if undated or not self.pains.pains else ("ok", ())

    def _check(self, name: Check, result: Checked, about: tuple[int, ...]) -> PainCheck:
        return PainCheck(
            check=name,
            result=result,
            pains=tuple(self.pains.pains[pain]["id"] for pain in about),
            evidence=(self._evidence(name, result, about),),
        )

    def _evidence(self, name: Check, result: Checked, about: tuple[int, ...]) -> Evidence:
        people = [pain for pain in about if name.startswith("keystone")]
        refs = [*self._refs("pains", about), *self._known_by(name, people)]
        named = self._people_of(about) if result == "ok" else tuple(map(self._pain, about))
        return Evidence(
            kind=f"pain_check_{result}" + ("_of" if named else ""),
            refs=tuple(refs),
            values={"check_text": self.pains.rules.checks[name], "found": named},
        )

    def _people_of(self, pains: Iterable[int]) -> tuple[Evidence, ...]:
        names = dict.fromkeys(self.pains.owner(pain).name for pain in pains)
        return tuple(Evidence(kind="pain_owner", values={"name": name}) for name in names)

    def _pain(self, pain: int) -> Evidence:
        row = self.pains.pains[pain]
        values = {"name": self.pains.owner(pain).name, "pain": row["text"]}
        return resting_on("pain_of", "pains", row, **values)

    def _refs(self, table: str, pains: Iterable[int]) -> tuple[FactRef, ...]:
        return tuple(FactRef(table=table, key=self.pains.pains[pain]["id"]) for pain in pains)

    def _known_by(self, name: Check, pains: Iterable[int]) -> Iterable[FactRef]:
        """Yield the ties, interactions or stances that a check of the keystone rests on."""
        for pain in pains:
            person = self.pains.decision.graph.people[
                self.pains.decision.graph.index[self.pains.pains[pain]["contact"]]
            ]
            by_level = self._people.favours.stance_evidence(person)
            found = (
                self._people.side.evidence(person) if name == "keystone_owner_known" else by_level
            )
            yield from (ref for evidence in found for ref in evidence.refs)
