"""Classical centralities of the informal network, as NetworkX has them, beside the model.

References
----------
Freeman 1978, Centrality in social networks, Social Networks 1:215.
Burt 1992, Structural Holes.
"""

import math

import networkx as nx

from graph.account_graph import Floats
from graph.analysis.answer import Finding, Reason, Result, contact_name, ranked_places
from graph.analysis.decision import Decision
from graph.engine import eigenvector, path_measures
from graph.listening import Listening, Matrix, informal_network


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
    measures = _measures(network, decision.listening)
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


def _measures(network: "nx.DiGraph[str]", listening_: Listening) -> dict[str, dict[str, float]]:
    if not len(network):
        return {}
    paths = path_measures(_distances(listening_))
    central = eigenvector(listening_.informal)
    return {
        "in_strength": dict(network.in_degree(weight="weight")),
        "betweenness": _by_id(network, paths.betweenness),
        "closeness": _by_id(network, paths.closeness),
        "eigenvector": {} if central is None else _by_id(network, central),
        "pagerank": nx.pagerank(network, weight="weight"),
        "constraint": nx.constraint(network, weight="weight"),
    }


def _distances(listening_: Listening) -> Matrix:
    """Return how far each person is from those they listen to: the unit ÷ the listening."""
    distances = listening_.informal.copy()
    distances.eliminate_zeros()
    distances.data = listening_.unit / distances.data
    return distances


def _by_id(network: "nx.DiGraph[str]", values: Floats) -> dict[str, float]:
    return dict(zip(network, values.tolist(), strict=True))


def _known(values: dict[str, float], id_: str) -> float | None:
    value = values.get(id_)
    return None if value is None or math.isnan(value) else float(value)
