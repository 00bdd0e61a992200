"""Next questions: what to find out so that the chance to win becomes surer.

What one would learn from an answer is the expected fall of P's variance, by the law of total
variance: Var P = E[Var(P | answer)] + Var(E[P | answer]), so the fall is the variance of P's mean
over the possible answers, each as likely as the draws have it. P is the chance that the win rate
shows: corrected by closed projects where enough are known.

References
----------
Howard 1966, Information value theory, IEEE Transactions on Systems Science and Cybernetics 2:22.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from graph.account_graph import Floats
from graph.analysis.answer import ContactName, Finding, Named, Result, contact_name
from graph.analysis.decision import Decision
from graph.analysis.likelihood import DRAWS
from graph.analysis.resting_on import about, resting_on
from graph.analysis.win.chance import Chance
from graph.analysis.win.draws import DrawnChain, drawn_chains
from graph.analysis.win.levers import chain_doubts
from graph.analysis.win.link_questions import LinkQuestions
from graph.analysis.win.opinions import Chain
from graph.analysis.win.stance_questions import StanceQuestions
from graph.progress import Progress, quiet

NOTHING = 1e-15
"""A fall below this is no more than what is left of rounding."""


class NextQuestion(Finding):
    """A question; the score is the expected fall of P's variance once it is answered.

    `kind` is `stance` (where does the contact stand?) or `link` (does the contact listen to
    `heard`?); `share` is the score's part of P's whole variance; `low` and `high` are what the win
    rate would show after the least and the most favourable answer.
    """

    kind: Literal["stance", "link"]
    heard: ContactName | None
    share: float
    low: float
    high: float

    @property
    def about(self) -> tuple[Named, ...]:
        """Whom it asks about: of a link both."""
        heard = (self.heard,) if self.heard else ()
        return tuple(Named(kind="contact", id=c.id, name=c.name) for c in (self.contact, *heard))


@dataclass(frozen=True, slots=True)
class Answers:
    """P's mean under each possible answer to a question, and how likely each answer is.

    `shown` is what the win rate would show after each: the draws' mean, then corrected.
    """

    means: Floats
    shown: Floats
    chances: Floats

    @property
    def fall(self) -> float:
        """The variance of P's mean over the answers."""
        mean = float(self.chances @ self.means)
        return float(self.chances @ (self.means - mean) ** 2)


def next_questions(
    decision: Decision,
    *,
    body: str | None = None,
    limit: int | None = 10,
    draws: int = DRAWS,
    seed: int = 0,
    progress: Progress = quiet,
) -> Result:
    """Return what to ask next, the most telling question first.

    Parameters
    ----------
    decision
        The decision.
    body
        The body that was asked for.
    limit
        At most so many (None: all that were tried).
    draws, seed
        How often, and from where, links and unknown stances are drawn anew.
    progress
        Told how many draws are done.

    Returns
    -------
    Result
        Items are NextQuestion, by falling score, ties by id; beside them which P it is.
    """
    chain = Chain.of(decision, body)
    reasons = chain_doubts(decision, chain)
    if chain is None:
        return Result(items=(), verdict="not_enough_evidence", reasons=reasons)
    chance = Chance.of(decision)
    found, mean = _questions(chain, chance, seed, drawn_chains(chain, draws, seed, progress))
    found.sort(key=lambda q: (-round(q.score, 15), q.contact.id, q.heard.id if q.heard else ""))
    ranked = enumerate((q for q in found if q.score > NOTHING), 1)
    items = tuple(q.model_copy(update={"rank": rank}) for rank, q in ranked)
    return Result(
        items=items[:limit],
        beside=chance.beside(mean if chain.is_known else None),
        verdict="not_enough_evidence" if reasons else "ok",
        reasons=reasons,
    )


def _questions(
    chain: Chain, chance: Chance, seed: int, drawn: Iterable[DrawnChain]
) -> tuple[list[NextQuestion], float]:
    """Return all questions that were tried, in one pass over the draws, and the mean of P."""
    unknown, links = StanceQuestions.of(chain), LinkQuestions.of(chain, seed)
    probability, by_stance, by_link = [], [], []
    for one in drawn:
        probability.append(chain.probability(one.opinions[None])[0])
        by_stance.append(unknown.tried(one))
        by_link.append(links.tried(one))
    variance = float(np.var(chance.shown(np.array(probability))))
    prior = np.array(chain.decision.tenant.priors.stances)
    asked = [
        _of_stance(chain, j, Answers(*means, prior), variance)
        for j, means in zip(unknown.people, _means(chance, by_stance), strict=True)
    ]
    kept = zip(links.entries, links.kept, _means(chance, by_link), strict=True)
    asked += [
        _of_link(chain, entry, Answers(*means, np.array([share, 1 - share])), variance)
        for entry, share, means in kept
    ]
    return asked, min(float(np.mean(probability)), 1.0)


def _means(chance: Chance, tried: list[Floats]) -> Iterable[tuple[Floats, Floats]]:
    """Yield of each question, for its answers, the mean of what is shown, and the mean shown."""
    means = np.mean([chance.shown(one) for one in tried], axis=0)
    return zip(means, chance.shown(np.mean(tried, axis=0)), strict=True)


def _of_stance(chain: Chain, j: int, answers: Answers, variance: float) -> NextQuestion:
    person = chain.decision.graph.people[j]
    numbers = _numbers(answers, variance)
    told = about("learn_stance", person)
    return NextQuestion(
        rank=0,
        contact=contact_name(chain.decision, j),
        kind="stance",
        heard=None,
        **numbers,
        evidence=(told.model_copy(update={"values": told.values | _said(numbers)}),),
    )


def _of_link(chain: Chain, entry: int, answers: Answers, variance: float) -> NextQuestion:
    graph, numbers = chain.decision.graph, _numbers(answers, variance)
    listener, heard = graph.influences.listener[entry], graph.influences.influencer[entry]
    names = {
        "listener": graph.people[listener]["name"],
        "heard": graph.people[heard]["name"],
    }
    row = graph.facts["influences"][graph.influences.fact[entry]]
    there, gone = answers.shown
    said = {"share": numbers["share"], "p_there": float(there), "p_gone": float(gone)}
    told = resting_on("learn_link", "influences", row, **names, **said)
    return NextQuestion(
        rank=0,
        contact=contact_name(chain.decision, int(listener)),
        kind="link",
        heard=contact_name(chain.decision, int(heard)),
        **numbers,
        evidence=(told,),
    )


def _numbers(answers: Answers, variance: float) -> dict[str, Any]:
    return {
        "score": answers.fall,
        "share": min(answers.fall / variance, 1.0) if variance > NOTHING else 0.0,
        "low": float(answers.shown.min()),
        "high": float(answers.shown.max()),
    }


def _said(numbers: dict[str, Any]) -> dict[str, Any]:
    """Return the numbers that a question's words say."""
    return {"share": numbers["share"], "p_low": numbers["low"], "p_high": numbers["high"]}
