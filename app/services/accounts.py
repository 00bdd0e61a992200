"""Accounts: listing, making, renaming, deleting."""

import hashlib
from dataclasses import replace

from pydantic import TypeAdapter, ValidationError

from app.services.access import ANY, Access, Expected, check_account_id, check_expected
from graph.errors import InvalidInput, NotFound, StaleVersion
from graph.model.problems import shown
from graph.model.types import Word
from graph.store import Account, Reading, Writing

_NAME: TypeAdapter[str] = TypeAdapter(Word)


def list_accounts(access: Access, after: str, limit: int) -> list[Account]:
    """Return at most `limit` of the tenant's accounts with ids after `after`."""
    return access.store.accounts(access.tenant, after, limit)


def get_account(access: Access, account: str) -> Account:
    """Return one account. Raises NotFound."""

    def work(view: Reading) -> Account:
        return view.account

    return access.store.read(access.tenant, account, work)


def account_name(name: str) -> str:
    """Return a name that an account may have.

    Raises
    ------
    InvalidInput
        If it is empty, longer than 200 characters, or holds control characters.
    """
    try:
        return _NAME.validate_python(name)
    except ValidationError:
        words = "expected an account's name of 1 to 200 characters on one line"
        raise InvalidInput(f"{words}, got {shown(name)}") from None


def account_tag(account: Account) -> str:
    """Return the ETag of an account: its version, and a digest of its name."""
    return f"{account.version}-{hashlib.sha256(account.name.encode()).hexdigest()[:16]}"


def put_account(
    access: Access, account: str, name: str, expected: Expected, tag: str = ""
) -> tuple[Account, bool]:
    """Make an account, or give it another name; return it and whether it is new.

    Raises
    ------
    StaleVersion, VersionRequired
        If it renames and was not made for the account as it is: `tag`, where it has a digest,
        is compared with the account's own.
    """
    check_account_id(account)
    account_name(name)
    is_new = not _exists(access, account)

    def work(view: Writing) -> Account:
        check_expected(view, expected, replaces=not is_new)
        if "-" in tag and account_tag(view.account) not in tag:
            raise StaleVersion(expected=view.account.version, version=view.account.version)
        if view.account.name != name:
            view.rename(name)
        return replace(view.account, name=name)

    return access.store.write(access.tenant, account, work, create=name), is_new


def delete_account(access: Access, account: str, expected: Expected) -> None:
    """Delete an account with all its facts and its ledger. Raises NotFound, StaleVersion."""
    version = None if expected == ANY else expected
    access.store.delete_account(access.tenant, account, version)


def _exists(access: Access, account: str) -> bool:
    try:
        get_account(access, account)
    except NotFound:
        return False
    return True
