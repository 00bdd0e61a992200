"""Classical centralities of the informal network, by NetworkX, beside the influence model.

References
----------
Freeman 1978, Centrality in social networks, Social Networks 1:215.
Burt 1992, Structural Holes.
"""

import math

import networkx as nx

from graph.analysis.answer import Finding, Reason, Result, contact_name, ranked_places
from graph.analysis.decision import Decision
from graph.listening import informal_network

EIGENVECTOR_STEPS = 1_000


class CentralityFinding(Finding):
    """One person's place in the informal network; the score is the number of listeners.

    Measures that are not defined for a person (Burt's constraint without ties, eigenvector
    centrality where it does not converge) are null.
    """

    in_degree: int
    in_strength: float
    betweenness: float
    closeness: float
    eigenvector: float | None
    pagerank: float
    constraint: float | None


def centralities(decision: Decision) -> Result:
    """Return everybody's classical centralities, by number of listeners.

    An edge runs from the listener to the person heard; reporting lines are left out. Shortest
    paths count an ordinary link as 1 and a stronger one as shorter.

    Parameters
    ----------
    decision
        The decision; only its account and date matter here.

    Returns
    -------
    Result
        Items are CentralityFinding.
    """
    network = informal_network(decision.graph, decision.listening)
    measures = _measures(network)
    listeners = [int(network.in_degree(id_)) for id_ in decision.graph.ids]
    reasons: tuple[Reason, ...] = () if network.size() else ("no_informal_fact",)
    return Result(
        items=tuple(
            CentralityFinding.model_validate(
                {
                    "rank": rank,
                    "contact": contact_name(decision, j),
                    "score": float(listeners[j]),
                    "in_degree": listeners[j],
                    **{name: _known(v, decision.graph.ids[j]) for name, v in measures.items()},
                }
            )
            for rank, j in enumerate(ranked_places(decision, listeners), 1)
        ),
        verdict="not_enough_evidence" if reasons else "ok",
        reasons=reasons,
    )


def _measures(network: "nx.DiGraph[str]") -> dict[str, dict[str, float]]:
    if not len(network):
        return {}
    return {
        "in_strength": dict(network.in_degree(weight="weight")),
        "betweenness": nx.betweenness_centrality(network, weight="distance"),
        "closeness": nx.closeness_centrality(network, distance="distance"),
        "eigenvector": _eigenvector(network),
        "pagerank": nx.pagerank(network, weight="weight"),
        "constraint": nx.constraint(network, weight="weight"),
    }


def _eigenvector(network: "nx.DiGraph[str]") -> dict[str, float]:
    try:
        found: dict[str, float] = nx.eigenvector_centrality(
            network, max_iter=EIGENVECTOR_STEPS, weight="weight"
        )
    except nx.PowerIterationFailedConvergence:
        return {}
    return found


def _known(values: dict[str, float], id_: str) -> float | None:
    value = values.get(id_)
    return None if value is None or math.isnan(value) else float(value)
