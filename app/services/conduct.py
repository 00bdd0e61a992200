"""Conduct rules asked before anything is done: the verdict on a plan, and nothing is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.services.access import Access
from graph.analysis.answer import ContactName, Evidence, Part
from graph.analysis.conduct.evidence import contact_called
from graph.analysis.conduct.record import JudgedInteraction, judged_interaction
from graph.conduct.facts import TABLES_READ, ConductFacts
from graph.conduct.judgement import judged
from graph.conduct.ruling import SEVERITY, STRICTNESS, Status
from graph.errors import InvalidRows, RowProblem
from graph.model import TABLES, Row
from graph.model.interaction import INTERACTIONS
from graph.rules.conduct import Verdict
from graph.store import Reading
from graph.view.evidence import in_words
from graph.view.phrases import Language

PLAN = "\U0010fffd"
"""The id of a plan without one: it comes after all that is recorded on its day."""
NOBODY_NAMED = "\U0010fffd"
"""One colleague of ours, where a plan does not name any yet."""


class PlanJudged(Part):
    """What the rules say of a plan for one contact."""

    contact: ContactName
    judged: JudgedInteraction


class PlanVerdict(Part):
    """What the rules say of a plan: the strictest verdict, and that of each contact.

    `status`: what would become of it if it were recorded as it is.
    """

    account: str
    version: int
    verdict: Verdict
    status: Status
    contacts: tuple[PlanJudged, ...]
    ask: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    version: int
    rows: dict[str, list[Row]]


def check_plan(
    access: Access, account: str, values: Mapping[str, Any], language: Language
) -> PlanVerdict:
    """Return what the conduct rules say of an interaction that is planned; nothing is stored.

    Parameters
    ----------
    access
        Who asks.
    account
        The account's id.
    values
        An interaction's columns; `id` may be missing (with that of a recorded one it is judged in
        its place), and so may `colleagues` (then one is counted).
    language
        Of all texts.

    Raises
    ------
    InvalidRow
        If it breaks the model.
    InvalidRows
        If a contact, colleague or project of it is not there.
    RateMissing
        If its cost is in a currency for which there is no rate.
    """
    plan = INTERACTIONS.validate({"id": PLAN, "colleagues": [NOBODY_NAMED], **_given(values)})
    known = access.store.read(access.tenant, account, _read)
    _check_references(known, plan)
    facts = ConductFacts.of(known.rows, access.rules)
    found = judged(facts, plan)
    shown = tuple(
        PlanJudged(
            contact=contact_called(facts, one.contact),
            judged=_worded(judged_interaction(facts, one), language),
        )
        for one in found
    )
    example = (Evidence(kind="conduct_example"),) if facts.rules.example else ()
    return PlanVerdict(
        account=account,
        version=known.version,
        verdict=max((one.verdict for one in found), key=STRICTNESS.__getitem__),
        status=max((one.status for one in found), key=SEVERITY.__getitem__),
        contacts=shown,
        ask=tuple(in_words(one, language) for one in example),
    )


def _given(values: Mapping[str, Any]) -> Row:
    return {name: value for name, value in values.items() if value not in (None, [])}


def _read(view: Reading) -> _Known:
    return _Known(view.account.version, {name: view.rows(TABLES[name]) for name in TABLES_READ})


def _check_references(known: _Known, plan: Row) -> None:
    problems = [
        RowProblem(INTERACTIONS.name, None, column, f"no {table} row has the id {target!r}")
        for column, table, target in INTERACTIONS.referred(plan)
        if target != NOBODY_NAMED and all(row["id"] != target for row in known.rows[table])
    ]
    if problems:
        raise InvalidRows(problems)


def _worded(found: JudgedInteraction, language: Language) -> JudgedInteraction:
    said = tuple(in_words(one, language) for one in found.evidence)
    name = "" if found.interaction == PLAN else found.interaction
    return found.model_copy(update={"evidence": said, "interaction": name})
