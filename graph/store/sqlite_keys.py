"""API keys in SQLite."""

import sqlite3
from datetime import datetime

from graph.errors import Conflict, NotFound
from graph.store.base import ApiKey
from graph.store.sqlite_file import SqliteFile


class SqliteKeys(SqliteFile):
    """The API keys of all tenants."""

    def add_key(self, key: ApiKey) -> None:
        """Keep an API key."""
        try:
            with self.transaction() as db:
                db.execute(
                    "INSERT INTO api_key VALUES (?, ?, ?, ?, ?, ?)",
                    (
                        *(key.sha256, key.tenant, key.name, key.scope),
                        *(key.created_at.isoformat(), key.sensitive),
                    ),
                )
        except sqlite3.IntegrityError:
            raise Conflict(f"tenant {key.tenant!r} has a key named {key.name!r}") from None

    def find_key(self, sha256: str) -> ApiKey | None:
        """Return the API key with this hash."""
        with self._ready() as db:
            row = db.execute("SELECT * FROM api_key WHERE sha256 = ?", (sha256,)).fetchone()
            return _key_of(row) if row else None

    def keys(self, tenant: str | None) -> list[ApiKey]:
        """Return the API keys of a tenant (None: of all), by tenant and name."""
        with self._ready() as db:
            found = db.execute(
                "SELECT * FROM api_key WHERE ?1 IS NULL OR tenant = ?1 ORDER BY tenant, name",
                (tenant,),
            )
            return [_key_of(row) for row in found]

    def remove_key(self, tenant: str, name: str) -> None:
        """Forget an API key."""
        with self.transaction() as db:
            gone = db.execute(
                "DELETE FROM api_key WHERE tenant = ? AND name = ?", (tenant, name)
            ).rowcount
        if not gone:
            raise NotFound(f"tenant {tenant!r} has no key named {name!r}")


def _key_of(row: tuple[str, str, str, str, str, int]) -> ApiKey:
    sha256, tenant, name, scope, created_at, sensitive = row
    return ApiKey(
        name=name,
        tenant=tenant,
        scope="write" if scope == "write" else "read",
        sha256=sha256,
        created_at=datetime.fromisoformat(created_at),
        sensitive=bool(sensitive),
    )
