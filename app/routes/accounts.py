"""Accounts over HTTP."""

from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, TypeAdapter

from app.deps import AccountId, After, Limit, TheAccess, TheExpected, tagged
from app.services import accounts
from graph.model.types import Word
from graph.store import Account

router = APIRouter(prefix="/v1/accounts", tags=["accounts"])


class AccountOut(BaseModel):
    """A customer organisation; its version is the number of its last change."""

    id: str
    name: str
    created_at: datetime
    version: int


class AccountsPage(BaseModel):
    """Some of the tenant's accounts; `next` is where to go on."""

    items: list[AccountOut]
    next: str | None


class AccountIn(BaseModel):
    """What can be said of an account."""

    model_config = ConfigDict(extra="forbid")

    name: Word


@router.get("")
def list_accounts(access: TheAccess, after: After = "", limit: Limit = 100) -> AccountsPage:
    """Return the tenant's accounts by id."""
    found = accounts.list_accounts(access, after, limit + 1)
    shown = [_out(account) for account in found[:limit]]
    more = len(found) > limit
    return AccountsPage(items=shown, next=shown[-1].id if more else None)


@router.get("/{account}", response_model=AccountOut)
def get_account(request: Request, access: TheAccess, account: AccountId) -> Response:
    """Return one account."""
    return _tagged(request, accounts.get_account(access, account))


@router.put("/{account}", response_model=AccountOut, responses={201: {"model": AccountOut}})
def put_account(
    request: Request, access: TheAccess, account: AccountId, body: AccountIn, expected: TheExpected
) -> Response:
    """Make an account, or with If-Match give it another name."""
    tag = request.headers.get("if-match", "")
    put, is_new = accounts.put_account(access, account, body.name, expected, tag)
    return _tagged(request, put, 201 if is_new else 200)


@router.delete("/{account}", status_code=204)
def delete_account(access: TheAccess, account: AccountId, expected: TheExpected) -> None:
    """Delete an account with all its facts and its ledger."""
    accounts.delete_account(access, account, expected)


def _out(account: Account) -> AccountOut:
    return AccountOut.model_validate(account, from_attributes=True)


def _tagged(request: Request, account: Account, status: int = 200) -> Response:
    content: Any = TypeAdapter(AccountOut).dump_python(_out(account), mode="json")
    return tagged(request, content, accounts.account_tag(account), status)
