"""A year's interactions with one person, as the conduct rules judge them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from graph.analysis.answer import ContactName, Evidence, Part
from graph.analysis.conduct.evidence import contact_called, judgement_evidence
from graph.analysis.resting_on import resting_on
from graph.conduct.facts import ConductFacts
from graph.conduct.judgement import Judgement, judgement
from graph.conduct.ruling import Status
from graph.model import Row
from graph.rules.conduct import RateMissing, Verdict

Judged = Literal[Status, "rate_missing"]


class JudgedInteraction(Part):
    """One interaction with a person: the verdict of the strictest rule, its limits and sums.

    `rules`: every rule that applies, the strictest first. Amounts are in the strictest rule's
    `currency`; `year_so_far` has this interaction in it. `status` rate_missing: an amount is in a
    currency without a rate, so that nothing was judged.
    """

    interaction: str
    date: date
    kind: str
    verdict: Verdict | None
    status: Judged
    rules: tuple[str, ...] = ()
    currency: str | None = None
    per_head: float | None = None
    limit_head: float | None = None
    year_so_far: float | None = None
    limit_year: float | None = None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class ConductRecord:
    """The interactions of one year that a rule applies to, and their judgements.

    Parameters
    ----------
    facts
        What is recorded, up to the day that counts as today.
    year
        The calendar year.
    """

    facts: ConductFacts
    year: int

    @cached_property
    def people(self) -> Mapping[str, Sequence[JudgedInteraction]]:
        """What rules apply to, by contact."""
        found: dict[str, list[JudgedInteraction]] = defaultdict(list)
        for contact, rows in sorted(self.facts.interactions.items()):
            for row in self._of_year(rows):
                if (one := self._judged(row, contact)) is not None:
                    found[contact].append(one)
        return found

    @cached_property
    def judgements(self) -> Mapping[tuple[str, str], Judgement]:
        """The judgements by contact and interaction; those that lack a rate are left out."""
        found = {}
        for contact, rows in self.facts.interactions.items():
            for row in self._of_year(rows):
                try:
                    found[contact, row["id"]] = judgement(self.facts, row, contact)
                except RateMissing:
                    continue
        return found

    @cached_property
    def rows(self) -> Sequence[Row]:
        """The year's interactions, in order of time."""
        rows = self._of_year(self.facts.rows["interactions"])
        return sorted(rows, key=lambda row: (row["date"], row["id"]))

    @cached_property
    def known_currencies(self) -> frozenset[str]:
        """Currencies whose amounts can be told in that of the rules."""
        return frozenset({self.facts.rules.currency, *self.facts.rules.rates})

    def name(self, contact: str) -> ContactName:
        """Return how an answer names a contact."""
        return contact_called(self.facts, contact)

    def _of_year(self, rows: Sequence[Row]) -> Iterator[Row]:
        return (row for row in rows if row["date"][:4] == f"{self.year:04}")

    def _judged(self, row: Row, contact: str) -> JudgedInteraction | None:
        found = self.judgements.get((contact, row["id"]))
        if found is None:
            return self._unjudged(row, contact)
        return judged_interaction(self.facts, found) if found.rulings else None

    def _unjudged(self, row: Row, contact: str) -> JudgedInteraction:
        said = resting_on(
            "conduct_rate_missing",
            "interactions",
            row,
            who=self.name(contact).name,
            activity=self.facts.rules.kinds[row["kind"]],
            day=row["date"],
            currency=row.get("currency", ""),
        )
        return JudgedInteraction(
            interaction=row["id"],
            date=date.fromisoformat(row["date"]),
            kind=row["kind"],
            verdict=None,
            status="rate_missing",
            evidence=(said,),
        )


def judged_interaction(facts: ConductFacts, found: Judgement) -> JudgedInteraction:
    """Return a judgement as an answer has it; where no rule applies it is allowed."""
    row, first = found.interaction, next(iter(found.rulings), None)
    return JudgedInteraction(
        interaction=row["id"],
        date=date.fromisoformat(row["date"]),
        kind=row["kind"],
        verdict=found.verdict,
        status=found.status,
        rules=tuple(ruling.id for ruling in found.rulings),
        currency=first.rule.currency if first else None,
        per_head=first.head if first else None,
        limit_head=first.rule.limit_head if first else None,
        year_so_far=first.year if first else None,
        limit_year=first.rule.limit_year if first else None,
        evidence=judgement_evidence(facts, found),
    )
