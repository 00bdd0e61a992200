"""What a tenant's accounts together say of its next project."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import reduce
from operator import add

from pydantic import TypeAdapter

from app.services.access import Access
from app.services.cache import GraphKey
from graph.calibration.model import Calibration
from graph.errors import NotFound
from graph.model.project import PROJECTS
from graph.model.stance import STANCES
from graph.store import Account, Document, Reading
from graph.tenant import BASE_RATE, Experience, Tenant, TenantPriors

PAGE = 1_000
MODEL = "winrate_model"
"""The kind of documents that hold a fitted calibration."""
_CALIBRATION = TypeAdapter(Calibration)


def tenant_of(access: Access, day: date, believed_at: datetime | None) -> Tenant:
    """Return what all of a tenant's accounts say, as of a day and as known at a moment.

    An account's part is kept by its version: only those that changed are read again. Of the fitted
    models the last one counts that was there at the moment.
    """
    priors = priors_of(access, day, believed_at)
    fit = calibration_of(fitted_model(access, believed_at))
    if fit is None:
        return Tenant(priors, rules=access.rules)
    own = replace(priors, base_rate=BASE_RATE, stances=fit.stances or priors.stances)
    return Tenant(own if fit.knows_chains else priors, fit, access.rules)


def priors_of(access: Access, day: date, believed_at: datetime | None) -> TenantPriors:
    """Return what is believed of a tenant's next project, by all that it has."""
    parts = (_experience(access, one, day, believed_at) for one in accounts_of(access))
    return TenantPriors.of(reduce(add, parts, Experience()))


def fitted_model(access: Access, believed_at: datetime | None = None) -> Document | None:
    """Return the tenant's last fitted model, or the last that was there at a moment."""
    last = access.store.last_document(access.tenant, MODEL)
    if last is None or believed_at is None or last.at <= believed_at:
        return last
    earlier = access.store.documents(access.tenant, MODEL, 0, last.number)
    return next((one for one in reversed(earlier) if one.at <= believed_at), None)


def calibration_of(model: Document | None) -> Calibration | None:
    """Return the calibration that a document holds."""
    if model is None:
        return None
    held = _CALIBRATION.validate_python(model.content["calibration"])
    return replace(held, version=model.number)


def model_content(calibration: Calibration) -> dict[str, object]:
    """Return a calibration as a document holds it.

    Examples
    --------
    >>> fit = Calibration(0.0, 1.0, (), 60, 0.8, 0.15, 0.04)
    >>> model_content(fit)["calibration"]["slope"]
    1.0
    """
    return {"calibration": _CALIBRATION.dump_python(calibration, mode="json")}


def accounts_of(access: Access) -> Iterator[Account]:
    """Yield a tenant's accounts, by id."""
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
