"""To whom without a role the members of the decision chain listen."""

from collections.abc import Sequence

import numpy as np

from graph.account_graph import Floats
from graph.analysis.answer import ContactName, Evidence, Part, contact_name
from graph.analysis.decision import Decision
from graph.analysis.through import step_evidence

MOST_HEARD = 3


class HeardOutside(Part):
    """Somebody without a role to whom a member of the chain listens by what is recorded.

    `share` is V_ij: how much of the member's settled opinion comes from them.
    """

    contact: ContactName
    share: float
    evidence: tuple[Evidence, ...]


def heard_outside(decision: Decision, members: Sequence[int]) -> list[tuple[HeardOutside, ...]]:
    """Return to whom without a role each member listens most: at most three, ties by id.

    Parameters
    ----------
    decision
        The decision.
    members
        Places of the members.
    """
    starts = np.zeros((len(members), len(decision.graph)))
    starts[np.arange(len(members)), list(members)] = 1.0
    settled = decision.matrix.heard_through(starts)
    settled[:, [decision.graph.index[id_] for id_ in decision.roles]] = 0.0
    return [_heard(decision, i, row) for i, row in zip(members, settled, strict=True)]


def _heard(decision: Decision, listener: int, shares: Floats) -> tuple[HeardOutside, ...]:
    recorded = decision.listening.informal[[listener], :].tocoo().coords[1]
    heard = [int(j) for j in recorded if j != listener and shares[j] > 0]
    heard.sort(key=lambda j: (-round(float(shares[j]), 12), decision.graph.ids[j]))
    ids = decision.graph.ids
    return tuple(
        HeardOutside(
            contact=contact_name(decision, j),
            share=float(shares[j]),
            evidence=tuple(step_evidence(decision, ids[j], ids[listener])),
        )
        for j in heard[:MOST_HEARD]
    )
