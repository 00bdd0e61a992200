"""The conduct rules (接触行为规范): what `conduct.toml` must be."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from graph.errors import InvalidInput
from graph.rules.rule_data import RuleData, Wording
from graph.rules.titles import Patterns

Verdict = Literal["allow", "incomplete", "approve", "block"]
"""From the mildest to the strictest."""
Party = Literal[
    "private",
    "soe",
    "public_official",
    "regulator",
    "foreign_official",
    "soe_leader",
    "evaluator",
    "decision_body",
]
Window = Literal["any", "tender_open", "negotiation"]
Need = Literal[
    "approval", "register", "legal", "agenda", "host_present", "purpose", "attendees", "cost"
]
Amount = Annotated[float, Field(ge=0, le=1e12)]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Share = Annotated[float, Field(gt=0, le=1)]
RuleId = Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,40}$")]


class RateMissing(InvalidInput):
    """An amount is in a currency for which the rules have no rate."""

    def __init__(self, currency: str, wanted: str) -> None:
        super().__init__(
            f"there is no rate for {currency}: say what one {currency} is in {wanted}, under "
            f"[rates] as {currency} = … in conduct.toml of your rules folder (KINGMAKER_RULES)"
        )
        self.currency = currency


class ConductRule(RuleData):
    """A rule: to what it applies, its limits, and the verdict within and beyond them.

    Without limits and needs that can be checked `verdict` is that of everything it applies to; a
    limit of 0 allows nothing.
    """

    kinds: Annotated[tuple[str, ...], Field(min_length=1)]
    party_class: tuple[Party, ...] = ()
    country: Annotated[str | None, Field(pattern=r"^[A-Z]{2}$")] = None
    window: Window = "any"
    window_days: Annotated[int, Field(ge=0, le=3650)] = 0
    limit_head: Amount | None = None
    limit_year: Amount | None = None
    block_above: Amount | None = None
    currency: Currency | None = None
    max_per_year: Annotated[int | None, Field(ge=0, le=1000)] = None
    per: Literal["present", "guest"] = "present"
    needs: tuple[Need, ...] = ()
    within: Verdict = "allow"
    verdict: Verdict
    exceptions: bool = True
    enabled: bool = True
    note: Wording
    basis: Annotated[str, Field(min_length=1)]

    @model_validator(mode="after")
    def _has_currency(self) -> Self:
        if any(self._amounts) and self.currency is None:
            raise ValueError("expected the currency of its limits")
        return self

    @property
    def _amounts(self) -> tuple[float | None, ...]:
        return self.limit_head, self.limit_year, self.block_above

    @property
    def has_amounts(self) -> bool:
        """Whether it has a limit in money."""
        return any(amount is not None for amount in self._amounts)

    @property
    def is_never(self) -> bool:
        """Whether it allows nothing at all."""
        return 0 in (self.limit_head, self.limit_year, self.max_per_year)


class CheckRules(RuleData):
    """What the yearly checks look for."""

    splitting_days: Annotated[int, Field(ge=0, le=366)]
    near: Share
    cluster: Annotated[int, Field(ge=2, le=1000)]
    round_to: Annotated[float, Field(gt=0)]
    round_least: Annotated[int, Field(ge=1, le=1000)]
    round_share: Share


class ConductRules(RuleData):
    """All conduct rules. `example`: whether they are ours, which a company replaces by its own."""

    example: bool
    currency: Currency
    leader_rank: Annotated[int, Field(ge=0, le=1000)]
    leader_titles: Patterns
    rates: Mapping[Currency, Annotated[float, Field(gt=0)]]
    checks: CheckRules
    kinds: Mapping[str, Wording]
    rules: Mapping[RuleId, ConductRule]

    @model_validator(mode="after")
    def _kinds_are_known(self) -> Self:
        for id_, rule in self.rules.items():
            if unknown := [kind for kind in rule.kinds if kind not in self.kinds]:
                raise ValueError(f"rules.{id_}.kinds: no kind of interaction is {unknown[0]!r}")
        return self

    @property
    def tender_days(self) -> int:
        """So many days after the award the last rule for tenders still holds."""
        rules = (rule for rule in self.rules.values() if rule.enabled)
        return max((rule.window_days for rule in rules if rule.window == "tender_open"), default=0)

    def converted(self, amount: float, currency: str, wanted: str) -> float:
        """Return an amount in another currency.

        Raises
        ------
        RateMissing
            If one of the two is foreign and has no rate.
        """
        if currency == wanted or amount == 0:
            return amount
        return amount * self._rate(currency) / self._rate(wanted)

    def _rate(self, currency: str) -> float:
        if currency == self.currency:
            return 1.0
        if currency not in self.rates:
            raise RateMissing(currency, self.currency)
        return self.rates[currency]
