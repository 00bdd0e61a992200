"""Who asks, and where the answer is kept."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from app.services.cache import Cache
from graph.errors import InvalidInput, StaleVersion, VersionRequired
from graph.model.problems import shown
from graph.store import Action, Reading, Stamp, Store, check_version

ACCOUNT_PATTERN = r"^[^/\x00-\x1f\x7f-\x9f\ufffd]{1,128}$"
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
    cache
        What was read and found before; default a new one.
    rules
        The folder of the company's own rule files; None: ours alone count.
    sensitive
        Whether sensitive notes may be seen and written.
    pages
        Where the pages are served, for links that leave them; empty: links are relative.
    """

    store: Store
    tenant: str
    actor: str
    cache: Cache = field(default_factory=Cache, repr=False, compare=False)
    rules: Path | None = None
    sensitive: bool = False
    pages: str = ""

    def stamp(self, action: Action) -> Stamp:
        """Return what the ledger says of a change made now."""
        return Stamp(self.actor, action)


def check_account_id(account: str) -> None:
    """Raise InvalidInput unless an account may have this id.

    Examples
    --------
    >>> check_account_id("eastern_telecom")
    """
    if not re.fullmatch(ACCOUNT_PATTERN, account) or account in {".", ".."}:
        raise InvalidInput(
            "expected an account id of 1 to 128 characters without slashes, control or broken "
            f"characters, got {shown(account)}"
        )


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
