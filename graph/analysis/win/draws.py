"""Decision chains drawn anew: links as `graph.draws` draws them, unknown stances from the prior."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from graph.account_graph import AccountGraph, Floats, Indices
from graph.analysis.decision import Decision
from graph.analysis.likelihood import DRAW_TOLERANCE
from graph.analysis.win.opinions import Chain
from graph.draws import draws
from graph.influence import ListeningMatrix
from graph.listening import Listening, listening
from graph.progress import Progress, quiet


@dataclass(frozen=True, slots=True)
class DrawnLinks:
    """One draw of an account's links: the facts that are left, A and W."""

    graph: AccountGraph
    listening: Listening
    matrix: ListeningMatrix


def drawn_links(decision: Decision, count: int, seed: int) -> Iterator[DrawnLinks]:
    """Yield draws of the account's links, each with its listening."""
    for drawn in draws(decision.graph, count, seed):
        heard = listening(drawn, decision.settings.half_life_days)
        matrix = ListeningMatrix.of(heard, decision.settings.alpha, DRAW_TOLERANCE)
        yield DrawnLinks(drawn, heard, matrix)


@dataclass(frozen=True, slots=True)
class DrawnChain:
    """One draw of a chain.

    Parameters
    ----------
    links
        The draw of the account's links.
    heard
        V of the voters alone, voters × n: how much of each one's opinion comes from whom.
    stances
        x of everybody, length n.
    """

    links: DrawnLinks
    heard: Floats
    stances: Floats

    @property
    def opinions(self) -> Floats:
        """y: the voters' settled opinions."""
        return np.asarray(self.heard @ self.stances)

    def opinions_if(self, people: Indices, stances: Floats) -> Floats:
        """Return the voters' opinions with another stance of one person in each row.

        Parameters
        ----------
        people
            Whose stance, a place for each row.
        stances
            What it would be, for each row.
        """
        change = stances - self.stances[people]
        return np.asarray(self.opinions + (self.heard[:, people] * change).T)


def drawn_chains(
    chain: Chain, count: int, seed: int, progress: Progress = quiet
) -> Iterator[DrawnChain]:
    """Yield draws of a chain with all that people's stances do to its voters."""
    stances = drawn_stances(chain, count, seed)
    each = np.zeros((len(chain.voters), len(chain.stances)))
    each[np.arange(len(chain.voters)), chain.voters] = 1.0
    for number, links in enumerate(drawn_links(chain.decision, count, seed)):
        yield DrawnChain(links, links.matrix.heard_through(each), stances[number])
        progress("draws", number + 1, count)


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
    for number, links in enumerate(drawn_links(chains[0].decision, count, seed)):
        settled = links.matrix.opinions(stances[number])
        for place, chain in enumerate(chains):
            found[place][number] = settled[chain.voters, place]
        progress("draws", number + 1, count)
    return found
