"""Who asks, and where the answer is kept."""

from dataclasses import dataclass
from typing import Literal

from graph.errors import StaleVersion, VersionRequired
from graph.store import Action, Reading, Stamp, Store, check_version

ANY: Literal["*"] = "*"
Expected = int | Literal["*"] | None
"""The version that a write was made for: a number, any, or not said."""


@dataclass(frozen=True, slots=True)
class Access:
    """A tenant's way to its accounts: every read and write goes through one.

    Parameters
    ----------
    store
        Where the accounts are.
    tenant
        Whose they are.
    actor
        Who is named in the ledger.
    """

    store: Store
    tenant: str
    actor: str

    def stamp(self, action: Action) -> Stamp:
        """Return what the ledger says of a change made now."""
        return Stamp(self.actor, action)


def check_expected(account: Reading, expected: Expected, *, replaces: bool) -> None:
    """Raise unless a write was made for the account as it is.

    Raises
    ------
    VersionRequired
        If it replaces something and does not say for which version.
    StaleVersion
        If the account has moved on, or there is nothing to replace.
    """
    if expected is None and replaces:
        raise VersionRequired(
            "this replaces what is there: send If-Match with the version that you have read"
        )
    if expected == ANY:
        if not replaces:
            raise StaleVersion(expected=0, version=account.account.version)
        return
    check_version(account, expected)
