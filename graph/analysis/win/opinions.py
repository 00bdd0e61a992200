"""The decision chain as a chance to win: stances, opinions, votes, the rule.

References
----------
Owen 1972, Multilinear extensions of games, Management Science 18:P64; opinions after Friedkin &
Johnsen 1990, J. Math. Sociol. 15:193.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.special import expit

from graph.account_graph import Floats, Indices
from graph.analysis.decision import Decision
from graph.decision_body import ProjectGame, project_game
from graph.errors import InvalidInput
from graph.multilinear import MultilinearExtension
from graph.stances import STANCE, Standing, standings
from graph.voting import Game

STEEPNESS = 3.0
"""c: how far a settled opinion moves a vote's log-odds."""
MOST_LOG_ODDS = 60.0
MOST_VOTERS = 500


@dataclass(frozen=True)
class Chain:
    """Who votes in a decision by which rule, and where everybody stands.

    A voter i with the settled opinion y_i agrees with probability σ(a + c·y_i); a is solved so
    that opinions of 0 win as often as the tenant's projects do.

    Parameters
    ----------
    decision
        The decision.
    votes
        The voters' places and their rule.
    """

    decision: Decision
    votes: ProjectGame

    @classmethod
    def of(cls, decision: Decision, body: str | None) -> "Chain | None":
        """Return the chain of a decision; None where no roles say who decides.

        Parameters
        ----------
        decision
            The decision.
        body
            The body that was asked for: without roles only one that was named counts; more than
            half of its power is needed.
        """
        if decision.body.source == "roles":
            project = decision.project["id"] if decision.project else None
            votes = project_game(decision.graph, project)
        else:
            votes = _by_power(decision) if body and len(decision.graph) else None
        return cls(decision, votes) if votes else None

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Where each person stands, in order."""
        project = self.decision.project["id"] if self.decision.project else None
        return tuple(standings(self.decision.graph, project).values())

    @cached_property
    def stances(self) -> Floats:
        """x: each person's stance, length n; nan where it is not known."""
        known = (standing.stance for standing in self.standings)
        return np.array([np.nan if x is None else x for x in known], dtype=float)

    @cached_property
    def is_known(self) -> bool:
        """Whether it is known of anybody with decision power where they stand."""
        return bool((~np.isnan(self.stances) & (self.decision.body.power > 0)).any())

    @property
    def voters(self) -> Indices:
        """The voters' places among the people."""
        return self.votes.places

    def probability(self, opinions: Floats) -> Floats:
        """Return P for rows of the voters' settled opinions, rows × voters."""
        return self._extension.probability(expit(self.base + STEEPNESS * opinions))

    def slopes(self, opinions: Floats) -> Floats:
        """Return ∂P/∂y of each voter for rows of their settled opinions, rows × voters."""
        chances = expit(self.base + STEEPNESS * opinions)
        return self._extension.gradient(chances) * STEEPNESS * chances * (1 - chances)

    @cached_property
    def expected_opinions(self) -> Floats:
        """Settled opinions with links as recorded and unknown stances at their mean, length n."""
        mean = float(np.dot(self.decision.tenant.priors.stances, tuple(STANCE.values())))
        return self.decision.matrix.opinions(np.nan_to_num(self.stances, nan=mean))

    @cached_property
    def expected_slopes(self) -> Floats:
        """∂P/∂x of everybody at the expected opinions, length n."""
        start = np.zeros(len(self.stances))
        start[self.voters] = self.slopes(self.expected_opinions[None, self.voters])[0]
        return self.decision.matrix.heard_through(start)

    @cached_property
    def base(self) -> float:
        """a: the log-odds with which a voter without an opinion agrees."""
        rate = self.decision.tenant.priors.base_rate

        # Here, not above: it takes a tenth of every command's start.
        from scipy.optimize import brentq  # noqa: PLC0415

        def too_many(log_odds: float) -> float:
            chances = np.full((1, len(self.voters)), expit(log_odds))
            return float(self._extension.probability(chances)[0]) - rate

        return float(brentq(too_many, -MOST_LOG_ODDS, MOST_LOG_ODDS, xtol=1e-13))

    @cached_property
    def _extension(self) -> MultilinearExtension:
        return MultilinearExtension(self.votes.game)


def _by_power(decision: Decision) -> ProjectGame:
    """Return a body that was named as voters: more than half of its power must agree."""
    members = np.flatnonzero(decision.body.power)
    if len(members) > MOST_VOTERS:
        raise InvalidInput(
            f"body: a win rate is for at most {MOST_VOTERS} people who decide, got {len(members)}"
        )
    power = decision.body.power[members]
    weights = np.round(100 * power / power.max()).clip(1).tolist()
    return ProjectGame(members, Game.of(weights, [False] * len(members), None))
