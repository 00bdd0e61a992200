"""Jobs in tests: one tenant's alone, and over HTTP until they have ended."""

import time
from typing import Any

from fastapi.testclient import TestClient

from app.services.access import Access
from app.services.jobs.jobs import ENDED


class OneTenant:
    """A store in which no other test's jobs are seen."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def tenants_with(self, kind: str) -> list[str]:
        return [
            name for name in self._access.store.tenants_with(kind) if name == self._access.tenant
        ]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._access.store, name)


def ended(client: TestClient, url: str) -> Any:
    """Return a job once it has ended."""
    for _ in range(600):
        job = client.get(url).json()
        if job["state"] in ENDED:
            return job
        time.sleep(0.05)
    raise AssertionError(job)
