"""Customers of whom nothing is to be found: all at random, lines only, or an unheard body."""

import numpy as np

from benchmarks.accuracy.organisation import Organisation, organisation
from benchmarks.accuracy.planted import TIES, WEIGHT_SPREAD
from benchmarks.accuracy.record import MONTHS, Rows, account, link_rows, mail_rows
from graph.account_graph import Floats
from graph.analysis.answer import Verdict
from graph.analysis.decision import Decision
from graph.analysis.hidden.hidden_decision_makers import hidden_decision_makers
from graph.analysis.likelihood import hidden_likelihood

MAIL_SHARE = 0.05
"""How much of a tie's mail a random pair has in a month."""
FEW_DRAWS = 20


def highest_without_signal(seed: int) -> float:
    """Return the highest probability stated of anybody where links and mail are noise."""
    random = np.random.default_rng(seed)
    org = organisation(random)
    decision = Decision.of(account(org, *_noise(org, random)))
    return float(hidden_likelihood(decision, np.flatnonzero(~org.on_chain)).probability.max())


def verdicts_without_hearing(seed: int) -> tuple[Verdict, Verdict]:
    """Return the verdicts where there are reporting lines only, and where the body is unheard."""
    random = np.random.default_rng(seed)
    org = organisation(random)
    links, mail = _not_of_the_body(org, *_noise(org, random))
    return _verdict(org, [], []), _verdict(org, links, mail)


def _noise(org: Organisation, random: np.random.Generator) -> tuple[Rows, Rows]:
    links = link_rows(random_listening(org, random), org.ids)
    months = [MAIL_SHARE * random_listening(org, random, TIES / MAIL_SHARE) for _ in range(MONTHS)]
    return links, mail_rows(months, org.ids, random)


def random_listening(
    organisation: Organisation, random: np.random.Generator, ties: float = TIES
) -> Floats:
    """Return listening in which nobody is heard more than another but by chance."""
    n = len(organisation)
    listens = random.random((n, n)) < ties / (n - 1)
    np.fill_diagonal(listens, False)
    return np.where(listens, random.lognormal(0.0, WEIGHT_SPREAD, (n, n)), 0.0)


def _verdict(org: Organisation, links: Rows, mail: Rows) -> Verdict:
    decision = Decision.of(account(org, links, mail))
    return hidden_decision_makers(decision, limit=1, draws=FEW_DRAWS).verdict


def _not_of_the_body(org: Organisation, links: Rows, mail: Rows) -> tuple[Rows, Rows]:
    """Leave out all that tells whom the body listens to."""
    body = {id_ for id_, role in zip(org.ids, org.roles, strict=True) if role}
    kept = [row for row in mail if not body & {row["sender"], row["recipient"]}]
    return [row for row in links if row["to"] not in body], kept
