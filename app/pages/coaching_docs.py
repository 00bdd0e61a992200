"""The coaching rules and the facts that they may name as a Markdown page.

Run ``scripts/docs`` to write ``docs/coaching.md``.
"""

from collections.abc import Iterator

from graph.rules import rules
from graph.rules.coaching import CoachingRule, CoachingRules, Condition
from graph.rules.coaching_facts import COACHING_FACTS, WORDS

INTRODUCTION = """\
# Coaching rules

`advice` holds the rules of `graph/rules/coaching.toml` against a project. A company's file
`coaching.toml` in the folder `KINGMAKER_RULES` changes fields of our rules (`[rules.R28]`), adds
its own (`[own.X1]`, the same fields) and switches rules off (`off = ["R21"]`); it is checked at
start.

```toml
off = ["R21"]

[own.X1]
scope = "person"                 # project, person or unit: what it is about
severity = "warning"             # urgent, warning or hint
needs = ["roles"]                # silent where one of these tables has no row at all
needs_any = ["needs", "pains"]   # silent where none of these has one
when = [{ fact = "is_decider", op = "=", value = true }]          # all must hold
any = [{ fact = "influence", op = ">", than = "formal_power" }]   # and one of these
en = "What to do."
zh = "该做什么。"
```

Operators are `=`, `!=`, `<`, `<=`, `>`, `>=`. A fact that is not known holds no condition. Rules
with the fact marked "slow" have no first day.

A mute (`mutes`: rule, project or none, reason, until) silences a rule up to a day; the answer
names it beside the advice.

"""


def coaching_page() -> str:
    """Return the page."""
    return INTRODUCTION + "\n".join([*_facts(), "", *_rules()]) + "\n"


def _facts() -> Iterator[str]:
    yield from ("## Facts", "", "| fact | about | kind | what | 中文 |", "|---|---|---|---|---|")
    for name, one in COACHING_FACTS.items():
        words = ", ".join(WORDS.get(one.kind, ()))
        kind = f"{one.kind}: {words}" if words else one.kind
        slow = ", slow" if one.slow else ""
        yield f"| `{name}` | {one.scope} | {kind}{slow} | {one.words.en} | {one.words.zh} |"


def _rules() -> Iterator[str]:
    yield from (
        "## Rules",
        "",
        "| rule | severity | when | advice | 建议 |",
        "|---|---|---|---|---|",
    )
    for id_, rule in rules("coaching", CoachingRules).rules.items():
        yield f"| {id_} | {rule.severity} | {_when(rule)} | {rule.en} | {rule.zh} |"


def _when(rule: CoachingRule) -> str:
    either = " or ".join(map(_said, rule.any))
    every = [*map(_said, rule.when), f"({either})" if len(rule.any) > 1 else either]
    return " and ".join(part for part in every if part)


def _said(condition: Condition) -> str:
    value = condition.value
    shown = str(value).lower() if isinstance(value, bool) else f"{value}"
    return f"`{condition.fact} {condition.op} {condition.than or shown}`"


if __name__ == "__main__":
    print(coaching_page(), end="")
