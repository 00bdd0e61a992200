"""Interactions of long ago, recorded now: what they make of those that came after."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from graph.conduct.facts import ConductFacts
from graph.conduct.judgement import Judgement, judgement
from graph.conduct.ruling import SEVERITY
from graph.model import Row
from graph.rules.conduct import RateMissing


def worsened(facts: ConductFacts, changed: Mapping[str, Row | None]) -> Iterator[Judgement]:
    """Yield the judgements on recorded interactions that are worse because of changed ones.

    Parameters
    ----------
    facts
        What is recorded, the changed interactions as they shall be.
    changed
        These by id, as they were (None: they are new). They themselves are left out.
    """
    rows = (changed.get(row["id"], row) for row in facts.rows["interactions"])
    past = [row for row in rows if row is not None]
    before = replace(facts, rows={**facts.rows, "interactions": past})
    for contact, first in sorted(_first_days(facts, changed).items()):
        for row in facts.interactions.get(contact, ()):
            if row["id"] not in changed and row["date"] >= first:
                yield from _worse(before, facts, row, contact)


def _first_days(facts: ConductFacts, changed: Mapping[str, Row | None]) -> Mapping[str, str]:
    """Return the earliest day of a changed interaction, by who takes part."""
    rows = (row for row in facts.rows["interactions"] if row["id"] in changed)
    found: dict[str, str] = {}
    for row in rows:
        for contact in row["contacts"]:
            found[contact] = min(row["date"], found.get(contact, row["date"]))
    return found


def _worse(
    before: ConductFacts, after: ConductFacts, row: Row, contact: str
) -> Iterator[Judgement]:
    try:
        was, is_ = judgement(before, row, contact), judgement(after, row, contact)
    except RateMissing:
        return
    if SEVERITY[is_.status] > SEVERITY[was.status]:
        yield is_
