"""What one conduct rule says of one person's part in an interaction."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from graph.conduct.amounts import per_head, times, year_sum
from graph.conduct.facts import ConductFacts
from graph.conduct.parties import open_project
from graph.model import Row
from graph.rules.conduct import ConductRule, Need, Verdict

Status = Literal["allowed", "approved", "incomplete", "needs_approval", "exception", "blocked"]
"""What becomes of an interaction, from the mildest to the worst."""
Breach = Literal["never", "always", "head", "block", "year", "count", "missing"]
STRICTNESS: Mapping[str, int] = {verdict: n for n, verdict in enumerate(get_args(Verdict))}
SEVERITY: Mapping[str, int] = {status: n for n, status in enumerate(get_args(Status))}


@dataclass(frozen=True, slots=True)
class Ruling:
    """What one rule says.

    Parameters
    ----------
    id, rule
        The rule.
    verdict
        Its verdict.
    breaches
        Why it is not kept to; nothing where it is.
    head, year
        The cost a head, and that of the year so far with this interaction, in the rule's
        currency; None where the rule has no such limit or the cost is not recorded.
    times
        How many there were in 12 months, with this one; None where the rule does not count.
    missing
        What must be recorded and is not.
    project
        The project in whose window it falls, where that matters.
    """

    id: str
    rule: ConductRule
    verdict: Verdict
    breaches: tuple[Breach, ...]
    head: float | None = None
    year: float | None = None
    times: int | None = None
    missing: tuple[Need, ...] = ()
    project: Row | None = None

    def status(self, interaction: Row) -> Status:
        """Return what becomes of the interaction by this rule alone."""
        if self.verdict == "block":
            excused = self.rule.exceptions and "exception_reason" in interaction
            return "exception" if excused else "blocked"
        if self.verdict == "approve":
            return "approved" if "approved_by" in interaction else "needs_approval"
        return "incomplete" if self.verdict == "incomplete" else "allowed"


def ruling(facts: ConductFacts, interaction: Row, contact: str, id_: str) -> Ruling:
    """Return what a rule that applies says. Raises RateMissing."""
    rule = facts.rules.rules[id_]
    found = Ruling(
        id_,
        rule,
        rule.verdict,
        ("never",),
        missing=tuple(need for need in rule.needs if _is_missing(need, interaction)),
        project=open_project(rule, facts, interaction, contact),
    )
    return found if rule.is_never else _measured(found, facts, interaction, contact)


def _measured(found: Ruling, facts: ConductFacts, interaction: Row, contact: str) -> Ruling:
    """Return what a rule says by its limits and needs."""
    rule, earlier = found.rule, facts.before(interaction, contact)
    day = date.fromisoformat(interaction["date"])
    head = per_head(rule, facts.rules, interaction) if rule.has_amounts else None
    year = None
    if rule.limit_year is not None:
        year = year_sum(rule, facts, earlier, interaction["date"][:4]) + (head or 0.0)
    count = times(rule, earlier, day) if rule.max_per_year is not None else None
    breaches = tuple(_breaches(rule, head, year, count, found.missing))
    verdict = _verdict(rule, breaches)
    return replace(found, verdict=verdict, breaches=breaches, head=head, year=year, times=count)


def _breaches(
    rule: ConductRule,
    head: float | None,
    year: float | None,
    count: int | None,
    missing: tuple[Need, ...],
) -> Iterator[Breach]:
    if _is_above(head, rule.block_above):
        yield "block"
    if _is_above(head, rule.limit_head):
        yield "head"
    if _is_above(year, rule.limit_year):
        yield "year"
    if _is_above(count, rule.max_per_year):
        yield "count"
    if missing:
        yield "missing"
    if not _has_conditions(rule):
        yield "always"


def _is_above(value: float | None, limit: float | None) -> bool:
    return value is not None and limit is not None and value > limit + 1e-9


def _has_conditions(rule: ConductRule) -> bool:
    is_limited = rule.has_amounts or rule.max_per_year is not None
    return is_limited or any(map(_can_be_checked, rule.needs))


def _verdict(rule: ConductRule, breaches: tuple[Breach, ...]) -> Verdict:
    if "block" in breaches:
        return "block"
    return rule.verdict if breaches else rule.within


def _can_be_checked(need: Need) -> bool:
    """Return whether facts show that it is met; the others are for people to do."""
    return need in ("agenda", "host_present", "purpose", "attendees", "cost")


def _is_missing(need: Need, interaction: Row) -> bool:
    """Return whether what a rule needs is not recorded; a colleague who takes part is a host."""
    return {
        "agenda": interaction.get("agenda") is not True,
        "host_present": interaction.get("host_present") is False,
        "purpose": "topic" not in interaction,
        "attendees": "people_present" not in interaction,
        "cost": "cost" not in interaction,
    }.get(need, False)
