"""Every report described once, and what each reads of one account."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from app.services.reports.sources import Scope, Sources
from app.services.reports.tellers import Tellers
from graph.analysis.answer import Result
from graph.analysis.chain.contact_gaps import gaps_of_key_people, units_without_contact
from graph.analysis.chain.drift import chain_drift
from graph.analysis.conduct.conduct import ConductParameters
from graph.analysis.levels.key_people import KeyPeople
from graph.analysis.parameters import HiddenParameters, RisingParameters
from graph.analysis.projects import account_decision
from graph.analysis.win.parameters import WinParameters
from graph.model import Row
from graph.tenant import Tenant
from graph.view.phrases import Language
from graph.view.report.conduct import conduct_sections
from graph.view.report.contact import contact_sections
from graph.view.report.drift import drift_section, weightiest_first
from graph.view.report.hidden import hidden_section
from graph.view.report.model import ReportSection
from graph.view.report.pipeline import pipeline_section
from graph.view.report.rising import rising_section
from graph.view.report.section import problem_section
from graph.view.report.words import report_word

Sections = tuple[ReportSection, ...]


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A report: its name in URLs and commands, what it says, and how one account's part is made.

    `needs` names the analyses and tables that it reads.
    """

    name: str
    what: str
    en: str
    zh: str
    needs: tuple[str, ...]
    sections: Callable[[Sources], Sections]

    def title(self, language: Language) -> str:
        """Return what the report is called."""
        return self.zh if language == "zh" else self.en


def rising_part(sources: Sources) -> Sections:
    """Return who rises in an account, by the influence on everybody's decision."""
    asked = RisingParameters(draws=sources.rules.draws.rising)
    tenant = Tenant(rules=sources.access.rules)
    now, then = (
        sources.found(read, account_decision(read.graph, None, asked.body, tenant),
                      "rising-stars", asked)
        for read in sources.both
    )  # fmt: skip
    projects = [scope.project["id"] for scope in sources.scopes if scope.project]
    only = projects[0] if len(projects) == 1 else None
    return (rising_section(sources.links, now, then, only),)


def hidden_part(sources: Sources) -> Sections:
    """Return the hidden decision makers of each open project."""
    asked = HiddenParameters(draws=sources.rules.draws.hidden, centralities="no")

    def found(scope: Scope) -> ReportSection:
        now, then = (
            sources.found(read, decision, "hidden-decision-makers", asked)
            for read, decision in zip(sources.both, scope.both, strict=True)
        )
        return hidden_section(sources.links, scope.project, scope.both[0], now, then)

    return _by_scope(sources, "hidden", found)


def drift_part(sources: Sources) -> Sections:
    """Return what changed in each open project's chain, and who told us."""

    def found(scope: Scope) -> ReportSection:
        now, then = scope.both
        rules, draws = sources.rules.drift, sources.rules.draws.hidden
        found = chain_drift(now, then, rules, draws=draws, progress=sources.progress)
        drifts = weightiest_first(found, now.roles, then.roles)
        evidence = [one for drift in drifts for one in drift.evidence]
        told = Tellers(sources, evidence).told
        note = "" if scope.was_there else report_word("drift_new_project", sources.language)
        return drift_section(sources.links, scope.project, drifts, told, note)

    return _by_scope(sources, "drift", found)


def pipeline_part(sources: Sources) -> Sections:
    """Return an account's open projects with their win rates."""
    asked = WinParameters(draws=sources.rules.draws.win)
    now, then = (sources.of_account(read, "win-rate", asked) for read in sources.both)
    projects: Mapping[str, Row] = {row["id"]: row for row in sources.graph.facts["projects"]}
    return (pipeline_section(sources.links, projects, now, then),)


def coverage_part(sources: Sources) -> Sections:
    """Return whom nobody met, and what the conduct rules find."""
    people = [gaps_of_key_people(_key_people(sources, at)) for at in (0, 1)]
    days = sources.rules.coverage.unit_days
    units = [units_without_contact(read.graph, days) for read in sources.both]
    contact = contact_sections(
        sources.links,
        people[0],
        {one.contact.id for one in people[1]},
        units[0],
        {one.unit for one in units[1]},
    )
    return (*contact, *conduct_sections(sources.links, *_conduct(sources)))


def _key_people(sources: Sources, at: int) -> Iterator[KeyPeople]:
    """Yield each project's key people, today (0) or then (1)."""
    return (KeyPeople(scope.both[at]) for scope in sources.scopes if not scope.problem)


def _conduct(sources: Sources) -> tuple[tuple[Result, ...], tuple[Result, ...]]:
    """Return conduct of every year since the last report, today and as it was then."""
    first, last = sources.asked.since.year, sources.asked.as_of.year
    rows = sources.graph.history.rows["interactions"]
    some = {year for row in rows if first <= (year := int(row["date"][:4])) < last}
    years = (*sorted(some), last)
    now, then = (
        tuple(sources.of_account(read, "conduct", ConductParameters(year=year)) for year in years)
        for read in sources.both
    )
    return now, then


def _by_scope(sources: Sources, id_: str, found: Callable[[Scope], ReportSection]) -> Sections:
    return tuple(
        problem_section(sources.links, id_, scope.project, scope.problem)
        if scope.problem
        else found(scope)
        for scope in sources.scopes
    )


REPORTS: Mapping[str, ReportKind] = {
    kind.name: kind
    for kind in (
        ReportKind(
            "rising-stars",
            "Whose influence on the decision surely grows, and who began to listen.",
            "Rising stars",
            "明日之星",
            ("rising-stars",),
            rising_part,
        ),
        ReportKind(
            "hidden-decision-makers",
            "Who is likely to move each project's decision beyond what their post explains.",
            "Hidden decision makers",
            "隐形决策者",
            ("hidden-decision-makers",),
            hidden_part,
        ),
        ReportKind(
            "chain-drift",
            "What changed in each project's decision chain since last time, and who told us.",
            "Chain drift",
            "决策链变化",
            ("decision-chain", "hidden-decision-makers"),
            drift_part,
        ),
        ReportKind(
            "win-rate",
            "Every open project by band and value, its change, and gaps between the readings.",
            "Win-rate pipeline",
            "赢率与项目储备",
            ("win-rate",),
            pipeline_part,
        ),
        ReportKind(
            "coverage-and-conduct",
            "Key people and departments that nobody met, conduct findings and exceptions.",
            "Coverage and conduct",
            "接触覆盖与行为规范",
            ("relationship-levels", "conduct"),
            coverage_part,
        ),
    )
}
"""Every report, by its name."""
