"""Coaching advice: what to do next in a project, by the rules of the method and the company's own.

References
----------
The rules are the account method's (大客户销售), in `graph/rules/coaching.toml`; the mechanics
(silent without data, mutes, at most seven, first fired) after Altify's Insights and Blue Sheets.
"""

from collections.abc import Iterator

from graph.analysis.advice.conditions import Conditions, Firing
from graph.analysis.advice.first_fired import first_fired
from graph.analysis.advice.found import Known, refs
from graph.analysis.advice.items import Advice, advice_item
from graph.analysis.answer import Evidence, Part, Reason, Result
from graph.analysis.decision import Decision
from graph.analysis.resting_on import resting_on
from graph.bilingual import Bilingual
from graph.model import Row
from graph.rules import rules
from graph.rules.coaching import SEVERITIES, CoachingRules

SHOWN, HISTORY = 7, 90


class Muted(Part):
    """Advice that is muted: its rule, up to when, why, and how many subjects it would name."""

    rule: str
    until: str
    reason: str
    count: int
    evidence: tuple[Evidence, ...] = ()


class AdviceBeside(Part):
    """What stands beside the advice.

    `fired`: how many rules fire and are not muted; `not_shown`: how many of them are left out;
    `muted`: those that fire and are muted; `unknown_mutes`: mutes of rules that there are not.
    """

    fired: int = 0
    not_shown: int = 0
    muted: tuple[Muted, ...] = ()
    unknown_mutes: tuple[Evidence, ...] = ()


def advice(decision: Decision, *, limit: int | None = SHOWN, history: int = HISTORY) -> Result:
    """Return the advice for a project: by severity, then by the power of the people in it.

    Parameters
    ----------
    decision
        The project's decision.
    limit
        At most so many (None: all).
    history
        How many days to look back for since when each has fired; 0: not at all.

    Returns
    -------
    Result
        Items are Advice; AdviceBeside stands beside them. Of a closed project there is none.
    """
    reasons = _reasons(decision)
    if reasons:
        return Result(items=(), verdict="not_enough_evidence", reasons=reasons, is_limited=True)
    known = Known(decision, rules("coaching", CoachingRules, decision.rules))
    fired, mutes = _fired(known), {row["rule"]: row for row in _mutes(known)}
    loud = {id_: firings for id_, firings in fired.items() if id_ not in mutes}
    items = _ranked(known, loud)
    shown = items if limit is None else items[:limit]
    beside = AdviceBeside(
        fired=len(items),
        not_shown=len(items) - len(shown),
        muted=tuple(_muted(known, mutes[id_], fired[id_]) for id_ in fired if id_ in mutes),
        unknown_mutes=tuple(_unknown(known)),
    )
    return Result(items=_dated(known, shown, loud, history), beside=beside, is_limited=True)


def _reasons(decision: Decision) -> tuple[Reason, ...]:
    if not len(decision.graph):
        return ("no_people",)
    is_open = decision.project is not None and decision.project["status"] == "open"
    return () if is_open else ("no_open_project",)


def _fired(known: Known) -> dict[str, tuple[Firing, ...]]:
    conditions = Conditions(known)
    found = {id_: tuple(conditions.fired(rule)) for id_, rule in known.rules.active.items()}
    return {id_: firings for id_, firings in found.items() if firings}


def _ranked(known: Known, fired: dict[str, tuple[Firing, ...]]) -> tuple[Advice, ...]:
    active = known.rules.active
    items = [advice_item(known, id_, active[id_], firings) for id_, firings in fired.items()]
    items.sort(key=lambda item: (SEVERITIES.index(item.severity), -item.power, item.rule))
    return tuple(item.model_copy(update={"rank": rank}) for rank, item in enumerate(items, 1))


def _dated(
    known: Known, shown: tuple[Advice, ...], fired: dict[str, tuple[Firing, ...]], days: int
) -> tuple[Advice, ...]:
    """Return the advice shown with since when each has fired."""
    subjects = {item.rule: frozenset(one.subject for one in fired[item.rule]) for item in shown}
    since = first_fired(known, subjects, days) if days else {}
    dates = {
        id_: {"since": first.day, "since_or_before": first.is_limit} for id_, first in since.items()
    }
    return tuple(item.model_copy(update=dates.get(item.rule, {})) for item in shown)


def _mutes(known: Known) -> Iterator[Row]:
    """Return the mutes that hold at the date, those of the project last: they count."""
    today = known.graph.as_of.isoformat()
    rows = (row for row in known.decision.facts("mutes") if row["until"] >= today)
    return iter(sorted(rows, key=lambda row: "project" in row))


def _muted(known: Known, mute: Row, firings: tuple[Firing, ...]) -> Muted:
    rule = known.rules.active[mute["rule"]]
    values = {"rule": mute["rule"], "until": mute["until"], "why_muted": mute["reason"]}
    advised = Bilingual(rule.en, rule.zh)
    said = resting_on("muted_advice", "mutes", mute, advised=advised, **values)
    return Muted(
        rule=mute["rule"],
        until=mute["until"],
        reason=mute["reason"],
        count=len(firings),
        evidence=(said,),
    )


def _unknown(known: Known) -> Iterator[Evidence]:
    for row in _mutes(known):
        if row["rule"] not in known.rules.ids:
            yield Evidence(
                kind="mute_of_no_rule", refs=refs("mutes", [row]), values={"rule": row["rule"]}
            )
