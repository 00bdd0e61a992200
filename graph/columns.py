"""From an account's history to its frozen graph at a day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from graph.account_graph import AccountGraph, InfluenceLinks, Messages, ReportingLines
from graph.history import History
from graph.model import TABLES, Row, Table
from graph.model.contact import CONTACTS
from graph.model.influence import CONFLICT, INFLUENCES

Index = Mapping[str, int]


def graph_at(history: History, day: date) -> AccountGraph:
    """Return an account's graph as of a day: who was present, and the facts true then.

    Parameters
    ----------
    history
        All rows of the account.
    day
        The date at which facts shall be true.

    Returns
    -------
    AccountGraph
        Its rows are those of the history, not copies.
    """
    rows = history.rows
    people = sorted(
        (row for row in rows[CONTACTS.name] if is_valid(row, day) and _is_present(row, day)),
        key=lambda row: str(row["id"]),
    )
    index = {str(row["id"]): place for place, row in enumerate(people)}
    places = {
        name: [
            place
            for place, row in enumerate(rows[name])
            if is_valid(row, day) and _is_known(table, row, index, day)
        ]
        for name, table in TABLES.items()
        if table is not CONTACTS
    }
    messages = places.pop("communications")
    facts = {name: tuple(rows[name][place] for place in some) for name, some in places.items()}
    links = facts[INFLUENCES.name]
    facts[INFLUENCES.name] = tuple(row for row in links if row.get("kind") != CONFLICT)
    return AccountGraph(
        account=history.account,
        name=history.name,
        version=history.version,
        as_of=day,
        believed_at=history.believed_at,
        people=tuple(people),
        influences=_influence_links(facts[INFLUENCES.name], index),
        messages=_messages(rows["communications"], messages, index, day),
        lines=_reporting_lines(people, index),
        facts=facts,
        conflicts=tuple(row for row in links if row.get("kind") == CONFLICT),
        history=history,
    )


def is_valid(row: Row, day: date) -> bool:
    """Return whether a fact is valid at a day: valid_from ≤ day < valid_to.

    Examples
    --------
    >>> is_valid({"valid_to": "2026-01-01"}, date(2026, 1, 1))
    False
    """
    iso = day.isoformat()
    return row.get("valid_from", iso) <= iso and ("valid_to" not in row or iso < row["valid_to"])


def _is_present(contact: Row, day: date) -> bool:
    iso = day.isoformat()
    joined = contact.get("joined_on", iso) <= iso
    return bool(joined and ("left_on" not in contact or iso < contact["left_on"]))


def _is_known(table: Table, row: Row, index: Index, day: date) -> bool:
    """Return whether a fact is about people present, and had happened by the day."""
    happened = [row[column] for column in ("at", "date", "on") if column in row]
    if table.name != "steps" and any(moment[:10] > day.isoformat() for moment in happened):
        return False
    return all(
        target in index or isinstance(row[column], list)
        for column, refers_to, target in table.referred(row)
        if refers_to == CONTACTS.name
    )


def _influence_links(rows: Sequence[Row], index: Index) -> InfluenceLinks:
    ends = [
        (row["to"], row["from"], row["weight"], row["confidence"], place)
        for place, row in enumerate(rows)
    ]
    ends += [
        (row["from"], row["to"], row["weight"], row["confidence"], place)
        for place, row in enumerate(rows)
        if row["undirected"]
    ]
    return InfluenceLinks(
        listener=_places((listener for listener, *_ in ends), index),
        influencer=_places((influencer for _, influencer, *_ in ends), index),
        weight=np.array([weight for _, _, weight, _, _ in ends], dtype=float),
        confidence=np.array([confidence for *_, confidence, _ in ends], dtype=float),
        fact=np.array([place for *_, place in ends], dtype=np.intp),
    )


def _messages(rows: Sequence[Row], places: Sequence[int], index: Index, day: date) -> Messages:
    facts = [place for place in places if rows[place]["sender"] != rows[place]["recipient"]]
    between_two = [rows[place] for place in facts]
    age = [(day - date.fromisoformat(row["at"][:10])) / timedelta(days=1) for row in between_two]
    return Messages(
        sender=_places((row["sender"] for row in between_two), index),
        recipient=_places((row["recipient"] for row in between_two), index),
        count=np.array([row["count"] for row in between_two], dtype=float),
        confidence=np.array([row["confidence"] for row in between_two], dtype=float),
        age_days=np.array(age, dtype=float),
        fact=np.array(facts, dtype=np.intp),
    )


def _reporting_lines(people: Sequence[Row], index: Index) -> ReportingLines:
    lines = [
        (person[column], person["id"], column == "reports_to", person["confidence"])
        for column in ("reports_to", "dotted_to")
        for person in people
        if person.get(column) in index
    ]
    return ReportingLines(
        manager=_places((manager for manager, *_ in lines), index),
        report=_places((report for _, report, *_ in lines), index),
        solid=np.array([solid for _, _, solid, _ in lines], dtype=bool),
        confidence=np.array([confidence for *_, confidence in lines], dtype=float),
    )


def _places(ids: Iterable[str], index: Index) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    return np.array([index[id_] for id_ in ids], dtype=np.intp)
