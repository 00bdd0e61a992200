"""Whether a rule's conditions hold: facts found once, held against values."""

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from graph.analysis.advice.chain_facts import CHAIN_FACTS
from graph.analysis.advice.contact_facts import CONTACT_FACTS
from graph.analysis.advice.deal_facts import DEAL_FACTS
from graph.analysis.advice.found import Facts, Found, Known, Value
from graph.analysis.advice.influence_facts import INFLUENCE_FACTS
from graph.analysis.advice.relationship_facts import RELATIONSHIP_FACTS
from graph.rules.coaching import CoachingRule, Condition, Needed, Operator
from graph.rules.coaching_facts import COACHING_FACTS, WORDS, Scope

FOUND_BY: Facts = {
    **CHAIN_FACTS,
    **CONTACT_FACTS,
    **DEAL_FACTS,
    **INFLUENCE_FACTS,
    **RELATIONSHIP_FACTS,
}
"""How each fact is found, by its name."""
_OPERATORS: Mapping[Operator, Callable[[float, float], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_DIGITS = 12


@dataclass(frozen=True)
class FiredFact:
    """A fact that made a rule fire: its name and what it is."""

    name: str
    found: Found


@dataclass(frozen=True)
class Firing:
    """A rule that fired about one subject (a person or a department by id; a project: empty)."""

    subject: str
    facts: tuple[FiredFact, ...]


@dataclass(frozen=True)
class Conditions:
    """The conditions of rules in one decision; every fact is found once.

    Parameters
    ----------
    known
        What is known of the decision.
    """

    known: Known
    _found: dict[tuple[str, str], Found] = field(default_factory=dict)

    def fired(self, rule: CoachingRule) -> Iterator[Firing]:
        """Yield of whom or what a rule fires, by id."""
        if self._has_data(rule):
            for subject in self.subjects(rule.scope):
                if firing := self.about(rule, subject):
                    yield firing

    def about(self, rule: CoachingRule, subject: str) -> Firing | None:
        """Return a rule's firing about one subject, if it fires."""
        if not all(self._holds(test, subject) for test in rule.when):
            return None
        held = [test for test in rule.any if self._holds(test, subject)]
        if rule.any and not held:
            return None
        names = dict.fromkeys(name for test in (*rule.when, *held) for name in _names(test))
        return Firing(subject, tuple(FiredFact(name, self.found(name, subject)) for name in names))

    def still(self, rule: CoachingRule, subjects: frozenset[str]) -> bool:
        """Return whether a rule fires of any of these."""
        there = (id_ for id_ in self.subjects(rule.scope) if id_ in subjects)
        return self._has_data(rule) and any(self.about(rule, subject) for subject in there)

    def found(self, name: str, subject: str) -> Found:
        """Return a fact about a subject."""
        key = name, subject
        if key not in self._found:
            self._found[key] = FOUND_BY[name](self.known, subject)
        return self._found[key]

    def subjects(self, scope: Scope) -> tuple[str, ...]:
        """Return whom or what rules of a scope can be about."""
        if scope == "person":
            return self.known.graph.ids
        if scope == "unit":
            return tuple(sorted(row["id"] for row in self.known.graph.facts["units"]))
        return ("",) if self.known.project else ()

    def _holds(self, test: Condition, subject: str) -> bool:
        one = self.found(test.fact, subject).value
        other = self.found(test.than, subject).value if test.than else test.value
        if one is None or other is None:
            return False
        return _OPERATORS[test.op](_comparable(test.fact, one), _comparable(test.fact, other))

    def _has_data(self, rule: CoachingRule) -> bool:
        if not self._recorded.issuperset(rule.needs):
            return False
        return not rule.needs_any or not self._recorded.isdisjoint(rule.needs_any)

    @cached_property
    def _recorded(self) -> frozenset[Needed | str]:
        """The tables that have a row at the date."""
        graph = self.known.graph
        found = {name for name, rows in graph.facts.items() if rows}
        found |= {"contacts"} if len(graph) else set()
        return frozenset(found | ({"communications"} if len(graph.messages.fact) else set()))


def _names(test: Condition) -> tuple[str, ...]:
    return (test.fact, test.than) if test.than else (test.fact,)


def _comparable(fact: str, value: Value) -> float:
    words = WORDS.get(COACHING_FACTS[fact].kind)
    return float(words.index(str(value))) if words else round(float(value), _DIGITS)
