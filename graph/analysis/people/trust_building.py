"""Trust building: how far each contact trusts us, what holds it back, and what builds it.

References
----------
Trust: McKinsey's formula as the account method 大客户销售 gives it: T = reliability × credibility ×
intimacy ÷ self-orientation, each from 1 to 10. The published original (Maister, Green & Galford
2000, The Trusted Advisor) adds the three and divides the sum; the method multiplies, and so do we.
On a logarithmic scale, t = ln(T ÷ 0.1) ÷ ln(1000 ÷ 0.1), since good people stand far below the top.
The four types 助理、顾问、益友、管家: the same method; what each factor calls for and which types
are open to whom are its proposals, in `graph/rules/trust.toml`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.access.our_side import ColleagueName
from graph.analysis.answer import Evidence, Finding, Reason, Result, contact_name, ranked_places
from graph.analysis.decision import Decision
from graph.analysis.levels.key_people import KeyPeople
from graph.analysis.people.trust_evidence import TrustEvidence
from graph.analysis.people.trust_records import TrustPair, TrustRecords
from graph.conduct.parties import is_window_open
from graph.model import Row
from graph.rules import rules
from graph.rules.trust import Factor, PartyClass, Towards, TrustRules, TrustType


class TrustBuilding(Finding):
    """How far a contact trusts us; the score is t (0 to 1) in the colleague they trust most.

    `product`: the same as T (0.1 to 1000). `weakest`: what holds that trust back. `party_class`:
    the class that says which types are free of conduct risk (`open_types`); where nobody recorded
    it (`class_recorded` false) the contact is treated as a public official. `in_tender`: a tender
    is on, of a project in which the contact has a role. `suggested`: the types that build what is
    weakest. `pairs`: trust in each colleague, most trusted first.
    """

    product: float
    trusted_colleague: ColleagueName
    is_key: bool
    roles: tuple[str, ...]
    weakest: tuple[Factor, ...]
    party_class: PartyClass
    class_recorded: bool
    in_tender: bool
    suggested: tuple[TrustType, ...]
    open_types: tuple[TrustType, ...]
    pairs: tuple[TrustPair, ...]


def trust_building(decision: Decision) -> Result:
    """Return everybody whose trust in one of us is recorded, by falling trust.

    Parameters
    ----------
    decision
        The decision; it says who is key.

    Returns
    -------
    Result
        Items are TrustBuilding, ties by id. Key people without a record, or with old ones only,
        are what to ask.
    """
    trust = _Trust(KeyPeople(decision))
    reasons = trust.doubts
    return Result(
        items=tuple(trust.finding(rank, j) for rank, j in enumerate(trust.ranked, 1)),
        verdict="not_enough_evidence" if reasons else "ok",
        reasons=reasons,
        ask=tuple(trust.questions()),
    )


@dataclass(frozen=True)
class _Trust:
    people: KeyPeople

    @cached_property
    def rules(self) -> TrustRules:
        return rules("trust", TrustRules, self.people.decision.rules)

    @cached_property
    def records(self) -> TrustRecords:
        return TrustRecords(self.people.decision, self.people.side, self.rules)

    @cached_property
    def words(self) -> TrustEvidence:
        return TrustEvidence(self.records)

    @cached_property
    def pairs(self) -> Mapping[str, tuple[TrustPair, ...]]:
        return {id_: self.records.pairs(id_) for id_ in self.people.decision.graph.ids}

    @cached_property
    def ranked(self) -> list[int]:
        pairs = [self.pairs[id_] for id_ in self.people.decision.graph.ids]
        best = [of[0].trust if of else 0.0 for of in pairs]
        return [j for j in ranked_places(self.people.decision, best) if pairs[j]]

    @property
    def doubts(self) -> tuple[Reason, ...]:
        if not self.pairs:
            return ("no_people",)
        return () if self.ranked else ("trust_unrated",)

    def questions(self) -> Iterator[Evidence]:
        for person in self.people.to_ask_about:
            yield from self.words.questions(person, self.pairs[person["id"]])

    def finding(self, rank: int, j: int) -> TrustBuilding:
        person = self.people.decision.graph.people[j]
        pairs = self.pairs[person["id"]]
        towards, best = self._towards(person), pairs[0]
        suggested = self.rules.suggested_for(best.weakest, towards)
        return TrustBuilding(
            rank=rank,
            contact=contact_name(self.people.decision, j),
            score=best.trust,
            product=best.product,
            trusted_colleague=best.colleague,
            is_key=person["id"] in self.people.key,
            roles=self.people.roles(person["id"]),
            weakest=best.weakest,
            party_class=towards.party_class,
            class_recorded="party_class" in person,
            in_tender=towards.in_tender,
            suggested=suggested,
            open_types=self.rules.open_types(towards),
            pairs=pairs,
            evidence=tuple(self._evidence(person, pairs, suggested)),
        )

    def _towards(self, person: Row) -> Towards:
        party_class: PartyClass = person.get("party_class", self.rules.treated_as)
        has_role = person["id"] in self.people.decision.roles
        return Towards(party_class, in_tender=has_role and self._tender_is_on)

    @cached_property
    def _tender_is_on(self) -> bool:
        decision = self.people.decision
        project, day = decision.project or {}, decision.graph.as_of
        return is_window_open(project, day, "tender_open", self.records.tender_days)

    def _evidence(
        self, person: Row, pairs: tuple[TrustPair, ...], suggested: tuple[TrustType, ...]
    ) -> Iterator[Evidence]:
        """Yield what the best trust comes to, what builds it, for whom; then the records."""
        best, *others = pairs
        yield from self.words.of_pair(person, best)
        yield from self.words.of_types(person, suggested)
        yield from self.words.of_limits(person, self._towards(person))
        yield from self.words.of_records(person, best)
        for pair in others:
            yield from self.words.of_pair(person, pair)
            yield from self.words.of_records(person, pair)
