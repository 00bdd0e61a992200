"""Hidden decision makers: a share of the decision that formal power does not explain."""

from typing import Any

from graph.analysis.answer import (
    Evidence,
    FactRef,
    Finding,
    Result,
    contact_name,
    doubts,
    questions,
    ranked_places,
)
from graph.analysis.decision import Decision
from graph.analysis.through import Through, chain_evidence, chain_network, through_whom
from graph.model import TABLES, Row


class HiddenDecisionMaker(Finding):
    """A person whose say no post explains; the score is H = (1 − F) d."""

    decision_power: float
    decision_influence: float
    formal_power: float
    on_chain: bool
    through: tuple[Through, ...]


def hidden_decision_makers(
    decision: Decision, *, limit: int | None = 10, include_chain: bool = False
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

    Returns
    -------
    Result
        Items are HiddenDecisionMaker, by falling H, ties by id.
    """
    hidden = (1 - decision.formal_power) * decision.decision_influence
    ids = decision.graph.ids
    candidates = [
        j for j in ranked_places(decision, hidden) if include_chain or ids[j] not in decision.roles
    ]
    reasons = doubts(decision)
    chains = chain_network(decision)
    return Result(
        items=tuple(
            _finding(decision, rank, float(hidden[j]), j, through_whom(decision, j, chains))
            for rank, j in enumerate(candidates[:limit], 1)
        ),
        verdict="not_enough_evidence" if reasons else "ok",
        reasons=reasons,
        ask=questions(decision),
    )


def _finding(
    decision: Decision, rank: int, score: float, j: int, through: tuple[Through, ...]
) -> HiddenDecisionMaker:
    return HiddenDecisionMaker(
        rank=rank,
        contact=contact_name(decision, j),
        score=score,
        decision_power=float(decision.body.power[j]),
        decision_influence=float(decision.decision_influence[j]),
        formal_power=float(decision.formal_power[j]),
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
