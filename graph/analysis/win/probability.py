"""The chain's probability of one project, alone: what fits and backtests are made of."""

from graph.account_graph import AccountGraph
from graph.analysis.decision import Decision
from graph.analysis.likelihood import DRAWS
from graph.analysis.win.draws import drawn_opinions
from graph.analysis.win.opinions import Chain
from graph.errors import InvalidInput, NotFound
from graph.tenant import Tenant


def chain_probability(
    graph: AccountGraph, project: str, tenant: Tenant, draws: int = DRAWS, seed: int = 0
) -> float | None:
    """Return P of a project before any calibration, as `win_rates` has it.

    Parameters
    ----------
    graph
        The account at a date.
    project
        The project's id.
    tenant
        What is believed before anything is known.
    draws, seed
        How often, and from where, links and unknown stances are drawn.

    Returns
    -------
    float or None
        None where too little is known at the date, or its rule cannot be met.
    """
    try:
        chain = Chain.of(Decision.of(graph, project, tenant=tenant), None)
    except (NotFound, InvalidInput):
        return None
    if chain is None or not chain.is_known:
        return None
    (opinions,) = drawn_opinions((chain,), draws, seed)
    return min(float(chain.probability(opinions).mean()), 1.0)
