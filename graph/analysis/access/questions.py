"""Where nobody leads us to somebody: why, and what to ask."""

from graph.analysis.access.introductions import Introductions, PathPerson
from graph.analysis.answer import Evidence, FactRef, Reason

MOST_ASKED_ABOUT = 4


def why_no_way(introductions: Introductions, source: str | None) -> tuple[Reason, ...]:
    """Return why there is no way from us, or from a source."""
    if source is None and not introductions.known:
        return ("nobody_knows_anyone",)
    return ("no_path",)


def whom_to_ask(
    introductions: Introductions, target: str, source: str | None
) -> tuple[Evidence, ...]:
    """Return what to ask so that a way may be found.

    Parameters
    ----------
    introductions
        Who can introduce us to whom.
    target
        Whom we want to reach.
    source
        From whom; None: from us.

    Returns
    -------
    tuple of Evidence
        Which of our people knows the target, or one of the four whom they listen to most (or,
        with a source, who listens to the source); and whom the target listens to.
    """
    wanted = introductions.people[introductions.place(target)]
    if source is not None:
        known = introductions.people[introductions.place(source)]
        return _asked("ask_who_listens", known), _asked("ask_whom_heard", wanted)
    introducers = _introducers(introductions, target)
    return (
        *(_asked("ask_who_knows", person) for person in (wanted, *introducers)),
        _asked("ask_whom_heard", wanted),
    )


def _introducers(introductions: Introductions, target: str) -> list[PathPerson]:
    """Return the contacts to whom somebody listens most, strongest first, ties by id."""
    place = introductions.place(target)
    edges = introductions.network.pred[place]
    people = introductions.people
    contacts = [one for one in edges if people[one].kind == "contact"]
    contacts.sort(key=lambda one: (-round(edges[one]["probability"], 12), one))
    return [people[one] for one in contacts[:MOST_ASKED_ABOUT]]


def _asked(kind: str, person: PathPerson) -> Evidence:
    ref = FactRef(table="contacts", key=person.id)
    return Evidence(kind=kind, refs=(ref,), values={"name": person.name})
