"""Who sends a request: its API key, or on loopback nobody in particular."""

import base64
import binascii

from fastapi import Request

from app.services.access import Access
from app.services.keys import find_key
from app.settings import Settings
from graph.errors import Forbidden, Unauthorised
from graph.store import Store

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def access_of(
    request: Request, store: Store, settings: Settings, *, only_reads: bool = False
) -> Access:
    """Return the access that a request has by its key, or on loopback without one.

    Parameters
    ----------
    request
        The request.
    store
        Where keys and accounts are.
    settings
        How it is served.
    only_reads
        Whether the request stores nothing whatever its method, so that a key to read is enough.

    Raises
    ------
    Unauthorised
        If the key is not ours, or one is needed and there is none.
    Forbidden
        If a key to read is used to write.
    """
    sent = _sent_key(request)
    if sent is None:
        if settings.needs_keys:
            raise Unauthorised("an API key is needed: send Authorization: Bearer KEY")
        return _access(request, store, settings, ("local", settings.tenant), settings.sensitive)
    key = find_key(store, sent)
    if key is None:
        raise Unauthorised("this API key is not known")
    if key.scope == "read" and not (only_reads or request.method in SAFE_METHODS):
        raise Forbidden("this API key may read only")
    return _access(request, store, settings, (key.name, key.tenant), key.sensitive)


def _access(
    request: Request, store: Store, settings: Settings, who: tuple[str, str], sensitive: bool
) -> Access:
    actor, tenant = who
    cache = request.app.state.cache
    rules, pages = settings.rules, settings.public_url
    return Access(store, tenant, actor, cache, rules, sensitive, pages)


def _sent_key(request: Request) -> str | None:
    """Return the key from Authorization (Bearer, or Basic as its password) or X-API-Key."""
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    if scheme.lower() == "basic":
        return _basic_password(value)
    return request.headers.get("x-api-key")


def _basic_password(value: str) -> str:
    try:
        return base64.b64decode(value, validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        raise Unauthorised("Authorization: expected Basic base64(name:KEY)") from None
