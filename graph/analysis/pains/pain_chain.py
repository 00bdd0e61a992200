"""The pain chain (痛苦链): whose pain is a reason of whose, and which one to relieve first.

References
----------
Bosworth 1995, Solution Selling: pains, their reasons and states.
Pearl 1988, Probabilistic Reasoning in Intelligent Systems: noisy-or.
"""

from graph.analysis.answer import Reason, Result
from graph.analysis.decision import Decision
from graph.analysis.pains.checks import PainChecks
from graph.analysis.pains.evidence import PainEvidence, top_questions
from graph.analysis.pains.network import PainNetwork
from graph.analysis.pains.parts import Keystone, PainBeside, PainFelt, PainLink, PainNoted
from graph.analysis.pains.propagation import SAMPLES, Propagation
from graph.analysis.pains.reliefs import Reliefs


def pain_chain(decision: Decision, *, samples: int = SAMPLES, seed: int = 0) -> Result:
    """Return the pains of a decision, by what relieving each would take away.

    Parameters
    ----------
    decision
        The decision.
    samples, seed
        How often, and from where, pains are drawn whose exact tables would be too large.

    Returns
    -------
    Result
        Items are PainFelt, of people present, about the decision's project or about none.

    Raises
    ------
    CyclicPains
        If pains cause one another in a circle.
    """
    pains = PainNetwork(decision)
    if not pains.pains:
        reason: Reason = "no_pains" if len(decision.graph) else "no_people"
        return Result(
            items=(),
            beside=PainBeside(checks=PainChecks(pains, None).all()),
            verdict="not_enough_evidence",
            reasons=(reason,),
            ask=tuple(top_questions(pains)),
        )
    return _result(Reliefs(pains, Propagation(pains.network, samples, seed)))


def _result(reliefs: Reliefs) -> Result:
    words, keystone = PainEvidence(reliefs), reliefs.keystone
    reasons: tuple[Reason, ...] = () if keystone is not None else ("nobody_with_power_in_pain",)
    return Result(
        items=tuple(_felt(words, rank, pain) for rank, pain in enumerate(reliefs.ranked, 1)),
        beside=PainBeside(
            keystone=_keystone(words, keystone),
            best_for_us=_keystone(words, reliefs.best_for_us),
            burden=reliefs.burden,
            checks=PainChecks(reliefs.pains, keystone).all(),
        ),
        verdict="not_enough_evidence" if reasons else "ok",
        reasons=reasons,
        ask=tuple(words.questions()),
    )


def _keystone(words: PainEvidence, pain: int | None) -> Keystone | None:
    if pain is None:
        return None
    return Keystone(
        pain=words.pains.named(pain),
        contact=words.pains.owner(pain),
        score=words.reliefs.relief(pain),
        evidence=(words.relief(pain),),
    )


def _felt(words: PainEvidence, rank: int, pain: int) -> PainFelt:
    pains, reliefs, row = words.pains, words.reliefs, words.pains.pains[pain]
    return PainFelt(
        rank=rank,
        contact=pains.owner(pain),
        pain=pains.named(pain),
        roles=pains.roles(pain),
        score=reliefs.relief(pain),
        probability=float(reliefs.propagation.probability[pain]),
        interval=reliefs.propagation.interval(pain),
        power=float(pains.power[pain]),
        power_touched=reliefs.power_touched(pain),
        state=row.get("state"),
        is_hypothesis=pains.is_hypothesis(pain),
        noted=_noted(pains, pain),
        reasons=_links(pains, pain, "effect", "cause"),
        effects=_links(pains, pain, "cause", "effect"),
        relieves=reliefs.relieved(pain),
        evidence=tuple(words.of(pain)),
    )


def _noted(pains: PainNetwork, pain: int) -> PainNoted:
    row = pains.pains[pain]
    return PainNoted(
        severity=float(pains.severity[pain]),
        likelihood=float(pains.network.by_itself[pain]),
        on=row.get("on"),
        is_old=pains.is_old(pain),
        can_relieve=pains.can_relieve(pain),
        **{name: row.get(name) for name in ("impact", "capability", "evidence", "source")},
    )


def _links(pains: PainNetwork, pain: int, own: str, other: str) -> tuple[PainLink, ...]:
    """Return the pains at the other end of the causes that have this one at their own end."""
    rows = [row for row in pains.causes if row[own] == pains.pains[pain]["id"]]
    return tuple(
        PainLink(
            pain=pains.named(pains.index[row[other]]),
            contact=pains.owner(pains.index[row[other]]),
            strength=row.get("strength", pains.rules.strength),
        )
        for row in rows
    )
