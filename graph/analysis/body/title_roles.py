"""What titles suggest of people's roles in a decision: a suggestion, never a fact.

References
----------
The rules are the account method's (大客户销售), in `graph/rules/titles.toml`.
"""

from collections.abc import Collection, Iterator

from graph.analysis.answer import Evidence, Part
from graph.analysis.resting_on import resting_on
from graph.model import Row
from graph.rules.titles import RoleLetter, TitleRule, TitleRules

HOLDERS = frozenset({"A", "D"})
"""Roles that no pointer has."""


class TitleSuggestion(Part):
    """What a title suggests, by which rule, and by which of its words.

    `otherwise`: the role where a condition that nobody recorded does not hold; `also`: another
    role that the title may mean. `external`: that the person is outside the organisation;
    `pointer`: that they know the way. Without a role it suggests none.
    """

    role: RoleLetter | None
    confidence: float
    rule: str
    words: str
    otherwise: RoleLetter | None
    also: RoleLetter | None
    external: bool
    pointer: bool


def suggested(title: str, rules: TitleRules) -> TitleSuggestion | None:
    """Return what a title suggests; None where no rule matches.

    Examples
    --------
    >>> from graph.rules import rules
    >>> found = suggested("5GC Test Lead", rules("titles", TitleRules))
    >>> found.role, found.rule, found.words
    ('E', 'T07', 'Test')
    """
    found = rules.matching(title)
    if found is None:
        return None
    rule, words = found
    return TitleSuggestion(
        role=rule.role,
        confidence=rule.confidence,
        rule=rule.id,
        words=words,
        otherwise=rule.otherwise,
        also=rule.also.role if rule.also else None,
        external=rule.external,
        pointer=rule.pointer,
    )


def contradicts(suggestion: TitleSuggestion, recorded: Collection[str]) -> bool:
    """Return whether none of the recorded roles is one that the title suggests.

    Where it suggests none, approvers and decision makers contradict it. Without a recorded role
    nothing does.

    Examples
    --------
    >>> tester = TitleSuggestion(
    ...     role="E",
    ...     confidence=0.6,
    ...     rule="T07",
    ...     words="Test",
    ...     otherwise=None,
    ...     also=None,
    ...     external=False,
    ...     pointer=False,
    ... )
    >>> contradicts(tester, ["S"]), contradicts(tester, ["S", "E"]), contradicts(tester, [])
    (True, False, False)
    """
    if suggestion.role is None:
        return not HOLDERS.isdisjoint(recorded)
    fitting = {suggestion.role, suggestion.otherwise, suggestion.also}
    return bool(recorded) and fitting.isdisjoint(recorded)


def title_evidence(
    person: Row, suggestion: TitleSuggestion, rules: TitleRules
) -> Iterator[Evidence]:
    """Yield what a person's title suggests, on which conditions, and by which words."""
    rule = next(rule for rule in rules.titles if rule.id == suggestion.rule)
    kind = "title_suggests" if suggestion.role else "title_suggests_pointer"
    values = {
        "title": person["title"],
        "part": suggestion.role,
        "confidence": suggestion.confidence,
        "rule": suggestion.rule,
        "words": suggestion.words,
    }
    yield resting_on(kind, "contacts", person, **values)
    yield from _conditions(rule)
    if suggestion.external and not person["external"]:
        yield resting_on("title_external", "contacts", person, name=person["name"])


def _conditions(rule: TitleRule) -> Iterator[Evidence]:
    if rule.when:
        yield Evidence(kind="title_when", values={"when": rule.when, "part": rule.otherwise})
    if rule.also:
        yield Evidence(kind="title_also", values={"when": rule.also.when, "part": rule.also.role})
