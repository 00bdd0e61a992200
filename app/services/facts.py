"""Facts by id: reading, putting, deleting, merging."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.services.access import Access, Expected, check_expected
from app.services.conduct_guard import ConductFlag, ConductGuard
from app.services.sensitive import check_may_see, is_shown
from graph.errors import NotFound
from graph.io.validate import AddressBook
from graph.model import Row, Table
from graph.model.communication import ADDRESSED, COMMUNICATIONS
from graph.model.contact import CONTACTS
from graph.model.problems import CellProblem, InvalidRow
from graph.store import Edit, Reading, Writing, apply, check_version
from graph.store.detach import delete_edits, merge_edits


@dataclass(frozen=True, slots=True)
class Stored:
    """A row as it is kept, its key, the account's version with it, and what conduct rules say."""

    key: str
    row: Row
    version: int
    is_new: bool = False
    conduct: tuple[ConductFlag, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a table in key order; `next` is where to go on, None at the end."""

    rows: list[tuple[str, Row]]
    next: str | None
    version: int


def list_rows(access: Access, account: str, table: Table, after: str, limit: int) -> Page:
    """Return at most `limit` rows with keys after `after`, without expired ones."""
    check_may_see(access, table)

    def work(view: Reading) -> Page:
        rows = view.page(table, after, limit + 1)
        more = len(rows) > limit
        next_ = rows[limit - 1][0] if more else None
        shown = [(key, row) for key, row in rows[:limit] if is_shown(table, row)]
        return Page(shown, next_, view.account.version)

    return access.store.read(access.tenant, account, work)


def get_row(access: Access, account: str, table: Table, key: str) -> Stored:
    """Return one row. Raises NotFound, Forbidden."""
    check_may_see(access, table)

    def work(view: Reading) -> Stored:
        row = view.fetch(table, [key]).get(key)
        if row is None or not is_shown(table, row):
            raise NotFound(f"{table.name}: no row has the key {key!r}")
        return Stored(key, row, view.account.version)

    return access.store.read(access.tenant, account, work)


def put_row(
    access: Access,
    account: str,
    table: Table,
    key: str,
    values: Mapping[str, Any],
    expected: Expected,
) -> Stored:
    """Put one row at a key, new or in place of what is there.

    Raises
    ------
    InvalidRow
        If it breaks the model, or its key columns are not those of the key.
    InvalidRows
        If it refers to nothing, or reporting lines would run in a circle.
    ConductBroken
        If it is an interaction that the conduct rules refuse.
    StaleVersion, VersionRequired
        If it replaces a row and was not made for the account's present version.
    """
    check_may_see(access, table)
    guard = ConductGuard(access.rules)

    def work(view: Writing) -> Stored:
        resolved = _resolved(view, table, table.validate(_with_key(table, key, values)))
        final = table.key_of(resolved)
        is_new = final not in view.fetch(table, [final])
        check_expected(view, expected, replaces=not is_new)
        apply(view, [Edit(table.name, final, resolved)], access.stamp("put"), guard)
        return Stored(final, resolved, view.account.version, is_new, guard.flags)

    return access.store.write(access.tenant, account, work)


def delete_row(
    access: Access, account: str, table: Table, key: str, expected: Expected, *, cascade: bool
) -> int:
    """Delete one row, with `cascade` also what cannot be without it; return the version."""
    check_may_see(access, table)

    def work(view: Writing) -> int:
        _check_given(view, expected)
        edits = delete_edits(view, table, key, cascade=cascade)
        apply(view, edits, access.stamp("delete"))
        return view.account.version

    return access.store.write(access.tenant, account, work)


def merge_contacts(
    access: Access, account: str, duplicate: str, survivor: str, expected: Expected
) -> Stored:
    """Make two contacts one; return the one who stays. See `merge_edits`."""

    def work(view: Writing) -> Stored:
        _check_given(view, expected)
        apply(view, merge_edits(view, duplicate, survivor), access.stamp("merge"))
        row = view.fetch(CONTACTS, [survivor])[survivor]
        return Stored(survivor, row, view.account.version)

    return access.store.write(access.tenant, account, work)


def _check_given(view: Reading, expected: Expected) -> None:
    check_version(view, expected if isinstance(expected, int) else None)


def _with_key(table: Table, key: str, values: Mapping[str, Any]) -> Row:
    of_key = table.key_columns(key)
    wrong = [
        CellProblem(
            column, f"expected {of_key.get(column)!r} as in the URL, got {values[column]!r}"
        )
        for column in table.key
        if values.get(column) is not None and values[column] != of_key.get(column)
    ]
    if wrong:
        raise InvalidRow(table.name, wrong)
    return {**values, **of_key}


def _resolved(view: Reading, table: Table, row: Row) -> Row:
    """Return a communication with people's ids where it had addresses."""
    if table is not COMMUNICATIONS:
        return row
    book = AddressBook(view.rows(CONTACTS))
    try:
        return row | {column: book.resolve(row[column]) for column in ADDRESSED}
    except ValueError as error:
        raise InvalidRow(table.name, [CellProblem(None, str(error))]) from None
