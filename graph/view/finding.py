"""Whom a map names as hidden decision makers."""

from collections.abc import Sequence

from graph.analysis.hidden_decision_makers import HiddenDecisionMaker

MOST_RINGED = 3
RINGED_SHARE = 0.5


def ringed(findings: Sequence[HiddenDecisionMaker]) -> frozenset[str]:
    """Return whom the map rings: of the first three, those with half the first's score or more.

    This rule stands in for the probability: once a finding has a label, the ring is for those
    that are likely, and this function goes.
    """
    first = findings[:MOST_RINGED]
    least = RINGED_SHARE * first[0].score if first else 0.0
    return frozenset(f.contact.id for f in first if f.score > 0 and f.score >= least)
