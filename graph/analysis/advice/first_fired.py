"""Since when a rule has fired: the same rules asked of earlier days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from graph.analysis.advice.conditions import Conditions
from graph.analysis.advice.found import Known
from graph.analysis.windows import decision_at

STEP_DAYS, BIG_STEP_DAYS = 7, 30
BIG_ACCOUNT = 500
"""From so many people on earlier days are asked a month apart."""


@dataclass(frozen=True, slots=True)
class FirstFired:
    """The earliest day since which a rule has fired, and whether no earlier one was asked."""

    day: date
    is_limit: bool


def first_fired(
    known: Known, fired: Mapping[str, frozenset[str]], days: int
) -> Mapping[str, FirstFired]:
    """Return since when rules have fired without a break, about any of the same subjects.

    Earlier days are a week apart, of an account beyond 500 people a month. Facts are those of
    that day as they are believed now.

    Parameters
    ----------
    known
        What is known of the decision.
    fired
        The rules that fire now, with whom or what about.
    days
        How many days to look back.
    """
    found, day = dict.fromkeys(fired, known.graph.as_of), known.graph.as_of
    still = {id_ for id_ in fired if not known.rules.active[id_].is_slow}
    asked = set(still)
    for day in _earlier(known, days):
        if not still:
            break
        then = Conditions(Known(decision_at(known.decision, day), known.rules))
        still = {id_ for id_ in still if then.still(known.rules.active[id_], fired[id_])}
        found |= dict.fromkeys(still, day)
    return {id_: FirstFired(found[id_], id_ in still) for id_ in asked}


def _earlier(known: Known, days: int) -> Iterable[date]:
    """Yield the earlier days to ask, the latest first; none before the project."""
    step = BIG_STEP_DAYS if len(known.graph) > BIG_ACCOUNT else STEP_DAYS
    project = known.decision.project or {}
    first = date.fromisoformat(project.get("opened_on", date.min.isoformat()))
    last = known.graph.as_of
    back = min(days, (last - first).days)
    return (last - timedelta(days=n) for n in range(step, back + 1, step))
