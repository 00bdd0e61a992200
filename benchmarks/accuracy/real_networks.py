"""Real networks: who decides there by the simulated dynamics, and who is said to.

The network as published is the truth; what is recorded of it has gaps, errors and noise.
"""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.accuracy.baselines import baselines
from benchmarks.accuracy.dynamics import Game, causal_effects, combined
from benchmarks.accuracy.metrics import first, precision_at, rank_correlation
from benchmarks.accuracy.record import Rows, graph_of, link_rows, recorded_links
from graph.account_graph import AccountGraph, Indices
from graph.analysis.decision import Decision
from graph.listening import listening

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Network:
    """Where a network is kept, and who decides in it: votes by rank; without ranks all have one."""

    folder: str
    votes: Mapping[int, int]


PRESIDENT_AND_VICE_PRESIDENTS = {1: 4, 2: 1}
PARTNERS = {1: 1}
NETWORKS = {
    "Krackhardt, advice": Network("examples/krackhardt_hightech", PRESIDENT_AND_VICE_PRESIDENTS),
    "Krackhardt, friendship": Network(
        "tests/data/krackhardt_hightech/friendship", PRESIDENT_AND_VICE_PRESIDENTS
    ),
    "Lazega, advice": Network("tests/data/lazega_lawfirm/advice", PARTNERS),
    "Lazega, cowork": Network("tests/data/lazega_lawfirm/cowork", PARTNERS),
    "Lazega, friendship": Network("tests/data/lazega_lawfirm/friendship", PARTNERS),
    "Florence, marriage": Network("tests/data/florentine_families/marriage", {}),
    "Florence, business": Network("tests/data/florentine_families/business", {}),
}
RUNS = 30_000
OURS, CEILING = "decision influence", "ceiling: the true dynamics on the record"
FIRST = 3
TYPED: Mapping[str, Callable[[str], object]] = {
    "rank": int,
    "weight": float,
    "undirected": lambda text: text == "true",
}


@dataclass(frozen=True)
class NetworkTrial:
    """One record of one network: by ranking, rank correlation and precision@3 of the effects.

    Among people outside the body; where everybody is in it, among all.
    """

    measures: dict[str, tuple[float, float]]


def network_trial(name: str, seed: int) -> NetworkTrial:
    """Return what the rankings find in one record of a network."""
    random = np.random.default_rng(seed)
    tables = _tables(ROOT / NETWORKS[name].folder)
    graph = graph_of(tables)
    game = _majority(graph, NETWORKS[name].votes)
    truth = listening(graph).links.toarray()
    links = link_rows(recorded_links(truth, random), graph.ids)
    recorded = graph_of({"contacts": tables["contacts"], "influences": links})
    decision = Decision.of(recorded, body=_body(graph, game))
    effect = combined(causal_effects(truth, game, random, RUNS))
    on_record = combined(causal_effects(decision.listening.links.toarray(), game, random, RUNS))
    scores = {OURS: decision.decision_influence, **baselines(decision), CEILING: on_record}
    people = _outside(graph, game)
    right = first(effect[people], FIRST)
    return NetworkTrial(
        {
            ranking: (
                rank_correlation(score[people], effect[people]),
                precision_at(score[people], right, FIRST),
            )
            for ranking, score in scores.items()
        }
    )


def _majority(graph: AccountGraph, votes: Mapping[int, int]) -> Game:
    """Return the rule that more than half of the votes agree, nobody having a veto."""
    weights = np.array([votes.get(person["rank"], 0) if votes else 1 for person in graph.people])
    places = np.flatnonzero(weights)
    quota = int(weights.sum()) // 2 + 1
    return Game(places, weights[places].astype(float), np.zeros(len(places)), quota)


def _body(graph: AccountGraph, game: Game) -> str:
    votes = zip(game.places, game.weights, strict=True)
    return ",".join(f"{graph.ids[place]}:{weight:g}" for place, weight in votes)


def _outside(graph: AccountGraph, game: Game) -> Indices:
    """Return the people outside the body; where everybody is in it, all."""
    others = np.setdiff1d(np.arange(len(graph)), game.places)
    return others if len(others) else np.arange(len(graph))


def _tables(folder: Path) -> dict[str, Rows]:
    return {
        name: [_typed(row) for row in _rows(folder / f"{name}.csv")]
        for name in ("contacts", "influences")
    }


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _typed(row: dict[str, str]) -> dict[str, object]:
    known = {k: v for k, v in row.items() if v and k != "unit" and not k.startswith("x_")}
    return {k: TYPED.get(k, str)(v) for k, v in known.items()}
