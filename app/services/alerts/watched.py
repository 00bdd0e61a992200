"""Looking at an account through a watch: what it finds now, or why that cannot be said."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time

import structlog

from app.services.access import Access
from app.services.alerts.alert import AlertLine, line_of, with_sources
from app.services.alerts.threshold import ThresholdParameters, threshold_lines
from app.services.alerts.watches import Watch
from app.services.analyse import account_graph
from app.services.cache import GraphKey
from graph.account_graph import AccountGraph
from graph.analysis.projects import Attempt, account_decision, attempts, open_projects
from graph.analysis.registry import ANALYSES
from graph.analysis.signals.registry import SIGNALS
from graph.analysis.signals.signal import Compared, Signal, SignalParameters
from graph.analysis.windows import decision_in
from graph.columns import graph_at
from graph.errors import InvalidInput, KingmakerError, NotFound, StoreUnavailable
from graph.snapshot import snapshot
from graph.store import Reading
from graph.tenant import Tenant

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Found:
    """A signal of an account: of which project, its name, its key, and what it says."""

    project: str | None
    name: str | None
    key: str
    lines: tuple[AlertLine, ...]

    @property
    def is_merger(self) -> bool:
        """Whether somebody seems gone only because two records of one person became one."""
        told = (told for line in self.lines for told in line.told)
        return any(one.table == "contacts" and one.removed == "merge" for one in told)


Problem = tuple[str | None, str]
"""Why nothing can be said of a project, or (None) of the whole account."""


@dataclass(slots=True)
class Look:
    """What a watch found in an account, where nothing can be said, and what is not there."""

    found: list[Found] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def can_tell(self, project: str | None) -> bool:
        """Return whether what is not found of a project does not hold."""
        return not {None, project} & {about for about, _ in self.problems}

    @property
    def problem_texts(self) -> list[str]:
        """Each problem with the project that it is about."""
        told = [f"{about}: {text}" if about else text for about, text in self.problems]
        return [*told, *self.missing]


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
        sourced = [_sourced(access, account, one) for one in found]
        seen.found += [one for one in sourced if not one.is_merger]
    except StoreUnavailable:
        raise
    except NotFound as error:  # of a project that was removed nothing holds
        seen.missing.append(str(error))
    except KingmakerError as error:
        seen.problems.append((None, str(error)))
    except Exception as error:
        _log.exception("watch_failed", account=account, what=watch.what)
        seen.problems.append((None, f"an error of ours: {type(error).__name__}"))
    return seen


def _found(
    access: Access, account: str, watch: Watch, day: date, problems: list[Problem]
) -> Iterator[Found]:
    asked = watch.asked
    if isinstance(asked, ThresholdParameters):
        yield from _passed(access, account, watch, asked, day, problems)
    elif isinstance(asked, SignalParameters):
        yield from _signals(access, account, watch, asked, day, problems)


def _passed(
    access: Access,
    account: str,
    watch: Watch,
    asked: ThresholdParameters,
    day: date,
    problems: list[Problem],
) -> Iterator[Found]:
    """Yield where a limit is passed, in each project that the watch is about."""
    parameters = asked.asked.model_copy(update={"as_of": day})
    named = watch.project or parameters.project
    graph = account_graph(access, account, parameters)
    names = {str(row["id"]): str(row["name"]) for row in graph.facts["projects"]}
    for project in _asked_of(graph, asked, named):
        one = parameters.model_copy(update={"project": project})
        try:
            lines = threshold_lines(access, account, asked, one, names)
        except InvalidInput as error:
            problems.append((project, str(error)))
            continue
        if lines:
            name = names.get(project) if project else None
            yield Found(project, name, f"{asked.analysis} {asked.path}", lines)


def _asked_of(
    graph: AccountGraph, asked: ThresholdParameters, named: str | None
) -> list[str | None]:
    """Return the projects to ask about, one by one; None: about the account."""
    if named or ANALYSES[asked.analysis].every_project:
        return [named]
    return [str(row["id"]) for row in open_projects(graph)] or [None]


def _signals(
    access: Access,
    account: str,
    watch: Watch,
    asked: SignalParameters,
    day: date,
    problems: list[Problem],
) -> Iterator[Found]:
    now, then, was_known = _graphs(access, account, day, asked.days)
    for attempt in _attempts(access, now, watch.project):
        project = attempt.project["id"] if attempt.project else None
        if attempt.decision is None:
            problems.append((project, attempt.problem))
            continue
        before = decision_in(attempt.decision, then) if then else None
        compared = Compared(attempt.decision, before, asked.days, was_known)
        for signal in SIGNALS[watch.what].function(compared, asked):
            yield Found(project, attempt.project.get("name"), signal.key, _lines(signal))


def _graphs(
    access: Access, account: str, day: date, days: int
) -> tuple[AccountGraph, AccountGraph | None, bool]:
    """Return the account today and some days ago, as it was known then, and whether it was.

    Of an account that nobody knew then, what is known today says how it was.
    """
    earlier = date.fromordinal(max(day.toordinal() - days, 1))
    known_by = datetime.combine(earlier, time.max, tzinfo=UTC)

    def work(view: Reading) -> tuple[AccountGraph, AccountGraph | None, bool]:
        now, was = graph_of(view, day, None), view.seq_at(known_by)
        if 0 < was < view.account.version:
            return now, graph_of(view, earlier, known_by), True
        then = graph_at(now.history, earlier)
        return now, then if len(then) else None, was > 0

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
    return replace(found, lines=with_sources(access, account, found.lines))
