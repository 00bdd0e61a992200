"""What we said: predictions of open projects, kept, and held against what came of them."""

from collections.abc import Iterator
from datetime import date

import numpy as np
from pydantic import BaseModel

from app.services.access import Access
from app.services.accounts import get_account
from app.services.analyse import decision_of, read_graph, result_of
from app.services.tenant import accounts_of
from app.services.winrate.deals import closed_rows, history_of, today
from graph.analysis.win.parameters import WinParameters
from graph.analysis.win.win_rate import WinRate
from graph.calibration.scores import Bin, Measures, measures, reliability
from graph.model import Row
from graph.progress import Progress, quiet
from graph.store import Document

SAID = "winrate_prediction"
PAGE = 1_000


class Prediction(BaseModel):
    """A probability as it was said of an open project."""

    account: str
    project: str
    version: int
    as_of: date
    probability: float
    interval: tuple[float, float] | None
    model: int | None


class Said(BaseModel):
    """How right recorded predictions were of projects that have closed since.

    One prediction a project and day counts, the last one; those of the day of closing and later
    do not.
    """

    predictions: int = 0
    closed_projects: int = 0
    measures: Measures | None = None
    reliability: tuple[Bin, ...] = ()


def record_predictions(
    access: Access, account: str | None = None, progress: Progress = quiet
) -> list[Prediction]:
    """Keep today's probability of each open project of an account, or of all; return them.

    What was kept today already, and is as it was, is not kept again: a second call does no harm.

    Raises
    ------
    NotFound
        If there is no such account.
    """
    accounts = [get_account(access, account)] if account else list(accounts_of(access))
    found: list[Prediction] = []
    for number, one in enumerate(accounts):
        found += _said_now(access, one.id)
        progress("accounts", number + 1, len(accounts))
    kept = _last_of(access, today())
    for said in found:
        if said != kept.get((said.account, said.project)):
            content = said.model_dump(mode="json")
            access.store.add_document(access.tenant, SAID, content, said.account)
    return found


def said_report(access: Access) -> Said:
    """Return how right the recorded predictions were."""
    kept = [Prediction.model_validate(one.content) for one in _documents(access)]
    last = {(one.account, one.project, one.as_of): one for one in kept}
    ended = {name: _ended(access, name) for name in {one.account for one in last.values()}}
    told = [(one, row) for one in last.values() if (row := ended[one.account].get(one.project))]
    told = [(one, row) for one, row in told if _is_before(one, row)]
    if not told:
        return Said(predictions=len(kept))
    said = np.array([one.probability for one, _ in told])
    won = np.array([row["status"] == "won" for _, row in told], dtype=float)
    names = [f"{one.account}/{one.project}" for one, _ in told]
    return Said(
        predictions=len(kept),
        closed_projects=len(set(names)),
        measures=measures(said, won, np.unique(names, return_inverse=True)[1]),
        reliability=reliability(said, won),
    )


def _last_of(access: Access, day: date) -> dict[tuple[str, str], Prediction]:
    """Return what was kept last on a day, by account and project."""
    kept = (Prediction.model_validate(one.content) for one in _documents(access))
    return {(one.account, one.project): one for one in kept if one.as_of == day}


def _said_now(access: Access, account: str) -> Iterator[Prediction]:
    asked = WinParameters()
    read = read_graph(access, account, asked)
    decision = decision_of(access, read.graph, "win-rate", asked)
    fit = decision.tenant.calibration
    for item in result_of(access, read, decision, "win-rate", asked).items:
        if isinstance(item, WinRate) and item.probability is not None:
            yield Prediction(
                account=account,
                project=item.project,
                version=read.graph.version,
                as_of=read.graph.as_of,
                probability=item.probability,
                interval=item.interval,
                model=fit.version if fit and item.label == "calibrated" else None,
            )


def _documents(access: Access) -> Iterator[Document]:
    after = 0
    while page := access.store.documents(access.tenant, SAID, after, PAGE):
        yield from page
        after = page[-1].number


def _ended(access: Access, account: str) -> dict[str, Row]:
    history = history_of(access, account)
    rows = closed_rows(history, today()) if history else []
    return {str(row["id"]): row for row in rows}


def _is_before(said: Prediction, row: Row) -> bool:
    """Return whether a prediction was made on a day before the project was closed."""
    return said.as_of.isoformat() < str(row.get("closed_on", "9999"))
