"""The measures of classical centrality, of everybody at once.

References
----------
Freeman 1978, Centrality in social networks, Social Networks 1:215.
Burt 1992, Structural Holes.
"""

from dataclasses import dataclass

import networkx as nx
import numpy as np

from graph.account_graph import Floats, Indices
from graph.analysis.answer import Part
from graph.analysis.decision import Decision
from graph.engine import eigenvector, path_measures
from graph.listening import Listening, Matrix, informal_network
from graph.structural_holes import constraint


class Centralities(Part):
    """One person's place in the informal network.

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


@dataclass(frozen=True)
class CentralityMeasures:
    """Everybody's classical centralities, length n each; NaN where not defined.

    An edge runs from the listener to the person heard; reporting lines are left out. Shortest
    paths count an ordinary link as 1 and a stronger one as shorter. Constraint takes ties
    without direction.
    """

    in_degree: Indices
    in_strength: Floats
    betweenness: Floats
    closeness: Floats
    eigenvector: Floats
    pagerank: Floats
    constraint: Floats

    @classmethod
    def of(cls, decision: Decision) -> "CentralityMeasures":
        """Return the measures of a decision's informal network."""
        heard = decision.listening.informal
        paths = path_measures(_distances(decision.listening))
        central = eigenvector(heard)
        return cls(
            in_degree=np.bincount(heard.indices[heard.data > 0], minlength=len(decision.graph)),
            in_strength=np.asarray(heard.sum(axis=0), dtype=float),
            betweenness=paths.betweenness,
            closeness=paths.closeness,
            eigenvector=np.full(len(decision.graph), np.nan) if central is None else central,
            pagerank=_pagerank(decision),
            constraint=constraint(heard),
        )

    def at(self, place: int) -> Centralities:
        """Return the measures of the person at a place."""
        own = {name: getattr(self, name)[place].item() for name in Centralities.model_fields}
        return Centralities.model_validate({name: _known(v) for name, v in own.items()})


def _distances(listening_: Listening) -> Matrix:
    """Return how far each person is from those they listen to: the unit ÷ the listening."""
    distances = listening_.informal.copy()
    distances.eliminate_zeros()
    distances.data = listening_.unit / distances.data
    return distances


def _pagerank(decision: Decision) -> Floats:
    network = informal_network(decision.graph, decision.listening)
    ranks = nx.pagerank(network, weight="weight") if len(network) else {}
    return np.array([ranks[id_] for id_ in decision.graph.ids], dtype=float)


def _known(value: float) -> float | None:
    return None if np.isnan(value) else value
