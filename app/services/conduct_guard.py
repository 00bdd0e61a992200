"""The conduct rules on the write path: what is put is held against them before it is stored."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.analysis.answer import Evidence
from graph.analysis.conduct.evidence import judgement_evidence, ruling_evidence
from graph.conduct.facts import TABLES_READ, ConductFacts
from graph.conduct.judgement import Judgement, judged
from graph.conduct.later import worsened
from graph.conduct.ruling import Status
from graph.errors import BrokenRule, ConductBroken, RowProblem
from graph.facts import FactKey, Facts
from graph.model import TABLES, Row, Table
from graph.model.interaction import INTERACTIONS
from graph.rules.conduct import RateMissing, Verdict
from graph.store.edits import Edit
from graph.view.evidence import in_words
from graph.view.phrases import Language

CHECKED = frozenset(
    {"date", "kind", "colleagues", "contacts", "topic", "cost", "currency", "people_present"}
    | {"project", "agenda", "host_present", "approved_by", "exception_reason"}
)
"""Columns that the rules look at: where none of them changes, an old row may be edited."""
FLAGGED: frozenset[Status] = frozenset({"needs_approval", "exception", "incomplete"})

AROUND: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "by_another": "this would make interaction {other!r} break a rule: ",
        "unknown": "; {contact}'s party_class is unknown: treated as a public official",
        "excusable": "; an exception needs its exception_reason",
        "never": "; there is no exception",
    },
    "zh": {
        "by_another": "这会使接触活动“{other}”违反规范：",
        "unknown": "；{contact}的身份类别（party_class）未知，按公职人员对待",
        "excusable": "；如属例外，须填写exception_reason",
        "never": "；不得例外",
    },
}
"""What is said around the rules that refuse an interaction."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text in both languages."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class ConductFlag:
    """What was stored though a rule is not kept to: the rule named first is the strictest."""

    interaction: str
    contact: str
    rules: tuple[str, ...]
    verdict: Verdict
    status: Status
    text: Said


@dataclass
class ConductGuard:
    """A guard for `graph.store.apply`; made anew for each write.

    Parameters
    ----------
    folder
        The company's own rules; None: ours.
    flags
        What was found last: a transaction may run again.
    """

    folder: Path | None
    flags: tuple[ConductFlag, ...] = field(default=(), init=False)

    def __call__(
        self, account: Facts, edits: Sequence[Edit], present: Mapping[FactKey, Row]
    ) -> None:
        """Raise ConductBroken where a rule refuses an interaction; else remember what to flag."""
        self.flags = ()
        checked = [edit for edit in edits if _is_checked(edit, present)]
        if not checked:
            return
        facts = ConductFacts.of(_afterwards(account, edits), self.folder)
        problems: list[RowProblem] = []
        found = [(edit, one) for edit in checked for one in _judged(facts, edit, problems)]
        found += _later(facts, checked, present)
        refused = [(edit, one) for edit, one in found if one.status == "blocked"]
        broken = [_broken(facts, edit, one) for edit, one in refused]
        problems += [
            RowProblem(edit.kind, edit.input_row, "kind", rule.text["en"])
            for (edit, _), rule in zip(refused, broken, strict=True)
        ]
        if problems:
            raise ConductBroken(problems, broken)
        self.flags = tuple(_flag(facts, one) for _, one in found if one.status in FLAGGED)


def text_of(evidence: Sequence[Evidence], language: Language) -> str:
    """Return several pieces of evidence as one text."""
    between = ". " if language == "en" else "。"
    return between.join(in_words(one, language).text for one in evidence)


def _is_checked(edit: Edit, present: Mapping[FactKey, Row]) -> bool:
    if edit.kind != INTERACTIONS.name or edit.row is None:
        return False
    before = present.get((edit.kind, edit.key), {})
    return any(before.get(column) != edit.row.get(column) for column in CHECKED)


def _afterwards(account: Facts, edits: Sequence[Edit]) -> dict[str, Sequence[Row]]:
    """Return the rows that the rules look at, as they would be."""
    return {name: list(_rows(account, edits, TABLES[name])) for name in TABLES_READ}


def _rows(account: Facts, edits: Sequence[Edit], table: Table) -> Iterator[Row]:
    changed = {edit.key: edit.row for edit in edits if edit.kind == table.name}
    yield from (row for row in account.rows(table) if table.key_of(row) not in changed)
    yield from (row for row in changed.values() if row is not None)


def _judged(facts: ConductFacts, edit: Edit, problems: list[RowProblem]) -> tuple[Judgement, ...]:
    """Return the judgements on an edit; where a rate is missing that is its problem."""
    try:
        return judged(facts, edit.row or {})
    except RateMissing as error:
        problems.append(RowProblem(edit.kind, edit.input_row, "currency", str(error)))
        return ()


def _later(
    facts: ConductFacts, edits: Sequence[Edit], present: Mapping[FactKey, Row]
) -> Iterator[tuple[Edit, Judgement]]:
    """Yield recorded interactions that are judged worse by an edit, with the edit."""
    changed = {edit.key: present.get((edit.kind, edit.key)) for edit in edits}
    for one in worsened(facts, changed):
        yield next(e for e in edits if e.row and one.contact in e.row["contacts"]), one


def _refusal(facts: ConductFacts, edit: Edit, found: Judgement, language: Language) -> str:
    """Return which rules refuse an interaction, by how much, and whether there is an exception."""
    refused = [r for r in found.rulings if r.status(found.interaction) == "blocked"]
    words = text_of([ruling_evidence(facts, found, ruling) for ruling in refused], language)
    excusable = all(ruling.rule.exceptions for ruling in refused)
    say, other = AROUND[language], found.interaction["id"]
    by = "" if other == edit.key else say["by_another"].format(other=other)
    assumed = say["unknown"].format(contact=found.contact) if found.class_unknown else ""
    return by + words + assumed + say["excusable" if excusable else "never"]


def _broken(facts: ConductFacts, edit: Edit, found: Judgement) -> BrokenRule:
    ruling = next(r for r in found.rulings if r.status(found.interaction) == "blocked")
    return BrokenRule(
        interaction=found.interaction["id"],
        contact=found.contact,
        rule=ruling.id,
        currency=ruling.rule.currency,
        per_head=ruling.head,
        limit_head=ruling.rule.limit_head,
        year_so_far=ruling.year,
        limit_year=ruling.rule.limit_year,
        text={language: _refusal(facts, edit, found, language) for language in AROUND},
    )


def _flag(facts: ConductFacts, found: Judgement) -> ConductFlag:
    row = found.interaction
    told = tuple(ruling for ruling in found.rulings if ruling.status(row) in FLAGGED)
    shown = judgement_evidence(facts, replace(found, rulings=told))
    return ConductFlag(
        interaction=row["id"],
        contact=found.contact,
        rules=tuple(ruling.id for ruling in told),
        verdict=found.verdict,
        status=found.status,
        text=Said(text_of(shown, "en"), text_of(shown, "zh")),
    )
