"""Who moves the decision: decision power, decision influence and formal power of everybody."""

from graph.analysis.answer import Finding, Result, contact_name, doubts, questions, ranked_places
from graph.analysis.decision import Decision


class InfluenceFinding(Finding):
    """One person's part in a decision; the score is the decision influence."""

    decision_power: float
    decision_influence: float
    formal_power: float


def influence(decision: Decision) -> Result:
    """Return everybody's decision power b, decision influence d and formal power F, by d.

    Parameters
    ----------
    decision
        The decision.

    Returns
    -------
    Result
        Items are InfluenceFinding.
    """
    moved = decision.decision_influence
    reasons = doubts(decision)
    return Result(
        items=tuple(
            InfluenceFinding(
                rank=rank,
                contact=contact_name(decision, j),
                score=float(moved[j]),
                decision_power=float(decision.body.power[j]),
                decision_influence=float(moved[j]),
                formal_power=float(decision.formal_power[j]),
            )
            for rank, j in enumerate(ranked_places(decision, moved), 1)
        ),
        verdict="not_enough_evidence" if reasons else "ok",
        reasons=reasons,
        ask=questions(decision),
    )
