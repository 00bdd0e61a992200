"""How we reach somebody: who introduces us to whom, how surely, and who can't be gone round.

References
----------
Dijkstra 1959, A note on two problems in connexion with graphs, Numerische Mathematik 1:269.
Yen 1971, Finding the K shortest loopless paths in a network, Management Science 17:712.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import networkx as nx

from graph.analysis.access.disjoint_paths import disjoint_paths, minimum_cut
from graph.analysis.access.introductions import Introductions, PathPerson
from graph.analysis.access.paths import Path, best_paths, reliability_of, unavoidable
from graph.analysis.access.questions import whom_to_ask, why_no_way
from graph.analysis.access.reliability import SAMPLES, Reliability, reliability
from graph.analysis.answer import (
    Finding,
    Named,
    Part,
    Reason,
    Result,
    contact_name,
)
from graph.analysis.decision import Decision
from graph.errors import InvalidInput

PATHS = 3


class AccessPath(Finding):
    """One way to the target: everybody on it from us (or the source) to the target.

    `reliability` is the product of `probabilities`, one for each introduction; the evidence says
    of each who introduces whom and on what that rests.
    """

    reliability: float
    steps: tuple[PathPerson, ...]
    probabilities: tuple[float, ...]

    @property
    def about(self) -> tuple[Named, ...]:
        """Everybody on the way."""
        return tuple(Named.model_validate(step.model_dump()) for step in self.steps)


class AccessBeside(Part):
    """What is true of all ways together.

    `unavoidable`: who is on every way, in their order. `disjoint`: as many ways as there can be
    that share nobody, the most reliable first. `minimum_cut`: the fewest people without whom no
    way is left; null where there is none, or where the source reaches the target directly.
    """

    unavoidable: tuple[PathPerson, ...] = ()
    disjoint: tuple[tuple[PathPerson, ...], ...] = ()
    minimum_cut: tuple[PathPerson, ...] | None = None
    reliability: Reliability | None = None


def access_paths(
    decision: Decision,
    target: str,
    *,
    source: str | None = None,
    k: int = PATHS,
    samples: int = SAMPLES,
    seed: int = 0,
) -> Result:
    """Return the most reliable ways to somebody, and what is true of all ways together.

    Parameters
    ----------
    decision
        The decision; only its account and date matter here.
    target
        The contact to reach.
    source
        The contact to begin with; None: our people.
    k
        At most so many paths.
    samples, seed
        How often, and from where, the network is drawn for the reliability of all ways together.

    Returns
    -------
    Result
        Items are AccessPath, by falling reliability, ties by fewer steps, then by ids; AccessBeside
        stands beside them. The verdict is `not_enough_evidence` where there is no way, or where
        all ways rest on reporting lines alone.

    Raises
    ------
    NotFound
        If nobody with the target's or source's id is there at the date.
    InvalidInput
        If they are the same.
    """
    ways = _Ways(Introductions.of(decision), target, source)
    if ways.start == ways.end:
        raise InvalidInput(f"expected two people, got {target!r} as source and as target")
    paths = best_paths(ways.network, ways.start, ways.end, k) if ways.exist else []
    reasons = why_no_way(ways.introductions, source) if not paths else ways.doubts(paths)
    return Result(
        items=tuple(ways.finding(rank, path) for rank, path in enumerate(paths, 1)),
        beside=ways.beside(paths[0], samples, seed) if paths else AccessBeside(),
        verdict="not_enough_evidence" if reasons else "ok",
        reasons=reasons,
        ask=whom_to_ask(ways.introductions, target, source) if reasons else (),
    )


@dataclass(frozen=True)
class _Ways:
    """All ways from us, or from a source, to a target."""

    introductions: Introductions
    target: str
    source: str | None

    @property
    def start(self) -> int:
        us = self.introductions.us
        return us if self.source is None else self.introductions.place(self.source)

    @property
    def end(self) -> int:
        return self.introductions.place(self.target)

    @cached_property
    def network(self) -> "nx.DiGraph[int]":
        return self.introductions.between(self.start, self.end)

    @property
    def exist(self) -> bool:
        return bool(self.network.size())

    def doubts(self, paths: list[Path]) -> tuple[Reason, ...]:
        """Return why the ways prove little: nothing informal known, and none is direct."""
        heard = self.introductions.decision.heard.any()
        return () if heard or len(self._people(paths[0])) == 2 else ("no_informal_fact",)

    def finding(self, rank: int, path: Path) -> AccessPath:
        decision = self.introductions.decision
        steps = [(one, other) for one, other in pairwise(path) if one != self.introductions.us]
        score = reliability_of(self.network, path)
        return AccessPath(
            rank=rank,
            contact=contact_name(decision, decision.graph.index[self.target]),
            score=score,
            reliability=score,
            steps=self._people(path),
            probabilities=tuple(self._probability(*step) for step in steps),
            evidence=tuple(self.introductions.introduction(*step) for step in steps),
        )

    def beside(self, best: Path, samples: int, seed: int) -> AccessBeside:
        disjoint = disjoint_paths(self.network, self.start, self.end)
        cut = minimum_cut(self.network, disjoint, self.start, self.end)
        return AccessBeside(
            unavoidable=self._people(unavoidable(self.network, self.start, self.end)),
            disjoint=tuple(map(self._people, disjoint)),
            minimum_cut=None if cut is None else self._people(tuple(cut)),
            reliability=reliability(
                self.network,
                self.start,
                self.end,
                least=reliability_of(self.network, best),
                samples=samples,
                seed=seed,
            ),
        )

    def _people(self, path: Path) -> tuple[PathPerson, ...]:
        people, us = self.introductions.people, self.introductions.us
        return tuple(people[place] for place in path if place != us)

    def _probability(self, one: int, other: int) -> float:
        return float(self.network[one][other]["probability"])
