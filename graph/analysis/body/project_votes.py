"""Who votes in a project's decision, with which weight and power, and whether its rule can be met.

References
----------
Banzhaf 1965, Weighted voting doesn't work, Rutgers Law Review 19:317.
Dictators, dummies and vetoes: Taylor & Zwicker 1999, Simple Games.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from graph.account_graph import AccountGraph
from graph.analysis.decision import Decision, choose_project
from graph.decision_body import DecisionBody, project_game, voters
from graph.errors import InvalidInput
from graph.influence import Settings
from graph.model import Row
from graph.tenant import UNKNOWN_TENANT, Tenant
from graph.voting import THOUSAND, banzhaf_index

Unmet = Literal["quota_out_of_reach", "weights_too_fine"]
_CERTAIN = 1 - 1e-12


@dataclass(frozen=True, slots=True)
class Vote:
    """One person's vote: weight, veto, Banzhaf power, and whether nothing passes without them."""

    weight: float = 0.0
    veto: bool = False
    power: float = 0.0
    can_block: bool = False

    @property
    def counts(self) -> bool:
        """Whether the person has a vote at all."""
        return self.weight > 0 or self.veto

    @property
    def alone_decides(self) -> bool:
        """Whether the person is a dictator: all power is theirs."""
        return self.power >= _CERTAIN


@dataclass(frozen=True, slots=True)
class ProjectVotes:
    """The votes of a project.

    Parameters
    ----------
    by_person
        The votes of those who have a role, by id.
    rule
        The recorded rule; None: more than half of all weights decide.
    unmet
        Why nobody's power can be told: the rule cannot be met, or its weights are too fine.
    """

    by_person: Mapping[str, Vote]
    rule: Row | None
    unmet: Unmet | None

    @property
    def weights(self) -> float:
        """All weights together."""
        return sum(_whole(vote.weight) for vote in self.by_person.values()) / THOUSAND

    @property
    def quota(self) -> float | None:
        """The recorded weight to reach; None: more than half."""
        return float(self.rule["quota"]) if self.rule else None

    @property
    def voters(self) -> Mapping[str, Vote]:
        """Those who have a vote at all."""
        return {id_: vote for id_, vote in self.by_person.items() if vote.counts}

    @classmethod
    def of(cls, decision: Decision) -> "ProjectVotes":
        """Return the votes of a decision's project, whoever is otherwise said to decide."""
        project = decision.project["id"] if decision.project else None
        graph = decision.graph
        rule = next((row for row in graph.facts["rules"] if row["project"] == project), None)
        holders = voters(graph, project)
        total = sum(_whole(voter.weight) for voter in holders)
        needed = _whole(rule["quota"]) if rule else total // 2 + 1
        power = _power(graph, project)
        votes = {
            voter.contact: Vote(
                voter.weight,
                voter.veto,
                (power or {}).get(voter.contact, 0.0),
                voter.veto or total - _whole(voter.weight) < needed <= total,
            )
            for voter in holders
        }
        return cls(votes, rule, _unmet(power, needed, total, rule))


def decision_whatever_its_rule(
    graph: AccountGraph,
    project: str | None = None,
    body: str | None = None,
    *,
    tenant: Tenant = UNKNOWN_TENANT,
) -> Decision:
    """Return a decision even where its rule cannot be met: then nobody has power.

    Raises
    ------
    NotFound, WhichProject
        As for every decision.
    InvalidInput
        If the body cannot be understood, or there are no roles and `body` is roles.
    """
    try:
        return Decision.of(graph, project, body, tenant=tenant)
    except InvalidInput:
        chosen = choose_project(graph, project)
        named = chosen["id"] if chosen else None
        has_votes = any(voter.weight > 0 or voter.veto for voter in voters(graph, named))
        if body not in (None, "roles") or not has_votes:
            raise
        nobody = DecisionBody(np.zeros(len(graph)), "roles")
        return Decision(graph, chosen, nobody, Settings(), tenant)


def _power(graph: AccountGraph, project: str | None) -> Mapping[str, float] | None:
    """Return the Banzhaf power of those who have a role; None where the rule refuses it."""
    try:
        found = project_game(graph, project)
        if found is None:
            return {}
        shares = banzhaf_index(found.game)
    except InvalidInput:
        return None
    ids = (graph.ids[place] for place in found.places)
    return {id_: float(share) for id_, share in zip(ids, shares, strict=True)}


def _unmet(
    power: Mapping[str, float] | None, needed: int, total: int, rule: Row | None
) -> Unmet | None:
    if power is not None:
        return None
    return "quota_out_of_reach" if rule and needed > total else "weights_too_fine"


def _whole(weight: float) -> int:
    return round(weight * THOUSAND)
