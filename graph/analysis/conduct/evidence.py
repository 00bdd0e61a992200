"""What the conduct rules say of an interaction, as evidence."""

from collections.abc import Iterator

from graph.analysis.answer import ContactName, Evidence
from graph.analysis.resting_on import resting_on
from graph.conduct.facts import ConductFacts
from graph.conduct.judgement import Judgement
from graph.conduct.ruling import Ruling
from graph.model import Row

FOR_PEOPLE = ("approval", "register", "legal")
"""Needs that no fact shows: they are told."""


def judgement_evidence(facts: ConductFacts, judged: Judgement) -> tuple[Evidence, ...]:
    """Return what every rule says, the strictest first; with what is assumed and excused.

    Parameters
    ----------
    facts
        What it was judged by.
    judged
        The judgement.
    """
    found = [ruling_evidence(facts, judged, ruling) for ruling in judged.rulings]
    return (*found, *_assumed(facts, judged), *_said(judged.interaction))


def ruling_evidence(facts: ConductFacts, judged: Judgement, ruling: Ruling) -> Evidence:
    """Return what one rule says: the verdict, the rule, its limits and the sums so far."""
    row = judged.interaction
    return resting_on(
        f"conduct_{ruling.status(row)}",
        "interactions",
        *([row] if row["id"] in facts.recorded else []),
        who=contact_called(facts, judged.contact).name,
        activity=facts.rules.kinds[row["kind"]],
        day=row["date"],
        rule_id=ruling.id,
        norm=ruling.rule.note,
        figures=led_in("conduct_figures", *_figures(facts, ruling, row)),
    )


def led_in(kind: str, *parts: Evidence) -> tuple[Evidence, ...]:
    """Return parts behind a phrase that leads to them; nothing where there are none."""
    return (Evidence(kind=kind, values={"parts": parts}),) if parts else ()


def contact_called(facts: ConductFacts, contact: str) -> ContactName:
    """Return how an answer names a contact, who may have left."""
    person = facts.contacts.get(contact, {"name": contact})
    return ContactName(id=contact, name=person["name"], title=person.get("title"))


def money(amount: float, currency: str) -> str:
    """Return an amount for a text.

    Examples
    --------
    >>> money(126.666, "CNY"), money(9600, "CNY")
    ('126.67 CNY', '9,600 CNY')
    """
    return f"{amount:,.2f}".removesuffix(".00") + f" {currency}"


def _figures(facts: ConductFacts, ruling: Ruling, row: Row) -> Iterator[Evidence]:
    if "never" in ruling.breaches:
        yield Evidence(kind="conduct_never")
    if ruling.project is not None:
        yield Evidence(kind="conduct_window", values={"deal": ruling.project["name"]})
    yield from _head(facts, ruling)
    if ruling.year is not None and ruling.rule.limit_year is not None:
        yield _amount(facts, ruling, "year", ruling.year, ruling.rule.limit_year, row["date"][:4])
    if ruling.times is not None:
        most = ruling.rule.max_per_year
        yield Evidence(kind="conduct_times", values={"times": ruling.times, "most": most})
    if ruling.missing:
        needs = tuple(Evidence(kind=f"conduct_need_{need}") for need in ruling.missing)
        yield Evidence(kind="conduct_missing", values={"required": needs})
    told = tuple(Evidence(kind=f"conduct_need_{n}") for n in ruling.rule.needs if n in FOR_PEOPLE)
    if told and ruling.verdict != "allow":
        yield Evidence(kind="conduct_to_do", values={"required": told})


def _head(facts: ConductFacts, ruling: Ruling) -> Iterator[Evidence]:
    """Yield the cost a head beside the limit that it breaks, or else keeps to."""
    rule = ruling.rule
    refused = "block" in ruling.breaches
    limit = rule.block_above if refused else rule.limit_head
    if ruling.head is not None and limit is not None:
        yield _amount(facts, ruling, "block" if refused else "head", ruling.head, limit)


def _amount(
    facts: ConductFacts, ruling: Ruling, what: str, spent: float, limit: float, year: str = ""
) -> Evidence:
    currency = ruling.rule.currency or facts.rules.currency
    values = {"spent": money(spent, currency), "most": money(limit, currency), "year": year}
    return Evidence(kind=f"conduct_{what}", values=values)


def _assumed(facts: ConductFacts, judged: Judgement) -> Iterator[Evidence]:
    if judged.class_unknown and judged.rulings:
        who = contact_called(facts, judged.contact)
        yield resting_on("conduct_class_unknown", "contacts", {"id": who.id}, who=who.name)


def _said(row: Row) -> Iterator[Evidence]:
    """Yield who approved it, and why it is an exception."""
    if "approved_by" in row:
        yield Evidence(kind="conduct_approved_by", values={"approver": row["approved_by"]})
    if "exception_reason" in row:
        yield Evidence(kind="conduct_reason", values={"why": row["exception_reason"]})
