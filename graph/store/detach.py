"""What becomes of facts when a row goes, or becomes another: deleting and merging."""

from typing import Any

from graph.cascade import removal
from graph.errors import Conflict, InvalidInput, NotFound
from graph.model import TABLES, Row, Table
from graph.model.contact import CONTACTS
from graph.store.base import Reading
from graph.store.edits import Edit


def delete_edits(account: Reading, table: Table, key: str, *, cascade: bool) -> list[Edit]:
    """Return the edits that delete a row.

    With `cascade`, facts that cannot be without it go too, and others let go of it: a contact
    whose manager goes has none, an interaction keeps the other participants.

    Raises
    ------
    NotFound
        If there is no such row.
    Conflict
        If facts refer to it and `cascade` is not set.
    """
    became = removal(account, [(table.name, key)])
    if not cascade:
        _check_unreferred(account, table, key)
    return [Edit(kind, fact_key, row) for (kind, fact_key), row in became.items()]


def _check_unreferred(account: Reading, table: Table, key: str) -> None:
    referrers = account.referrers(table, key)
    if referrers:
        kinds = sorted({kind for kind, _ in referrers})
        raise Conflict(
            f"{table.name} {key!r} has {len(referrers)} fact(s) in {', '.join(kinds)}: "
            "repeat with cascade=true to delete them too, or merge it into another"
        )


def merge_edits(account: Reading, duplicate: str, survivor: str) -> list[Edit]:
    """Return the edits that make two contacts one.

    Every fact about the duplicate becomes one about the survivor. Where both have the same
    fact the survivor's stands, but counts of communications are summed; facts between the two
    go. The survivor's own columns stand; those it lacks come from the duplicate; addresses and
    tags are united.

    Raises
    ------
    NotFound
        If one of the two does not exist.
    InvalidInput
        If they are the same.
    """
    if duplicate == survivor:
        raise InvalidInput(f"expected two different contacts, got {survivor!r} twice")
    both = account.fetch(CONTACTS, [duplicate, survivor])
    for id_ in (duplicate, survivor):
        if id_ not in both:
            raise NotFound(f"no contact has the id {id_!r}")
    edits = {(CONTACTS.name, duplicate): Edit(CONTACTS.name, duplicate, None)}
    for kind, key in account.referrers(CONTACTS, duplicate):
        if kind != CONTACTS.name or key not in (duplicate, survivor):
            _move(account, TABLES[kind], key, duplicate, survivor, edits)
    united = _united(both[duplicate], both[survivor], duplicate)
    edits[CONTACTS.name, survivor] = Edit(CONTACTS.name, survivor, united)
    return list(edits.values())


def _move(
    account: Reading,
    table: Table,
    key: str,
    duplicate: str,
    survivor: str,
    edits: dict[tuple[str, str], Edit],
) -> None:
    row = account.fetch(table, [key])[key]
    gone = _is_between(table, row, {duplicate, survivor})
    moved = _renamed(table, row, duplicate, survivor)
    new_key = table.key_of(moved)
    if gone or new_key != key:
        edits[table.name, key] = Edit(table.name, key, None)
    if gone:
        return
    pending = edits.get((table.name, new_key))
    there = pending.row if pending else account.fetch(table, [new_key]).get(new_key)
    if there is not None and new_key != key:
        moved = _collided(table, there, moved)
    edits[table.name, new_key] = Edit(table.name, new_key, moved)


def _is_between(table: Table, row: Row, both: set[str]) -> bool:
    """Return whether a fact joins two people who are now one."""
    ends = [row.get(c) for c, ref in table.refs.items() if ref.table == CONTACTS.name]
    return (
        table is not CONTACTS
        and len(ends) > 1
        and all(isinstance(end, str) and end in both for end in ends)
    )


def _renamed(table: Table, row: Row, duplicate: str, survivor: str) -> Row:
    def swap(value: Any) -> Any:
        return survivor if value == duplicate else value

    def in_column(column: str, value: Any) -> Any:
        if column not in table.refs or table.refs[column].table != CONTACTS.name:
            return value
        if isinstance(value, list):
            return list(dict.fromkeys(swap(item) for item in value))
        return swap(value)

    return {column: in_column(column, value) for column, value in row.items()}


def _collided(table: Table, there: Row, moved: Row) -> Row:
    if table.summed is None:
        return there
    return there | {table.summed: there[table.summed] + moved[table.summed]}


_PERIODS = (("valid_from", "valid_to"), *CONTACTS.model.orders)
"""Columns that are taken from one of two contacts together: a mix may end before it begins."""


def _united(duplicate: Row, survivor: Row, duplicate_id: str) -> Row:
    ours = {c for period in _PERIODS if survivor.keys() & set(period) for c in period}
    united = {c: value for c, value in duplicate.items() if c not in ours} | survivor
    for column in ("email", "tags"):
        items = list(dict.fromkeys([*survivor.get(column, []), *duplicate.get(column, [])]))
        if items:
            united[column] = items
    for column in _lines_between(united, {duplicate_id, survivor["id"]}):
        del united[column]
    return united


def _lines_between(row: Row, both: set[str]) -> list[str]:
    return [column for column in ("reports_to", "dotted_to") if row.get(column) in both]
