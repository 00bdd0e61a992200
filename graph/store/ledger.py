"""Edits become changes: the rules that hold above every store alike.

Whatever wants to change facts says it as edits and calls `apply`; there is no other way into
the ledger, so every write has its before and after, and no fact refers to nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from graph.errors import Conflict, InvalidRows, NotFound, RowProblem, StaleVersion
from graph.model import TABLES, Row, Table
from graph.model.contact import CONTACTS, circle_in_words, reporting_cycle
from graph.model.unit import UNITS
from graph.store.base import Action, Change, Reading, Writing

FactKey = tuple[str, str]
"""A table's name and a row's key text."""
SHOWN_FACTS = 5


@dataclass(frozen=True, slots=True)
class Edit:
    """What a fact shall be (None: gone), and the row of the input that says so."""

    kind: str
    key: str
    row: Row | None
    input_row: int | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who changes facts, by what kind of action, and when (default: now, UTC)."""

    actor: str
    action: Action
    at: datetime | None = None


def check_version(account: Reading, expected: int | None) -> None:
    """Raise StaleVersion unless the account is at the expected version (None: any)."""
    if expected is not None and expected != account.account.version:
        raise StaleVersion(expected=expected, version=account.account.version)


def apply(account: Writing, edits: Sequence[Edit], stamp: Stamp) -> list[Change]:
    """Make edits so, as one change set; those that change nothing are left out.

    Parameters
    ----------
    account
        The account, locked for writing.
    edits
        At most one for each fact.
    stamp
        Who, how and when.

    Returns
    -------
    list of Change
        What was changed, in the order of the edits.

    Raises
    ------
    InvalidRows
        Where a row refers to nothing, or reporting lines would run in a circle.
    Conflict
        Where a fact would be removed to which others refer.
    """
    before = _present(account, edits)
    effective = [e for e in edits if before.get((e.kind, e.key)) != e.row]
    _check_references(account, effective)
    _check_removals(account, effective)
    _check_circles(account, effective, CONTACTS, "reports_to")
    _check_circles(account, effective, UNITS, "parent")
    first = account.account.version + 1
    at = stamp.at or datetime.now(UTC)
    changes = [
        Change(
            seq=first + offset,
            change_set=first,
            at=at,
            actor=stamp.actor,
            action=stamp.action,
            kind=edit.kind,
            key=edit.key,
            before=before.get((edit.kind, edit.key)),
            after=edit.row,
        )
        for offset, edit in enumerate(effective)
    ]
    if changes:
        account.commit(changes)
    return changes


def undo(account: Writing, seq: int, stamp: Stamp) -> list[Change]:
    """Take back the whole change set to which a change belongs, as a new change set.

    Raises
    ------
    NotFound
        If there is no such change.
    Conflict
        If one of its facts was changed again since, or others now rest on them.
    """
    undone = account.change_set(seq)
    if not undone:
        raise NotFound(f"no change {seq} in this account")
    edits = [Edit(change.kind, change.key, change.before) for change in undone]
    present = _present(account, edits)
    touched = [c for c in undone if present.get((c.kind, c.key)) != c.after]
    if touched:
        raise Conflict(
            f"change {seq} cannot be undone: changed again since: "
            + _named((c.kind, c.key) for c in touched)
        )
    try:
        return apply(account, edits, replace(stamp, action="undo"))
    except InvalidRows as error:
        raise Conflict(f"change {seq} cannot be undone: {error}") from None


def _present(account: Reading, edits: Iterable[Edit]) -> dict[FactKey, Row]:
    keys = defaultdict(list)
    for edit in edits:
        keys[edit.kind].append(edit.key)
    return {
        (kind, key): row
        for kind, wanted in keys.items()
        for key, row in account.fetch(TABLES[kind], wanted).items()
    }


def _check_references(account: Reading, edits: Sequence[Edit]) -> None:
    """Raise unless all that the new rows refer to is there, or comes with them."""
    final = {(e.kind, e.key): e.row is not None for e in edits}
    targets = defaultdict(set)
    for edit in edits:
        if edit.row is not None:
            for _, table, target in TABLES[edit.kind].referred(edit.row):
                if (table, target) not in final:
                    targets[table].add(target)
    for table, ids in targets.items():
        found = account.fetch(TABLES[table], ids)
        final |= {(table, target): target in found for target in ids}
    problems = [
        RowProblem(e.kind, e.input_row, column, f"no {table} row has the id {target!r}")
        for e in edits
        if e.row is not None
        for column, table, target in TABLES[e.kind].referred(e.row)
        if not final[table, target]
    ]
    if problems:
        raise InvalidRows(problems)


def _check_removals(account: Reading, edits: Sequence[Edit]) -> None:
    """Raise where a fact would go to which a fact refers that stays as it is."""
    edited = {(e.kind, e.key) for e in edits}
    for edit in edits:
        if edit.row is None:
            left = [f for f in account.referrers(TABLES[edit.kind], edit.key) if f not in edited]
            if left:
                raise Conflict(
                    f"{edit.kind} {edit.key!r} is referred to by {len(left)} fact(s): "
                    + _named(left)
                )


def _check_circles(account: Reading, edits: Sequence[Edit], table: Table, column: str) -> None:
    """Raise where a column that leads upwards (a manager, a parent) would lead in a circle."""
    changed: Mapping[str, Edit] = {e.key: e for e in edits if e.kind == table.name}
    if not any(e.row and column in e.row for e in changed.values()):
        return
    final = {row["id"]: row for row in account.rows(table)}
    for key, edit in changed.items():
        final.pop(key, None)
        if edit.row is not None:
            final[key] = edit.row
    circle = reporting_cycle(final.values(), column)
    if circle:
        at = next((changed[id_] for id_ in circle if id_ in changed), None)
        problem = f"{column} runs in a circle: {circle_in_words(circle)}"
        raise InvalidRows([RowProblem(table.name, at.input_row if at else None, column, problem)])


def _named(facts: Iterable[FactKey]) -> str:
    shown = [f"{kind} {key}" for kind, key in facts]
    rest = len(shown) - SHOWN_FACTS
    return ", ".join(shown[:SHOWN_FACTS]) + (f" and {rest} more" if rest > 0 else "")
