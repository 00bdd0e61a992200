"""The server's own look at watched accounts, again and again."""

import threading
from datetime import UTC, datetime

import structlog

from app.services.access import Access
from app.services.alerts.looking import LOOKED
from app.services.alerts.round import run_alerts
from app.services.alerts.watches import WATCH
from app.services.cache import Cache
from app.settings import Settings
from graph.errors import StoreUnavailable
from graph.store import Store

ACTOR = "server"
LET_END = 5.0
"""Seconds that a running look has to notice that the server ends."""
_log = structlog.get_logger()


class AlertLoop:
    """A thread that looks at every tenant's watched accounts, as often as the settings say.

    Parameters
    ----------
    settings
        How often, and by whose rules.
    store, cache
        What is looked at.
    """

    def __init__(self, settings: Settings, store: Store, cache: Cache) -> None:
        self._settings, self._store, self._cache = settings, store, cache
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="alerts", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        if self._settings.alert_seconds:
            self._thread.start()

    def stop(self) -> None:
        """End; what a look has not kept yet, the next one finds."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join(LET_END)

    def look(self) -> None:
        """Look once at all tenants' accounts, and send what is due."""
        for tenant in sorted({*self._store.tenants_with(WATCH), *self._store.tenants_with(LOOKED)}):
            try:
                run_alerts(self._access(tenant), datetime.now(UTC), self._check)
            except (_Ended, StoreUnavailable):
                raise
            except Exception:  # the other tenants are looked at all the same
                _log.exception("alerts_failed", tenant=tenant)

    def _access(self, tenant: str) -> Access:
        settings = self._settings
        return Access(
            self._store, tenant, ACTOR, self._cache, settings.rules, pages=settings.public_url
        )

    def _work(self) -> None:
        while not self._ended.wait(self._settings.alert_seconds):
            try:
                self.look()
            except _Ended:
                return
            except StoreUnavailable as error:  # the next look finds it all
                _log.warning("alerts_cannot_be_looked_at", error=type(error).__name__)
            except Exception:
                _log.exception("alerts_failed")

    def _check(self, what: str, done: int, of: int) -> None:
        if self._ended.is_set():
            raise _Ended


class _Ended(Exception):
    """The server ends."""
