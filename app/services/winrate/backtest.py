"""What would have been said of each closed project some days before it closed."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from pydantic import BaseModel

from app.services.access import Access
from app.services.winrate.deals import (
    closed_deals,
    histories,
    history_of,
    neutral_priors,
)
from graph.analysis.likelihood import DRAWS
from graph.analysis.win.probability import chain_probability
from graph.calibration.backtest import (
    Backtested,
    Rolling,
    Then,
    backtest_measures,
    backtested,
)
from graph.calibration.deals import Deal
from graph.calibration.scores import Measures
from graph.columns import graph_at
from graph.history import History
from graph.model import Row
from graph.progress import Progress, quiet
from graph.snapshot import end_of
from graph.tenant import Experience, Tenant, TenantPriors


class Backtest(BaseModel):
    """Closed projects as they would have been predicted, and how right that was.

    Projects without the day of closing are left out, and counted as `undated`; of some too little
    was known, and they are in `items` without a probability.
    """

    days: int
    undated: int
    measures: Measures | None
    items: tuple[Backtested, ...]


def backtest_winrate(
    access: Access,
    days: int,
    *,
    leave_out: Collection[str] = (),
    draws: int = DRAWS,
    seed: int = 0,
    progress: Progress = quiet,
) -> Backtest:
    """Return the prediction of every closed project so many days before it closed.

    The model of each day is fitted to the projects closed until then; with fewer than 50 the
    chain's own probability is taken, at the share won until then.
    """
    priors = neutral_priors(access)
    deals = closed_deals(access, priors, draws, seed, progress)
    dated = sorted(
        (deal for deal in deals if deal.closed_on),
        key=lambda deal: (str(deal.closed_on), deal.account, deal.project),
    )
    chance = partial(_chance, priors=priors, draws=draws, seed=seed)
    thens = _thens(access, dated, timedelta(days=days), chance)
    rolling = Rolling(deals, leave_out, priors.stances, seed)
    items: list[Backtested] = []
    for number, item in enumerate(backtested(thens, rolling, _rate)):
        items.append(item)
        progress("projects", number + 1, len(dated))
    measured, undated = backtest_measures(items), len(deals) - len(dated)
    return Backtest(days=days, undated=undated, measures=measured, items=tuple(items))


def _thens(
    access: Access, dated: Sequence[Deal], before: timedelta, chance: Callable[..., float | None]
) -> Iterator[Then]:
    held = {history.account: history for history in histories(access)}
    for deal in dated:
        if deal.closed_on and deal.account in held:
            yield _then(access, held[deal.account], deal, deal.closed_on - before, chance)


def _then(
    access: Access, history: History, deal: Deal, day: date, chance: Callable[..., float | None]
) -> Then:
    """Return a project as the ledger had it; where that does not reach back, by facts' dates."""
    kept = history_of(access, history.account, end_of(day))
    known = kept or history
    row: Row = next((r for r in known.rows["projects"] if r["id"] == deal.project), {})
    asked = partial(chance, known, deal.project, day)
    return Then(deal, day, "ledger" if kept else "dates", row, asked)


def _chance(
    history: History,
    project: str,
    day: date,
    rate: float,
    priors: TenantPriors,
    draws: int,
    seed: int,
) -> float | None:
    tenant = Tenant(replace(priors, base_rate=rate))
    return chain_probability(graph_at(history, day), project, tenant, draws, seed)


def _rate(earlier: Sequence[Deal]) -> float:
    won = sum(deal.won for deal in earlier)
    return TenantPriors.of(Experience(won, len(earlier) - won)).base_rate
