"""What simpler rankings would say, from NetworkX and the formal organisation."""

from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np

from graph.account_graph import Floats
from graph.analysis.answer import Finding
from graph.analysis.decision import Decision
from graph.analysis.hidden.centralities import centralities
from graph.listening import informal_network

CENTRALITIES = ("in_degree", "in_strength", "betweenness", "pagerank")
PERSONALISED = "personalised PageRank"


def baselines(decision: Decision) -> Mapping[str, Floats]:
    """Return each baseline's score of everybody, length n.

    Personalised PageRank restarts at the decision body by its power, with NetworkX's damping.
    """
    found = {finding.contact.id: finding for finding in centralities(decision).items}
    in_order = [found[id_] for id_ in decision.graph.ids]
    of_network = {name: _column(in_order, name) for name in CENTRALITIES}
    return {
        "formal rank": decision.formal_power,
        **{name.replace("_", "-"): values for name, values in of_network.items()},
        PERSONALISED: personalised_pagerank(decision),
    }


def personalised_pagerank(decision: Decision) -> Floats:
    """Return PageRank of the informal network that restarts at the decision body."""
    network = informal_network(decision.graph, decision.listening)
    restart = dict(zip(decision.graph.ids, decision.body.power.tolist(), strict=True))
    ranks = nx.pagerank(network, personalization=restart, weight="weight")
    return np.array([ranks[id_] for id_ in decision.graph.ids])


def _column(findings: Sequence[Finding], name: str) -> Floats:
    return np.array([getattr(finding, name) for finding in findings], dtype=float)
