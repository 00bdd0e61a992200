"""The rules of trust: what `trust.toml` must be, and which way of building it is open to whom."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, NamedTuple, Self, get_args

from pydantic import Field, model_validator

from graph.rules.rule_data import RuleData, Wording

Factor = Literal["reliability", "credibility", "intimacy", "self_orientation"]
TrustType = Literal["assistant", "adviser", "friend", "steward"]
PartyClass = Literal["private", "soe", "public_official", "regulator", "foreign_official"]


class Towards(NamedTuple):
    """Towards whom trust is built: their class, and whether a tender is on in which they act."""

    party_class: PartyClass
    in_tender: bool = False


class FactorRule(Wording):
    """A factor: its name, what to do where it holds trust back, and the ways that build it."""

    advice: Wording
    types: tuple[TrustType, ...] = Field(min_length=1)


class TrustTypeRule(Wording):
    """A way of building trust: which trust it builds, how, and for whom it bears no risk."""

    trust: Literal["work", "personal"]
    open_to: tuple[PartyClass, ...]
    in_tender: bool
    way: Wording
    limits: Wording

    def is_open(self, towards: Towards) -> bool:
        """Return whether it bears no conduct risk."""
        return towards.party_class in self.open_to and (self.in_tender or not towards.in_tender)


class TrustRules(RuleData):
    """All rules of trust.

    `old_days`: after so many days a record is old. `treated_as`: the class of contacts whose own
    nobody recorded. How long a tender is on is the conduct rules' to say.
    """

    old_days: Annotated[int, Field(ge=1, le=36_500)]
    treated_as: PartyClass
    factors: Mapping[Factor, FactorRule]
    types: Mapping[TrustType, TrustTypeRule]
    classes: Mapping[PartyClass, Wording]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        for name, found, expected in (
            ("factors", self.factors, get_args(Factor)),
            ("types", self.types, get_args(TrustType)),
            ("classes", self.classes, get_args(PartyClass)),
        ):
            if missing := set(expected) - found.keys():
                raise ValueError(f"{name}: {', '.join(sorted(missing))} is missing")
        for name in get_args(PartyClass):
            for factor, rule in self.factors.items():
                if self.suggested(factor, Towards(name, in_tender=True)) is None:
                    ways = f"none of {', '.join(rule.types)} is open to {name} in a tender"
                    raise ValueError(f"factors.{factor}.types: {ways}")
        return self

    def suggested(self, factor: Factor, towards: Towards) -> TrustType | None:
        """Return the first way that builds a factor and bears no risk towards somebody."""
        ways = self.factors[factor].types
        return next((way for way in ways if self.types[way].is_open(towards)), None)

    def suggested_for(self, factors: Iterable[Factor], towards: Towards) -> tuple[TrustType, ...]:
        """Return the way that is suggested for each of some factors, in order, each once."""
        ways = (self.suggested(factor, towards) for factor in factors)
        return tuple(dict.fromkeys(way for way in ways if way is not None))

    def open_types(self, towards: Towards) -> tuple[TrustType, ...]:
        """Return the ways that bear no conduct risk towards somebody."""
        return tuple(name for name, rule in self.types.items() if rule.is_open(towards))
