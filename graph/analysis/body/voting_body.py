"""The decision body (决策中心): who votes, whose vote matters, and what titles suggest."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.answer import Evidence, Finding, Part, Reason, Result, contact_name
from graph.analysis.body.checks import BodyCheck, BodyChecks
from graph.analysis.body.project_votes import ProjectVotes, Vote
from graph.analysis.body.title_roles import TitleSuggestion, contradicts, suggested, title_evidence
from graph.analysis.decision import Decision
from graph.analysis.resting_on import resting_on
from graph.rules import rules
from graph.rules.titles import TitleRules

ORDER = "ADSEI"
"""Roles from the strongest."""
_NO_VOTE = Vote()


class BodySeat(Finding):
    """A person with a role, or one whom a title suggests for one; the score is the power.

    `role`: the strongest of `roles`; `suggested_role`: what the title suggests, with its reason in
    `suggestions` (at most one). `contradicts`: the title suggests other roles than those recorded;
    recorded ones stand. `power`: the normalised Banzhaf index in the project's own game.
    `can_block`: nothing passes without them, by a veto or by their weight.
    """

    role: str | None
    suggested_role: str | None
    contradicts: bool
    weight: float
    veto: bool
    can_block: bool
    power: float
    roles: tuple[str, ...]
    suggestions: tuple[TitleSuggestion, ...]


class BodyBeside(Part):
    """The rule of the decision, and what to look at.

    `quota`: the recorded weight to reach (null: more than half of `weights`, the sum).
    """

    quota: float | None = None
    weights: float | None = None
    voters: int = 0
    checks: tuple[BodyCheck, ...] = ()


def voting_body(decision: Decision) -> Result:
    """Return who has a part in a project's decision, by falling power, and what is wrong with it.

    Parameters
    ----------
    decision
        The decision; the votes are those of its project, whoever else is said to decide.

    Returns
    -------
    Result
        Items are BodySeat: those with a role by falling power, then those without one whose
        title suggests a role, ties by id. Without a project or roles there is not enough evidence.
    """
    body = _Body(decision)
    reasons = body.doubts
    votes = body.votes
    return Result(
        items=tuple(body.finding(rank, id_) for rank, id_ in enumerate(body.ranked, 1)),
        beside=BodyBeside(
            quota=votes.quota,
            weights=votes.weights,
            voters=len(votes.voters),
            checks=() if reasons else body.checks.all(),
        ),
        verdict="not_enough_evidence" if reasons else "ok",
        reasons=reasons,
    )


@dataclass(frozen=True)
class _Body:
    decision: Decision

    @cached_property
    def rules(self) -> TitleRules:
        return rules("titles", TitleRules, self.decision.rules)

    @cached_property
    def votes(self) -> ProjectVotes:
        return ProjectVotes.of(self.decision)

    @cached_property
    def suggestions(self) -> dict[str, TitleSuggestion]:
        found = (
            (person["id"], suggested(person.get("title", ""), self.rules))
            for person in self.decision.graph.people
        )
        return {id_: suggestion for id_, suggestion in found if suggestion}

    @cached_property
    def checks(self) -> BodyChecks:
        return BodyChecks(self.decision, self.votes, self.suggestions)

    @property
    def doubts(self) -> tuple[Reason, ...]:
        if not len(self.decision.graph):
            return ("no_people",)
        if self.decision.project is None:
            return ("no_open_project",)
        return () if self.decision.roles else ("no_roles",)

    @cached_property
    def ranked(self) -> list[str]:
        listed = self.decision.roles.keys() | self.suggestions.keys()
        return sorted(listed, key=self._order)

    def _order(self, id_: str) -> tuple[bool, float, int, float, str]:
        roles = self.roles(id_)
        suggestion = self.suggestions.get(id_)
        guess = suggestion.role or "" if suggestion else ""
        letters = roles or ((guess,) if guess else ())
        strongest = min(map(ORDER.index, letters), default=len(ORDER))
        sure = suggestion.confidence if suggestion and not roles else 0.0
        return not roles, -round(self._vote(id_).power, 12), strongest, -sure, id_

    def roles(self, id_: str) -> tuple[str, ...]:
        return tuple(row["role"] for row in self.decision.roles.get(id_, ()))

    def _vote(self, id_: str) -> Vote:
        return self.votes.by_person.get(id_, _NO_VOTE)

    def finding(self, rank: int, id_: str) -> BodySeat:
        vote, suggestion, roles = self._vote(id_), self.suggestions.get(id_), self.roles(id_)
        return BodySeat(
            rank=rank,
            contact=contact_name(self.decision, self.decision.graph.index[id_]),
            score=vote.power,
            roles=roles,
            weight=vote.weight,
            veto=vote.veto,
            can_block=vote.can_block,
            power=vote.power,
            role=min(roles, key=ORDER.index, default=None),
            suggested_role=suggestion.role if suggestion else None,
            suggestions=(suggestion,) if suggestion else (),
            contradicts=suggestion is not None and contradicts(suggestion, roles),
            evidence=tuple(self._evidence(id_)),
        )

    def _evidence(self, id_: str) -> Iterator[Evidence]:
        person = self.decision.graph.people[self.decision.graph.index[id_]]
        suggestion, roles = self.suggestions.get(id_), self.roles(id_)
        if roles:
            yield self._vote_evidence(id_, person["name"])
        if suggestion and contradicts(suggestion, roles):
            yield self.checks.contradiction(id_)
        if suggestion:
            yield from title_evidence(person, suggestion, self.rules)

    def _vote_evidence(self, id_: str, name: str) -> Evidence:
        vote = self._vote(id_)
        return resting_on(
            ("votes_with_veto" if vote.veto else "votes") if vote.counts else "no_vote",
            "roles",
            *self.decision.roles[id_],
            name=name,
            parts=self.checks.parts(id_),
            weight=vote.weight,
            power=vote.power,
        )
