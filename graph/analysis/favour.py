"""How far people favour us and trust our colleagues.

References
----------
Trust: McKinsey's formula, T = reliability × credibility × intimacy ÷ self-orientation, each from
1 to 10, hence 0.1 to 1000; on a logarithmic scale, since good people stand far below the top.
"""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.access.our_side import OurSide
from graph.analysis.answer import Evidence
from graph.analysis.decision import Decision
from graph.analysis.resting_on import about, resting_on
from graph.model import Row
from graph.model.competitor import US
from graph.stances import Level, prevailing_level, prevailing_stances, stances_by_person

FAVOUR: Mapping[Level, float] = {
    "coach": 1.0,
    "exclusive": 0.9,
    "support": 0.7,
    "neutral": 0.3,
    "opposed": 0.0,
    "unknown": 0.3,
}
UNRATED_TRUST = 0.5
FACTORS = ("reliability", "credibility", "intimacy", "self_orientation")
LEAST_TRUST, MOST_TRUST = 0.1, 1000.0


@dataclass(frozen=True)
class Favours:
    """Everybody's level, favour and trust towards us at a decision's date.

    Parameters
    ----------
    decision
        The decision; its project's stances count before general ones.
    side
        Our colleagues at the date; trust in others does not count.
    """

    decision: Decision
    side: OurSide

    def level(self, person: str) -> Level:
        """Return a person's relationship level towards us."""
        return prevailing_level(self.stances(person))

    def stances(self, person: str) -> tuple[Row, ...]:
        """Return the stances that a person's level towards us rests on."""
        return self._stances.get(person, ())

    def favour(self, person: str) -> float:
        """Return how far a person favours us, from 0 to 1, by their level."""
        return FAVOUR[self.level(person)]

    def trust(self, person: str) -> float:
        """Return how far a person trusts the colleague they trust most; ½ if nobody rated it."""
        row = self._trust.get(person)
        return trust_share(row) if row else UNRATED_TRUST

    def trusted(self, person: str) -> str | None:
        """Return the id of the colleague whom a person trusts most, where it was rated."""
        row = self._trust.get(person)
        return str(row["colleague"]) if row else None

    def evidence(self, person: Row) -> tuple[Evidence, ...]:
        """Return the stances and the trust that a person's favour and trust rest on."""
        return (*self.stance_evidence(person), self._trust_evidence(person))

    def stance_evidence(self, person: Row) -> list[Evidence]:
        """Return the stances that a person's level rests on, or that there are none."""
        return [
            resting_on(
                "stance",
                "stances",
                row,
                name=person["name"],
                level=row.get("level", "unknown"),
                since=row.get("valid_from", ""),
                grade=row.get("grade", ""),
                source=row.get("source", ""),
            )
            for row in self.stances(person["id"])
        ] or [about("stance_unknown", person)]

    @cached_property
    def _stances(self) -> Mapping[str, tuple[Row, ...]]:
        project = self.decision.project["id"] if self.decision.project else None
        by_person = stances_by_person(self.decision.graph, project)
        return {person: prevailing_stances(of.get(US, ())) for person, of in by_person.items()}

    @cached_property
    def _trust(self) -> Mapping[str, Row]:
        latest: dict[str, dict[str, Row]] = defaultdict(dict)
        rows = self.decision.graph.facts["trust"]
        for row in sorted(rows, key=rated_on):
            if row["colleague"] not in self.side.gone:
                latest[row["contact"]][row["colleague"]] = row
        return {
            person: min(of.values(), key=lambda row: (-trust_share(row), row["colleague"]))
            for person, of in latest.items()
        }

    def _trust_evidence(self, person: Row) -> Evidence:
        row = self._trust.get(person["id"])
        if row is None:
            return about("trust_unknown", person)
        return resting_on(
            "trust",
            "trust",
            row,
            name=person["name"],
            colleague=self.side.name(row["colleague"]).name,
            on=row.get("on", ""),
            source=row.get("source", ""),
            **{factor: row[factor] for factor in FACTORS},
        )


def trust_share(row: Row) -> float:
    """Return recorded trust on a logarithmic scale from 0 to 1.

    Examples
    --------
    >>> factors = {"reliability": 7, "credibility": 7, "intimacy": 6, "self_orientation": 3}
    >>> round(trust_share(factors), 2)
    0.75
    """
    return math.log(trust_product(row) / LEAST_TRUST) / math.log(MOST_TRUST / LEAST_TRUST)


def trust_product(row: Row) -> float:
    """Return recorded trust T, from 0.1 to 1000."""
    product = row["reliability"] * row["credibility"] * row["intimacy"]
    return float(product / row["self_orientation"])


def rated_on(row: Row) -> str:
    """Return the day of a rating: when it was given, else since when it is true, else nothing."""
    return str(row.get("on") or row.get("valid_from", ""))
