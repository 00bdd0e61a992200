"""What is wrong with a project's decision body: seats nobody has, votes that cannot matter."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.analysis.answer import ContactName, Evidence, Part, contact_name
from graph.analysis.body.project_votes import ProjectVotes
from graph.analysis.body.title_roles import TitleSuggestion, contradicts
from graph.analysis.decision import Decision
from graph.analysis.resting_on import resting_on

CheckName = Literal[
    "no_approver",
    "no_decision_maker",
    "nobody_votes",
    "quota_out_of_reach",
    "weights_too_fine",
    "dictator",
    "never_matters",
    "everyone_vetoes",
    "title_contradicts_role",
]
VOTING_ROLES = frozenset({"A", "D", "S", "E"})
"""Roles whose holders are expected to have a say; influencers are not."""


class BodyCheck(Part):
    """One thing to look at in a decision body, and whom it is about.

    Of a seat that nobody has: whose title suggests them for it.
    """

    check: CheckName
    contacts: tuple[ContactName, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class BodyChecks:
    """The checks of one decision.

    Parameters
    ----------
    decision
        The decision; its project has roles.
    votes
        The votes of its project.
    suggestions
        What people's titles suggest, by id.
    """

    decision: Decision
    votes: ProjectVotes
    suggestions: Mapping[str, TitleSuggestion]

    def all(self) -> tuple[BodyCheck, ...]:
        """Return what is to look at: missing seats, then the rule, then votes, then titles."""
        return (*self._seats(), *self._rule(), *self._votes(), *self._titles())

    def _seats(self) -> Iterator[BodyCheck]:
        checks: tuple[tuple[str, CheckName], ...] = (
            ("A", "no_approver"),
            ("D", "no_decision_maker"),
        )
        held = {row["role"] for rows in self.decision.roles.values() for row in rows}
        for role, check in checks:
            if role not in held:
                fit = [id_ for id_, found in self.suggestions.items() if found.role == role]
                names = tuple(self._name(id_).name for id_ in fit)
                kind = f"{check}_but_titles" if fit else check
                yield self._check(check, fit, [Evidence(kind=kind, values={"names": names})])

    def _rule(self) -> Iterator[BodyCheck]:
        votes = self.votes
        if not votes.voters:
            yield self._check("nobody_votes", (), [Evidence(kind="nobody_votes")])
        if votes.unmet:
            values = {"quota": votes.quota, "weights": votes.weights}
            rows = [votes.rule] if votes.rule else []
            said = resting_on(votes.unmet, "rules", *rows, **values)
            yield self._check(votes.unmet, (), [said])

    def _votes(self) -> Iterator[BodyCheck]:
        voters = self.votes.voters
        if not voters or self.votes.unmet:
            return
        for id_, vote in voters.items():
            if vote.alone_decides:
                yield self._about("dictator", id_)
        for id_ in self.votes.by_person:
            if self._is_idle(id_):
                yield self._about("never_matters", id_)
        if len(voters) > 1 and all(vote.can_block for vote in voters.values()):
            said = Evidence(kind="everyone_vetoes", values={"count": len(voters)})
            yield self._check("everyone_vetoes", list(voters), [said])

    def _is_idle(self, person: str) -> bool:
        roles = {row["role"] for row in self.decision.roles[person]}
        return self.votes.by_person[person].power == 0 and not roles.isdisjoint(VOTING_ROLES)

    def _titles(self) -> Iterator[BodyCheck]:
        for id_, rows in self.decision.roles.items():
            suggestion = self.suggestions.get(id_)
            if suggestion and contradicts(suggestion, [row["role"] for row in rows]):
                yield self._check("title_contradicts_role", [id_], [self.contradiction(id_)])

    def contradiction(self, person: str) -> Evidence:
        """Return that a person's recorded roles are not what their title suggests."""
        suggestion = self.suggestions[person]
        kind = "title_contradicts" if suggestion.role else "title_contradicts_pointer"
        return resting_on(
            kind,
            "roles",
            *self.decision.roles[person],
            name=self._name(person).name,
            parts=self.parts(person),
            part=suggestion.role,
            rule=suggestion.rule,
            words=suggestion.words,
            confidence=suggestion.confidence,
        )

    def parts(self, person: str) -> tuple[Evidence, ...]:
        """Return a person's roles, for a phrase."""
        rows = self.decision.roles.get(person, ())
        return tuple(Evidence(kind="part", values={"part": row["role"]}) for row in rows)

    def _about(self, check: CheckName, person: str) -> BodyCheck:
        said = resting_on(
            check,
            "roles",
            *self.decision.roles[person],
            name=self._name(person).name,
            parts=self.parts(person),
            weight=self.votes.by_person[person].weight,
        )
        return self._check(check, [person], [said])

    def _check(
        self, check: CheckName, people: Sequence[str], evidence: Sequence[Evidence]
    ) -> BodyCheck:
        names = tuple(self._name(id_) for id_ in people)
        return BodyCheck(check=check, contacts=names, evidence=tuple(evidence))

    def _name(self, person: str) -> ContactName:
        return contact_name(self.decision, self.decision.graph.index[person])
