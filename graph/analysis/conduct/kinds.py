"""What one person had of each kind of interaction in a year, beside the yearly limits."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from graph.analysis.answer import Evidence, Part
from graph.analysis.conduct.evidence import led_in, money
from graph.analysis.conduct.record import ConductRecord, JudgedInteraction
from graph.analysis.resting_on import resting_on
from graph.conduct.amounts import per_head
from graph.conduct.judgement import Judgement


class KindTotal(Part):
    """What a person had of one kind in the year.

    `per_head`: the sum of the costs a head that are known, in the rules' currency; null where
    none is. `without_cost`: how many have no recorded cost, or one without a rate. `limits`: the
    yearly limits that count the kind, by rule, in the rule's own currency.
    """

    kind: str
    number: int
    without_cost: int
    per_head: float | None
    limits: dict[str, float]
    evidence: Evidence


def kind_totals(
    record: ConductRecord, contact: str, found: Sequence[JudgedInteraction]
) -> tuple[KindTotal, ...]:
    """Return what there was of each kind, by kind.

    Parameters
    ----------
    record
        The year.
    contact
        The person.
    found
        Their interactions that a rule applies to.
    """
    of_kind: dict[str, list[str]] = defaultdict(list)
    for one in found:
        of_kind[one.kind].append(one.interaction)
    return tuple(_total(record, contact, kind, ids) for kind, ids in sorted(of_kind.items()))


def _total(record: ConductRecord, contact: str, kind: str, ids: Sequence[str]) -> KindTotal:
    judged = [record.judgements.get((contact, id_)) for id_ in ids]
    heads = [head for j in judged if j and (head := _head(record, j)) is not None]
    limits = {k: v for j in judged if j for k, v in _limits(j)}
    spent = sum(heads) if heads else None
    return KindTotal(
        kind=kind,
        number=len(ids),
        without_cost=len(ids) - len(heads),
        per_head=spent,
        limits=limits,
        evidence=resting_on(
            "conduct_kind_unknown" if spent is None else "conduct_kind_total",
            "interactions",
            *({"id": id_} for id_ in ids),
            activity=record.facts.rules.kinds[kind],
            who=record.name(contact).name,
            year=str(record.year),
            times=len(ids),
            spent=money(spent or 0.0, record.facts.rules.currency),
            limits=led_in("conduct_limits", *_limits_said(record, limits)),
        ),
    )


def _head(record: ConductRecord, judged: Judgement) -> float | None:
    """Return a cost a head in the rules' currency, divided as the strictest rule divides it."""
    row = judged.interaction
    if row.get("currency") not in record.known_currencies:
        return None
    rule = judged.rulings[0].rule.model_copy(update={"currency": None})
    return per_head(rule, record.facts.rules, row)


def _limits(judged: Judgement) -> Iterator[tuple[str, float]]:
    for ruling in judged.rulings:
        if ruling.rule.limit_year is not None:
            yield ruling.id, ruling.rule.limit_year


def _limits_said(record: ConductRecord, limits: Mapping[str, float]) -> Iterator[Evidence]:
    rules = record.facts.rules
    for id_, limit in limits.items():
        most = money(limit, rules.rules[id_].currency or rules.currency)
        yield Evidence(kind="conduct_kind_limit", values={"rule_id": id_, "most": most})
