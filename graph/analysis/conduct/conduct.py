"""Conduct (接触行为规范): what was offered to whom in a year, held against the rules.

References
----------
The rules are the account method's (大客户销售) and a company's own, in `graph/rules/conduct.toml`.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from graph.analysis.answer import ContactName, Evidence, Item, Named, Part, Result
from graph.analysis.conduct.checks import ConductCheck, yearly_checks
from graph.analysis.conduct.kinds import KindTotal, kind_totals
from graph.analysis.conduct.record import ConductRecord, Judged, JudgedInteraction
from graph.analysis.conduct.totals import ConductTotal, colleague_totals, unit_totals
from graph.analysis.decision import Decision
from graph.analysis.parameters import Parameters
from graph.conduct.facts import TABLES_READ, ConductFacts
from graph.model import Row

_WORST_FIRST: tuple[Judged, ...] = (
    "blocked",
    "rate_missing",
    "needs_approval",
    "exception",
    "incomplete",
)


class ConductParameters(Parameters):
    """What conduct can be asked with."""

    year: Annotated[
        int | None, Field(ge=1, le=9999, description="The calendar year (default: that of as_of).")
    ] = None


class ConductFinding(Item):
    """What one person had in a year, and what the rules say of it."""

    contact: ContactName
    year: int
    blocked: int
    needs_approval: int
    exceptions: int
    incomplete: int
    totals: tuple[KindTotal, ...]
    interactions: tuple[JudgedInteraction, ...]
    evidence: tuple[Evidence, ...] = ()

    @property
    def about(self) -> tuple[Named, ...]:
        """Whom it is about."""
        return (Named(kind="contact", id=self.contact.id, name=self.contact.name),)


class ConductBeside(Part):
    """The yearly checks, and what each of our people and each department spent and was given.

    `example_rules`: whether the rules are still our example.
    """

    checks: tuple[ConductCheck, ...] = ()
    units: tuple[ConductTotal, ...] = ()
    colleagues: tuple[ConductTotal, ...] = ()
    currency: str | None = None
    example_rules: bool | None = None


def conduct(decision: Decision, *, year: int | None = None) -> Result:
    """Return what was offered in a year, person by person, the worst first.

    Parameters
    ----------
    decision
        The account's; nothing of who decides is used but recorded roles.
    year
        The calendar year; None: that of the account's date, up to which interactions count.

    Returns
    -------
    Result
        Everybody with whom an interaction was that some rule applies to.
    """
    graph = decision.graph
    record = ConductRecord(recorded(decision), year or graph.as_of.year)
    people = sorted(record.people.items(), key=_worst_first)
    rules = record.facts.rules
    return Result(
        items=tuple(_finding(n, record, id_, rows) for n, (id_, rows) in enumerate(people, 1)),
        beside=ConductBeside(
            checks=tuple(yearly_checks(record)),
            units=unit_totals(record),
            colleagues=colleague_totals(record),
            currency=rules.currency,
            example_rules=rules.example,
        ),
        ask=(Evidence(kind="conduct_example"),) if rules.example else (),
    )


def recorded(decision: Decision) -> ConductFacts:
    """Return what conduct rules look at, of an account up to its date."""
    graph = decision.graph
    rows: dict[str, Sequence[Row]] = {name: graph.history.rows[name] for name in TABLES_READ}
    today = graph.as_of.isoformat()
    rows["interactions"] = [row for row in rows["interactions"] if row["date"] <= today]
    return ConductFacts.of(rows, decision.rules)


def _worst_first(person: tuple[str, Sequence[JudgedInteraction]]) -> tuple[object, ...]:
    count = Counter(one.status for one in person[1])
    return (*(-count[status] for status in _WORST_FIRST), -len(person[1]), person[0])


def _finding(
    rank: int, record: ConductRecord, contact: str, found: Sequence[JudgedInteraction]
) -> ConductFinding:
    count = Counter(one.status for one in found)
    totals = kind_totals(record, contact, found)
    told = [one for one in found if one.status in _WORST_FIRST]
    told.sort(key=lambda one: _WORST_FIRST.index(one.status))
    return ConductFinding(
        rank=rank,
        contact=record.name(contact),
        year=record.year,
        blocked=count["blocked"],
        needs_approval=count["needs_approval"],
        exceptions=count["exception"],
        incomplete=count["incomplete"],
        totals=totals,
        interactions=tuple(found),
        evidence=(
            *(one.evidence[0] for one in told),
            *(total.evidence for total in totals),
        ),
    )
