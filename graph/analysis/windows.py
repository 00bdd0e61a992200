"""A decision at several window ends: the whole model as of each of these days."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.account_graph import AccountGraph
from graph.analysis.decision import Decision
from graph.columns import graph_at
from graph.decision_body import DecisionBody, decision_body
from graph.errors import InvalidInput


@dataclass(frozen=True)
class Windows:
    """The decision at those window ends that tell anything.

    Parameters
    ----------
    asked, days
        How many windows were asked for, and how many days apart they end.
    numbers
        Which of them count, from 0, the earliest first.
    decisions
        The decision at the end of each that counts; of the last as given.
    """

    asked: int
    days: int
    numbers: tuple[int, ...]
    decisions: tuple[Decision, ...]

    @classmethod
    def of(cls, decision: Decision, count: int, days: int) -> "Windows":
        """Return a decision at window ends some days apart, the last at its own date.

        A window counts where somebody's informal listening is recorded and somebody holds the
        decision: of others there is nothing to compare.
        """
        ends = window_ends(decision.graph.as_of, count, days)
        then = [*(decision_at(decision, end) for end in ends[:-1]), decision]
        first = count - len(then)
        counting = [
            (first + place, one)
            for place, one in enumerate(then)
            if one.heard.any() and one.body.power.sum() > 0
        ]
        numbers = tuple(number for number, _ in counting)
        return cls(count, days, numbers, tuple(one for _, one in counting))

    @property
    def ends(self) -> tuple[date, ...]:
        """The days of the windows that count."""
        return tuple(decision.graph.as_of for decision in self.decisions)

    @property
    def begin(self) -> date:
        """The day on which the first window begins."""
        return date.fromordinal(max(self.ends[-1].toordinal() - self.asked * self.days, 1))

    @cached_property
    def places(self) -> NDArray[np.intp]:
        """Where the last window's people are in each one, −1 if absent: windows × people."""
        ids = self.decisions[-1].graph.ids
        return np.array([[d.graph.index.get(id_, -1) for id_ in ids] for d in self.decisions])

    @property
    def is_still(self) -> bool:
        """Whether no informal fact began or ended between any two of the windows."""
        return all(_same_facts(self.decisions[0].graph, d.graph) for d in self.decisions[1:])


def window_ends(last: date, count: int, days: int) -> list[date]:
    """Return window ends some days apart, the earliest first; none before the calendar begins.

    Examples
    --------
    >>> [str(end) for end in window_ends(date(2026, 6, 30), 3, 90)]
    ['2026-01-01', '2026-04-01', '2026-06-30']
    """
    ordinals = [last.toordinal() - days * back for back in reversed(range(count))]
    return [date.fromordinal(ordinal) for ordinal in ordinals if ordinal > 0]


def decision_at(decision: Decision, day: date) -> Decision:
    """Return the same decision as of an earlier day, with the body of that day."""
    return decision_in(decision, graph_at(decision.graph.history, day))


def decision_in(decision: Decision, graph: AccountGraph) -> Decision:
    """Return the same decision in another state of its account, with the body of that state.

    A given body keeps its weights among those present there. Where a body by roles or levels
    cannot be formed there, it is the decision's own, among those present there.
    """
    return replace(decision, graph=graph, body=_body_then(decision, graph))


def _body_then(decision: Decision, graph: AccountGraph) -> DecisionBody:
    source = decision.body.source
    if source != "given":
        project = str(decision.project["id"]) if decision.project else None
        try:
            return decision_body(graph, project, source)
        except InvalidInput:
            pass
    today = dict(zip(decision.graph.ids, decision.body.power, strict=True))
    power = np.array([today.get(id_, 0.0) for id_ in graph.ids])
    return DecisionBody(power / (power.sum() or 1.0), source)


def _same_facts(one: AccountGraph, other: AccountGraph) -> bool:
    same_links = one.facts["influences"] == other.facts["influences"]
    return same_links and np.array_equal(one.messages.fact, other.messages.fact)
