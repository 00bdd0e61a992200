"""Needs grid: Maslow's levels × personal or enterprise × explicit or implicit × career success.

References
----------
The grid, and that every key person has an enterprise, a personal and a career need recorded or an
explicit unknown: the account method 大客户销售; so is the warning of much that is personal and
nothing about career success. Its numbers and questions are proposals, in `graph/rules/needs.toml`.
Levels: Maslow 1943, A theory of human motivation, Psychological Review 50:370.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from graph.analysis.answer import Evidence, Finding, Reason, Result, contact_name
from graph.analysis.decision import Decision
from graph.analysis.levels.key_people import KeyPeople
from graph.analysis.people.need_evidence import NeedEvidence
from graph.analysis.people.need_records import NeedCell, NeedCount, NeedRecords, OneNeed, mean_met
from graph.model import Row
from graph.rules import rules
from graph.rules.needs import NeedKind, NeedRules

Gap = Literal["enterprise_missing", "personal_missing", "career_missing", "personal_without_career"]
GAP_OF: dict[NeedKind, Gap] = {
    "enterprise": "enterprise_missing",
    "personal": "personal_missing",
    "career": "career_missing",
}


class ContactNeeds(Finding):
    """What a contact needs; the score is the share of the three kinds of which a need is recorded.

    The kinds are enterprise, personal and career. `gaps`: of a key person, the kinds of which
    nothing is recorded and that were not asked for; of anybody, much that is personal and nothing
    about career success. `met`: the mean over the needs of which it is known. `needs`: the open
    ones first, of these the least met.
    """

    is_key: bool
    roles: tuple[str, ...]
    count: int
    open: int
    met: float | None
    gaps: tuple[Gap, ...]
    kinds: tuple[NeedCount, ...]
    grid: tuple[NeedCell, ...]
    needs: tuple[OneNeed, ...]


def needs_grid(decision: Decision) -> Result:
    """Return what key people need, and all of whom a need is recorded or was asked for.

    Parameters
    ----------
    decision
        The decision; it says who is key. Needs of other projects do not count.

    Returns
    -------
    Result
        Items are ContactNeeds: key people first; by falling influence on the decision, ties by id.
    """
    needs = _Needs(KeyPeople(decision))
    reasons = needs.doubts
    return Result(
        items=tuple(needs.finding(rank, row) for rank, row in enumerate(needs.ranked, 1)),
        verdict="not_enough_evidence" if reasons else "ok",
        reasons=reasons,
        ask=tuple(needs.questions()),
    )


@dataclass(frozen=True)
class _Needs:
    people: KeyPeople

    @cached_property
    def rules(self) -> NeedRules:
        return rules("needs", NeedRules, self.people.decision.rules)

    @cached_property
    def records(self) -> NeedRecords:
        return NeedRecords(self.people.decision, self.rules)

    @cached_property
    def words(self) -> NeedEvidence:
        return NeedEvidence(self.records)

    @cached_property
    def ranked(self) -> list[Row]:
        known = [row for row in self.people.ranked if self._is_listed(row["id"])]
        return sorted(known, key=lambda row: row["id"] not in self.people.key)

    def _is_listed(self, person: str) -> bool:
        has_rows = self.records.of(person) or self.records.asked(person)
        return person in self.people.key or bool(has_rows)

    @property
    def doubts(self) -> tuple[Reason, ...]:
        if not self.people.ranked:
            return ("no_people",)
        known = any(self.records.of(row["id"]) for row in self.ranked)
        return () if known else ("needs_unknown",)

    def questions(self) -> Iterator[Evidence]:
        first = self.people.to_ask_about
        for person in first:
            yield from self.words.questions(person, self.records.missing(person["id"]))
        for person in self.ranked:
            if person not in first and "personal_without_career" in self._gaps(person["id"]):
                yield from self.words.questions(person, ["career"])
        for person in self.ranked:
            yield from self.words.without_scope(person)

    def finding(self, rank: int, person: Row) -> ContactNeeds:
        id_ = person["id"]
        kinds = tuple(self.records.count(id_, kind) for kind in self.rules.kinds)
        rows = self.records.of(id_)
        return ContactNeeds(
            rank=rank,
            contact=contact_name(self.people.decision, self.people.decision.graph.index[id_]),
            score=sum(kind.state == "recorded" for kind in kinds) / len(kinds),
            is_key=id_ in self.people.key,
            roles=self.people.roles(id_),
            count=len(rows),
            open=sum(map(self.records.is_open, rows)),
            met=mean_met(rows),
            gaps=self._gaps(id_),
            kinds=kinds,
            grid=self.records.grid(id_),
            needs=self.records.needs(id_),
            evidence=tuple(self._evidence(person)),
        )

    def _gaps(self, person: str) -> tuple[Gap, ...]:
        missing = self.records.missing(person)
        gaps = [GAP_OF[kind] for kind in missing if person in self.people.key]
        personal = self.records.count(person, "personal").count
        if "career" in missing and personal >= self.rules.personal_from:
            gaps.append("personal_without_career")
        return tuple(gaps)

    def _evidence(self, person: Row) -> Iterator[Evidence]:
        """Yield what is missing first, then each need."""
        missing = self.records.missing(person["id"])
        if missing and person["id"] in self.people.key:
            yield self.words.of_gap(person, missing)
        if "personal_without_career" in self._gaps(person["id"]):
            yield self.words.of_warning(person)
        yield from self.words.of_needs(person)
