"""The ledger over HTTP."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel

from app.deps import AccountId, Limit, TheAccess, TheExpected
from app.services import changes
from graph.store import Action, Change

router = APIRouter(prefix="/v1/accounts/{account}/changes", tags=["changes"])
MOST = 2**53


class ChangeOut(BaseModel):
    """One fact before and after; changes made together have one `change_set`."""

    seq: int
    change_set: int
    at: datetime
    actor: str
    action: Action
    kind: str
    key: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class ChangesPage(BaseModel):
    """Some changes, oldest first; `next` is where to go on."""

    items: list[ChangeOut]
    next: int | None


class Undone(BaseModel):
    """What taking back a change set did: its own change set, and the account's version."""

    change_set: int | None
    changes: int


@router.get("")
def list_changes(
    access: TheAccess,
    account: AccountId,
    after: Annotated[int, Query(ge=0, le=MOST, description="`next` of the page before.")] = 0,
    limit: Limit = 100,
    kind: Annotated[str | None, Query(description="Only this table's.")] = None,
    key: Annotated[str | None, Query(description="Only this row's (its key text).")] = None,
) -> ChangesPage:
    """Return what was changed, by whom, oldest first."""
    found, more = changes.list_changes(access, account, after, limit, kind=kind, key=key)
    items = [_out(change) for change in found]
    return ChangesPage(items=items, next=items[-1].seq if more else None)


@router.post("/{n}/undo")
def undo_change(
    access: TheAccess,
    account: AccountId,
    n: Annotated[int, Path(ge=1, le=MOST)],
    expected: TheExpected,
) -> Undone:
    """Take back a change with all that was changed together with it: a whole import."""
    version = expected if isinstance(expected, int) else None
    done = changes.undo_change(access, account, n, version)
    return Undone(change_set=done[0].change_set if done else None, changes=len(done))


def _out(change: Change) -> ChangeOut:
    return ChangeOut.model_validate(change, from_attributes=True)
