"""Who began to listen to somebody between the first and the last window."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from graph.account_graph import Floats
from graph.analysis.answer import ContactName, Evidence, FactRef, Part, contact_name
from graph.analysis.decision import Decision
from graph.analysis.windows import Windows
from graph.model import TABLES

MOST_NEW_LISTENERS = 5
GROWTH = 2.0
_NOTHING = 1e-9


class NewListener(Part):
    """Somebody who began to listen, or listens at least twice as much as in the first window.

    `before` and `now` are W[i, j]: the share of all that they hear; `since` is the first window
    end from which on it has been so.
    """

    contact: ContactName
    before: float
    now: float
    since: date


def began_to_listen(windows: Windows, place: int) -> tuple[NewListener, ...]:
    """Return who began to listen to the person at a place of the last window, strongest first.

    Parameters
    ----------
    windows
        The windows; the first is the first in which the person was there.
    place
        The person's place among the people of the last.

    Returns
    -------
    tuple of NewListener
        At most five, by falling share now; ties by id.
    """
    there = [k for k, at in enumerate(windows.places[:, place]) if at >= 0]
    shares = np.array([_shares(windows, k, place) for k in there])
    ends = [windows.ends[k] for k in there]
    grown = (shares > _NOTHING) & (shares >= GROWTH * shares[0])
    last = windows.decisions[-1]
    new = [int(i) for i in np.flatnonzero(grown[-1] & ~grown[0]) if i != place]
    new.sort(key=lambda i: (-round(float(shares[-1, i]), 12), last.graph.ids[i]))
    return tuple(
        NewListener(
            contact=contact_name(last, i),
            before=float(shares[0, i]),
            now=float(shares[-1, i]),
            since=_since(ends, grown[:, i].tolist()),
        )
        for i in new[:MOST_NEW_LISTENERS]
    )


def new_listener_evidence(decision: Decision, place: int, new: NewListener) -> Evidence:
    """Return what somebody's listening to the person at a place rests on."""
    heard = decision.graph.people[place]
    return Evidence(
        kind="began_to_listen",
        refs=_link_refs(decision, heard["id"], new.contact.id)
        or tuple(FactRef(table="contacts", key=id_) for id_ in (new.contact.id, heard["id"])),
        values={
            "listener": new.contact.name,
            "heard": heard["name"],
            "share_then": new.before,
            "share_now": new.now,
            "by_day": new.since.isoformat(),
        },
    )


def _shares(windows: Windows, window: int, place: int) -> Floats:
    """Return how much of what people hear is a person, by people of the last window."""
    places = windows.places[window]
    matrix = windows.decisions[window].matrix
    column = matrix.recorded[:, [places[place]]].toarray().ravel()
    return np.where(places >= 0, column[places], 0.0)


def _since(ends: Sequence[date], grown: Sequence[bool]) -> date:
    """Return the first day from which on it has been so."""
    latest_without = max(k for k, is_so in enumerate(grown) if not is_so)
    return ends[latest_without + 1]


def _link_refs(decision: Decision, heard: str, listener: str) -> tuple[FactRef, ...]:
    table = TABLES["influences"]
    return tuple(
        FactRef(table=table.name, key=table.key_in_url(table.key_of(row)))
        for row in decision.graph.facts["influences"]
        if (row["from"], row["to"]) == (heard, listener)
        or (row["undirected"] and (row["to"], row["from"]) == (heard, listener))
    )
