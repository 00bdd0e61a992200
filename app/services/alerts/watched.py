"""Looking at an account through a watch: what it finds now, or why that cannot be said."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

import structlog

from app.services.access import Access
from app.services.alerts.alert import AlertLine, line_of, with_sources
from app.services.alerts.threshold import ThresholdParameters, threshold_lines
from app.services.alerts.watches import Watch
from app.services.cache import GraphKey
from graph.account_graph import AccountGraph
from graph.analysis.projects import Attempt, account_decision, attempts, open_projects
from graph.analysis.signals.registry import SIGNALS
from graph.analysis.signals.signal import Compared, Signal, SignalParameters
from graph.analysis.windows import decision_in
from graph.columns import graph_at
from graph.errors import KingmakerError, StoreUnavailable
from graph.snapshot import snapshot
from graph.store import Reading
from graph.tenant import Tenant

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Found:
    """A signal of an account: of which project, its key, and what it says."""

    project: str | None
    key: str
    lines: tuple[AlertLine, ...]


@dataclass(slots=True)
class Look:
    """What a watch found in an account; `problems`: where nothing can be said, and why."""

    found: list[Found] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def look(access: Access, account: str, watch: Watch, day: date) -> Look:
    """Return what a watch finds in an account.

    Raises
    ------
    StoreUnavailable
        If the store cannot be reached.
    """
    seen = Look()
    try:
        found = _found(access, account, watch, day, seen.problems)
        seen.found += [_sourced(access, account, one) for one in found]
    except StoreUnavailable:
        raise
    except KingmakerError as error:
        seen.problems.append(str(error))
    except Exception as error:
        _log.exception("watch_failed", account=account, what=watch.what)
        seen.problems.append(f"an error of ours: {type(error).__name__}")
    return seen


def _found(
    access: Access, account: str, watch: Watch, day: date, problems: list[str]
) -> Iterator[Found]:
    asked = watch.asked
    if isinstance(asked, ThresholdParameters):
        parameters = asked.asked.model_copy(update={"as_of": day})
        if watch.project:
            parameters = parameters.model_copy(update={"project": watch.project})
        if lines := threshold_lines(access, account, asked, parameters):
            yield Found(watch.project, asked.path, lines)
    elif isinstance(asked, SignalParameters):
        yield from _signals(access, account, watch, asked, day, problems)


def _signals(
    access: Access,
    account: str,
    watch: Watch,
    asked: SignalParameters,
    day: date,
    problems: list[str],
) -> Iterator[Found]:
    now, then = _graphs(access, account, day, asked.days)
    for attempt in _attempts(access, now, watch.project):
        if attempt.decision is None:
            problems.append(f"{attempt.project['id']}: {attempt.problem}")
            continue
        before = decision_in(attempt.decision, then) if then else None
        compared = Compared(attempt.decision, before, asked.days)
        project = attempt.project["id"] if attempt.project else None
        for signal in SIGNALS[watch.what].function(compared, asked):
            yield Found(project, signal.key, _lines(signal))


def _graphs(
    access: Access, account: str, day: date, days: int
) -> tuple[AccountGraph, AccountGraph | None]:
    """Return the account today and some days ago, as it was known then.

    Of an account that nobody knew then, what is known today says how it was.
    """
    earlier = date.fromordinal(max(day.toordinal() - days, 1))
    known_by = datetime.combine(earlier, time.max, tzinfo=UTC)

    def work(view: Reading) -> tuple[AccountGraph, AccountGraph | None]:
        now = graph_of(view, day, None)
        if 0 < view.seq_at(known_by) < view.account.version:
            return now, graph_of(view, earlier, known_by)
        then = graph_at(now.history, earlier)
        return now, then if len(then) else None

    def graph_of(view: Reading, on: date, known: datetime | None) -> AccountGraph:
        key = GraphKey(access.tenant, view.account, on, known)
        return access.cache.graphs.get(key, lambda: snapshot(view, on, known))

    return access.store.read(access.tenant, account, work)


def _attempts(access: Access, graph: AccountGraph, project: str | None) -> tuple[Attempt, ...]:
    """Return the decision of the project, or of every open one; without one the account's."""
    account = account_decision(graph, project, None, Tenant(rules=access.rules))
    if project is None and not open_projects(graph):
        return (Attempt({}, account),)
    return attempts(account, project, None)


def _lines(signal: Signal) -> tuple[AlertLine, ...]:
    return tuple(map(line_of, signal.evidence))


def _sourced(access: Access, account: str, found: Found) -> Found:
    return Found(found.project, found.key, with_sources(access, account, found.lines))
