"""What the chance to win rests on: who carries it, who costs it, and whose stance is unknown."""

from collections.abc import Iterator, Sequence

import numpy as np

from graph.account_graph import Floats
from graph.analysis.answer import ContactName, Evidence, FactRef, Part, contact_name
from graph.analysis.win.opinions import Chain
from graph.model import TABLES, Row
from graph.stances import Level, Standing

MOST_TERMS = 20
MOST_ASKED = 10


class WinTerm(Part):
    """One person's part in the decision's settled opinion of us.

    `weight` is how much of that opinion comes from the person, (bV)_j; `stance` is x_j, from −1
    to 1; `contribution` is their product: positive for who carries us, negative for who costs.
    """

    contact: ContactName
    level: Level
    stance: float
    weight: float
    contribution: float


def opinion_weights(chain: Chain) -> Floats:
    """Return (bV)_j: how much of the decision's settled opinion comes from each person."""
    return chain.decision.matrix.heard_through(chain.decision.body.power)


def win_terms(chain: Chain) -> tuple[WinTerm, ...]:
    """Return the people with a known stance that is not neutral, the weightiest first."""
    weights = opinion_weights(chain)
    parts = np.nan_to_num(weights * chain.stances)
    moving = [j for j in np.flatnonzero(parts).tolist() if abs(parts[j]) > 1e-12]
    ids = chain.decision.graph.ids
    moving.sort(key=lambda j: (-round(abs(float(parts[j])), 12), ids[j]))
    return tuple(
        WinTerm(
            contact=contact_name(chain.decision, j),
            level=chain.standings[j].level,
            stance=float(chain.stances[j]),
            weight=float(weights[j]),
            contribution=float(parts[j]),
        )
        for j in moving[:MOST_TERMS]
    )


def term_evidence(chain: Chain, terms: Sequence[WinTerm]) -> Iterator[Evidence]:
    """Yield what each term rests on: the stances that count."""
    for term in terms:
        standing = chain.standings[chain.decision.graph.index[term.contact.id]]
        yield Evidence(
            kind="carries" if term.contribution > 0 else "costs",
            refs=stance_refs(standing),
            values={
                "name": term.contact.name,
                "level": term.level,
                "rival": standing.rival > 0,
                "power": term.weight,
                "gain": abs(term.contribution),
            },
        )


def stance_refs(standing: Standing) -> tuple[FactRef, ...]:
    """Return where the stances that count are recorded."""
    table = TABLES["stances"]
    return tuple(
        FactRef(table="stances", key=table.key_in_url(table.key_of(row))) for row in standing.facts
    )


def stance_questions(chain: Chain) -> tuple[Evidence, ...]:
    """Return whose stance to ask for: the decision's own people first, then who is heard most."""
    weights, power = opinion_weights(chain), chain.decision.body.power
    ids = chain.decision.graph.ids
    unknown = np.flatnonzero(np.isnan(chain.stances)).tolist()
    unknown.sort(key=lambda j: (power[j] <= 0, -round(float(weights[j]), 12), ids[j]))
    most = max(MOST_ASKED, sum(power[j] > 0 for j in unknown))
    people = chain.decision.graph.people
    return tuple(ask_stance(people[j], float(weights[j])) for j in unknown[:most])


def ask_stance(person: Row, weight: float) -> Evidence:
    """Return the question where a person stands."""
    return Evidence(
        kind="ask_stance",
        refs=(FactRef(table="contacts", key=person["id"]),),
        values={"name": person["name"], "power": weight},
    )
