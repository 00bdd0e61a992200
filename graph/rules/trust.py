"""The rules of trust: what `trust.toml` must be, and which way of building it is open to whom."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from graph.rules.rule_data import RuleData, Wording

Factor = Literal["reliability", "credibility", "intimacy", "self_orientation"]
TrustType = Literal["assistant", "adviser", "friend", "steward"]
PartyClass = Literal["private", "soe", "public_official", "regulator", "foreign_official"]


class FactorRule(Wording):
    """A factor: its name, what to do where it holds trust back, and the ways that build it."""

    advice: Wording
    types: tuple[TrustType, ...] = Field(min_length=1)


class TrustTypeRule(Wording):
    """A way of building trust: which trust it builds, how, and for whom it bears no risk."""

    trust: Literal["work", "personal"]
    open_to: tuple[PartyClass, ...]
    way: Wording
    limits: Wording


class TrustRules(RuleData):
    """All rules of trust.

    `old_days`: after so many days a record is old. `treated_as`: the class of contacts whose own
    nobody recorded.
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
                if self.suggested(factor, name) is None:
                    ways = ", ".join(rule.types)
                    raise ValueError(f"factors.{factor}.types: none of {ways} is open to {name}")
        return self

    def suggested(self, factor: Factor, party_class: PartyClass) -> TrustType | None:
        """Return the first way that builds a factor and is open to a class."""
        ways = self.factors[factor].types
        return next((way for way in ways if party_class in self.types[way].open_to), None)

    def suggested_for(
        self, factors: Iterable[Factor], party_class: PartyClass
    ) -> tuple[TrustType, ...]:
        """Return the way that is suggested for each of some factors, in order, each once."""
        ways = (self.suggested(factor, party_class) for factor in factors)
        return tuple(dict.fromkeys(way for way in ways if way is not None))

    def open_types(self, party_class: PartyClass) -> tuple[TrustType, ...]:
        """Return the ways that bear no conduct risk with a class."""
        return tuple(name for name, rule in self.types.items() if party_class in rule.open_to)
