"""Alerts: every watched account is looked at when it has changed, and once a day.

What was looked at is kept by account: in which version, on which day, through which watches. So a
write marks nothing and can forget nothing: the account's version tells. All that follows from one
look is one change of the store, made only if no other worker looked meanwhile.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from itertools import islice

from pydantic import BaseModel, ConfigDict, Field

from app.services.access import Access
from app.services.alerts.alert import ALERT, Alert
from app.services.alerts.changes import alert_changes, without_alerts
from app.services.alerts.watched import look
from app.services.alerts.watches import KeptWatch, all_watches
from app.services.entries import entries_of
from app.services.tenant import accounts_of
from graph.errors import StaleEntry
from graph.progress import Progress, quiet
from graph.store import Account, Entry, EntryEdit

LOOKED = "watched_account"


class Looked(BaseModel):
    """How an account was when it was looked at last, and what could not be said then."""

    model_config = ConfigDict(frozen=True)

    version: int
    created_at: datetime
    day: date
    watches: dict[str, int]
    problems: dict[str, list[str]] = Field(default_factory=dict)


@dataclass(slots=True)
class Round:
    """What a round found: accounts looked at, alerts raised and cleared, and problems."""

    looked_at: int = 0
    raised: int = 0
    cleared: int = 0
    problems: list[tuple[str, str, str]] = field(default_factory=list)


class AlertsPage(BaseModel):
    """Some of the tenant's alerts; `next` is where to go on.

    `problems`: by account and watch, why nothing can be said there; its alerts stay as they were.
    """

    items: list[Alert]
    next: str | None
    problems: dict[str, dict[str, list[str]]]


def list_alerts(access: Access, after: str, limit: int, *, all_: bool = False) -> AlertsPage:
    """Return at most `limit` of the alerts that hold, or of all that are kept, by id."""
    kept = (
        Alert.model_validate(entry.content)
        for entry in entries_of(access.store, access.tenant, ALERT, after)
    )
    found = list(islice((one for one in kept if all_ or one.holds), limit + 1))
    shown = found[:limit]
    more = shown[-1].id if len(found) > limit else None
    return AlertsPage(items=shown, next=more, problems=_problems(access))


def look_round(access: Access, now: datetime, progress: Progress = quiet) -> Round:
    """Look at every watched account that has changed, or was not looked at today.

    Raises
    ------
    StoreUnavailable
        If the store cannot be reached; what was looked at before that is kept.
    """
    watches, done = all_watches(access), Round()
    before = {one.key: one for one in entries_of(access.store, access.tenant, LOOKED)}
    accounts = list(accounts_of(access)) if watches or before else []
    for number, account in enumerate(accounts, 1):
        turn = _Turn(access, account, watches, before.pop(account.id, None), now)
        if not turn.is_needless:
            turn.look(done)
        progress("accounts", number, len(accounts))
    for entry in before.values():
        _forget(access, entry)
    return done


@dataclass(frozen=True)
class _Turn:
    """One account's turn in a round.

    Parameters
    ----------
    access, account
        Whose account, and which.
    watches
        All of the tenant.
    last
        How the account was when it was looked at last.
    now
        The moment.
    """

    access: Access
    account: Account
    watches: Sequence[KeptWatch]
    last: Entry | None
    now: datetime

    @cached_property
    def about(self) -> list[KeptWatch]:
        """The watches of this account."""
        return [one for one in self.watches if one.watch.is_about(self.account.id)]

    @cached_property
    def before(self) -> Looked | None:
        return Looked.model_validate(self.last.content) if self.last else None

    @property
    def seen(self) -> Looked:
        """What is looked at now."""
        return Looked(
            version=self.account.version,
            created_at=self.account.created_at,
            day=self.now.date(),
            watches={one.id: one.version for one in self.about},
        )

    @property
    def is_needless(self) -> bool:
        """Whether nothing has changed since the last look."""
        if self.before is None:
            return not self.about
        return self.before.model_copy(update={"problems": {}}) == self.seen

    def look(self, done: Round) -> None:
        """Look through all watches, and keep what follows in one change of the store."""
        looks = {
            one.id: look(self.access, self.account.id, one.watch, self.now.date())
            for one in self.about
        }
        changes = [
            alert_changes(self.access, self.account, one, looks[one.id], self.now)
            for one in self.about
        ]
        problems = {id_: seen.problem_texts for id_, seen in looks.items() if seen.problem_texts}
        edits = [edit for one in changes for edit in one.edits]
        edits += without_alerts(self.access, self._given_up, self.account.id)
        content = self.seen.model_copy(update={"problems": problems}).model_dump(mode="json")
        version = self.last.version if self.last else 0
        edits.append(EntryEdit(LOOKED, self.account.id, content, version))
        try:
            self.access.store.put_entries(self.access.tenant, edits)
        except StaleEntry:  # another worker looked, or sent, meanwhile: the next round tells
            return
        done.looked_at += 1
        done.raised += sum(one.raised for one in changes)
        done.cleared += sum(one.cleared for one in changes)
        done.problems += [
            (self.account.id, w, said) for w, all_ in problems.items() for said in all_
        ]

    @property
    def _given_up(self) -> list[str]:
        """The watches through which it was looked at last and is no longer."""
        now = {one.id for one in self.about}
        return [id_ for id_ in (self.before.watches if self.before else ()) if id_ not in now]


def _forget(access: Access, entry: Entry) -> None:
    """Forget the alerts of an account that is no longer there."""
    last = Looked.model_validate(entry.content)
    edits = without_alerts(access, list(last.watches), entry.key)
    try:
        access.store.put_entries(
            access.tenant, [*edits, EntryEdit(LOOKED, entry.key, None, entry.version)]
        )
    except StaleEntry:
        return


def _problems(access: Access) -> dict[str, dict[str, list[str]]]:
    looked = entries_of(access.store, access.tenant, LOOKED)
    told = {one.key: Looked.model_validate(one.content).problems for one in looked}
    return {account: problems for account, problems in told.items() if problems}
