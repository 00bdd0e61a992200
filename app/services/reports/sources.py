"""What a report reads of one account: today and as of the last report, decision by decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property

from app.services.access import Access
from app.services.analyse import ReadGraph, decision_of, result_of
from app.services.cache import GraphKey
from graph.account_graph import AccountGraph
from graph.analysis.answer import Evidence, FactRef, Result
from graph.analysis.decision import Decision
from graph.analysis.parameters import Parameters
from graph.analysis.projects import Attempt, account_decision, attempts, open_projects
from graph.analysis.windows import decision_in
from graph.columns import graph_at
from graph.model import TABLES, Row
from graph.progress import Progress, quiet
from graph.rules import rules
from graph.rules.reports import ReportRules
from graph.snapshot import snapshot
from graph.store import Change, Reading
from graph.tenant import Tenant
from graph.view.phrases import Language
from graph.view.report.links import Links

CHANGES_READ = 1_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What report is asked for; it can be sent to another process.

    Parameters
    ----------
    report
        The report's name.
    as_of
        The date at which facts shall be true.
    since
        The day of the last report: what was not so then is new.
    language
        Of all texts.
    known_at
        The moment of the last report: what was recorded later is new too, whenever it became
        true. None: the beginning of `since`.
    """

    report: str
    as_of: date
    since: date
    language: Language
    known_at: datetime | None = None

    @property
    def known_by(self) -> datetime:
        """Until when a fact was recorded that the last report could know."""
        return self.known_at or datetime.combine(self.since, time.min, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Scope:
    """One open project's decision today and then, or what is wrong with its rule.

    An account without an open project has one scope without a project.
    """

    project: Row | None
    now: Decision | None
    then: Decision | None
    problem: str = ""
    was_there: bool = True

    @property
    def both(self) -> tuple[Decision, Decision]:
        """The decision today and then; only where there is no problem."""
        assert self.now is not None and self.then is not None  # noqa: S101, PT018 (no problem)
        return self.now, self.then


class Sources:
    """One account today, and as the last report could know it.

    Parameters
    ----------
    access, account
        Whose account, and which.
    asked
        The report.
    progress
        Told how far it is.
    """

    def __init__(
        self, access: Access, account: str, asked: Asked, progress: Progress = quiet
    ) -> None:
        self.access, self.asked, self.progress = access, asked, progress
        self.now, self.then = access.store.read(access.tenant, account, self._read)

    def _read(self, view: Reading) -> tuple[ReadGraph, ReadGraph]:
        """Return the account today and then.

        Where nothing of it was kept then, or nothing was recorded since, what is known today says
        how it was.
        """
        asked = self.asked
        now = self._graph(view, asked.as_of, None)
        seq = view.seq_at(asked.known_by)
        if 0 < seq < view.account.version:
            return now, self._graph(view, asked.since, asked.known_by)
        key = GraphKey(self.access.tenant, view.account, asked.since, None)
        history = now.graph.history
        then = self.access.cache.graphs.get(key, lambda: graph_at(history, asked.since))
        return now, ReadGraph(key, then)

    def _graph(self, view: Reading, day: date, known_by: datetime | None) -> ReadGraph:
        key = GraphKey(self.access.tenant, view.account, day, known_by)
        return ReadGraph(
            key, self.access.cache.graphs.get(key, lambda: snapshot(view, day, known_by))
        )

    @property
    def graph(self) -> AccountGraph:
        """The account today."""
        return self.now.graph

    @property
    def both(self) -> tuple[ReadGraph, ReadGraph]:
        """The account today and then."""
        return self.now, self.then

    @property
    def language(self) -> Language:
        """The language of all texts."""
        return self.asked.language

    @cached_property
    def links(self) -> Links:
        """Where claims are read on."""
        return Links(self.access.pages, self.graph.account, self.asked.as_of, self.language)

    @cached_property
    def rules(self) -> ReportRules:
        """The rules of reports."""
        return rules("reports", ReportRules, self.access.rules)

    @cached_property
    def scopes(self) -> Sequence[Scope]:
        """Each open project, by id; or the account where none is open."""
        account = account_decision(self.graph, None, None, Tenant(rules=self.access.rules))
        if not open_projects(self.graph):
            return (Scope(None, account, decision_in(account, self.then.graph)),)
        return tuple(map(self._scope, attempts(account, None, None)))

    def _scope(self, tried: Attempt) -> Scope:
        now = tried.decision
        then = decision_in(now, self.then.graph) if now else None
        known = {row["id"] for row in self.then.graph.facts["projects"]}
        return Scope(tried.project, now, then, tried.problem, tried.project["id"] in known)

    def found(self, read: ReadGraph, decision: Decision, name: str, asked: Parameters) -> Result:
        """Return what an analysis finds in a decision, or found before."""
        return result_of(self.access, read, decision, name, asked, self.progress)

    def of_account(self, read: ReadGraph, name: str, asked: Parameters) -> Result:
        """Return what an analysis finds that is about all open projects together."""
        return self.found(read, decision_of(self.access, read.graph, name, asked), name, asked)

    def last_changes(self, evidence: Sequence[Evidence]) -> dict[FactRef, Change]:
        """Return the ledger's last word on each fact that evidence rests on."""
        refs = {ref for one in evidence for ref in one.refs}

        def work(view: Reading) -> dict[FactRef, Change]:
            found = ((ref, _last(view, ref)) for ref in refs)
            return {ref: change for ref, change in found if change is not None}

        return self.access.store.read(self.access.tenant, self.graph.account, work)


def _last(view: Reading, ref: FactRef) -> Change | None:
    last, after = None, 0
    key = TABLES[ref.table].key_from_url(ref.key)
    while found := view.changes(after, CHANGES_READ, ref.table, key):
        last, after = found[-1], found[-1].seq
    return last
