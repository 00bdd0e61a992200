"""The coaching rules: what `coaching.toml` must be."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from graph.rules.coaching_facts import COACHING_FACTS, WORDS, FactDescription, Scope
from graph.rules.rule_data import RuleData, Wording

Severity = Literal["urgent", "warning", "hint"]
SEVERITIES: tuple[Severity, ...] = ("urgent", "warning", "hint")
Operator = Literal["=", "!=", "<", "<=", ">", ">="]
Needed = Literal[
    "units",
    "contacts",
    "influences",
    "communications",
    "projects",
    "steps",
    "roles",
    "competitors",
    "competitor_events",
    "stances",
    "ratings",
    "trust",
    "colleagues",
    "ties",
    "interactions",
    "needs",
    "pains",
    "pain_causes",
]
Days = Annotated[int, Field(ge=1, le=36_500)]
RuleId = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,39}$")]


class Condition(RuleData):
    """One condition: a fact against a value, or against another fact (`than`).

    A fact that is not known holds no condition.
    """

    fact: str
    op: Operator
    value: bool | float | str | None = None
    than: str | None = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        described = _described(self.fact)
        if (self.value is None) == (self.than is None):
            raise ValueError("expected either value or than")
        if self.than is not None and _described(self.than).scope != described.scope:
            raise ValueError(f"than: {self.than} is about another scope than {self.fact}")
        if described.kind == "flag" and self.op not in ("=", "!="):
            raise ValueError(f"{self.fact} is yes or no: expected op = or !=")
        if self.value is not None:
            _check_value(self.fact, described, self.value)
        return self


class CoachingRule(Wording):
    """A rule: when all tests hold, and one of `any` where there are some, it gives its advice.

    `needs`: tables without a row of which it is silent; `needs_any`: at least one has rows.
    """

    scope: Scope
    severity: Severity
    when: tuple[Condition, ...] = ()
    any: tuple[Condition, ...] = ()
    needs: tuple[Needed, ...] = ()
    needs_any: tuple[Needed, ...] = ()
    source: str = ""

    @property
    def tests(self) -> tuple[Condition, ...]:
        """All tests."""
        return (*self.when, *self.any)

    @property
    def is_slow(self) -> bool:
        """Whether it is not asked of earlier days."""
        return any(COACHING_FACTS[test.fact].slow for test in self.tests)

    @model_validator(mode="after")
    def _is_of_one_scope(self) -> Self:
        if not self.tests:
            raise ValueError("expected a test in when or any")
        for test in self.tests:
            scope = COACHING_FACTS[test.fact].scope
            if scope != self.scope:
                raise ValueError(f"{test.fact} is about a {scope}, the rule about a {self.scope}")
        return self


class CoachingSettings(RuleData):
    """What facts count by.

    `mid`, `late`: words of a project's stage that tell its phase; where none does, the share of
    steps done counts (`mid_done`, `late_done`). `period`: the days of "lately" for contacts,
    changes and acts. `introduction_days`: those for introductions. `rival_days`: so long a
    competitor's test runs where its end is not recorded. `strategic_value`: from which sum of
    project values on an account is strategic, in the project's currency; an attribute
    `x_strategic` = yes of the project says so too. `executive_kinds`: kinds of interactions that
    are executive meetings.
    """

    mid: tuple[str, ...]
    late: tuple[str, ...]
    mid_done: Annotated[float, Field(ge=0, le=1)]
    late_done: Annotated[float, Field(ge=0, le=1)]
    period: Days
    introduction_days: Days
    rival_days: Days
    strategic_value: Annotated[float, Field(ge=0)]
    executive_kinds: tuple[str, ...]


class CoachingRules(RuleData):
    """All coaching rules: ours, the company's own, and which are off."""

    settings: CoachingSettings
    rules: Mapping[RuleId, CoachingRule]
    own: Mapping[RuleId, CoachingRule] = Field(default_factory=dict)
    off: tuple[str, ...] = ()

    @property
    def active(self) -> Mapping[str, CoachingRule]:
        """The rules that count, by id."""
        every = {**self.rules, **self.own}
        return {id_: rule for id_, rule in every.items() if id_ not in self.off}

    @property
    def ids(self) -> frozenset[str]:
        """Every id, of rules that are off too."""
        return frozenset({*self.rules, *self.own})

    @model_validator(mode="after")
    def _ids_are_known_and_differ(self) -> Self:
        if twice := sorted(set(self.rules) & set(self.own)):
            raise ValueError(f"own.{twice[0]}: there is a rule of this id; choose another")
        if unknown := sorted(set(self.off) - self.ids):
            raise ValueError(f"off: no rule has the id {unknown[0]!r}")
        return self


def _described(fact: str) -> FactDescription:
    if fact not in COACHING_FACTS:
        raise ValueError(f"no fact is named {fact!r}; docs/coaching.md lists them")
    return COACHING_FACTS[fact]


def _check_value(fact: str, described: FactDescription, value: bool | float | str) -> None:
    words = WORDS.get(described.kind)
    if words is not None and value not in words:
        raise ValueError(f"{fact}: expected one of {', '.join(words)}, got {value!r}")
    if described.kind == "flag" and not isinstance(value, bool):
        raise ValueError(f"{fact}: expected true or false, got {value!r}")
    if described.kind in ("number", "share") and (
        isinstance(value, bool) or not isinstance(value, int | float)
    ):
        raise ValueError(f"{fact}: expected a number, got {value!r}")
