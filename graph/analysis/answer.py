"""What every analysis answers: findings with evidence, coverage, and a verdict."""

from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from graph.analysis.decision import Decision

Verdict = Literal["ok", "not_enough_evidence"]
Reason = Literal[
    "no_people",
    "several_open_projects",
    "no_informal_fact",
    "listening_unknown",
    "nobody_likely",
    "stances_unknown",
    "trust_unrated",
    "needs_unknown",
    "no_open_project",
    "no_roles",
    "rule_not_met",
    "nobody_knows_anyone",
    "no_path",
    "too_few_windows",
    "nothing_changed",
    "no_pains",
    "nobody_with_power_in_pain",
]
MOST_POWER_UNKNOWN = 0.5


class Part(BaseModel):
    """Base of all parts of an answer: nothing undeclared, never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ContactName(Part):
    """A contact, as an answer names them."""

    id: str
    name: str
    title: str | None = None


class Named(Part):
    """Somebody or something that a finding is about: of which kind, its id and its name."""

    kind: str
    id: str
    name: str


class FactRef(Part):
    """Where a piece of evidence is recorded: the table and the key in its URL."""

    table: str
    key: str


class Evidence(Part):
    """Something an answer rests on, or something to ask.

    `values` fill the phrase that the view makes of it; `text` is that phrase.
    """

    kind: str
    text: str = ""
    refs: tuple[FactRef, ...] = ()
    values: dict[str, Any] = Field(default_factory=dict, exclude=True)


class Coverage(Part):
    """How much of the account the answer could hear.

    `heard`: people of whom somebody recorded whom they listen to. `power_unknown`: the share
    of decision power held by the others.
    """

    people: int
    heard: int
    power_unknown: float
    text: str = ""


class Item(Part):
    """What everything that is found has: its rank."""

    rank: int

    @property
    def about(self) -> tuple[Named, ...]:
        """What it is about, by which findings of two results are held against each other."""
        raise NotImplementedError


class Finding(Item):
    """What is found of a person: their rank, who they are, their score, what it rests on."""

    contact: ContactName
    score: float
    evidence: tuple[Evidence, ...] = ()

    @property
    def about(self) -> tuple[Named, ...]:
        """Whom it is about."""
        return (Named(kind="contact", id=self.contact.id, name=self.contact.name),)


F = TypeVar("F", bound=Item)


class Result(Part):
    """What an analysis finds in one decision, before the answer is put around it.

    `items` are instances of the model that its entry in the registry names. `beside` holds what
    stands beside the items in the answer, where an analysis has such parts: an instance of the
    model that its entry names. `is_limited` says that the analysis heeded the limit itself, so
    that nothing more is left out.
    """

    items: tuple[Any, ...]
    beside: Part | None = None
    is_limited: bool = False
    verdict: Verdict = "ok"
    reasons: tuple[Reason, ...] = ()
    ask: tuple[Evidence, ...] = ()


def contact_name(decision: Decision, place: int) -> ContactName:
    """Return how an answer names the person at a place."""
    person = decision.graph.people[place]
    return ContactName(id=person["id"], name=person["name"], title=person.get("title"))


def coverage(decision: Decision) -> Coverage:
    """Return how much of the account could be heard."""
    return Coverage(
        people=len(decision.graph),
        heard=int(decision.heard.sum()),
        power_unknown=decision.power_unknown,
    )


def doubts(decision: Decision) -> tuple[Reason, ...]:
    """Return why there is not enough evidence about a decision; nothing where there is."""
    if not len(decision.graph):
        return ("no_people",)
    if not decision.heard.any():
        return ("no_informal_fact",)
    if decision.power_unknown > MOST_POWER_UNKNOWN:
        return ("listening_unknown",)
    return ()


def questions(decision: Decision) -> tuple[Evidence, ...]:
    """Return whom to ask about: people with decision power whose listening nobody recorded."""
    power = decision.body.power
    unheard = [j for j in range(len(power)) if power[j] > 0 and not decision.heard[j]]
    unheard.sort(key=lambda j: (-power[j], decision.graph.ids[j]))
    return tuple(
        Evidence(
            kind="ask_listening",
            refs=(FactRef(table="contacts", key=decision.graph.ids[j]),),
            values={"name": decision.graph.people[j]["name"], "power": power[j]},
        )
        for j in unheard
    )


def ranked_places(decision: Decision, scores: Any) -> list[int]:
    """Return all people's places by falling score, ties by id."""
    ids = decision.graph.ids
    return sorted(range(len(ids)), key=lambda j: (-round(float(scores[j]), 12), ids[j]))
