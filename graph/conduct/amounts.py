"""What a contact's part in interactions cost, and how often there were some."""

from collections.abc import Sequence
from datetime import date, timedelta

from graph.conduct.facts import ConductFacts
from graph.model import Row
from graph.rules.conduct import ConductRule, ConductRules

MONTHS_12 = timedelta(days=365)


def per_head(rule: ConductRule, rules: ConductRules, interaction: Row) -> float | None:
    """Return what an interaction cost a head, in the rule's currency; None: not recorded.

    The cost is divided by the people present, where nobody counted them by those named on both
    sides; where the rule is per guest by the contacts.

    Raises
    ------
    RateMissing
        If it is in a currency for which there is no rate.
    """
    if "cost" not in interaction:
        return None
    named = len(interaction["contacts"]) + len(interaction["colleagues"])
    heads = interaction.get("people_present") or named
    if rule.per == "guest":
        heads = len(interaction["contacts"])
    wanted = rule.currency or rules.currency
    return rules.converted(interaction["cost"], interaction["currency"], wanted) / heads


def year_sum(rule: ConductRule, facts: ConductFacts, earlier: Sequence[Row], year: str) -> float:
    """Return what a person's earlier interactions of a year cost a head, by one rule.

    Raises
    ------
    RateMissing
        If one is in a currency for which there is no rate.
    """
    of_year = (row for row in earlier if row["date"][:4] == year and row["kind"] in rule.kinds)
    return sum(per_head(rule, facts.rules, row) or 0.0 for row in of_year)


def times(rule: ConductRule, earlier: Sequence[Row], day: date) -> int:
    """Return how many interactions a rule counts in the 12 months up to a day, the new one too."""
    since = (day - MONTHS_12).isoformat()
    return 1 + len([1 for row in earlier if row["date"] > since and row["kind"] in rule.kinds])
