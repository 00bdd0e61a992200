"""Edits become changes: the rules that hold above every store alike.

Whatever wants to change facts says it as edits and calls `apply`; there is no other way into
the ledger, so every write has its before and after, and no fact refers to nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from graph.errors import Conflict, InvalidRows, NotFound, StaleVersion
from graph.store.base import Action, Change, Reading, Writing
from graph.store.edits import Edit, Guard, check_edits, named_facts, present_rows


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


def apply(
    account: Writing, edits: Sequence[Edit], stamp: Stamp, guard: Guard | None = None
) -> list[Change]:
    """Make edits so, as one change set; those that change nothing are left out.

    Parameters
    ----------
    account
        The account, locked for writing.
    edits
        At most one for each fact.
    stamp
        Who, how and when.
    guard
        What else must hold of what is put: it raises before anything is changed.

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
    before = present_rows(account, edits)
    effective = check_edits(account, edits, before)
    if guard is not None:
        guard(account, effective, before)
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
    present = present_rows(account, edits)
    touched = [c for c in undone if present.get((c.kind, c.key)) != c.after]
    if touched:
        raise Conflict(
            f"change {seq} cannot be undone: changed again since: "
            + named_facts((c.kind, c.key) for c in touched)
        )
    try:
        return apply(account, edits, replace(stamp, action="undo"))
    except InvalidRows as error:
        raise Conflict(f"change {seq} cannot be undone: {error}") from None
