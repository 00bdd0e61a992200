"""API keys in Neo4j."""

from neo4j.exceptions import ConstraintError

from graph.errors import Conflict, NotFound
from graph.store import neo4j_records as records
from graph.store.base import ApiKey
from graph.store.neo4j_server import Neo4jServer


class Neo4jKeys(Neo4jServer):
    """The API keys of all tenants."""

    def add_key(self, key: ApiKey) -> None:
        """Keep an API key."""
        try:
            self._write("keys/add", key=records.key_properties(key))
        except ConstraintError:
            raise Conflict(f"tenant {key.tenant!r} has a key named {key.name!r}") from None

    def find_key(self, sha256: str) -> ApiKey | None:
        """Return the API key with this hash."""
        found = self._read("keys/find", sha256=sha256)
        return next((records.key_of(record["key"]) for record in found), None)

    def keys(self, tenant: str | None) -> list[ApiKey]:
        """Return the API keys of a tenant (None: of all), by tenant and name."""
        return [records.key_of(record["key"]) for record in self._read("keys/list", tenant=tenant)]

    def remove_key(self, tenant: str, name: str) -> None:
        """Forget an API key."""
        (gone,) = self._write("keys/remove", tenant=tenant, name=name)
        if not gone["removed"]:
            raise NotFound(f"tenant {tenant!r} has no key named {name!r}")
