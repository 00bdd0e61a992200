"""Does the best next question teach more than another?"""

from collections.abc import Callable, Mapping

import numpy as np

from benchmarks.winrate.customers import Customer, customer, rank_of, true_chance, with_stances
from graph.account_graph import AccountGraph, Floats
from graph.analysis.decision import Decision
from graph.analysis.win.next_questions import NextQuestion, next_questions
from graph.analysis.win.probability import chain_probability
from graph.progress import Progress, quiet
from graph.tenant import UNKNOWN_TENANT

DRAWS = 50
ASKED = 3
Choice = Callable[[AccountGraph, list[str], np.random.Generator], str]


def asked(count: int, seed: int, progress: Progress = quiet) -> dict[str, Floats]:
    """Return each way's expected Brier score after 0 to `ASKED` questions, customers × questions.

    Every way asks the same customers; the score is its mean over the outcomes that the truth
    may have.
    """
    random = np.random.default_rng([seed, 2])
    found = {name: np.empty((count, ASKED + 1)) for name in WAYS}
    for number in range(count):
        drawn = customer(random)
        for name, choice in WAYS.items():
            found[name][number] = _scores(drawn, choice, random)
        progress("customers asked", number + 1, count)
    return found


def _scores(drawn: Customer, choice: Choice, random: np.random.Generator) -> list[float]:
    truth, known = true_chance(drawn), drawn.known
    scores = [_brier(known, truth)]
    for _ in range(ASKED):
        told = {row["contact"] for row in known.facts["stances"]}
        unknown = [id_ for id_ in drawn.levels if id_ not in told]
        if unknown:
            one = choice(known, unknown, random)
            known = with_stances(known, {one: drawn.levels[one]})
        scores.append(_brier(known, truth))
    return scores


def _brier(known: AccountGraph, truth: float) -> float:
    said = chain_probability(known, "deal", UNKNOWN_TENANT, DRAWS)
    assert said is not None
    return (said - truth) ** 2 + truth * (1 - truth)


def _best(known: AccountGraph, unknown: list[str], random: np.random.Generator) -> str:
    found = next_questions(Decision.of(known, "deal"), limit=None, draws=DRAWS).items
    about = [one.contact.id for one in found if isinstance(one, NextQuestion)]
    return next((id_ for id_ in about if id_ in unknown), unknown[0])


def _random(known: AccountGraph, unknown: list[str], random: np.random.Generator) -> str:
    return str(random.choice(unknown))


def _highest(known: AccountGraph, unknown: list[str], random: np.random.Generator) -> str:
    return min(unknown, key=lambda id_: (rank_of(id_), id_))


WAYS: Mapping[str, Choice] = {"best next": _best, "random": _random, "highest title": _highest}
"""Ways to choose whose stance to ask next."""
