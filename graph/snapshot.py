"""From a store to one frozen AccountGraph: the facts true at a date, as known at a moment."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from graph.account_graph import AccountGraph, InfluenceLinks, Messages, ReportingLines
from graph.model import TABLES, Row, Table
from graph.model.contact import CONTACTS
from graph.store import Reading

Index = Mapping[str, int]


def end_of(day: date) -> datetime:
    """Return the last moment of a day, UTC."""
    return datetime.combine(day, time.max, tzinfo=UTC)


def snapshot(
    account: Reading, as_of: date | None = None, believed_at: datetime | None = None
) -> AccountGraph:
    """Return an account's graph at a date, with what was known at a moment.

    Parameters
    ----------
    account
        The account, in a reading transaction.
    as_of
        The date at which facts shall be true; default today, UTC.
    believed_at
        Changes after this moment are left out; default none is.

    Returns
    -------
    AccountGraph
    """
    day = as_of or datetime.now(UTC).date()
    seq = account.account.version if believed_at is None else account.seq_at(believed_at)
    rows = _reader(account, seq)
    people = sorted(
        (row for row in rows(CONTACTS) if is_valid(row, day) and _is_present(row, day)),
        key=lambda row: str(row["id"]),
    )
    index = {str(row["id"]): place for place, row in enumerate(people)}
    facts = {
        name: tuple(r for r in rows(table) if is_valid(r, day) and _is_known(table, r, index, day))
        for name, table in TABLES.items()
        if table is not CONTACTS
    }
    messages = facts.pop("communications")
    return AccountGraph(
        account=account.account.id,
        name=account.account.name,
        version=seq,
        as_of=day,
        believed_at=believed_at,
        people=tuple(people),
        influences=_influence_links(facts["influences"], index),
        messages=_messages(messages, index, day),
        lines=_reporting_lines(people, index),
        facts=facts,
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


def _reader(account: Reading, seq: int) -> Callable[[Table], list[Row]]:
    if seq == account.account.version:
        return account.rows
    return lambda table: account.rows_at(table, seq)


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


def _messages(rows: Sequence[Row], index: Index, day: date) -> Messages:
    between_two = [row for row in rows if row["sender"] != row["recipient"]]
    age = [(day - date.fromisoformat(row["at"][:10])) / timedelta(days=1) for row in between_two]
    return Messages(
        sender=_places((row["sender"] for row in between_two), index),
        recipient=_places((row["recipient"] for row in between_two), index),
        count=np.array([row["count"] for row in between_two], dtype=float),
        confidence=np.array([row["confidence"] for row in between_two], dtype=float),
        age_days=np.array(age, dtype=float),
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
