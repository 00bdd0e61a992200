"""What trust rests on, what holds it back and what the method offers, as evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from graph.analysis.answer import Evidence
from graph.analysis.favour import FACTORS, rated_on
from graph.analysis.people.trust_records import TrustPair, TrustRecords
from graph.analysis.resting_on import about, resting_on
from graph.model import Row
from graph.rules.trust import Factor, Towards, TrustType

_NOTHING = 1e-9
_UNDATED = "–"


@dataclass(frozen=True)
class TrustEvidence:
    """Evidence and questions about trust.

    Parameters
    ----------
    records
        Everybody's trust; its rules have the texts.
    """

    records: TrustRecords

    def of_pair(self, person: Row, pair: TrustPair) -> Iterator[Evidence]:
        """Yield how far a person trusts a colleague, and what holds that back."""
        *before, row = self.records.counting(person["id"], pair.colleague.id)
        yield resting_on(
            "trust_scale",
            "trust",
            *(row, *before[-1:]),
            name=person["name"],
            colleague=pair.colleague.name,
            trust_total=f"{pair.product:.1f}".removesuffix(".0"),
            trust_scale=f"{pair.trust:.2f}",
            trust_change=_change(pair, before),
            on=_said(pair.on),
        )
        if pair.weakest:
            held = tuple(self._factor(name, row) for name in pair.weakest)
            yield resting_on("trust_held_back", "trust", row, trust_factors=held)

    def of_records(self, person: Row, pair: TrustPair) -> Iterator[Evidence]:
        """Yield the record that counts, whether it is old, and how trust went."""
        rows = self.records.rows(person["id"], pair.colleague.id)
        row = self.records.counting(person["id"], pair.colleague.id)[-1]
        names = {"name": person["name"], "colleague": pair.colleague.name}
        factors = {factor: row[factor] for factor in FACTORS}
        source = row.get("source", "")
        yield resting_on(
            "trust", "trust", row, **names, **factors, on=_said(pair.on), source=source
        )
        if pair.is_old:
            days = self.records.rules.old_days
            kind = "trust_old" if pair.on else "trust_undated"
            yield resting_on(kind, "trust", row, **names, days=days)
        if len(rows) > 1:
            steps = tuple(f"{at.on or _UNDATED} {at.trust:.2f}" for at in pair.trajectory)
            yield resting_on("trust_over_time", "trust", *rows, **names, trust_steps=steps)

    def of_types(self, person: Row, suggested: Sequence[TrustType]) -> Iterator[Evidence]:
        """Yield the ways that build what is weakest, and how they stay within conduct rules."""
        for name in suggested:
            rule = self.records.rules.types[name]
            yield resting_on(
                f"trust_type_{rule.trust}",
                "contacts",
                person,
                name=person["name"],
                trust_type=rule,
                trust_way=rule.way,
                trust_limits=rule.limits,
            )

    def of_limits(self, person: Row, towards: Towards) -> Iterator[Evidence]:
        """Yield which ways are not free of conduct risk with a person, if any, and why."""
        kind = "trust_class" if "party_class" in person else "trust_class_unknown"
        yield from self._limit(kind, person, towards._replace(in_tender=False))
        if towards.in_tender:
            yield from self._limit("trust_in_tender", person, towards)

    def questions(self, person: Row, pairs: Sequence[TrustPair]) -> Iterator[Evidence]:
        """Yield what to ask about a person: a first record, a new one, their class."""
        if not pairs:
            yield self._first(person)
        elif all(pair.is_old for pair in pairs):
            best = pairs[0]
            yield resting_on(
                "ask_trust_again",
                "contacts",
                person,
                name=person["name"],
                colleague=best.colleague.name,
                on=_said(best.on),
            )
        if "party_class" not in person:
            yield about("ask_party_class", person)

    def _first(self, person: Row) -> Evidence:
        known = self.records.side.reaches_us(person["id"])
        names = tuple(each.colleague.name for each in known)
        if not names:
            return about("ask_trust_of_somebody", person)
        return resting_on(
            "ask_trust", "contacts", person, name=person["name"], trust_colleagues=names
        )

    def _limit(self, kind: str, person: Row, towards: Towards) -> Iterator[Evidence]:
        rules = self.records.rules
        free = rules.open_types(towards)
        if len(free) < len(rules.types):
            yield resting_on(
                kind,
                "contacts",
                person,
                name=person["name"],
                days=self.records.tender_days,
                trust_class=rules.classes[towards.party_class],
                trust_free=tuple(rules.types[name] for name in free),
                trust_risky=tuple(rules.types[name] for name in rules.types if name not in free),
            )

    def _factor(self, name: Factor, row: Row) -> Evidence:
        rule = self.records.rules.factors[name]
        kind = "trust_factor_turned" if name == "self_orientation" else "trust_factor"
        values = {"trust_factor": rule, "trust_advice": rule.advice, "trust_mark": f"{row[name]:g}"}
        return Evidence(kind=kind, values=values)


def _change(pair: TrustPair, before: Sequence[Row]) -> tuple[Evidence, ...]:
    """Return how trust changed since the record before, as part of a sentence."""
    if pair.change is None:
        return ()
    values = {"since": rated_on(before[-1]), "trust_step": f"{abs(pair.change):.2f}"}
    if abs(pair.change) < _NOTHING:
        return (Evidence(kind="trust_as_before", values=values),)
    return (Evidence(kind="trust_rose" if pair.change > 0 else "trust_fell", values=values),)


def _said(day: date | None) -> str:
    return day.isoformat() if day else ""
