"""Fragility: without whom, and without which link, a decision comes apart or out of our reach."""

from graph.analysis.access.our_side import OurSide
from graph.analysis.access.questions import MOST_ASKED_ABOUT
from graph.analysis.answer import (
    ContactName,
    Evidence,
    Part,
    Reason,
    Result,
    contact_name,
    doubts,
    questions,
    ranked_places,
)
from graph.analysis.decision import Decision
from graph.analysis.fragility.coming_apart import BridgeLink, bridge_links
from graph.analysis.fragility.fragile_points import FragilePoints
from graph.analysis.fragility.removal import Removal, removal
from graph.analysis.fragility.single_points import (
    KeyColleague,
    SinglePoint,
    key_colleagues,
    single_points,
)
from graph.analysis.likelihood import DRAWS
from graph.analysis.resting_on import about
from graph.progress import Progress, quiet


class FragilityBeside(Part):
    """What breaks, beside the single contacts.

    `articulation_points`: all contacts without whom people who are linked informally no longer
    are, whoever listens; `bridges`: links of that kind. `share_reached`: how much of the decision
    we reach (null where we know nobody: `reach_reasons` says so). `single_points`: key people
    whom one colleague alone knows; `key_colleagues`: colleagues without whom we no longer reach
    a part of the decision. Bridges, single points and key colleagues are as many as the limit,
    those that carry most of the decision first. `removal`: what breaks without what was named.
    """

    articulation_points: tuple[ContactName, ...] = ()
    bridges: tuple[BridgeLink, ...] = ()
    share_reached: float | None = None
    reach_reasons: tuple[Reason, ...] = ()
    single_points: tuple[SinglePoint, ...] = ()
    key_colleagues: tuple[KeyColleague, ...] = ()
    removal: Removal | None = None


def fragility(
    decision: Decision,
    *,
    limit: int | None = 10,
    remove: str | None = None,
    draws: int = DRAWS,
    seed: int = 0,
    progress: Progress = quiet,
) -> Result:
    """Return without whom most of a decision goes out of our reach or comes apart.

    Parameters
    ----------
    decision
        The decision.
    limit
        At most so many contacts, bridges, single points and key colleagues each (None: all).
    remove
        What to do without: ``contacts/ID``, ``colleagues/ID`` or ``influences/KEY``.
    draws, seed
        How often, and from where, the data are drawn anew for what its removal changes.
    progress
        Told how many draws are done.

    Returns
    -------
    Result
        Items are FragilePoint, by falling share out of reach, then share separated, then
        decision influence, ties by id; FragilityBeside stands beside them.

    Raises
    ------
    InvalidInput
        If it cannot be understood what to do without.
    NotFound
        If there is no such thing at the date.
    """
    points = FragilePoints(decision)
    gone = None
    if remove is not None:
        gone = removal(decision, remove, limit=limit, draws=draws, seed=seed, progress=progress)
    reasons = doubts(decision)
    return Result(
        items=points.findings(limit),
        beside=_beside(points, limit, gone),
        is_limited=True,
        verdict="not_enough_evidence" if reasons else "ok",
        reasons=reasons,
        ask=(*questions(decision), *_who_knows(points)),
    )


def _who_knows(points: FragilePoints) -> tuple[Evidence, ...]:
    """Return, where we know nobody, whom to find somebody for who knows them."""
    if points.reach.knows_anyone:
        return ()
    people = points.decision.graph.people
    first = ranked_places(points.decision, points.decision.body.power)[:MOST_ASKED_ABOUT]
    return tuple(about("ask_who_knows", people[j]) for j in first)


def _beside(points: FragilePoints, limit: int | None, gone: Removal | None) -> FragilityBeside:
    decision, reach, separation = points.decision, points.reach, points.separation
    side, power = OurSide(decision.graph), decision.body.power
    return FragilityBeside(
        articulation_points=tuple(
            contact_name(decision, j) for j in separation.articulation_points
        ),
        bridges=bridge_links(separation, limit),
        share_reached=float(power[reach.reached].sum()) if reach.knows_anyone else None,
        reach_reasons=() if reach.knows_anyone else ("nobody_knows_anyone",),
        single_points=single_points(decision, side, limit),
        key_colleagues=key_colleagues(reach, side, limit),
        removal=gone,
    )
