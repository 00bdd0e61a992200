"""Accounts: listing, making, renaming, deleting."""

from dataclasses import replace

from app.services.access import ANY, Access, Expected, check_expected
from graph.errors import NotFound
from graph.store import Account, Reading, Writing


def list_accounts(access: Access, after: str, limit: int) -> list[Account]:
    """Return at most `limit` of the tenant's accounts with ids after `after`."""
    return access.store.accounts(access.tenant, after, limit)


def get_account(access: Access, account: str) -> Account:
    """Return one account. Raises NotFound."""

    def work(view: Reading) -> Account:
        return view.account

    return access.store.read(access.tenant, account, work)


def put_account(
    access: Access, account: str, name: str, expected: Expected
) -> tuple[Account, bool]:
    """Make an account, or give it another name; return it and whether it is new."""
    is_new = not _exists(access, account)

    def work(view: Writing) -> Account:
        check_expected(view, expected, replaces=not is_new)
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
