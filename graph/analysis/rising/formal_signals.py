"""Formal signs that somebody is on the way up: an acting post, more reports, a new role."""

import re
from typing import Literal

from graph.account_graph import AccountGraph
from graph.analysis.answer import Evidence, FactRef, Part
from graph.analysis.decision import Decision
from graph.model import TABLES

_POSTS = "总|主任|经理|主管|部长|组长|院长|局长|处长|科长|行长|校长|厂长|站长|主席|书记|董事|首席"
_ACTING = re.compile(
    rf"\b(?:acting|interim)\b|代理(?!商|渠道|人|业务|权|服务)|(?<!现|当|时)代(?={_POSTS})",
    re.IGNORECASE,
)


class FormalSignal(Part):
    """One sign: an acting post, more reports than in the first window, or a new role.

    `value` is the title, the number of reports now, or the role; `before` the number then.
    """

    kind: Literal["acting_post", "more_reports", "new_role"]
    value: str | int
    before: int | None = None


def formal_signals(
    decision: Decision, first: Decision, place: int
) -> tuple[tuple[FormalSignal, Evidence], ...]:
    """Return the formal signs for a person, each with its evidence.

    Earlier titles are not kept as facts, so a title tells only by what it says now.

    Parameters
    ----------
    decision
        The decision now.
    first
        The same decision in the first window in which the person was there.
    place
        The person's place now.
    """
    return (
        *_acting_post(decision, place),
        *_more_reports(decision, first, place),
        *_new_roles(decision, first, place),
    )


def is_acting(title: str) -> bool:
    """Return whether a title says that somebody holds a post for a time.

    Examples
    --------
    >>> is_acting("规划工程师、代理组长"), is_acting("Acting Head"), is_acting("代总经理")
    (True, True, True)
    >>> is_acting("国资委派出代表"), is_acting("代理商经理"), is_acting("Contracting")
    (False, False, False)
    """
    return bool(_ACTING.search(title))


def _acting_post(decision: Decision, place: int) -> list[tuple[FormalSignal, Evidence]]:
    person = decision.graph.people[place]
    title = person.get("title", "")
    if not is_acting(title):
        return []
    refs = (FactRef(table="contacts", key=person["id"]),)
    said = Evidence(kind="acting_post", refs=refs, values={"title": title})
    return [(FormalSignal(kind="acting_post", value=title), said)]


def _more_reports(
    decision: Decision, first: Decision, place: int
) -> list[tuple[FormalSignal, Evidence]]:
    person = decision.graph.ids[place]
    now, before = _reports(decision.graph, person), _reports(first.graph, person)
    if len(now) <= len(before):
        return []
    refs = tuple(FactRef(table="contacts", key=id_) for id_ in now if id_ not in before)
    values = {
        "name": decision.graph.people[place]["name"],
        "count_now": len(now),
        "count_then": len(before),
        "then": first.graph.as_of.isoformat(),
    }
    said = Evidence(kind="more_reports", refs=refs, values=values)
    return [(FormalSignal(kind="more_reports", value=len(now), before=len(before)), said)]


def _reports(graph: AccountGraph, person: str) -> list[str]:
    lines = graph.lines
    below = lines.report[lines.solid & (lines.manager == graph.index[person])]
    return [graph.ids[report] for report in below]


def _new_roles(
    decision: Decision, first: Decision, place: int
) -> list[tuple[FormalSignal, Evidence]]:
    person, table = decision.graph.ids[place], TABLES["roles"]
    had = {row["role"] for row in first.roles.get(person, [])}
    return [
        (
            FormalSignal(kind="new_role", value=row["role"]),
            Evidence(
                kind="new_role",
                refs=(FactRef(table=table.name, key=table.key_in_url(table.key_of(row))),),
                values={"role": row["role"], "then": first.graph.as_of.isoformat()},
            ),
        )
        for row in decision.roles.get(person, [])
        if row["role"] not in had
    ]
