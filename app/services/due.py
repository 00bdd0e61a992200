"""All that is due of a tenant: reports are made, what waits is sent, and what is old forgotten."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from app.services.access import Access
from app.services.alerts.looking import LOOKED
from app.services.alerts.watches import WATCH
from app.services.delivering import Delivery, Outcome, deliver_due
from app.services.outbox import KINDS
from app.services.reports.definitions import KIND
from app.services.reports.orders import Make
from app.services.reports.runs import Run, run_due
from app.services.tidying import TIDY_KINDS, tidy
from app.services.worker import Worker
from graph.errors import StoreUnavailable


@dataclass(frozen=True, slots=True)
class WorkedOff:
    """What became of what was due of a tenant."""

    tenant: str
    runs: tuple[Run, ...]
    delivered: Counter[Outcome]
    forgotten: Counter[str]

    @property
    def is_well(self) -> bool:
        """Whether every report could be made, and no message was given up."""
        return not self.delivered["dead"] and all(run.status != "failed" for run in self.runs)


def work_off(
    access: Access,
    worker: Worker,
    delivery: Delivery,
    make: Make,
    ids: Iterable[str] | None = None,
    told: Callable[[Run], None] = lambda run: None,
) -> WorkedOff:
    """Make the reports that are due of some definitions (None: all), then send what waits.

    What stops the reports does not stop the messages: they are sent before it is raised.

    Raises
    ------
    NotFound
        If a definition that is named is not there.
    StoreUnavailable
        If the store cannot be reached; another call goes on where this one ended.
    """
    runs = []
    try:
        for run in run_due(access, worker, make, ids):
            told(run)
            runs.append(run)
    except StoreUnavailable:
        raise
    except Exception:
        deliver_due(access, worker, delivery)
        raise
    delivered = deliver_due(access, worker, delivery)
    forgotten = tidy(access, worker.clock(), delivery.keeping)
    return WorkedOff(access.tenant, tuple(runs), delivered, forgotten)


def each_tenant(access: Access) -> Iterator[Access]:
    """Yield the same access to each tenant that has something to make, look at, send or forget."""
    kinds = (KIND, KINDS["waiting"], WATCH, LOOKED, *TIDY_KINDS)
    for tenant in sorted({one for kind in kinds for one in access.store.tenants_with(kind)}):
        yield replace(access, tenant=tenant)
