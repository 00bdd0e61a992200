"""Where accounts are kept: the contract (`base`), its two stores, and the ledger above them."""

from graph.store.base import (
    Account,
    Action,
    ApiKey,
    Change,
    Document,
    Entry,
    EntryEdit,
    Reading,
    Store,
    Writing,
)
from graph.store.edits import Edit
from graph.store.ledger import Stamp, apply, check_version, undo

__all__ = [
    "Account",
    "Action",
    "ApiKey",
    "Change",
    "Document",
    "Edit",
    "Entry",
    "EntryEdit",
    "Reading",
    "Stamp",
    "Store",
    "Writing",
    "apply",
    "check_version",
    "undo",
]
