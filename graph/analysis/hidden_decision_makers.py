"""Hidden decision makers: a share of the decision that formal power does not explain."""

from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np

from graph.analysis.answer import (
    Evidence,
    FactRef,
    Finding,
    Reason,
    Result,
    contact_name,
    doubts,
    questions,
    ranked_places,
)
from graph.analysis.decision import Decision
from graph.analysis.likelihood import (
    DRAWS,
    LIKELY,
    Label,
    Likelihood,
    hidden_likelihood,
    label_of,
)
from graph.analysis.through import Through, chain_evidence, chain_network, through_whom
from graph.model import TABLES, Row
from graph.progress import Progress, quiet


class HiddenDecisionMaker(Finding):
    """A person whose say no post explains; the score is H = (1 − F) d."""

    decision_power: float
    decision_influence: float
    formal_power: float
    on_chain: bool
    probability: float
    rank_interval: tuple[int, int]
    label: Label
    through: tuple[Through, ...]


def hidden_decision_makers(
    decision: Decision,
    *,
    limit: int | None = 10,
    include_chain: bool = False,
    draws: int = DRAWS,
    seed: int = 0,
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
    progress
        Told how many draws are done.

    Returns
    -------
    Result
        Items are HiddenDecisionMaker, by falling H, ties by id. The verdict is `ok` where
        anybody is likely to be among the first.
    """
    hidden = (1 - decision.formal_power) * decision.decision_influence
    ids = decision.graph.ids
    ranked = [
        j for j in ranked_places(decision, hidden) if include_chain or ids[j] not in decision.roles
    ]
    candidates = np.array(sorted(ranked), dtype=np.intp)
    sure = hidden_likelihood(decision, candidates, count=draws, seed=seed, progress=progress)
    at = {int(j): place for place, j in enumerate(candidates)}
    chains = chain_network(decision)
    items = tuple(
        _finding(decision, rank, j, _Surety.of(sure, at[j]), chains)
        for rank, j in enumerate(ranked[:limit], 1)
    )
    reasons = doubts(decision) or _nobody_likely(sure)
    return Result(
        items=items,
        verdict="not_enough_evidence" if reasons else "ok",
        reasons=reasons,
        ask=questions(decision),
    )


@dataclass(frozen=True, slots=True)
class _Surety:
    probability: float
    rank_interval: tuple[int, int]

    @classmethod
    def of(cls, sure: Likelihood, place: int) -> "_Surety":
        interval = int(sure.lowest_rank[place]), int(sure.highest_rank[place])
        return cls(float(sure.probability[place]), interval)


def _nobody_likely(sure: Likelihood) -> tuple[Reason, ...]:
    return () if (sure.probability >= LIKELY).any() else ("nobody_likely",)


def _finding(
    decision: Decision, rank: int, j: int, sure: _Surety, chains: "nx.DiGraph[int]"
) -> HiddenDecisionMaker:
    through = through_whom(decision, j, chains)
    influence, formal = decision.decision_influence[j], decision.formal_power[j]
    return HiddenDecisionMaker(
        rank=rank,
        contact=contact_name(decision, j),
        score=float((1 - formal) * influence),
        probability=sure.probability,
        rank_interval=sure.rank_interval,
        label=label_of(sure.probability),
        decision_power=float(decision.body.power[j]),
        decision_influence=float(influence),
        formal_power=float(formal),
        on_chain=decision.graph.ids[j] in decision.roles,
        through=through,
        evidence=(
            _share_evidence(decision, j),
            *_role_evidence(decision.roles.get(decision.graph.ids[j], [])),
            *chain_evidence(decision, through),
        ),
    )


def _share_evidence(decision: Decision, j: int) -> Evidence:
    person = decision.graph.people[j]
    values: dict[str, Any] = {
        "name": person["name"],
        "influence": decision.decision_influence[j],
        "formal": decision.formal_power[j],
    }
    ref = FactRef(table="contacts", key=person["id"])
    return Evidence(kind="share_of_decision", refs=(ref,), values=values)


def _role_evidence(rows: list[Row]) -> list[Evidence]:
    table = TABLES["roles"]
    return [
        Evidence(
            kind="role_in_project",
            refs=(FactRef(table=table.name, key=table.key_in_url(table.key_of(row))),),
            values={"role": row["role"]},
        )
        for row in rows
    ]
