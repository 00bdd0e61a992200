"""Hidden decision makers: a share of the decision that formal power does not explain."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.account_graph import Floats, Indices
from graph.analysis.answer import (
    Evidence,
    Finding,
    Part,
    Reason,
    Result,
    contact_name,
    doubts,
    questions,
    ranked_places,
)
from graph.analysis.chains import ChainNetwork, heard_along
from graph.analysis.decision import Decision
from graph.analysis.hidden.brokers import Broker, Brokers, Wanted, brokers_beside
from graph.analysis.hidden.centrality_measures import Centralities
from graph.analysis.hidden.lost_without import lost_without
from graph.analysis.likelihood import (
    DRAWS,
    LIKELY,
    Label,
    Likelihood,
    hidden_likelihood,
    label_of,
)
from graph.analysis.resting_on import resting_on
from graph.analysis.through import Through, chain_evidence, through_whom
from graph.progress import Progress, quiet


class HiddenDecisionMaker(Finding):
    """A person whose say no post explains; the score is H = (1 − F) d.

    `lost_share` is how much of the others' settled decision comes from this person or passes
    through them. `broker` says whether they stand between others, and `centralities` are their
    classical ones, beside the model; both null where no centralities were computed.
    """

    decision_power: float
    decision_influence: float
    formal_power: float
    on_chain: bool
    probability: float
    rank_interval: tuple[int, int]
    label: Label
    lost_share: float
    broker: bool | None
    centralities: Centralities | None
    through: tuple[Through, ...]


class HiddenBeside(Part):
    """What stands beside the hidden decision makers.

    `brokers`: people of the account, with or without a role, who stand between others that are
    not linked otherwise, by falling betweenness; null where no centralities were computed.
    """

    brokers: tuple[Broker, ...] | None = None


def hidden_decision_makers(
    decision: Decision,
    *,
    limit: int | None = 10,
    include_chain: bool = False,
    draws: int = DRAWS,
    seed: int = 0,
    centralities: Wanted = "auto",
    progress: Progress = quiet,
) -> Result:
    """Return the people who move the decision most beyond what their post explains.

    Parameters
    ----------
    decision
        The decision.
    limit
        At most so many (None: all).
    include_chain
        Whether people with a role in the project are candidates too.
    draws, seed
        How often, and from where, the data are drawn anew for the probabilities.
    centralities
        Whether classical centralities and brokers stand beside; ``auto``: up to 2,000 people.
        Nobody is ranked by them.
    progress
        Told how many draws are done.

    Returns
    -------
    Result
        Items are HiddenDecisionMaker, by falling H, ties by id; HiddenBeside stands beside them.
        The verdict is `ok` where anybody is likely to be among the first.
    """
    hidden = (1 - decision.formal_power) * decision.decision_influence
    ids = decision.graph.ids
    ranked = [
        j for j in ranked_places(decision, hidden) if include_chain or ids[j] not in decision.roles
    ]
    candidates = np.array(sorted(ranked), dtype=np.intp)
    sure = hidden_likelihood(decision, candidates, count=draws, seed=seed, progress=progress)
    brokers = brokers_beside(decision, centralities)
    findings = _Findings(
        decision, np.array(ranked[:limit], dtype=np.intp), candidates, sure, brokers
    )
    reasons = doubts(decision) or _nobody_likely(sure)
    return Result(
        items=findings.items,
        beside=HiddenBeside(brokers=brokers.named if brokers else None),
        verdict="not_enough_evidence" if reasons else "ok",
        reasons=reasons,
        ask=questions(decision),
    )


def _nobody_likely(sure: Likelihood) -> tuple[Reason, ...]:
    return () if (sure.probability >= LIKELY).any() else ("nobody_likely",)


@dataclass(frozen=True)
class _Findings:
    """The findings of some places, of candidates in the order of their likelihood."""

    decision: Decision
    places: Indices
    candidates: Indices
    sure: Likelihood
    brokers: Brokers | None

    @property
    def items(self) -> tuple[HiddenDecisionMaker, ...]:
        return tuple(self._finding(rank, j) for rank, j in enumerate(self.places.tolist(), 1))

    @cached_property
    def _lost(self) -> Floats:
        lost = np.zeros(len(self.decision.graph))
        lost[self.places] = lost_without(self.decision, self.places)
        return lost

    @cached_property
    def _chains(self) -> ChainNetwork:
        return heard_along(self.decision)

    def _finding(self, rank: int, j: int) -> HiddenDecisionMaker:
        decision, sure, at = self.decision, self.sure, int(np.searchsorted(self.candidates, j))
        through = through_whom(decision, j, self._chains)
        influence, formal = decision.decision_influence[j], decision.formal_power[j]
        return HiddenDecisionMaker(
            rank=rank,
            contact=contact_name(decision, j),
            score=float((1 - formal) * influence),
            probability=float(sure.probability[at]),
            rank_interval=(int(sure.lowest_rank[at]), int(sure.highest_rank[at])),
            label=label_of(float(sure.probability[at])),
            decision_power=float(decision.body.power[j]),
            decision_influence=float(influence),
            formal_power=float(formal),
            on_chain=decision.graph.ids[j] in decision.roles,
            lost_share=float(self._lost[j]),
            broker=j in self.brokers.places if self.brokers else None,
            centralities=self.brokers.measures.at(j) if self.brokers else None,
            through=through,
            evidence=(
                *self._evidence(j),
                *chain_evidence(decision, through),
                *(self.brokers.evidence(j) if self.brokers else ()),
            ),
        )

    def _evidence(self, j: int) -> tuple[Evidence, ...]:
        """Return what a person moves, what would be lost, what they are; not through whom."""
        decision, person = self.decision, self.decision.graph.people[j]
        influence, formal = decision.decision_influence[j], decision.formal_power[j]
        name, roles = person["name"], decision.roles.get(person["id"], [])
        return (
            resting_on(
                "share_of_decision",
                "contacts",
                person,
                name=name,
                influence=influence,
                formal=formal,
            ),
            resting_on("lost_share", "contacts", person, name=name, share=self._lost[j]),
            *(resting_on("role_in_project", "roles", row, role=row["role"]) for row in roles),
        )
