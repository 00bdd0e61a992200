"""The hidden decision chain (隐性决策链): people without a role through whom a decision passes."""

from collections.abc import Sequence

from graph.analysis.answer import ContactName, Evidence, Part, Reason
from graph.analysis.chain.seats import LINES, Letter, Line, Seats
from graph.analysis.decision import Decision
from graph.analysis.hidden.hidden_decision_makers import HiddenDecisionMaker, hidden_decision_makers
from graph.analysis.likelihood import DRAWS, Label
from graph.analysis.resting_on import resting_on
from graph.analysis.through import Through
from graph.progress import Progress, quiet

HIDDEN = 5
"""So many first: who enters or leaves them changes the chain (drift)."""


class Moved(Part):
    """Somebody with a role whom a hidden person moves.

    `share` is the part of the person's decision influence that goes this way; `chain` runs from
    the hidden person to the member along whom each listens to, others without a role included;
    `strength` is its Π αW.
    """

    contact: ContactName
    roles: tuple[Letter, ...]
    lines: tuple[Line, ...]
    share: float
    chain: tuple[ContactName, ...]
    strength: float


class HiddenLink(Part):
    """A person without a role through whom the decision passes.

    Rank, score H = (1 − F) d, probability and label are those of hidden decision makers.
    `lost_share` is d ÷ V_jj: how much of the others' settled decision comes from this person or
    passes through them. `lines` are those on which they move anybody, the most moved first.
    """

    rank: int
    contact: ContactName
    score: float
    decision_influence: float
    lost_share: float
    probability: float
    rank_interval: tuple[int, int]
    label: Label
    lines: tuple[Line, ...]
    moves: tuple[Moved, ...]
    evidence: tuple[Evidence, ...]


class HiddenChain(Part):
    """The hidden chain, first to last, and why there is not enough evidence, if so."""

    links: tuple[HiddenLink, ...] = ()
    reasons: tuple[Reason, ...] = ()


def hidden_chain(
    decision: Decision,
    *,
    limit: int = HIDDEN,
    draws: int = DRAWS,
    seed: int = 0,
    progress: Progress = quiet,
) -> HiddenChain:
    """Return the people without a role who move a decision most, and whom of the chain.

    Parameters
    ----------
    decision
        The decision.
    limit
        At most so many.
    draws, seed
        How often, and from where, the data are drawn anew for the probabilities.
    progress
        Told how many draws are done.

    Returns
    -------
    HiddenChain
        In the order of hidden decision makers.
    """
    found = hidden_decision_makers(
        decision, limit=limit, draws=draws, seed=seed, centralities="no", progress=progress
    )
    items = (item for item in found.items if isinstance(item, HiddenDecisionMaker))
    seats = Seats(decision)
    return HiddenChain(links=tuple(_link(seats, i) for i in items), reasons=found.reasons)


def _link(seats: Seats, item: HiddenDecisionMaker) -> HiddenLink:
    moves = tuple(_moved(seats, through) for through in item.through)
    lines = tuple(dict.fromkeys(line for moved in moves for line in moved.lines))
    return HiddenLink(
        rank=item.rank,
        contact=item.contact,
        score=item.score,
        decision_influence=item.decision_influence,
        lost_share=item.lost_share,
        probability=item.probability,
        rank_interval=item.rank_interval,
        label=item.label,
        lines=lines,
        moves=moves,
        evidence=(_said(seats, item, moves), *item.evidence),
    )


def _moved(seats: Seats, through: Through) -> Moved:
    held = seats.of(through.contact.id)
    lines = {seat.line for seat in held}
    return Moved(
        contact=through.contact,
        roles=tuple(seat.role for seat in held),
        lines=tuple(line for line in LINES if line in lines),
        share=through.share,
        chain=through.chain,
        strength=through.strength,
    )


def _said(seats: Seats, item: HiddenDecisionMaker, moves: Sequence[Moved]) -> Evidence:
    decision = seats.decision
    person = decision.graph.people[decision.graph.index[item.contact.id]]
    return resting_on(
        "hidden_link",
        "contacts",
        person,
        name=item.contact.name,
        likely=item.label,
        probability=item.probability,
        share=item.lost_share,
        names=tuple(" ".join((moved.contact.name, *_held(moved))) for moved in moves),
    )


def _held(moved: Moved) -> tuple[str, ...]:
    return (f"({', '.join(moved.roles)})",) if moved.roles else ()
