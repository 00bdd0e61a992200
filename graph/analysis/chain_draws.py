"""Decision chains drawn anew: links as `graph.draws` draws them, unknown stances from the prior."""

from collections.abc import Iterator, Sequence

import numpy as np

from graph.account_graph import Floats
from graph.analysis.chain import Chain
from graph.analysis.decision import Decision
from graph.analysis.likelihood import DRAW_TOLERANCE
from graph.draws import draws
from graph.influence import ListeningMatrix
from graph.listening import listening
from graph.progress import Progress, quiet


def drawn_matrices(decision: Decision, count: int, seed: int) -> Iterator[ListeningMatrix]:
    """Yield W of each draw of the account's links."""
    for drawn in draws(decision.graph, count, seed):
        heard = listening(drawn, decision.settings.half_life_days)
        yield ListeningMatrix.of(heard, decision.settings.alpha, DRAW_TOLERANCE)


def drawn_stances(chain: Chain, count: int, seed: int) -> Floats:
    """Return x of everybody in each draw, count × n: known ones as they are.

    Everybody has a chance in every draw, also those who are known, so that learning one stance
    leaves all other draws as they are.
    """
    project = chain.decision.project["id"] if chain.decision.project else ""
    random = np.random.default_rng([seed, *project.encode()])
    drawn = chain.decision.tenant.priors.drawn(random.random((count, len(chain.stances))))
    return np.where(np.isnan(chain.stances), drawn, chain.stances)


def drawn_opinions(
    chains: Sequence[Chain], count: int, seed: int, progress: Progress = quiet
) -> list[Floats]:
    """Return the voters' settled opinions in each draw, for each chain: count × voters.

    Parameters
    ----------
    chains
        Decisions of one account: their links are drawn alike.
    count
        How many draws.
    seed
        The same seed gives the same draws.
    progress
        Told how many draws are done.
    """
    if not chains:
        return []
    found = [np.empty((count, len(chain.voters))) for chain in chains]
    stances = np.stack([drawn_stances(chain, count, seed) for chain in chains], axis=-1)
    for number, matrix in enumerate(drawn_matrices(chains[0].decision, count, seed)):
        settled = matrix.opinions(stances[number])
        for place, chain in enumerate(chains):
            found[place][number] = settled[chain.voters, place]
        progress("draws", number + 1, count)
    return found
