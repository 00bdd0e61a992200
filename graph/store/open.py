"""Opens the store that a URL names."""

from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from graph.errors import InvalidInput
from graph.store.base import Store
from graph.store.sqlite import SqliteStore

_SQLITE = "sqlite:///"
_NEO4J_SCHEMES = frozenset(
    name + security for name in ("neo4j", "bolt") for security in ("", "+s", "+ssc")
)
_EXPECTED = (
    "expected a store as sqlite:///relative.db, sqlite:////absolute.db, or neo4j://host:7687 "
    "(or bolt://, neo4j+s://, bolt+s://)"
)


def open_store(url: str, *, user: str | None = None, password: str | None = None) -> Store:
    """Return the store that a URL names; nothing is read or connected yet.

    Parameters
    ----------
    url
        ``sqlite:///relative.db``, ``sqlite:////absolute.db``, or ``neo4j://host:port`` with an
        optional database name as its path (or ``bolt://``, ``neo4j+s://``, ``bolt+s://`` …).
    user, password
        Who we are at a Neo4j server.

    Raises
    ------
    InvalidInput
        If the URL names no store.

    Examples
    --------
    >>> open_store("sqlite:///kingmaker.db").kind
    'sqlite'
    """
    if url.startswith(_SQLITE):
        return _open_sqlite(url.removeprefix(_SQLITE))
    if url.partition("://")[0] in _NEO4J_SCHEMES:
        return _open_neo4j(url, user, password)
    scheme, separator, _ = url.partition("://")
    raise InvalidInput(f"{_EXPECTED}, got {f'{scheme}://…' if separator else 'no URL'}")


def _open_sqlite(path: str) -> Store:
    if not path or path == ":memory:" or "\0" in path:
        raise InvalidInput(f"{_EXPECTED}: the store is a file, got {_SQLITE + path!r}")
    return SqliteStore(Path(path))


def _open_neo4j(url: str, user: str | None, password: str | None) -> Store:
    from graph.store.neo4j import Neo4jStore  # noqa: PLC0415 (SQLite alone needs no driver)

    parts = _parts(url)
    uri = f"{parts.scheme}://{parts.netloc}" + (f"?{parts.query}" if parts.query else "")
    return Neo4jStore(uri, user or "neo4j", password, parts.path.strip("/") or "neo4j")


def _parts(url: str) -> SplitResult:
    """Return the parts of a server's URL; an error never repeats what may hold a password."""
    problem = f"{_EXPECTED}: this one has no valid host and port"
    try:
        parts = urlsplit(url)
        valid = bool(parts.hostname) and parts.port != 0
    except ValueError:
        raise InvalidInput(problem) from None
    if "@" in url:
        raise InvalidInput("expected the user and password apart from the store's URL, not in it")
    if not valid:
        raise InvalidInput(problem)
    return parts
