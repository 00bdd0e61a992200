"""What a tenant's accounts together say of its next project."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import reduce
from operator import add

from app.services.access import Access
from app.services.cache import GraphKey
from graph.errors import NotFound
from graph.model.project import PROJECTS
from graph.model.stance import STANCES
from graph.store import Account, Reading
from graph.tenant import Experience, Tenant, TenantPriors

PAGE = 1_000


def tenant_of(access: Access, day: date, believed_at: datetime | None) -> Tenant:
    """Return what all of a tenant's accounts say, as of a day and as known at a moment.

    An account's part is kept by its version: only those that changed are read again.
    """
    parts = (_experience(access, one, day, believed_at) for one in _accounts(access))
    return Tenant(TenantPriors.of(reduce(add, parts, Experience())), rules=access.rules)


def _accounts(access: Access) -> Iterator[Account]:
    after = ""
    while page := access.store.accounts(access.tenant, after, PAGE):
        yield from page
        after = page[-1].id


def _experience(
    access: Access, account: Account, day: date, believed_at: datetime | None
) -> Experience:
    key = GraphKey(access.tenant, account, day, believed_at)
    return access.cache.experiences.get(key, lambda: _read(access, account, day, believed_at))


def _read(access: Access, account: Account, day: date, believed_at: datetime | None) -> Experience:
    """Read an account's part as of the version that is listed, whatever was written since."""

    def work(view: Reading) -> Experience:
        seq = account.version
        if believed_at is not None:
            seq = min(seq, view.seq_at(believed_at))
        is_now = seq == view.account.version
        projects, stances = (
            view.rows(table) if is_now else view.rows_at(table, seq)
            for table in (PROJECTS, STANCES)
        )
        return Experience.of(projects, stances, day)

    try:
        return access.store.read(access.tenant, account.id, work)
    except NotFound:  # deleted since it was listed
        return Experience()
