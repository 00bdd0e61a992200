"""Where a competitor is stronger than us: lines and units whose people are rather its friends."""

from collections.abc import Mapping, Sequence
from typing import Literal

from graph.account_graph import Floats
from graph.analysis.answer import Evidence, Part
from graph.analysis.chain.seats import LINES, Seats
from graph.analysis.competitors.party_levels import PartyName
from graph.analysis.resting_on import resting_on

Kind = Literal["line", "unit"]
EQUAL = 1e-12


class Lead(Part):
    """A line or unit in which a competitor's friends have a larger share of the decision than ours.

    `theirs` and `ours` are sums of (bV)_j, the shares of the settled decision that come from them.
    """

    party: PartyName
    kind: Kind
    id: str
    ours: float
    theirs: float
    evidence: tuple[Evidence, ...]


def leads(
    seats: Seats, party: PartyName, shares: Floats, *, theirs: Sequence[int], ours: Sequence[int]
) -> tuple[Lead, ...]:
    """Return in which lines, then units, a competitor is stronger than us, most first.

    Parameters
    ----------
    seats
        Who is on which line.
    party
        The competitor.
    shares
        (bV)_j: how much of the settled decision comes from each person, length n.
    theirs, ours
        Places of its friends and of ours.
    """
    found: list[Lead] = []
    both: tuple[tuple[Kind, Mapping[str, set[int]]], ...] = (
        ("line", _on_lines(seats)),
        ("unit", _in_units(seats)),
    )
    for kind, groups in both:
        for id_, places in groups.items():
            sums = [sum(float(shares[j]) for j in camp if j in places) for camp in (theirs, ours)]
            if sums[0] > sums[1] + EQUAL:
                people = sorted(set(theirs) & places)
                found.append(_lead(seats, party, kind, id_, people, sums))
    return tuple(sorted(found, key=lambda lead: (lead.kind, lead.ours - lead.theirs, lead.id)))


def _on_lines(seats: Seats) -> Mapping[str, set[int]]:
    index = seats.decision.graph.index
    return {
        line: {index[row["contact"]] for row in seats.rows if row.get("chain") == line}
        for line in LINES
    }


def _in_units(seats: Seats) -> Mapping[str, set[int]]:
    people = seats.decision.graph.people
    units = sorted({person["unit"] for person in people if "unit" in person})
    return {
        unit: {j for j, person in enumerate(people) if person.get("unit") == unit} for unit in units
    }


def _lead(
    seats: Seats, party: PartyName, kind: Kind, id_: str, people: Sequence[int], sums: list[float]
) -> Lead:
    graph = seats.decision.graph
    units = {row["id"]: row["name"] for row in graph.facts["units"]}
    where = {"on_line": id_} if kind == "line" else {"unit": units.get(id_, id_)}
    said = resting_on(
        f"stronger_on_{kind}",
        "contacts",
        *(graph.people[j] for j in people),
        party=party.name,
        names=tuple(graph.people[j]["name"] for j in people),
        theirs=sums[0],
        ours=sums[1],
        **where,
    )
    return Lead(party=party, kind=kind, id=id_, theirs=sums[0], ours=sums[1], evidence=(said,))
