"""Classical centralities of the informal network, as NetworkX has them, beside the model."""

from graph.analysis.answer import Finding, Reason, Result, contact_name, ranked_places
from graph.analysis.decision import Decision
from graph.analysis.hidden.centrality_measures import Centralities, CentralityMeasures


class CentralityFinding(Centralities, Finding):
    """One person's place in the informal network; the score is the number of listeners.

    Measures that are not defined for a person (Burt's constraint without ties, eigenvector
    centrality where it does not converge) are null.
    """


def centralities(decision: Decision) -> Result:
    """Return everybody's classical centralities, by number of listeners.

    Parameters
    ----------
    decision
        The decision; only its account and date matter here.

    Returns
    -------
    Result
        Items are CentralityFinding, as CentralityMeasures describes them.
    """
    measures = CentralityMeasures.of(decision)
    reasons: tuple[Reason, ...] = () if measures.in_degree.any() else ("no_informal_fact",)
    return Result(
        items=tuple(
            CentralityFinding(
                rank=rank,
                contact=contact_name(decision, j),
                score=float(measures.in_degree[j]),
                **dict(measures.at(j)),
            )
            for rank, j in enumerate(ranked_places(decision, measures.in_degree), 1)
        ),
        verdict="not_enough_evidence" if reasons else "ok",
        reasons=reasons,
    )
