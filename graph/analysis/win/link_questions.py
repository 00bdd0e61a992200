"""What it would tell of the chance to win to know whether somebody really listens to somebody.

One listener's row of W changes; what that does to everybody's opinion is exact by the
Sherman–Morrison formula (Sherman & Morrison 1950, Ann. Math. Stat. 21:124).
"""

from dataclasses import dataclass

import numpy as np

from graph.account_graph import Floats, Indices
from graph.analysis.win.draws import DrawnChain, DrawnLinks
from graph.analysis.win.opinions import Chain
from graph.draws import KEEP
from graph.influence import UNKNOWN_SHARE

MOST_LINKS = 20
"""So many recorded links are tried, those first that can move P most."""
UNSURE = 0.1
"""How far opinions that seem alike may yet be apart, for stances are not all known."""


@dataclass(frozen=True)
class LinkQuestions:
    """Which recorded links are tried: there, and not there.

    Parameters
    ----------
    chain
        The decision chain.
    entries
        The links' places among the account's influence links.
    kept
        How likely each is there.
    random
        Where weights come from for links that a draw left out.
    """

    chain: Chain
    entries: Indices
    kept: Floats
    random: np.random.Generator

    @classmethod
    def of(cls, chain: Chain, seed: int) -> "LinkQuestions":
        """Return the questions about the links that can move P most, to first order."""
        kept = KEEP * chain.decision.graph.influences.confidence
        worth = np.abs(_first_order(chain)) * np.sqrt(kept * (1 - kept))
        first = np.argsort(-np.round(worth, 12), kind="stable")[:MOST_LINKS]
        entries = first[worth[first] > 0]
        return cls(chain, entries, kept[entries], np.random.default_rng([seed, len(kept)]))

    def tried(self, drawn: DrawnChain) -> Floats:
        """Return P with each link there, and not there, in one draw: links × 2."""
        if not len(self.entries):
            return np.zeros((0, 2))
        opinions = self._opinions(drawn)
        return self.chain.probability(opinions.reshape(-1, opinions.shape[-1])).reshape(-1, 2)

    def _opinions(self, drawn: DrawnChain) -> Floats:
        """Return the voters' opinions with each link there, and not there: links × 2 × voters."""
        links, listeners = self.chain.decision.graph.influences, self._listeners
        alpha, matrix = self.chain.decision.settings.alpha, drawn.links.matrix
        units = np.zeros((len(drawn.stances), len(listeners)))
        units[listeners, np.arange(len(listeners))] = 1.0
        solved = matrix.opinions(np.column_stack([drawn.stances, units]))
        settled, spread = solved[:, 0], solved[:, 1:] / (1 - alpha)
        found = np.empty((len(self.entries), 2, len(self.chain.voters)))
        for place, entry in enumerate(self.entries):
            column = spread[:, np.searchsorted(listeners, links.listener[entry])]
            for answer, change in enumerate(self._changes(drawn.links, int(entry))):
                moved = alpha * (change @ settled) / (1 - alpha * (change @ column))
                found[place, answer] = (settled + moved * column)[self.chain.voters]
        return found

    @property
    def _listeners(self) -> Indices:
        return np.unique(self.chain.decision.graph.influences.listener[self.entries])

    def _changes(self, drawn: DrawnLinks, entry: int) -> tuple[Floats, Floats]:
        """Return how the listener's row of W changes with the link there, and not there."""
        links, left = self.chain.decision.graph.influences, drawn.graph.influences
        listener, heard = int(links.listener[entry]), int(links.influencer[entry])
        is_it = (left.listener == listener) & (left.fact == links.fact[entry])
        is_it &= left.influencer == heard
        weight = float(left.weight[is_it].sum())
        row = np.asarray(drawn.listening.raw[[listener]].toarray()).ravel()
        unit = drawn.listening.unit
        now = listening_row(row, listener, unit)
        there, gone = row.copy(), row.copy()
        gone[heard] = max(gone[heard] - weight, 0.0)
        drawn_weight = float(links.weight[entry] * self.random.exponential())
        there[heard] = gone[heard] + (weight or drawn_weight)
        return (
            listening_row(there, listener, unit) - now,
            listening_row(gone, listener, unit) - now,
        )


def listening_row(raw: Floats, listener: int, unit: float) -> Floats:
    """Return one listener's row of W, length n, for their row of A."""
    entries = int((raw > 0).sum())
    if not entries:
        return np.full(len(raw), 1 / len(raw))
    row = raw + UNKNOWN_SHARE * unit / len(raw)
    row[listener] += raw.sum() / entries
    return np.asarray(row / row.sum())


def _first_order(chain: Chain) -> Floats:
    """Return about how far P moves with each link: how far it moves the listener's opinion."""
    links, matrix = chain.decision.graph.influences, chain.decision.matrix
    opinions = chain.expected_opinions
    hears = np.asarray(matrix.recorded @ opinions) + matrix.unknown * opinions.mean()
    apart = np.abs(opinions[links.influencer] - hears[links.listener]) + UNSURE
    share = matrix.recorded.tocsr()[links.listener, links.influencer]
    return np.asarray(chain.expected_slopes[links.listener] * np.asarray(share).ravel() * apart)
