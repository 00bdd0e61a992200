"""A fishbone's head and foot: the decision in figures, and where its people stand in sum."""

from collections import Counter
from datetime import date
from typing import get_args

import numpy as np

from graph.analysis.answer import Result
from graph.analysis.chain.seats import Seats
from graph.analysis.competitors.opposers import Opposer
from graph.analysis.competitors.party_levels import PartyLevels
from graph.analysis.decision import Decision
from graph.analysis.win.win_rate import WinRate
from graph.stances import Level
from graph.view.fishbone.model import FishFoot, FishHead, FishOpposer
from graph.view.fishbone.people import FishPeople


def fish_head(seats: Seats, win: WinRate | None) -> FishHead:
    """Return the decision in figures, as recorded and as the win rate has it."""
    project = seats.decision.project or {}
    return FishHead(
        closes_on=date.fromisoformat(project["closes_on"]) if "closes_on" in project else None,
        value=project.get("value"),
        currency=project.get("currency"),
        band=win.band if win else None,
        probability=win.probability if win else None,
        interval=win.interval if win else None,
        sheet=win.sheet.least if win and win.sheet and win.sheet.band else None,
        estimate=project.get("estimate"),
        approvers=tuple(row["contact"] for row in seats.rows if row["role"] == "A"),
    )


def fish_foot(people: FishPeople, opposers: Result | None, met_within: int) -> FishFoot:
    """Return the counts of those with a role, Σ b·x, how many were met, and who opposes us.

    Parameters
    ----------
    people
        The people of the decision.
    opposers
        Who opposes us, as found; None: nothing was asked.
    met_within
        Somebody counts as met whose last contact is no older, in days.
    """
    members = [people.person(id_) for id_ in sorted(people.decision.roles)]
    counts = Counter(person.level for person in members)
    days = [person.days_since_contact for person in members]
    met = sum(since is not None and since <= met_within for since in days)
    return FishFoot(
        levels={level: counts[level] for level in get_args(Level)},
        support=power_weighted_support(people.decision),
        coverage=met / len(members) if members else None,
        met_within_days=met_within,
        opposers=_opposers(opposers),
    )


def power_weighted_support(decision: Decision) -> float | None:
    """Return Σ b·x over the decision body; None where nobody's stance in it is known."""
    power = decision.body.power
    standings = PartyLevels(decision).standings
    known = [standings[id_].stance for id_ in decision.graph.ids]
    if not any(x is not None and b > 0 for x, b in zip(known, power, strict=True)):
        return None
    return float(np.dot(power, [x or 0.0 for x in known]))


def _opposers(found: Result | None) -> tuple[FishOpposer, ...]:
    return tuple(
        FishOpposer(contact=item.contact.id, name=item.contact.name, better=item.better)
        for item in (found.items if found else ())
        if isinstance(item, Opposer)
    )
