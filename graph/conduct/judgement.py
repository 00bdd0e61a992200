"""The verdict of the conduct rules on one person's part in one interaction."""

from dataclasses import dataclass

from graph.conduct.facts import ConductFacts
from graph.conduct.parties import applies
from graph.conduct.ruling import SEVERITY, STRICTNESS, Ruling, Status, ruling
from graph.model import Row
from graph.rules.conduct import Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """What all rules say of one person's part in an interaction.

    Parameters
    ----------
    interaction, contact
        The interaction, and the id of the person.
    class_unknown
        Whether nobody recorded the person's class, so that they count as a public official.
    rulings
        Of every rule that applies, the strictest first.
    """

    interaction: Row
    contact: str
    class_unknown: bool
    rulings: tuple[Ruling, ...]

    @property
    def verdict(self) -> Verdict:
        """The strictest verdict; allowed where no rule applies."""
        return self.rulings[0].verdict if self.rulings else "allow"

    @property
    def status(self) -> Status:
        """The worst of what the rules make of it."""
        found: list[Status] = [ruling.status(self.interaction) for ruling in self.rulings]
        return max(found, key=SEVERITY.__getitem__, default="allowed")


def judged(facts: ConductFacts, interaction: Row) -> tuple[Judgement, ...]:
    """Return the judgement on every contact who takes part in an interaction.

    Parameters
    ----------
    facts
        What is recorded; of interactions those before this one count, on its day by their ids.
    interaction
        The interaction; it need not be among the facts.

    Raises
    ------
    RateMissing
        If an amount that a limit needs is in a currency for which there is no rate.
    """
    contacts = dict.fromkeys(interaction["contacts"])
    return tuple(judgement(facts, interaction, contact) for contact in contacts)


def judgement(facts: ConductFacts, interaction: Row, contact: str) -> Judgement:
    """Return the judgement on one contact's part in an interaction. Raises RateMissing."""
    rulings = [
        ruling(facts, interaction, contact, id_)
        for id_, rule in facts.rules.rules.items()
        if applies(rule, facts, interaction, contact)
    ]
    rulings.sort(key=_strictest_first)
    unknown = "party_class" not in facts.contacts.get(contact, {})
    return Judgement(interaction, contact, unknown, tuple(rulings))


def _strictest_first(ruling: Ruling) -> tuple[int, int, float, str]:
    limit = ruling.rule.limit_head
    return (
        -STRICTNESS[ruling.verdict],
        -bool(ruling.breaches),
        float("inf") if limit is None else limit,
        ruling.id,
    )
