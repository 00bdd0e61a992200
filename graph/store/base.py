"""The store contract: what a store must do, on one page.

A store keeps accounts, their facts and the ledger of changes. It knows nothing of what facts
mean: rules about them are in `graph.store.edits`, above every store alike. All work happens in
units: a function that gets a view of one account of one tenant, and runs in one transaction.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, TypeVar

from graph.model import Row, Table

T = TypeVar("T")
Action = Literal["put", "delete", "import", "merge", "undo", "account"]


@dataclass(frozen=True, slots=True)
class Account:
    """A customer organisation; its version is the sequence number of its last change."""

    id: str
    name: str
    created_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the ledger: one fact before and after (None: there is none).

    Changes made together have one `change_set`: the sequence number of the first of them.
    `kind` is the table's name, `key` the row's key text.
    """

    seq: int
    change_set: int
    at: datetime
    actor: str
    action: Action
    kind: str
    key: str
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class ApiKey:
    """An API key as it is kept: its hash, never itself.

    `sensitive`: whether it may also read (by its scope: and write) sensitive notes.
    """

    name: str
    tenant: str
    scope: Literal["read", "write"]
    sha256: str
    created_at: datetime
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What a tenant keeps beside its facts and never changes, as a fitted model or a prediction.

    `number` counts the documents of one kind from 1; no number is given twice. One of an
    `account` goes when the account is deleted.
    """

    kind: str
    number: int
    at: datetime
    account: str | None
    content: Row


@dataclass(frozen=True, slots=True)
class Entry:
    """What a tenant keeps beside its facts under a key and may change: a definition, a job.

    `version` counts its changes from 1.
    """

    kind: str
    key: str
    version: int
    at: datetime
    content: Row


@dataclass(frozen=True, slots=True)
class EntryEdit:
    """What an entry shall become (None: nothing), if it is at the expected version (0: none is)."""

    kind: str
    key: str
    content: Row | None
    expected: int | None = None


class Reading(Protocol):
    """One account, as it stands in this transaction. Rows come ordered by key (code points)."""

    account: Account
    """As it is now: a commit in this transaction has moved its version."""

    def fetch(self, table: Table, keys: Collection[str]) -> dict[str, Row]:
        """Return the rows with these keys; keys without a row are left out."""

    def page(self, table: Table, after: str, limit: int) -> list[tuple[str, Row]]:
        """Return at most `limit` rows with keys after `after`."""

    def rows(self, table: Table) -> list[Row]:
        """Return all rows of a table."""

    def rows_at(self, table: Table, seq: int) -> list[Row]:
        """Return all rows of a table as they stood after change `seq`."""

    def referrers(self, table: Table, id_: str) -> list[tuple[str, str]]:
        """Return (table, key) of every fact that refers to this row."""

    def changes(self, after: int, limit: int, kind: str | None, key: str | None) -> list[Change]:
        """Return at most `limit` changes with sequence numbers above `after`, oldest first."""

    def change_set(self, seq: int) -> list[Change]:
        """Return the changes made together with change `seq`, oldest first; none if unknown."""

    def seq_at(self, moment: datetime) -> int:
        """Return the sequence number of the last change at or before a moment; 0 if none."""


class Writing(Reading, Protocol):
    """One account, locked for writing until the transaction ends."""

    def commit(self, changes: Sequence[Change]) -> None:
        """Make every `after` so (None: remove), append the changes, advance the version."""

    def rename(self, name: str) -> None:
        """Give the account another name."""


class Store(Protocol):
    """A place where accounts are kept. Safe to use from several threads."""

    kind: str

    def migrate(self) -> list[str]:
        """Bring the schema up to date; return the names of the migrations that were applied."""

    def ping(self) -> None:
        """Return if the store answers; raise StoreUnavailable if not."""

    def read(self, tenant: str, account: str, work: Callable[[Reading], T]) -> T:
        """Run `work` on one consistent view. Raises NotFound, StoreUnavailable."""

    def write(
        self, tenant: str, account: str, work: Callable[[Writing], T], *, create: str | None = None
    ) -> T:
        """Run `work` in one transaction, alone on this account; an error undoes all of it.

        Where the account is new and `create` gives its name, it is made in the same
        transaction. `work` may run again after a transient fault. Raises NotFound,
        StoreUnavailable.
        """

    def accounts(self, tenant: str, after: str, limit: int) -> list[Account]:
        """Return at most `limit` of a tenant's accounts with ids after `after`, by id."""

    def delete_account(self, tenant: str, account: str, expected: int | None) -> None:
        """Delete an account, its facts and its ledger. Raises NotFound, StaleVersion."""

    def add_key(self, key: ApiKey) -> None:
        """Keep an API key. Raises Conflict where the tenant has one of that name."""

    def find_key(self, sha256: str) -> ApiKey | None:
        """Return the API key with this hash."""

    def keys(self, tenant: str | None) -> list[ApiKey]:
        """Return the API keys of a tenant (None: of all), by tenant and name."""

    def remove_key(self, tenant: str, name: str) -> None:
        """Forget an API key. Raises NotFound."""

    def add_document(
        self, tenant: str, kind: str, content: Row, account: str | None = None
    ) -> Document:
        """Keep a document. Raises NotFound where it is of an account that there is not."""

    def documents(self, tenant: str, kind: str, after: int, limit: int) -> list[Document]:
        """Return at most `limit` documents with numbers above `after`, oldest first."""

    def last_document(self, tenant: str, kind: str) -> Document | None:
        """Return the document of a kind that was kept last."""

    def entry(self, tenant: str, kind: str, key: str) -> Entry | None:
        """Return one entry."""

    def entries(self, tenant: str, kind: str, after: str, limit: int) -> list[Entry]:
        """Return at most `limit` entries with keys after `after`, by key (code points)."""

    def put_entries(self, tenant: str, edits: Sequence[EntryEdit]) -> None:
        """Make all of these edits, or none. Raises StaleEntry where one is not as expected."""

    def tenants_with(self, kind: str) -> list[str]:
        """Return the tenants that have entries of a kind."""

    def close(self) -> None:
        """Give back connections; the store is not used afterwards."""
