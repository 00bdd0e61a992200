"""A tenant's closed projects, each with what its chain gave before it was closed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from app.services.access import Access
from app.services.tenant import accounts_of, priors_of
from graph.analysis.likelihood import DRAWS
from graph.analysis.win.probability import chain_probability
from graph.calibration.deals import Deal
from graph.columns import graph_at
from graph.errors import NotFound
from graph.history import History
from graph.model import Row
from graph.progress import Progress, quiet
from graph.snapshot import snapshot
from graph.store import Reading
from graph.tenant import BASE_RATE, Tenant, TenantPriors

CLOSED = ("won", "lost")
ONE_DAY = timedelta(days=1)


def closed_deals(
    access: Access,
    priors: TenantPriors,
    draws: int = DRAWS,
    seed: int = 0,
    progress: Progress = quiet,
) -> list[Deal]:
    """Return every project of the tenant that was won or lost, by account and id.

    P is as of the day before a project was closed; of one without that day it is not known.
    """
    tenant = Tenant(priors)
    found = []
    for history in histories(access, progress):
        for row in closed_rows(history, today()):
            chance = _day_before(history, row, tenant, draws, seed)
            found.append(Deal.of(history.account, row, chance))
    return found


def histories(access: Access, progress: Progress = quiet) -> Iterator[History]:
    """Yield all that is known of each account, by id."""
    accounts = list(accounts_of(access))
    for number, account in enumerate(accounts):
        if (history := history_of(access, account.id)) is not None:
            yield history
        progress("accounts", number + 1, len(accounts))


def history_of(access: Access, account: str, believed_at: datetime | None = None) -> History | None:
    """Return all that was known of an account at a moment; None where nothing was."""

    def work(view: Reading) -> History | None:
        if believed_at is not None and not view.seq_at(believed_at):
            return None
        return snapshot(view, today(), believed_at).history

    try:
        return access.store.read(access.tenant, account, work)
    except NotFound:  # deleted since it was listed
        return None


def closed_rows(history: History, day: date) -> list[Row]:
    """Return the projects that were won or lost up to a day."""
    iso = day.isoformat()
    return [
        row
        for row in history.rows["projects"]
        if row["status"] in CLOSED and row.get("closed_on", iso) <= iso
    ]


def neutral_priors(access: Access) -> TenantPriors:
    """Return what the tenant believes of stances; of outcomes nothing, for these are explained."""
    return replace(priors_of(access, today(), None), base_rate=BASE_RATE)


def today() -> date:
    """Return the day, UTC."""
    return datetime.now(UTC).date()


def _day_before(history: History, row: Row, tenant: Tenant, draws: int, seed: int) -> float | None:
    closed = row.get("closed_on")
    if closed is None:
        return None
    graph = graph_at(history, date.fromisoformat(closed) - ONE_DAY)
    return chain_probability(graph, row["id"], tenant, draws, seed)
