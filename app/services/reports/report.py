"""Reports over accounts: each account's part made alone, then put together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

import structlog

from app.services.access import Access
from app.services.reports.files import MEDIA_TYPES, ReportFormat, report_file
from app.services.reports.parts import REPORTS
from app.services.reports.sources import Asked, Sources
from app.services.tenant import accounts_of
from graph.errors import InvalidInput, KingmakerError, NotFound, StoreUnavailable
from graph.progress import Halted, Progress, quiet
from graph.rules import rules
from graph.rules.reports import ReportRules
from graph.view.phrases import Language
from graph.view.report.model import AccountPart, Report
from graph.view.report.overview import tables
from graph.view.report.words import report_word

__all__ = [
    "MEDIA_TYPES",
    "REPORTS",
    "ReportFormat",
    "account_part",
    "asked_for",
    "assembled",
    "make_report",
    "report_file",
]
_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Named:
    """An account that a report is about."""

    id: str
    name: str


def asked_for(
    access: Access,
    name: str,
    as_of: date,
    since: date | None,
    language: Language,
    known_at: datetime | None = None,
) -> Asked:
    """Return what report is asked for, each part of it the same.

    Parameters
    ----------
    access
        Who asks.
    name
        The report's name in `REPORTS`.
    as_of
        The date at which facts shall be true.
    since
        The day of the last report; None: so many days before as the rules of reports say.
    language
        Of all texts.
    known_at
        The moment of the last report, so that nothing recorded later on its day is lost or said
        twice; None: the beginning of that day. With it the last report may be of the same day.

    Raises
    ------
    NotFound
        If there is no such report.
    InvalidInput
        If `since` is not before `as_of`, nor, with `known_at`, the same day.
    """
    if name not in REPORTS:
        raise NotFound(f"no report is named {name!r}: there are {', '.join(REPORTS)}")
    days = rules("reports", ReportRules, access.rules).since_days
    if since is None:
        since = date.fromordinal(max(as_of.toordinal() - days, 1))
    if since > as_of or (since == as_of and known_at is None):
        raise InvalidInput(f"since: expected a day before {as_of}, got {since}")
    return Asked(name, as_of, since, language, known_at)


def account_part(
    access: Access, account: str, asked: Asked, name: str | None = None, progress: Progress = quiet
) -> AccountPart:
    """Return one account's part of a report; what stands against it is said in it.

    Parameters
    ----------
    access
        Whose account.
    account
        Its id.
    asked
        The report, as `asked_for` returns it.
    name
        The account's name, for where it cannot be read; None: its id.
    progress
        Told how far it is.

    Raises
    ------
    StoreUnavailable
        If the store cannot be reached: then no part can be made.
    Halted
        If `progress` said so.
    """
    try:
        sources = Sources(access, account, asked, progress)
        sections = REPORTS[asked.report].sections(sources)
    except (StoreUnavailable, Halted):
        raise
    except KingmakerError as error:
        return AccountPart(account=account, name=name or account, problem=str(error))
    except Exception as error:
        _log.error("report part failed", kind=type(error).__name__, report=asked.report)
        problem = report_word("failed", asked.language, problem=type(error).__name__)
        return AccountPart(account=account, name=name or account, problem=problem)
    graph = sources.graph
    return AccountPart(
        account=account,
        name=graph.name,
        link=sources.links.account_page,
        version=graph.version,
        sections=tuple(sorted(sections, key=lambda section: not section.has_news)),
    )


def assembled(asked: Asked, parts: Iterable[AccountPart]) -> Report:
    """Return the report that accounts' parts make: those with something new first, then by id."""
    ordered = sorted(parts, key=_new_first)
    return Report(
        name=asked.report,
        title=REPORTS[asked.report].title(asked.language),
        as_of=asked.as_of,
        since=asked.since,
        language=asked.language,
        tables=tables(ordered, asked.language),
        accounts=tuple(ordered),
    )


def make_report(
    access: Access,
    name: str,
    accounts: Sequence[str] | None,
    as_of: date,
    since: date | None,
    language: Language,
    progress: Progress = quiet,
    *,
    known_at: datetime | None = None,
) -> Report:
    """Return a report over some accounts (None: all of the tenant).

    Whatever stands against one account is said in its part, and the rest goes on.

    Raises
    ------
    NotFound
        If there is no such report, or none of the accounts that are named.
    InvalidInput
        If `since` is not before `as_of`.
    StoreUnavailable
        If the store cannot be reached.
    """
    asked = asked_for(access, name, as_of, since, language, known_at)
    chosen = _chosen(access, accounts)
    parts = []
    for done, one in enumerate(chosen):
        still = partial(_still, progress, done, len(chosen))
        parts.append(account_part(access, one.id, asked, one.name, still))
        progress("accounts", done + 1, len(chosen))
    return assembled(asked, parts)


def _still(progress: Progress, done: int, of: int, *_: object) -> None:
    """Say within an account, however long it takes, that so many are done."""
    progress("accounts", done, of)


def _chosen(access: Access, accounts: Sequence[str] | None) -> list[_Named]:
    there = [_Named(one.id, one.name) for one in accounts_of(access)]
    if accounts is None:
        return there
    names = {one.id: one.name for one in there}
    wanted = [_Named(id_, names.get(id_, id_)) for id_ in dict.fromkeys(accounts)]
    if not any(one.id in names for one in wanted):
        raise NotFound(f"no account has the id {', '.join(repr(one.id) for one in wanted)}")
    return wanted


def _new_first(part: AccountPart) -> tuple[bool, str]:
    return (not part.has_news, part.account)
