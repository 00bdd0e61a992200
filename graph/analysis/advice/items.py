"""A piece of advice: the rule, whom it is about, and the facts that fired it."""

from collections.abc import Sequence
from datetime import date

from graph.analysis.advice.conditions import FiredFact, Firing
from graph.analysis.advice.found import Known
from graph.analysis.answer import ContactName, Evidence, Item, Named, contact_name
from graph.bilingual import Bilingual
from graph.rules.coaching import CoachingRule, Severity
from graph.rules.coaching_facts import COACHING_FACTS, Scope

MOST_NAMED = 6
_DIGITS = 12
_VALUE_NAMES = {"share": "share", "level": "level"}
PHASES = {
    "early": Bilingual("early", "前期"),
    "mid": Bilingual("mid", "中期"),
    "late": Bilingual("late", "后期"),
}


class Advice(Item):
    """A rule that fires: what to do, about whom, and why.

    `people`: all that it is about or that its facts name, by falling influence on the decision;
    `power`: that of the first. `since`: the earliest day since which it has fired without a
    break, about any of the same; `since_or_before`: no earlier day was asked. Null: it cannot be
    asked of earlier days.
    """

    rule: str
    scope: Scope
    severity: Severity
    power: float
    since: date | None
    since_or_before: bool
    advice: Evidence
    people: tuple[ContactName, ...]
    evidence: tuple[Evidence, ...]

    @property
    def about(self) -> tuple[Named, ...]:
        """The rule."""
        return (Named(kind="rule", id=self.rule, name=self.advice.text or self.rule),)


def advice_item(known: Known, id_: str, rule: CoachingRule, firings: Sequence[Firing]) -> Advice:
    """Return a rule's advice, with those first who move the decision most."""
    moved = known.decision.decision_influence if len(known.graph) else ()
    power = {id_: round(float(d), _DIGITS) for id_, d in zip(known.graph.ids, moved, strict=True)}
    firings = sorted(firings, key=lambda one: (-power.get(one.subject, 0.0), one.subject))
    ids = sorted(_people(firings) & set(power), key=lambda one: (-power[one], one))
    return Advice(
        rank=0,
        rule=id_,
        scope=rule.scope,
        severity=rule.severity,
        power=max((power[one] for one in ids), default=0.0),
        since=None,
        since_or_before=False,
        advice=Evidence(kind="advised", values={"advised": Bilingual(rule.en, rule.zh)}),
        people=tuple(contact_name(known.decision, known.graph.index[one]) for one in ids),
        evidence=tuple(_why(known, firing) for firing in firings),
    )


def _people(firings: Sequence[Firing]) -> set[str]:
    named = {id_ for one in firings for fact in one.facts for id_ in fact.found.people}
    return named | {one.subject for one in firings}


def _why(known: Known, firing: Firing) -> Evidence:
    said = tuple(_fact(known, fact) for fact in firing.facts)
    refs = dict.fromkeys(ref for one in said for ref in one.refs)
    name = _name(known, firing.subject)
    kind = "fired_about" if name else "fired"
    return Evidence(kind=kind, refs=tuple(refs), values={"name": name, "facts": said})


def _name(known: Known, subject: str) -> str:
    if subject in known.graph.index:
        return str(known.person(subject)["name"])
    units = (row["name"] for row in known.graph.facts["units"] if row["id"] == subject)
    return str(next(units, ""))


def _fact(known: Known, fact: FiredFact) -> Evidence:
    """Return a fact in words: its name, its value, and whom it counts besides."""
    described, value = COACHING_FACTS[fact.name], fact.found.value
    words = described.words if value or described.otherwise is None else described.otherwise
    name = _VALUE_NAMES.get(described.kind, "coached")
    shown: object = f"{value:,.10g}" if described.kind == "number" else value
    if described.kind == "phase":
        shown = PHASES[str(value)]
    values = {"fact_words": words, name: shown, "who": _who(known, fact)}
    return Evidence(kind=f"fact_{described.kind}", refs=fact.found.refs, values=values)


def _who(known: Known, fact: FiredFact) -> tuple[Evidence, ...] | str:
    """Return the first of those whom a fact counts, and how many more there are."""
    names = [known.person(id_)["name"] for id_ in fact.found.people if id_ in known.graph.index]
    more = len(names) - MOST_NAMED
    values = {"names": tuple(names[:MOST_NAMED]), "more": str(more) if more > 0 else ""}
    return (Evidence(kind="fact_people", values=values),) if names else ""
